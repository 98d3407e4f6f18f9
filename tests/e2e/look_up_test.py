#!/usr/bin/env python3
"""Check-in without a phone, by a real pointer on the keys of the screen: names, codes, walk-ins, leaving, slips."""
import json
import time

from journeys import ROOT, Journey, SerialScanner, main, meeting_id

TRAINING = "冬季安全生产专题培训"  # asks people to leave again, and takes whoever comes
AFTERNOON = "2026-12-22T14:32:00+08:00"  # it has begun, so that who leaves may say so


def initials(pinyin):
    return "".join(syllable[0] for syllable in pinyin.split())


class Keys(Journey):
    def type(self, page, text):
        for character in text:
            self.station.press(f"{page}.key.{character}")
        self.kiosk.quiet()

    def open_scan(self):
        """The page, without waiting for its camera: nothing here needs one."""
        self.station.press("home.checkin")
        self.kiosk.wait("checkin.scan")
        self.kiosk.quiet()

    def press(self, node):
        self.kiosk.quiet()
        self.station.press(node)

    def labels(self):
        return " ".join(node["label"] for node in self.kiosk.tree()["nodes"])

    def listed(self, title):
        week = json.loads((ROOT / "assets/demo/week.json").read_text(encoding="utf-8"))
        return [person for person in week["attendees"] if person["meeting"] == meeting_id(title)]

    def plain_person(self, title):
        """Somebody still expected whose check-in has nothing particular about it."""
        expected = {key for key, *_ in self.people(title)}
        odd = ("stands_in_for", "stood_in_by", "excused")
        return next(p for p in self.listed(title)
                    if p["id"] in expected and not any(key in p for key in odd) and len(p["name"]) == 3)

    def assert_forgotten(self, *words):
        self.kiosk.quiet()
        said = json.dumps([self.kiosk.view()["check_in"], self.kiosk.tree()], ensure_ascii=False)
        for word in words:
            self.assertNotIn(word, said)
        self.assertNotIn("result", self.kiosk.view()["check_in"])
        self.assertNotIn("look_up", self.kiosk.view()["check_in"])


class LookUp(Keys):
    def test_by_initials_and_digits_masked_confirmed_greeted_and_back_by_itself(self):
        self.begin_with_meetings()
        person = self.plain_person("全市营商环境工作推进会")
        name, digits = person["name"], person["phone"][-4:]
        self.open_scan()
        self.press("checkin.scan.lookup")
        self.kiosk.wait("checkin.lookup")
        self.type("checkin.lookup", initials(person["pinyin"]) + digits)
        self.press("checkin.lookup.key.done")
        view = self.station.wait_view(lambda v: v["check_in"].get("look_up"), "the look-up's answer")
        found = view["check_in"]["look_up"]["found"]
        self.assertEqual([line["attendee"] for line in found], [person["id"]], view["check_in"]["look_up"])
        self.kiosk.ask(wait={"node": "checkin.lookup.person.0"})
        self.kiosk.quiet()
        self.assertNotIn(name, self.labels())
        self.assertIn(f"{name[0]}*{name[2]}", self.labels())
        self.assertIn(digits, self.labels())
        self.press("checkin.lookup.person.0")
        self.kiosk.ask(wait={"node": "checkin.lookup.confirm.yes"})
        self.press("checkin.lookup.confirm.yes")
        self.kiosk.wait("checkin.result")
        shown = time.monotonic()
        self.assertEqual(self.wait_result("accepted", name=name)["method"], "look_up")
        self.kiosk.quiet()
        self.assertIn(name, self.labels())
        # 12 s, then back to the page that began it, which is done: the scan page takes the next person.
        self.kiosk.wait("checkin.scan", 20000)
        self.assertTrue(9 < time.monotonic() - shown < 16, time.monotonic() - shown)
        self.press("bar.home")
        self.kiosk.wait("home")
        self.assert_forgotten(name, digits)
        self.assert_all_at_hub()

    def test_a_typed_code_greets_and_a_wrong_one_only_says_so(self):
        self.begin_with_meetings()
        _, name, _, code = self.people()[12]
        code = code.replace("-", "")
        wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
        self.open_scan()
        self.press("checkin.scan.lookup")
        self.kiosk.wait("checkin.lookup")
        self.press("checkin.lookup.code")
        self.kiosk.wait("checkin.code")
        self.type("checkin.code", wrong.lower())
        self.press("checkin.code.key.done")
        self.kiosk.wait("checkin.result")
        self.assertEqual(self.wait_result("unknown_code")["name"], "")
        self.press("checkin.result.type")
        self.kiosk.wait("checkin.code")
        self.type("checkin.code", code.lower())
        self.press("checkin.code.key.done")
        self.kiosk.wait("checkin.result")
        self.assertEqual(self.wait_result("accepted", name=name)["method"], "typed_code")
        self.press("bar.home")
        self.kiosk.wait("home")
        self.assert_forgotten(name)


