#!/usr/bin/env python3
"""Writes week.json: a made-up week of a made-up house, for the demo and the tests. Names nobody.

People are combinations of textbook names, organisations are numbered, phone numbers have zeros in the middle.
The 22nd is the day that the design's pictures show. Run again after a change; the result is the same every time.
"""
import hashlib
import json
import pathlib
import random

from house import CATEGORIES, LAYOUTS, text

WEEK = pathlib.Path(__file__).with_name("week.json")
DIGITS = "零一二三四五六七八九"


def chinese_number(n):
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")


ORGANISATIONS = [text(f"示例单位{chinese_number(n)}", f"Sample Organisation {n}") for n in range(1, 53)]

# --- places


WIDTH, HEIGHT, MARGIN, GAP = 616, 426, 24, 12


def cell(x, y, w, h, label, kind="room"):
    return {"x": round(x), "y": y, "w": round(w), "h": h, "label": label, "kind": kind}


def drawn(cells, target, arrival, line):
    """A plan of these cells, its path the line that starts in the arrival cell and ends at the target's door."""
    by_name = {entry["label"]["zh"]: entry for entry in cells}
    end, start = by_name[target["zh"]], by_name[arrival["zh"]]
    end["kind"], start["kind"] = "target", "arrival"
    path = line(start["x"] + start["w"] / 2, start["y"] + 60, end)
    return {"width": WIDTH, "height": HEIGHT, "cells": cells, "path": [{"x": x, "y": y} for x, y in path]}


def rows(top, bottom, left, right):
    """Two rows of equal cells with a corridor between them."""
    cells = []
    for labels, y, h in ((top, 22, 122), (bottom, 252, 150)):
        w = (right - left - GAP * (len(labels) - 1)) / len(labels)
        cells += [cell(left + i * (w + GAP), y, w, h, label) for i, label in enumerate(labels)]
    return cells


def along_corridor(top, bottom, target, arrival):
    """Out of the arrival cell, along the corridor, through a door of the upper row."""
    def line(x, y, end):
        door = end["x"] + end["w"] / 2
        return [(x, y), (x, 198), (door, 198), (door, 144)] if abs(door - x) > 1 else [(x, y), (x, 144)]
    return drawn(rows(top, bottom, MARGIN, WIDTH - MARGIN), target, arrival, line)


def end_of_corridor(top, bottom, target, arrival, side):
    """Out of the arrival cell and to the corridor's end, where the target faces whoever comes."""
    wide = 190
    at = MARGIN if side == "left" else WIDTH - MARGIN - wide
    left, right = (at + wide + GAP, WIDTH - MARGIN) if side == "left" else (MARGIN, at - GAP)

    def line(x, y, end):
        return [(x, y), (x, 198), (end["x"] + (end["w"] if side == "left" else 0), 198)]
    return drawn(rows(top, bottom, left, right) + [cell(at, 22, wide, 380, target)], target, arrival, line)


def straight_in(left, right, target, arrival):
    """Straight on between two columns of rooms; the target is the first on the right."""
    left_wide, right_wide, high = 176, 236, 184
    columns = ((MARGIN, left_wide, left), (WIDTH - MARGIN - right_wide, right_wide, right))
    cells = [cell(x, 22 + i * (high + GAP), wide, high, label)
             for x, wide, labels in columns for i, label in enumerate(labels)]
    middle = MARGIN + left_wide + GAP

    def line(x, y, end):
        return [(x, y), (x, 114), (end["x"], 114)]
    return drawn(cells + [cell(middle, 252, WIDTH - MARGIN - right_wide - GAP - middle, 150, arrival)], target, arrival, line)


TEA, WASH, LIFTS = text("茶水间", "Tea room"), text("卫生间", "Toilets"), text("电梯厅", "Lifts")
DOOR, LOBBY = text("入口", "Entrance"), text("大厅", "Lobby")
MAIN, NORTH = text("主楼", "Main building"), text("北楼", "North building")
CENTRE, YARD = text("会议中心", "Conference centre"), text("院内", "Grounds")


def step(kind, hint, action):
    return {"kind": kind, "hint": hint, "action": action}


def lift_to(level, lift=1):
    return step("lift", text(f"乘 {lift} 号电梯", f"Take lift {lift}"), text(f"到 {level} 楼", f"to Level {level}"))


