"""A made-up house as cells, and what can be broken in it. Sample data: the rooms are nobody's."""


def text(zh, en=""):
    return {"zh": zh, "en": en} if en else {"zh": zh}


# What a cell may be: its word, the same in English, its icon; and where the English is too long for a cell, less of it.
KINDS = {entry[0]: entry for entry in (
    ("楼梯", "Stairs", "stairs"), ("办公区", "Offices", "briefcase"), ("资料室", "Archive", "book-open-variant"),
    ("电梯厅", "Lifts", "elevator"), ("会议室", "Meeting room", "account-multiple", "Room"),
    ("茶水间", "Pantry", "cup-water"), ("卫生间", "Toilets", "human-male-female"),
    ("西门", "West entrance", "login-variant", "Entry"), ("东门", "East entrance", "login-variant", "Entry"),
    ("服务台", "Service desk", "information-outline", "Desk"), ("大堂", "Lobby", "home-modern"),
    ("健康小站", "Health station", "heart-pulse", "Health"), ("餐厅", "Canteen", "silverware-fork", "Dining"), ("车库", "Garage", "car"),
    ("配电房", "Switch room", "flash", "Power"), ("水泵房", "Pump room", "water-pump", "Pumps"),
    ("机房", "Server room", "server", "Servers"), ("值班室", "Duty room", "account-check", "Duty"),
    ("库房", "Store room", "package-variant-closed", "Stores"), ("大门", "Gate", "login-variant"),
    ("停车场", "Car park", "car"), ("花园", "Garden", "sofa"), ("广场", "Square", "view-grid"),
    ("步道", "Footpath", "walk"), ("岗亭", "Guard house", "account-check"))}

BAYS = [text("西端", "West end"), text("西翼", "West wing"), text("西厅", "West hall"), text("中厅", "Centre"),
        text("东厅", "East hall"), text("东翼", "East wing"), text("东端", "East end")]


def storey(n):
    return text(f"{n} 楼", f"Level {n}") if n > 0 else text(f"B{1 - n}")


def layout(key, name, position, rows, columns, cells, below=0, unit=None, rooms=None, planned=False, **marks):
    """cells: a line of words for each row. rooms: (row, column) -> number. marks: a flag -> its (row, column)s."""
    drawn = []
    for row, words in enumerate(cells):
        for column, word in enumerate(words.split()):
            if word == "-":
                continue
            zh, en, icon, *short = KINDS[word]
            number = (rooms or {}).get((row, column))
            cell = {"id": f"{key}-{row + 1}-{column + 1}", "row": row, "column": column,
                    "label": text(number, number) if number else text(zh, short[0] if short else en),
                    "name": text(f"{number} {zh}", f"{en} {number}") if number else text(zh, en), "icon": icon}
            if unit:
                cell["unit"] = unit(row, column)
            for mark, places in marks.items():
                if (row, column) in places:
                    cell[mark] = True
            drawn.append(cell)
    record = {"id": key, "name": name, "position": position, "rows": rows, "columns": columns, "cells": drawn}
    if below:
        record["below"] = below
    if planned:
        record["plans"] = [plan(row, [cell for cell in drawn if cell["row"] == row], below and row >= len(rows) - below)
                           for row in range(len(rows))]
    return record