class Training(Keys):
    station_options = {"clock": AFTERNOON}

    def test_leaving_and_the_slip_on_the_way_in(self):
        scanner = SerialScanner()
        self.begin_with_meetings("--serial", scanner.path)
        self.station.wait_view(lambda v: v["devices"]["hand_scanner"], "the hand scanner")
        person = self.plain_person(TRAINING)
        pass_text = next(p[2] for p in self.people(TRAINING) if p[0] == person["id"])
        # The hand scanner needs no page: home greets too.
        scanner.read(pass_text.encode())
        self.kiosk.wait("checkin.result")
        self.wait_result("accepted", name=person["name"])
        self.press("checkin.result.print")
        self.station.wait_view(lambda v: (v["check_in"].get("result") or {}).get("slip") == "printed", "the slip printed")
        slips = list(self.station.slips.glob("*.png"))
        self.assertEqual(len(slips), 1)
        self.assertEqual(slips[0].read_bytes()[:8], b"\x89PNG\r\n\x1a\n")
        self.assertNotIn(person["name"], slips[0].name)
        self.press("bar.home")
        self.kiosk.wait("home")
        time.sleep(3.2)  # absent for 3 s: the rule is a duration of the product's clock
        scanner.read(pass_text.encode())
        self.wait_result("already_checked_in")
        self.kiosk.wait("checkin.result")
        self.press("checkin.result.offer")
        self.wait_result("checked_out")
        self.assert_all_at_hub()

    def choose(self, prefix, hanzi):
        """Presses the candidate of that name, on whatever page of the grid it stands."""
        self.kiosk.quiet()
        if self.kiosk.has(f"{prefix}.key.more"):
            self.press(f"{prefix}.key.more")
        while True:
            self.kiosk.quiet()
            nodes = self.kiosk.tree()["nodes"]
            found = [n["id"] for n in nodes if ".candidate." in n["id"] and n["label"] == hanzi]
            if found:
                self.press(found[0])
                return self.kiosk.quiet()
            self.press(f"{prefix}.key.after")

    def test_a_walk_in_is_taken_with_name_and_organisation(self):
        self.begin_with_meetings()
        self.open_scan()
        self.press(f"checkin.scan.meeting.{meeting_id(TRAINING)}")
        self.kiosk.ask(wait={"node": "checkin.scan.walkin"})
        self.press("checkin.scan.walkin")
        self.kiosk.wait("checkin.walkin")
        self.type("checkin.walkin", "ayiguli")
        self.choose("checkin.walkin", "阿依古丽")
        self.press("checkin.walkin.key.u00b7")
        self.type("checkin.walkin", "maimaiti")
        self.choose("checkin.walkin", "买")  # one character for the first of three syllables
        self.assertIn("买mai'ti", self.kiosk.node("checkin.walkin.field")["label"])
        self.choose("checkin.walkin", "买")
        self.choose("checkin.walkin", "提")
        self.press("checkin.walkin.key.done")
        self.kiosk.ask(wait={"node": "checkin.walkin.organisation.0"})
        self.press("checkin.walkin.organisation.0")
        self.press("checkin.walkin.done")
        self.kiosk.wait("checkin.result")
        result = self.wait_result("accepted", name="阿依古丽·买买提")
        self.assertEqual(result["method"], "walk_in")
        self.press("bar.home")
        self.kiosk.wait("home")
        self.assert_forgotten("阿依古丽·买买提")
        self.assert_all_at_hub()


if __name__ == "__main__":
    main()