def place(key, building, floor, name, minutes, metres, way, floor_plan, **more):
    return {"id": key, "building": building, "floor": floor, "name": name, "minutes": minutes, "metres": metres,
            "way": way, "plan": floor_plan, **more}


def level(n):
    return text(f"{n} 楼", f"Level {n}")


ROOM_2 = text("第二会议室", "Meeting Room 2")
ROOM_205 = text("205 会议室", "Room 205")
SMALL = text("小会议室", "Small Meeting Room")
BRIEFING = text("会商室", "Briefing Room")
HALL = text("报告厅", "Lecture Hall")
CLINIC = text("社会医疗服务站", "Community Clinic")
GATE = text("南门集合点", "South Gate Assembly Point")

# As the design draws it: unequal rooms, the lifts a little right of the middle.
THIRD_FLOOR = {
    "width": 616, "height": 426,
    "cells": [
        {"x": 24, "y": 22, "w": 150, "h": 122, "label": text("301"), "kind": "room"},
        {"x": 185, "y": 22, "w": 152, "h": 122, "label": text("302"), "kind": "room"},
        {"x": 347, "y": 22, "w": 247, "h": 122, "label": ROOM_2, "kind": "target"},
        {"x": 24, "y": 252, "w": 120, "h": 150, "label": TEA, "kind": "room"},
        {"x": 156, "y": 252, "w": 133, "h": 150, "label": WASH, "kind": "room"},
        {"x": 300, "y": 252, "w": 157, "h": 150, "label": LIFTS, "kind": "arrival"},
        {"x": 468, "y": 252, "w": 125, "h": 150, "label": text("305"), "kind": "room"},
    ],
    "path": [{"x": 378, "y": 314}, {"x": 378, "y": 198}, {"x": 470, "y": 198}, {"x": 470, "y": 144}],
}

PLACES = [
    place("main-3-second", MAIN, level(3), ROOM_2, 2, 60,
          [lift_to(3),
           step("turn_right", text("出电梯右转", "Turn right out of the lift"), text("走 20 米", "Walk 20 m")),
           step("arrive", text("左手边", "On your left"), ROOM_2)], THIRD_FLOOR),
    place("main-2-205", MAIN, level(2), ROOM_205, 2, 50,
          [lift_to(2),
           step("turn_left", text("出电梯左转", "Turn left out of the lift"), text("走 15 米", "Walk 15 m")),
           step("arrive", text("右手边", "On your right"), ROOM_205)],
          along_corridor([ROOM_205, text("203"), text("201")], [text("206"), WASH, LIFTS, text("202")], ROOM_205, LIFTS)),
    place("main-1-briefing", MAIN, level(1), BRIEFING, 1, 30,
          [step("straight", text("沿大厅向里", "Straight through the lobby"), text("走 25 米", "Walk 25 m")),
           step("arrive", text("右手边", "On your right"), BRIEFING)],
          straight_in([text("值班室", "Duty room"), WASH], [BRIEFING, text("档案室", "Archive")], BRIEFING, LOBBY)),
    place("main-4-small", MAIN, level(4), SMALL, 3, 70,
          [lift_to(4),
           step("turn_right", text("出电梯右转", "Turn right out of the lift"), text("走到头", "To the end")),
           step("arrive", text("正对面", "Facing you"), SMALL)],
          end_of_corridor([text("401"), text("402"), text("403")], [TEA, LIFTS, WASH], SMALL, LIFTS, "right")),
    place("centre-hall", CENTRE, CENTRE, HALL, 5, 260,
          [step("outdoors", text("出大厅东门", "Leave by the east door"), text("走 200 米", "Walk 200 m")),
           step("turn_left", text("进会议中心左转", "Turn left inside the centre"), text("走 30 米", "Walk 30 m")),
           step("arrive", text("正对面", "Facing you"), HALL)],
          end_of_corridor([text("贵宾室", "Reception room"), text("休息室", "Lounge")], [WASH, DOOR, TEA], HALL, DOOR, "left")),
    place("north-1-clinic", NORTH, text("北楼 1 楼", "North building, Level 1"), CLINIC, 4, 180,
          [step("outdoors", text("出大厅北门", "Leave by the north door"), text("走 150 米", "Walk 150 m")),
           step("arrive", text("北楼右手边", "On the right in the north building"), CLINIC)],
          straight_in([text("检查室", "Examination room"), WASH], [CLINIC, text("药房", "Pharmacy")], CLINIC, DOOR), kind="spot"),
    place("yard-south-gate", YARD, YARD, GATE, 3, 120,
          [step("outdoors", text("出大厅南门", "Leave by the south door"), text("走 120 米", "Walk 120 m")),
           step("arrive", text("旗杆东侧", "East of the flagpole"), GATE)],
          along_corridor([GATE, text("车棚", "Bicycle shed")], [DOOR, text("停车场", "Car park")], GATE, DOOR), kind="spot"),
]