def plan(row, cells, underground):
    """A storey seen from above: rooms with numbers north of a corridor and what serves them south of it, offices on both
    sides, stairs and lifts through from side to side."""
    rooms, taken, storey_number = [], {cell["label"]["zh"] for cell in cells}, 6 - row
    numbers = (text(str(n), str(n)) for n in range(storey_number * 100 + 1, storey_number * 100 + 99)
               if str(n) not in taken)
    for cell in cells:
        x, word = cell["column"] * 14, cell["name"]["zh"].split()[-1]
        box = lambda left, wide, north: {"x": x + left, "y": 0 if north else 24, "w": wide, "h": 16, "cell": cell["id"]}
        if word in ("办公区", "资料室") and not underground:
            rooms += [dict(box(left, 7, north), label=next(numbers)) for north in (True, False) for left in (0, 7)]
        elif cell["label"]["zh"].isdigit():
            # What lies opposite is another place.
            rooms += [dict(box(0, 14, True), cell="", label=next(numbers)), dict(box(0, 14, False), label=cell["label"])]
        elif underground or word in ("楼梯", "电梯厅", "大堂", "西门", "东门"):
            rooms += [dict(box(0, 14, True), h=40)]
        else:
            rooms += [dict(box(0, 14, True), label=next(numbers)), box(0, 14, False)]
    return {"row": row, "rooms": rooms}


# The 49 grid units are the main building's cells, from the top left: the third floor's east wing is number 27.
LAYOUTS = [
    layout("main", text("主楼", "Main building"), 1, [storey(n) for n in range(6, -1, -1)], BAYS,
           ["楼梯 办公区 资料室 电梯厅 会议室 茶水间 楼梯",
            "楼梯 办公区 卫生间 电梯厅 办公区 会议室 楼梯",
            "楼梯 茶水间 会议室 电梯厅 卫生间 办公区 楼梯",
            "楼梯 茶水间 卫生间 电梯厅 会议室 会议室 楼梯",
            "楼梯 会议室 卫生间 电梯厅 会议室 茶水间 楼梯",
            "西门 服务台 卫生间 大堂 值班室 餐厅 东门",
            "车库 车库 配电房 电梯厅 水泵房 机房 车库"],
           below=1, planned=True, unit=lambda row, column: str(row * 7 + column + 1), rooms={(3, 5): "305", (4, 1): "205"},
           no_photo={(0, 2), (6, 5)}),
    layout("north", text("北楼", "North building"), 2, [storey(n) for n in range(3, 0, -1)],
           [text("西端", "West end"), text("西侧", "West side"), text("中厅", "Centre"), text("东侧", "East side"),
            text("东端", "East end")],
           ["楼梯 办公区 电梯厅 会议室 楼梯",
            "楼梯 库房 电梯厅 卫生间 楼梯",
            "西门 健康小站 大堂 值班室 东门"]),
    layout("yard", text("院内", "Yard"), 3, [text("北", "N"), text("中", "Mid"), text("南", "S")],
           [text("西", "West"), text("中", "Centre"), text("东", "East")],
           ["停车场 花园 停车场",
            "步道 广场 步道",
            "岗亭 大门 岗亭"]),
]


def question(key, zh, en, *answers):
    """One touch: (zh, en) each."""
    return {"id": key, "text": text(zh, en), "answers": [text(*answer) for answer in answers]}


# What whoever comes would ask first, by category.
QUESTIONS = {
    "water.leak": [question("where", "哪里在漏？", "Where does it leak?", ("天花板", "Ceiling"), ("水龙头、水管", "Tap or pipe"),
                            ("空调", "Air conditioner")),
                   question("much", "漏得多吗？", "How much?", ("偶尔滴", "A drop now and then"), ("一直滴", "It keeps dripping"),
                            ("地面已湿", "The floor is wet"))],
    "power.light": [question("lights", "几盏灯不亮？", "How many lights?", ("一盏", "One"), ("几盏", "Several"), ("全部", "All of them"))],
    "lift.stopped": [question("lift", "哪部电梯？", "Which lift?", ("左边的", "The left one"), ("右边的", "The right one"), ("都不动", "Both"))],
    "air.cold": [question("which", "太冷还是太热？", "Too cold or too hot?", ("太冷", "Too cold"), ("太热", "Too hot"))],
}


