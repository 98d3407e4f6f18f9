#!/usr/bin/env python3
"""The console in a real browser, with a real kiosk beside it: from a list with mistakes to a person who has come."""
import base64
import csv
import hashlib
import http.client
import io
import json
import pathlib
import re
import subprocess
import sys
import time
import unittest
import urllib.parse
import urllib.request
import uuid

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "e2e")]
from browser import Browser, Missing  # noqa: E402
from journeys import BIG_MEETING, ROOT, Console as Desk, Journey, meeting_id, rows  # noqa: E402

PHRASE = "seven herons over the canal"
GUEST = "林试一"
HEAD = "姓名,单位名称,手机号码,座位\n"
OTHER = "林试二"
WRONG = HEAD + f"{GUEST},示例单位一,电话见通知,A 区 1 号\n,示例单位二,13800000002,A 区 2 号\n=1+1,示例单位二,,\n"
MEETINGS = "会议名称,日期,开始,结束,地点\n例会,2026年12月22日,9:30,11:00,第二会议室\n"
RIGHT = HEAD + f"{GUEST},示例单位一,13800000001,A 区 1 号\n{OTHER},示例单位二,13800000002,A 区 2 号\n"


class Console(Journey):
    def setUp(self):
        super().setUp()
        self.meeting = "/console/meetings/" + meeting_id(BIG_MEETING)
        given = self.station.hub_command("user", "add", "wang", "--display", "王师傅", "--role", "administrator", "--role",
                                         "meetings", "--role", "works", "--database", self.station.hub_database, "--clock", self.station.clock)
        self.browser = Browser(f"http://127.0.0.1:{self.station.port}")
        self.addCleanup(self.browser.close)
        self.sign_in(given.strip())

    def sign_in(self, password):
        """By keyboard alone, and by the ring that shows where it is."""
        browser = self.browser
        self.assertEqual(browser.go(self.meeting), 200)
        self.tab_to("登录名")
        browser.type(text="wang")
        self.tab_to("密码")
        browser.type(text=password)
        browser.key(key="Enter")
        # Given by somebody else: to be changed first, wherever one wanted to go.
        browser.wait_text(selector="h1", text="密码")
        browser.fill(label="现在的密码", text=password)
        browser.fill(label="新密码", text=PHRASE)
        browser.fill(label="再输一遍新密码", text=PHRASE)
        browser.press(name="保存")

    def tab_to(self, label):
        wanted = {"登录名": "name", "密码": "password"}[label]
        for _ in range(20):
            self.browser.key(key="Tab")
            at = self.browser.focused()
            if at["tag"] != "BODY":
                self.assertTrue(at["seen"], f"no ring on {at}")
            if at["id"] == wanted:
                return
        self.fail(f"{label} cannot be reached with the Tab key")

    def import_list(self, text):
        browser = self.browser
        browser.go(self.meeting + "/list")
        browser.give_file(label="选一个文件", name="名单.csv", text=text)
        browser.press(name="先看看会改什么")

    def test_from_a_list_with_mistakes_to_a_person_who_has_come(self):
        browser = self.browser
        self.import_list(WRONG)
        said = browser.text()
        # The head is the file's first row, as whoever opens it counts.
        for row, mistake in ((2, "电话见通知"), (3, "没有写姓名"), (4, "=1+1")):
            self.assertRegex(said, rf"(?m)^{row}\t.*{re.escape(mistake)}")
        self.assertEqual(len(browser.wrong()), 1)  # the 422 itself
        self.assertIn("还什么都没有改", said)
        browser.follow(name="重新导入")
        self.import_list(RIGHT)
        self.assertIn(GUEST, browser.text())
        browser.press(name="就这样改")

        # The printed sheet, as a camera sees it.
        browser.go(self.meeting + "/passes")
        self.assertEqual(browser.strangers(), [])
        sheet = self.folder / "sheet.png"
        browser.printed(selector=f".card:has-text('{GUEST}')", path=str(sheet))

        self.begin_with_meetings()
        self.open_scan_page()
        browser.go(self.meeting)
        before = int(browser.value(selector=".tile b"))
        browser.mark()
        self.hold_up_sheet(sheet)
        self.wait_result("accepted", name=GUEST)
        browser.wait_text(selector=".latest li", text="林*一")
        self.assertEqual(int(browser.value(selector=".tile b")), before + 1)
        self.assertTrue(browser.marked(), "the page was loaded anew")

        self.take_guest_back(sheet, before)

        # A formula is a text in a table, whatever program opens it.
        table = list(csv.reader(io.StringIO(browser.download(name="导出签到表").lstrip("\ufeff"))))
        names = [cell for row in table for cell in row]
        self.assertIn(GUEST, names)
        self.assertFalse([cell for cell in names if cell.startswith(("=", "-", "+", "@"))])

        # Another pass in place of this one: the old one is nobody's at the kiosk any more.
        browser.go(self.meeting + "?text=linshier")
        browser.follow(name="林*二")
        page = browser.url()
        browser.picture(selector=".pass svg", path=str(self.folder / "old.png"))
        browser.press(name="作废并换新码")
        browser.go(page.removeprefix(browser.base))
        self.station.wait_view(lambda v: v["sync"]["unsent"] == 0, "everything sent")
        number = self.kiosk.view()["check_in"]["result"]["number"]
        self.hold_up_sheet(self.folder / "old.png")
        seen = self.station.wait_view(lambda v: v["check_in"].get("result", {}).get("number", 0) > number, "an answer")
        self.assertEqual(seen["check_in"]["result"]["outcome"], "revoked")

        # And the kiosk itself: from now on it knows nobody, and what it told stays.
        ours = rows(self.station.hub_database, "SELECT id FROM kiosks WHERE id NOT LIKE 'sample-%'")[0][0]
        browser.go("/console/kiosks/" + ours)
        browser.follow(name="停用终端")
        browser.press(name="停用终端")
        self.assertIn("终端已停用", browser.text())
        self.station.wait_view(lambda v: v["sync"]["revoked"], "its revocation", 40)
        self.assertEqual(rows(self.station.database, "SELECT count(*) FROM attendees"), [(0,)])
        browser.go(self.meeting)
        self.assertEqual(int(browser.value(selector=".tile b")), before + 1)
        self.assertEqual(browser.wrong(), [])

        # Whose password is replaced does not keep the open page, either.
        self.station.hub_command("user", "password", "wang", "--database", self.station.hub_database)
        browser.wait_text(selector="h1", text="登录管理台", seconds=60)

    def take_guest_back(self, sheet, before):
        """That was a mistake: it counts no more, and the kiosk that made it lets the person in again."""
        browser, first = self.browser, self.kiosk.view()["check_in"]["result"]
        self.station.camera.take_away()
        absent_since = time.monotonic()
        browser.go(self.meeting + "?text=linshiyi")
        browser.follow(name="林*一")
        self.assertIn("已到", browser.text())
        browser.press(name="撤回签到")
        self.assertIn("签到已撤回", browser.text())
        self.assertIn("还没到", browser.text())
        browser.go(self.meeting)
        self.assertEqual(int(browser.value(selector=".tile b")), before)
        self.station.wait_view(lambda v: self.arrived(v) == first["arrived"] - 1, "the kiosk to hear of it")
        # A code is one reading until it was away for 3 s: the absence of an event can only be waited for.
        time.sleep(max(0.0, absent_since + 4 - time.monotonic()))
        if self.kiosk.view()["devices"]["camera"] != "running":
            self.open_scan_page()
        browser.mark()
        self.hold_up_sheet(sheet)
        again = self.station.wait_view(lambda v: v["check_in"].get("result", {}).get("number", 0) > first["number"], "an answer")
        again = again["check_in"]["result"]
        self.assertEqual((again["outcome"], again["name"], again["arrived"]), ("accepted", GUEST, first["arrived"]))
        browser.wait_text(selector=".latest li", text="林*一")
        self.assertEqual(int(browser.value(selector=".tile b")), before + 1)
        self.assertTrue(browser.marked(), "the page was loaded anew")

    @staticmethod
    def arrived(view):
        return next(m["arrived"] for m in view["today"]["meetings"] if m["title"]["zh"] == BIG_MEETING)

    def hold_up_sheet(self, picture):
        shown = picture.with_suffix(".held.png")
        subprocess.run(["convert", "-size", "1280x720", "xc:#8a9a94", "(", str(picture), "-resize", "1000x560", ")",
                        "-gravity", "center", "-composite", "-type", "TrueColor", f"PNG24:{shown}"], check=True)
        self.station.camera._show(shown)

    def go_round_by_keyboard(self):
        found = self.browser.tab_round()
        self.assertEqual(found["missed"], [], "not reached with the Tab key")
        self.assertEqual(found["bare"], [], "no ring")

    def as_kiosk(self, method, path, body, media="application/json"):
        """What the hub answers to a kiosk of ours."""
        request = urllib.request.Request(self.browser.base + path, body, method=method, headers={
            "authorization": f"Bearer {self.station.token}", "content-type": media})
        with urllib.request.urlopen(request, timeout=40) as answer:
            return json.load(answer)

    def fact(self, number, kind, body):
        """Told to the hub: the fact's id."""
        fact = {"id": str(uuid.UUID(int=(uuid.uuid4().int & ~(0xf << 76)) | (7 << 76))), "seq": number, "schema": 1,
                "kind": kind, "wall_ms": 1797901956000, "boot_id": "b", "boot_ms": 1, "body": body}
        answer = self.as_kiosk("POST", "/api/v1/facts", json.dumps({"facts": [fact]}).encode())
        self.assertEqual(answer["verdicts"][0]["verdict"], "accepted")
        return fact["id"]

    def walk_in(self):
        """Somebody on no list has come: the fact's id."""
        return self.fact(1, "check_in", {"meeting": meeting_id(BIG_MEETING), "method": "walk_in", "walk_in_name": "示例"})

    def repaired(self):
        """A report with a photo, done: its number, and the page of whoever holds the slip."""
        jpeg = subprocess.run(["convert", "-size", "640x480", "xc:#8a9a94", "jpeg:-"], check=True, capture_output=True).stdout
        number, key, photo = "BX-20261222-A-001", "0123456789abcdef", hashlib.sha256(jpeg).hexdigest()
        self.fact(2, "service_request", {"number": number, "key": key, "cell": "main-4-6", "category": "water.leak", "words": "示例",
                                         "danger": True, "photos": [photo]})
        self.as_kiosk("PUT", f"/api/v1/blobs/{photo}", jpeg, "image/jpeg")
        desk, page = Desk(self.station, "repairs"), f"/console/requests/{number}"
        ways = ("submitted", "dispatched", "accepted", "on_site", "done")
        for before, after in zip(ways, ways[1:]):
            desk.post(page, page, **{"from": before, "to": after, "assignee": "wang"})
        return number, f"/r/{number}/{key}"

    def show_what_was_mended(self, number, slip):
        """From the phone of whoever mended it to the phone of whoever reported it."""
        browser = self.browser
        jpeg = subprocess.run(["convert", "-size", "3000x2000", "xc:#7a8a54", "-set", "comment", "GPS 33.6, 119.0", "jpeg:-"],
                              check=True, capture_output=True).stdout

        def add():
            browser.go("/console/orders/" + number)
            browser.give_file(label="加一张修好后的照片", name="IMG_0001.JPG", base64=base64.b64encode(jpeg).decode())
            browser.press(name="存照片")
            self.assertIn("照片已存好", browser.text())
            browser.go(slip)
            self.assertEqual(browser.image(selector=".photos img"), [2048, 1365])

        add()
        browser.go("/console/orders/" + number)
        browser.press(name="删掉这一张")
        self.assertIn("照片已删掉", browser.text())
        browser.go(slip)
        self.assertNotIn("修好后的照片", browser.text())
        add()

    def worker_link(self, number):
        """The page of whoever has it, as whoever gave it away can send it."""
        self.browser.go("/console/requests/" + number)
        return urllib.parse.urlsplit(self.browser.value(selector=".link a").strip()).path

    def give_one_of_two(self):
        browser = self.browser
        for sequence in (3, 4):
            self.fact(sequence, "service_request", {"number": f"BX-20261222-A-00{sequence}", "key": "0123456789abcde" + str(sequence),
                                                    "cell": "main-4-6", "category": "water.leak"})
        browser.go("/console/requests")
        browser.check(label="BX-20261222-A-003")
        browser.choose(label="勾选的派给谁", option="王师傅")
        browser.press(name="派单")
        self.assertIn("已派 1 件", browser.text())
        self.assertEqual(rows(self.station.hub_database, "SELECT assignee FROM service_requests WHERE number LIKE '%-A-003'"),
                         [("wang",)])

    def reject_the_other(self):
        """Its reporter reads why, and asks once for another look."""
        browser = self.browser

        def state():
            return rows(self.station.hub_database, "SELECT state FROM service_requests WHERE number LIKE '%-A-004'")[0][0]

        browser.go("/console/requests?show=submitted")
        browser.check(label="BX-20261222-A-004")
        browser.press(name="不受理")
        self.assertIn("不受理要选原因或写原因", browser.text())
        self.assertEqual(state(), "submitted", "nobody said why")
        self.assertEqual(len(browser.wrong()), 1)  # the 422 itself; what was ticked stays so
        browser.fill(label="勾选的为什么不受理", text="试机")
        browser.choose(label="不受理时告诉报修人", option="没有发现问题")
        browser.press(name="不受理")
        self.assertIn("1 件改成不受理", browser.text())
        self.assertEqual(state(), "rejected")
        browser.go("/r/BX-20261222-A-004/0123456789abcde4")
        self.assertIn("没有发现报修的问题", browser.text())
        self.assertNotIn("试机", browser.text(), "what was written is the house's")
        browser.press(name="请再看看")
        self.assertIn("重新处理", browser.text())
        self.assertEqual(state(), "reopened")

    def test_a_kiosk_takes_its_settings_and_the_page_says_so(self):
        browser = self.browser
        self.begin_with_meetings()
        ours = rows(self.station.hub_database, "SELECT id FROM kiosks WHERE id NOT LIKE 'sample-%'")[0][0]
        browser.go("/console/kiosks/" + ours)
        browser.follow(name="修改设置")
        browser.fill(label="音量", text="loud")
        browser.press(name="保存设置")
        self.assertIn("请写 0 到 100 的整数", browser.text())
        self.assertEqual(len(browser.wrong()), 1)  # the 422 itself
        browser.fill(label="音量", text="30")
        browser.choose(label="减少动画", option="减少")
        browser.press(name="保存设置")
        browser.mark()
        view = self.station.wait_view(lambda v: v["settings"]["sound_volume"] == 30, "the volume set at the console")
        self.assertTrue(view["settings"]["calm"])
        # A heartbeat is no news of the feed: the page looks again after 20 s.
        browser.wait_text(selector="dd", text="已生效", seconds=60)
        self.assertTrue(browser.marked(), "the page was loaded anew")
        self.kiosk.quiet()
        self.assertTrue(self.kiosk.ask(modes={})["calm"], "nobody is there: at once")
        self.assertEqual(browser.wrong(), [])
        self.look_at_its_screen("/console/kiosks/" + ours, ours)

    def look_at_its_screen(self, page, ours):
        """Its picture comes by itself, and is asked for once however often the page is renewed."""
        browser, looks = self.browser, lambda: rows(self.station.hub_database,
                                                    "SELECT count(*) FROM audit WHERE action = 'kiosk.look'")[0][0]
        browser.go(page)
        browser.press(name="截屏")
        browser.mark()
        self.assertEqual(browser.image(selector=".screen img"), [self.station.width, self.station.height])
        self.assertEqual(looks(), 1)
        self.station.hub_command("kiosk", "command", ours, "show_message", "--zh", "示例通知", "--database",
                                 self.station.hub_database, "--clock", self.station.clock)
        browser.wait_text(selector="td", text="示例通知")
        self.assertEqual(browser.image(selector=".screen img"), [self.station.width, self.station.height])
        self.assertEqual(looks(), 1, "asked for anew")
        self.assertTrue(browser.marked(), "the page was loaded anew")
        self.assertEqual(browser.axe(), [])
        self.go_round_by_keyboard()
        browser.width(pixels=390)
        self.assertLessEqual(browser.overflow(), 0, "wider than a phone")
        browser.width(pixels=1200)
        browser.follow(name="终端的屏幕，点开看大图")
        self.assertEqual(browser.image(selector="img"), [self.station.width, self.station.height])
        self.assertEqual(looks(), 2)
        self.assertEqual(browser.wrong(), [])
        self.assertEqual(browser.strangers(), [])

    def look_at(self, page, language):
        """The page that is there: as it is read aloud, by keyboard, and on a phone."""
        browser = self.browser
        with self.subTest(page=page, language=language):
            self.looked_at.add(urllib.parse.urlsplit(browser.url()).path)
            self.assertEqual(browser.axe(), [])
            if language == "zh":
                self.go_round_by_keyboard()
            browser.width(pixels=390)
            self.assertLessEqual(browser.overflow(), 0, "wider than a phone")
        browser.width(pixels=1200)

    def open_and_look(self, page, language, status=200):
        self.assertEqual(self.browser.go(f"{page}?lang={language}"), status)
        self.look_at(page, language)

    def look_at_answers(self, language):
        """Pages that are the answer to a form."""
        browser, words = self.browser, (ROOT / "assets/locale/en.po").read_text(encoding="utf-8")

        def said(word):
            return word if language == "zh" else re.search(f'msgid "{word}"\nmsgstr "(.*)"', words)[1]

        def import_table(path, text, *checks):
            browser.go(f"{path}?lang={language}")
            browser.give_file(label=said("选一个文件"), name="table.csv", text=text)
            for label in checks:
                browser.check(label=said(label))
            browser.press(name=said("先看看会改什么"))
            self.look_at(path + " answered", language)

        import_table(self.meeting + "/list", RIGHT)
        import_table("/console/meetings/import", MEETINGS, "这些会议都不涉密")
        self.assertEqual(browser.wrong(), [])
        import_table(self.meeting + "/list", WRONG)
        import_table("/console/meetings/import", MEETINGS.replace("11:00", "25:00"), "这些会议都不涉密")
        self.assertEqual(len(browser.wrong()), 2)  # the two 422

        browser.go("/console/accounts")
        browser.fill(label=said("登录名"), text=f"li-{language}")
        browser.check(label=said("报修处理"))
        browser.press(name=said("新建"))
        self.assertTrue(browser.value(selector=".secret"))
        self.look_at("a new account", language)

        # A kiosk that asks with the code then waits to be let in.
        browser.go("/console/kiosks/new")
        browser.fill(label=said("终端名称"), text=f"二号机 {language}")
        browser.press(name=said("生成接入码"))
        code = browser.value(selector=".secret")
        self.look_at("an enrolment code", language)
        self.as_kiosk("POST", "/api/v1/enrolments",
                      json.dumps({"code": code, "nonce": uuid.uuid4().hex * 2, "software": "1.0.0"}).encode())
        self.open_and_look("/console/kiosks", language)
        self.assertTrue(browser.value(selector=".digits"))

    def assert_all_looked_at(self):
        """Each page that the hub's table of routes names."""
        table = (ROOT / "hub/api/routes.cpp").read_text(encoding="utf-8")
        named = set(re.findall(r'"GET",\s*"(/(?:p|r|l|w|console)\b[^"]*)"', table))
        no_page = re.compile(r".*(/live|/picture|/photos/\{hash\}|\.(csv|css|js|ics))")
        pages = {path for path in named if not no_page.fullmatch(path)}
        self.assertGreater(len(pages), 25)
        self.assertEqual([path for path in sorted(pages) if not any(
            re.fullmatch(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path)), seen) for seen in self.looked_at)], [])

    def test_every_page_is_accessible_and_fits_a_phone(self):
        browser, self.looked_at = self.browser, set()
        came = rows(self.station.hub_database, "SELECT id FROM facts WHERE kind = 'check_in' AND meeting = ? LIMIT 1",
                    meeting_id(BIG_MEETING))[0][0]
        attendee = next(key for key, *_ in self.people())
        person = "/people/" + attendee
        phone = urllib.parse.urlsplit(self.station.passes(meeting_id(BIG_MEETING))[attendee][3].strip()).path
        kiosk = "/console/kiosks/" + rows(self.station.hub_database, "SELECT id FROM kiosks LIMIT 1")[0][0]
        number, slip = self.repaired()
        self.show_what_was_mended(number, slip)
        self.give_one_of_two()
        self.reject_the_other()
        browser.go("/console/notices/new")
        browser.fill(label="标题", text="今天下午停水")
        browser.fill(label="正文", text="示例")
        browser.press(name="保存")
        notice, account = (path + rows(self.station.hub_database, sql)[0][0] for path, sql in (
            ("/console/notices/", "SELECT id FROM records WHERE topic = 'notices' LIMIT 1"),
            ("/console/accounts/", "SELECT id FROM accounts WHERE name = 'wang'")))
        pages = ["/console/kiosks", "/console/kiosks/new", kiosk, kiosk + "/config", kiosk + "/revoke",
                 "/console/requests", "/console/requests/board", "/console/requests/dispatch", "/console/requests/figures", "/console/requests/" + number,
                 "/console/orders", "/console/orders/" + number,
                 "/console/notices", "/console/notices/new", notice,
                 "/console", "/console/meetings", "/console/meetings/new", "/console/meetings/import", self.meeting,
                 self.meeting + "/edit", self.meeting + "/list", self.meeting + person, self.meeting + "/people/new",
                 self.meeting + "/arrivals/" + came, self.meeting + "/arrivals/" + self.walk_in(),
                 self.meeting + "/delete", self.meeting + "/links", self.meeting + "/passes", "/console/accounts", account,
                 "/console/audit", "/console/password", phone, slip, self.worker_link(number), "/l/main-4-6"]
        for language in ("zh", "en"):
            for page in pages:
                self.open_and_look(page, language)
            self.look_at_answers(language)
            self.assertEqual(browser.wrong(), [])
            for page in ("/p/nobody", "/r/nothing/0123456789abcdef", "/w/nothing/0123456789abcdef", "/l/nowhere",
                         "/console/meetings/nothing"):
                self.open_and_look(page, language, 404)
            self.assertEqual(len(browser.wrong()), 5)  # the five 404
        browser.forget()
        for language in ("zh", "en"):
            self.open_and_look("/console/sign-in", language)
        self.assert_all_looked_at()
        self.assertEqual(browser.wrong(), [])
        self.assertEqual(browser.strangers(), [])


    def test_danger_rings_once_for_each_and_marks_the_tab(self):
        browser, key = self.browser, self.station.hub_command(
            "api-key", "add", "示例热线", "--database", self.station.hub_database, "--clock", self.station.clock).split()[-1]

        def report(code):
            connection = http.client.HTTPConnection("127.0.0.1", self.station.port, timeout=20)
            self.addCleanup(connection.close)
            connection.request("POST", "/open311/v2/requests.json", urllib.parse.urlencode(
                {"api_key": key, "service_code": code, "address_id": "main-4-6"}), {"Content-Type": "application/x-www-form-urlencoded"})
            answer = connection.getresponse()
            body = answer.read()
            self.assertEqual(answer.status, 200, body)
            return json.loads(body)[0]["service_request_id"]

        browser.go("/console")
        browser.listen()
        browser.mark()
        quiet = browser.title()
        leak = report("water.leak")
        first = report("power.danger")
        browser.wait_title(start="⚠")
        browser.wait_text(selector=".notice.call", text="1 件危险的报修")
        self.assertEqual(browser.sounds(), 1)
        report("lift.trapped")
        browser.wait_text(selector=".notice.call", text="2 件危险的报修")
        self.assertEqual(browser.sounds(), 2)
        self.assertEqual(browser.axe(), [])
        self.assertTrue(browser.marked(), "it came by itself")
        # Opened anew it shows both, and frightens nobody with what they know.
        browser.go("/console")
        browser.listen()
        self.assertEqual(browser.title(), f"⚠ {quiet}")
        browser.go("/console/requests?show=danger")
        self.assertIn(first, browser.text())
        self.assertNotIn(leak, browser.text())
        self.assertEqual(browser.wrong(), [])


if __name__ == "__main__":
    try:
        Browser("").close()
    except Missing as missing:
        print(f"skipped: {missing}")
        sys.exit(77)
    unittest.main(verbosity=2)