# --- people

SURNAMES = [pair.split() for pair in (
    "王 wang,李 li,张 zhang,刘 liu,陈 chen,杨 yang,赵 zhao,黄 huang,周 zhou,吴 wu,徐 xu,孙 sun,胡 hu,朱 zhu,高 gao,林 lin,何 he,"
    "郭 guo,马 ma,罗 luo,梁 liang,宋 song,郑 zheng,谢 xie,韩 han,唐 tang,冯 feng,于 yu,董 dong,萧 xiao,程 cheng,曹 cao,袁 yuan,"
    "邓 deng,许 xu,傅 fu,沈 shen,曾 zeng,彭 peng,吕 lv").split(",")]
GIVEN = [pair.split(" ", 1) for pair in (
    "明 ming,华 hua,强 qiang,芳 fang,敏 min,静 jing,丽 li,勇 yong,军 jun,杰 jie,磊 lei,洋 yang,艳 yan,娟 juan,涛 tao,超 chao,霞 xia,"
    "平 ping,刚 gang,桂英 gui ying,秀兰 xiu lan,志强 zhi qiang,海燕 hai yan,小红 xiao hong,建华 jian hua,文博 wen bo,雨桐 yu tong,"
    "晓东 xiao dong,春梅 chun mei,国庆 guo qing,立新 li xin,思远 si yuan").split(",")]

# What software tends to get wrong: beyond the BMP, extension A, names in parts, compound and many-voiced surnames,
# two people of one name.
SPECIAL = [
    ("陈𫖮", "chen yi"), ("张𬀩", "zhang wei"), ("朱䶮", "zhu yan"), ("刘㛃", "liu jie"), ("赵堃", "zhao kun"),
    ("阿曼古丽·示例", "a man gu li shi li"), ("欧阳文静", "ou yang wen jing"), ("单明", "shan ming"),
    ("仇国华", "qiu guo hua"), ("示例甲", "shi li jia"), ("示例乙", "shi li yi"), ("示例丙", "shi li bing"),
    ("张伟", "zhang wei"), ("张伟", "zhang wei"), ("李娜", "li na"), ("于", "yu"),
]
MADAMS = tuple("芳敏静丽艳娟霞英兰燕红桐梅娜㛃") + ("阿曼古丽·示例",)
TITLES = [text("科长", "Section Chief"), text("主任", "Director"), text("处长", "Division Head"), text("工程师", "Engineer")]


def made_up_people(seed, count):
    """`count` different textbook names."""
    every = [(s + g, f"{sp} {gp}") for s, sp in SURNAMES for g, gp in GIVEN]
    every.remove(("王建华", "wang jian hua"))  # too near the pictures' 王建国 on a masked list
    return random.Random(seed).sample(every, count)


class Desk:
    """Gives ids and phone numbers; the same person of the same meeting gets the same ones every time."""

    def __init__(self):
        self.last_four = 0

    def attendee(self, meeting, number, name, pinyin, **more):
        digest = hashlib.sha256(f"{meeting}/{number}".encode()).hexdigest()
        self.last_four = (self.last_four + 37) % 9973
        person = {"id": digest[:16], "meeting": meeting, "name": name, "pinyin": pinyin, "phone": f"1380000{self.last_four:04}",
                  "organisation": ORGANISATIONS[int(digest[16:20], 16) % len(ORGANISATIONS)]}
        person.update(more)
        return person


DESK = Desk()