def group(key, zh, en, icon, *members):
    """A group and its categories: (key, zh, en, icon, minutes, danger, phrases, synonyms)."""
    place = len(GROUPS) + 1
    GROUPS.append(key)
    records = [{"id": key, "name": text(zh, en), "icon": icon, "position": place}]
    for n, (own, its_zh, its_en, its_icon, minutes, danger, phrases, synonyms) in enumerate(members, 1):
        record = {"id": f"{key}.{own}", "group": key, "name": text(its_zh, its_en), "icon": its_icon,
                  "minutes": minutes, "position": n, "phrases": [text(*phrase) for phrase in phrases],
                  "synonyms": synonyms}
        if record["id"] in QUESTIONS:
            record["questions"] = QUESTIONS[record["id"]]
        if danger:
            record["danger"] = True
        records.append(record)
    return records


GROUPS = []
CATEGORIES = [
    *group("water", "水", "Water", "water-pump",
           ("leak", "漏水", "Leak", "water-pump", 120, False,
            [("空调漏水", "The air conditioner leaks"), ("水龙头滴水", "The tap drips"), ("地面有积水", "Water on the floor")],
            ["渗水", "滴水", "积水", "水管爆了"]),
           ("toilet", "厕所堵塞", "Blocked toilet", "human-male-female", 120, False,
            [("马桶堵了", "The toilet is blocked"), ("冲不了水", "It does not flush")], ["下水道", "马桶", "堵了"]),
           ("none", "没有水", "No water", "cup-water", 60, False, [("没有热水", "No hot water")], ["停水"])),
    *group("power", "电", "Power", "flash",
           ("light", "灯不亮", "Light out", "brightness-5", 240, False,
            [("灯不亮", "The light is out"), ("灯一直闪", "The light flickers")], ["照明", "灯管", "闪烁"]),
           ("outlet", "插座没电", "Dead socket", "flash", 240, False, [("插座没电", "The socket is dead")], ["跳闸", "停电"]),
           ("danger", "冒火花、漏电", "Sparks, shock", "alert", 15, True, [("插座冒火花", "The socket sparks")],
            ["触电", "电线", "焦味"])),
    *group("air", "空调", "Air", "weather-sunny",
           ("cold", "太冷或太热", "Too cold or hot", "weather-sunny", 240, False,
            [("空调不制冷", "It does not cool"), ("暖气不热", "The heating is cold")], ["暖气", "制冷", "温度"]),
           ("smell", "有异味", "Smell", "weather-sunset-up", 120, False, [("有异味", "It smells")], ["臭", "味道"])),
    *group("room", "门窗家具", "Doors, furniture", "sofa",
           ("lock", "门锁坏了", "Broken lock", "lock", 240, False, [("门锁坏了", "The lock is broken"), ("门关不上", "The door does not shut")],
            ["门禁", "把手", "钥匙"]),
           ("furniture", "桌椅坏了", "Broken furniture", "sofa", 480, False, [("椅子坏了", "The chair is broken")], ["凳子", "柜子"]),
           ("glass", "玻璃破了", "Broken glass", "alert-circle", 30, True, [("玻璃破了", "The glass is broken")], ["窗户", "碎玻璃"])),
    *group("lift", "电梯", "Lift", "elevator",
           ("stopped", "电梯不动", "Lift stands still", "elevator", 60, False, [("电梯不动", "The lift does not move")], ["停运"]),
           ("trapped", "有人被困", "Somebody is trapped", "alert", 5, True, [("有人被困", "Somebody is trapped")], ["困人", "关人"])),
    *group("clean", "卫生", "Cleaning", "spray",
           ("dirty", "需要打扫", "Needs cleaning", "spray", 60, False, [("地面很脏", "The floor is dirty"), ("垃圾满了", "The bin is full")],
            ["垃圾", "保洁", "脏"]),
           ("supplies", "缺用品", "Supplies missing", "package-variant-closed", 60, False, [("没有纸了", "No paper"), ("没有洗手液", "No soap")],
            ["卫生纸", "洗手液"])),
    *group("other", "其他", "Something else", "help",
           ("other", "其他", "Something else", "help", 480, False, [], [])),
]