def seat(number):
    zone, chair = divmod(number, 39)
    return text(f"{'ABCD'[zone % 4]} 区 {chair + 1} 号", f"Area {'ABCD'[zone % 4]}, seat {chair + 1}")


def people_for(meeting, count, seats=False, titles=False, honorifics=False, special=()):
    names = [(n, p) for n, p in special] + made_up_people(meeting, count - len(special))
    people = []
    for number, (name, pinyin) in enumerate(names):
        more = {}
        if seats:
            more["seat"] = seat(number)
        if titles:
            more["title"] = TITLES[number % len(TITLES)]
        if honorifics:
            more["honorific"] = "madam" if name.endswith(MADAMS) else "sir"
        people.append(DESK.attendee(meeting, number, name, pinyin, **more))
    return people


def big_list(meeting):
    """156 who are expected, three who are not: two excused, one who sends somebody."""
    special = [s for s in SPECIAL if s[0] != "示例乙"]
    people = people_for(meeting, 155, special=special)
    seats = [n for n in range(156) if n != 39 + 11]  # B 区 12 号 is taken
    for person, number in zip(people, seats):
        person["seat"] = seat(number)
    people[20]["role"] = people[21]["role"] = "observer"
    people[22]["role"] = "staff"
    people[30].update(stands_in_for="示例丁", seat=seat(seats[30]))
    people.append(DESK.attendee(meeting, 900, "王建国", "wang jian guo", phone="13800000000", seat=seat(39 + 11),
                                organisation=ORGANISATIONS[0]))
    people.append(DESK.attendee(meeting, 901, "示例丁", "shi li ding", stood_in_by=people[30]["name"], excused=True))
    people.append(DESK.attendee(meeting, 902, "示例戊", "shi li wu", excused=True))
    people.append(DESK.attendee(meeting, 903, "示例己", "shi li ji", excused=True))
    return people


# --- who has come already

FIRST, LAST = 8 * 60 + 31, 9 * 60 + 11  # minutes of the day; the pictures are of 09:12
ARRIVED = 127


def earlier_arrivals(people):
    """Everybody of the big meeting but 29: 王建国 and those with special names, who are for the demo to check in, the one
    who stands in for somebody, and the last of the list. More and more come as the meeting draws near."""
    rest = people[len(SPECIAL) - 1:155]
    coming = [person for person in rest if "stands_in_for" not in person][:ARRIVED]
    random.Random("arrivals").shuffle(coming)
    seconds = (LAST - FIRST) * 60 + 59
    arrivals = []
    for number, person in enumerate(coming):
        second = FIRST * 60 + round(seconds * (number / (ARRIVED - 1)) ** 0.6)
        at = f"2026-12-22T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
        arrivals.append({"attendee": person["id"], "at": at})
    return arrivals


# --- meetings


def meeting(day, starts, ends, opens, place_id, title, people, visibility="open", **more):
    number = f"202612{day:02}{starts.replace(':', '')}"
    key = f"{number}{int(hashlib.sha256(title['zh'].encode()).hexdigest(), 16) % 10000:04}"
    entry = {"id": key, "title": title, "place": place_id, "starts": f"2026-12-{day:02}T{starts}",
             "ends": f"2026-12-{day:02}T{ends}", "opens": f"2026-12-{day:02}T{opens}",
             "closes": f"2026-12-{day:02}T{ends}", "visibility": visibility}
    entry.update(more)
    entry["attendees"] = people(key)
    return entry


def some(count, **how):
    return lambda key: people_for(key, count, **how)


WIFI = text("会议 Wi-Fi 见会议室桌签", "Wi-Fi: see the card on your table")
PHONES = text("手机请存放在门口手机柜", "Please leave your phone in the cabinet by the door")


def week():
    second = [("示例乙", "shi li yi"), ("李娜", "li na"), ("欧阳文静", "ou yang wen jing")]
    return [
        meeting(21, "09:00", "10:30", "08:30", "main-2-205", text("机关食堂食品安全部署会", "Canteen food safety"), some(24)),
        meeting(21, "14:30", "16:00", "14:00", "main-4-small", text("节能降耗工作例会", "Energy saving review"),
                some(16, titles=True), salutation="title"),
        meeting(21, "16:30", "17:30", "16:00", "main-1-briefing", text("内部协调会"), some(8), visibility="hidden"),

        meeting(22, "08:00", "08:40", "07:40", "main-4-small", text("物业部早会", "Property team briefing"), some(18)),
        meeting(22, "09:30", "11:30", "08:30", "main-3-second",
                text("全市营商环境工作推进会", "Business environment review"), big_list,
                counts_public=True, show_ordinal=True, note=WIFI, expected=156,
                agenda="https://agenda.example/2026-12-22-0930"),
        meeting(22, "10:00", "11:00", "09:30", "main-2-205", text("物业服务月度例会", "Property services monthly"),
                some(32, titles=True), salutation="title"),
        meeting(22, "10:30", "11:00", "10:00", "main-1-briefing", text("后勤保障早调度", "Logistics briefing"),
                some(12), salutation="comrade"),
        meeting(22, "14:30", "17:00", "14:00", "centre-hall", text("冬季安全生产专题培训", "Winter work safety training"),
                some(90, honorifics=True), walk_in=True, leaving=True, salutation="sir_madam", counts_public=True),
        meeting(22, "15:30", "16:30", "15:00", "main-4-small", text("内部协调会"), some(6), visibility="hidden", note=PHONES),

        meeting(23, "09:00", "10:00", "08:40", "main-1-briefing", text("专题碰头会", "Working session"), some(9),
                visibility="time_and_place", note=PHONES),
        meeting(23, "09:30", "11:00", "09:00", "main-2-205", text("垃圾分类工作交流会", "Waste sorting exchange"), some(28)),
        meeting(23, "14:30", "16:30", "14:00", "main-2-205", text("政务公开工作培训", "Open government training"),
                some(40, special=second), note=WIFI),

        meeting(24, "09:00", "10:00", "08:30", "main-4-small", text("2 号电梯检修协调会", "Lift 2 service meeting"), some(10)),
        meeting(24, "15:00", "16:30", "14:30", "north-1-clinic", text("冬季健康讲座", "Winter health talk"), some(36, honorifics=True),
                walk_in=True, salutation="sir_madam"),

        meeting(25, "09:30", "11:30", "09:00", "main-3-second", text("年度物业服务讲评会", "Property services, the year in review"),
                some(48), counts_public=True),
        meeting(25, "14:00", "15:00", "13:40", "main-1-briefing", text("人员情况沟通会"), some(5), visibility="hidden"),

        meeting(26, "09:00", "10:30", "08:30", "yard-south-gate", text("消防应急疏散演练（演练）", "Fire drill (exercise)"),
                some(60), walk_in=True),
        meeting(27, "16:00", "16:40", "15:40", "main-1-briefing", text("周末值班交接会", "Weekend duty handover"), some(8)),
    ]


def main():
    meetings = week()
    big, = (entry for entry in meetings if entry["attendees"][-1]["name"] == "示例己")
    arrivals = earlier_arrivals(big["attendees"])
    attendees = [person for entry in meetings for person in entry.pop("attendees")]
    data = {
        "format": "suishou-site/1",
        "sample": True,
        "notice": "示例数据：会议、人员、单位、电话均为虚构。Sample data: meetings, people, organisations and numbers are invented.",
        "site": {
            "name": text("淮安市行政中心", "Huai'an Administrative Centre"),
            "kiosk_name": text("一号机", "Kiosk 1"),
            "desk": text("大厅东侧服务台", "Service desk, east side of the lobby"),
            "duty_phone": "0517-0000 0000",
            "organisations": ORGANISATIONS,
            "phone_pages": "https://suishou.example",
        },
        "open311": {"jurisdiction_id": "suishou.example", "contact": "示例：服务台 0517-0000 0000",
                    "key_service": "示例：向信息科申请"},
        "working_time": {"hours": [["08:30", "12:00"], ["14:00", "18:00"]], "weekdays": [1, 2, 3, 4, 5],
                         "closed": ["2027-01-01"]},
        "places": PLACES,
        "layouts": LAYOUTS,
        "categories": CATEGORIES,
        "meetings": meetings,
        "attendees": attendees,
        "arrivals_at": text("二号机", "Kiosk 2"),
        "arrivals": arrivals,
    }
    WEEK.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
