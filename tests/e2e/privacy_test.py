#!/usr/bin/env python3
"""What a visitor leaves in the memory of the running kiosk: nothing. Reads the whole process through /proc."""
import array
import itertools
import os
import subprocess
import time

from journeys import SerialScanner, main, meeting_id, rows
from look_up_test import AFTERNOON, TRAINING, Keys, initials

ARENA = "suishou-page-cache"  # where SQLite keeps pages of the file: excluded by address, see base/sqlite/memory.h
UNSENT = "qzvmubasheqiwox"  # typed, never submitted; in no file of ours
# Letters, what the field shows, the sentence that the engine makes of them: in no file and no dictionary.
COMPOSED = ("tengmanheibaizhuzi", "teng'man'hei'bai'zhu'zi", "藤蔓黑白竹子")
# The same keys of nine: the engine takes digits, and thinks of something else first.
NINE = ("abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz")
COMPOSED_BY_NINE = ("836462643422494894", "teng'man'hei'bai'zhu'yi", "藤蔓黑白注意")
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")


def touched(pagemap, start, end):
    """The stretches that were ever written to, of memory that has no file: all else is zeros (proc_pid_pagemap(5))."""
    page = os.sysconf("SC_PAGE_SIZE")
    pagemap.seek(start // page * 8)
    entries = array.array("Q", pagemap.read((end - start) // page * 8))
    if len(entries) * page != end - start:
        raise OSError(f"{len(entries)} pages read of {(end - start) // page}")
    for there, run in itertools.groupby(enumerate(entries), lambda entry: bool(entry[1] >> 62)):  # in memory, or swapped
        if there:
            run = list(run)
            yield start + run[0][0] * page, start + (run[-1][0] + 1) * page


def memory(process):
    """(label, bytes) of everything the process can have written and we can read, but for the arena."""
    with open(f"/proc/{process}/maps", encoding="utf-8") as maps, open(f"/proc/{process}/mem", "rb", 0) as content, \
            open(f"/proc/{process}/pagemap", "rb", 0) as pagemap:
        for line in maps:
            span, rights, _, _, file, *label = line.split(maxsplit=5)
            label = label[0].strip() if label else ""
            file_as_it_is = label.startswith("/") and "w" not in rights  # programs, fonts
            if "r" not in rights or ARENA in label or file_as_it_is or label.startswith("[v"):
                continue
            start, end = (int(address, 16) for address in span.split("-"))
            for first, behind in touched(pagemap, start, end) if file == "0" else [(start, end)]:
                try:
                    content.seek(first)
                    yield label, content.read(behind - first)
                except OSError:
                    pass  # unmapped meanwhile, or a device's


def needles(text):
    """In each encoding, without the first character: that is all that clear() overwrites of a short std::string."""
    return {text[1:].encode(encoding) for encoding in ENCODINGS}


def traces(process, *texts):
    """Where the texts lie: {(text, label of the mapping): how often}."""
    found = {}
    for label, content in memory(process):
        for text in texts:
            count = sum(content.count(needle) for needle in needles(text))
            if count:
                found[text, label] = found.get((text, label), 0) + count
    return found


def pixels(path):
    """(width, RGBA bytes) of a picture."""
    size = subprocess.run(["identify", "-format", "%w", path], capture_output=True, check=True).stdout
    rgba = subprocess.run(["convert", path, "-depth", "8", "rgba:-"], capture_output=True, check=True).stdout
    return int(size), rgba


def busiest_run(path, rect, length=96):
    """The stretch of a row within the rectangle where most is drawn, as RGB triples: a slice through the letters."""
    width, rgba = pixels(path)
    best = []
    for y in range(int(rect["y"]), int(rect["y"] + rect["h"])):
        for x in range(int(rect["x"]), int(rect["x"] + rect["w"]) - length, length // 2):
            at = (y * width + x) * 4
            run = [rgba[i:i + 3] for i in range(at, at + length * 4, 4)]
            if len(set(run)) > len(set(best)):
                best = run
    return best


def pictures(process, run):
    """How often the run of pixels lies in memory, in whatever order of colours a frame buffer has."""
    forms = {b"".join(rgb + end for rgb in run) for end in (b"\xff", b"\0")}
    forms |= {b"".join(rgb[::-1] + end for rgb in run) for end in (b"\xff", b"\0")}
    return sum(content.count(form) for _, content in memory(process) for form in forms)


class Traces(Keys):
    def traces(self, *texts):
        return traces(self.station.kiosk.pid, *texts)

    def known(self, *texts):
        return {text for text, _ in self.traces(*texts)}

    def assert_gone(self, *texts):
        """The service and the wire finish their turns by themselves: a trace may live for moments, no longer."""
        self.kiosk.quiet()
        deadline = time.monotonic() + 10
        while (left := self.traces(*texts)) and time.monotonic() < deadline:
            time.sleep(0.2)
        self.assertEqual(left, {})

    def type_by_keyboard(self, text):
        """As a person types: slower than a scanner."""
        subprocess.run(["xdotool", "type", "--delay", "250", text], check=True,
                       env=dict(os.environ, DISPLAY=self.station.display))
        self.kiosk.quiet()


class Typing(Traces):
    def plant(self):
        self.open_scan()
        self.press("checkin.scan.lookup")
        self.kiosk.wait("checkin.lookup")
        self.type_by_keyboard(UNSENT)
        self.assertIn(UNSENT, self.kiosk.node("checkin.lookup.field")["label"])

    def test_unsent_text_is_there_while_it_is_on_the_screen_and_gone_with_home(self):
        self.begin_with_meetings()
        self.assertEqual(self.known(UNSENT), set())
        self.plant()
        self.assertEqual(self.known(UNSENT), {UNSENT})  # the proof can fail
        self.press("bar.home")
        self.kiosk.wait("home")
        self.assert_gone(UNSENT)

    def test_who_walks_away_amid_typing_leaves_nothing(self):
        self.begin_with_meetings()
        self.open_scan()
        self.press("checkin.scan.lookup")
        self.kiosk.wait("checkin.lookup")
        self.type("checkin.lookup", "wjg")
        self.press("checkin.lookup.key.done")
        self.kiosk.ask(wait={"node": "checkin.lookup.person.0"})
        self.press("checkin.lookup.again")
        self.type_by_keyboard(UNSENT)
        self.assertEqual(self.known(UNSENT), {UNSENT})
        # A minute for a form, the question for its last 20 s.
        self.kiosk.wait("home", 75000)
        self.assert_gone(UNSENT)
        self.assert_forgotten("王*国")
        self.assertEqual(rows(self.station.database, "SELECT count(*) FROM facts")[0][0], 0)


class Reporting(Traces):
    """The words and the number of whoever reports something."""
    PHONE = "05179284613"

    def begin_report(self):
        self.press("home.repair")
        self.kiosk.wait("repair.where")
        self.press("repair.where.cell.main-4-6")
        self.press("repair.where.next")
        self.kiosk.wait("repair.what")
        self.press("repair.what.write")
        self.kiosk.wait("repair.words")
        self.press("repair.words.key.tab.english")
        self.type_by_keyboard(UNSENT)
        self.press("repair.words.key.done")
        self.kiosk.wait("repair.what")
        self.press("repair.what.next")
        self.kiosk.wait("repair.review")
        self.press("repair.review.phone")
        self.kiosk.wait("repair.phone")
        self.type_by_keyboard(self.PHONE)
        self.press("repair.phone.key.done")
        self.kiosk.wait("repair.review")
        self.assertEqual(self.known(UNSENT, self.PHONE), {UNSENT, self.PHONE})

    def test_neither_stays_whether_it_was_submitted_or_not(self):
        self.begin()
        self.station.wait_view(lambda v: v["house"]["layouts"], "the house from the hub")
        self.begin_report()
        self.press("bar.home")
        self.kiosk.wait("home")
        self.assert_gone(UNSENT, self.PHONE)
        self.begin_report()
        self.press("repair.review.submit")
        self.kiosk.wait("repair.reported")
        self.press("request.done")
        self.kiosk.wait("home")
        self.assert_all_at_hub()
        self.assertEqual(rows(self.station.hub_database, "SELECT words, phone FROM service_requests"),
                         [(UNSENT, self.PHONE)])
        self.assert_gone(UNSENT, self.PHONE)


class Composing(Traces):
    station_options = {"clock": AFTERNOON}  # walk-ins are taken while the door is open
    composed = COMPOSED

    def compose(self):
        self.type("checkin.walkin", self.composed[0])

    def test_what_is_still_pinyin_and_its_candidates_are_gone_with_the_visit(self):
        self.begin_with_meetings()
        self.open_scan()
        self.press(f"checkin.scan.meeting.{meeting_id(TRAINING)}")
        self.kiosk.ask(wait={"node": "checkin.scan.walkin"})
        self.press("checkin.scan.walkin")
        self.kiosk.wait("checkin.walkin")
        self.assertEqual(self.known(*self.composed), set())
        self.compose()
        self.kiosk.quiet()
        self.assertIn(self.composed[1], self.kiosk.node("checkin.walkin.field")["label"])
        self.assertEqual(self.kiosk.node("checkin.walkin.key.candidate.0")["label"], self.composed[2])
        # A part is chosen, and given back: the engine remembers both.
        self.press("checkin.walkin.key.candidate.1")
        self.kiosk.quiet()
        self.press("checkin.walkin.key.erase")
        self.kiosk.quiet()
        self.assertEqual(self.known(*self.composed), set(self.composed))  # the proof can fail
        self.press("bar.home")
        self.kiosk.wait("home")
        self.assert_gone(*self.composed)


class ComposingByNineKeys(Composing):
    station_options = {"clock": AFTERNOON, "width": 768, "height": 1366}  # 15.7 inch, says the X server
    composed = COMPOSED_BY_NINE

    def compose(self):
        for digit in self.composed[0]:
            self.station.press(f"checkin.walkin.key.{NINE[int(digit) - 2]}")


class Results(Traces):
    def test_a_looked_up_name_and_a_scanned_pass_are_gone_with_the_visit(self):
        scanner = SerialScanner()
        self.begin_with_meetings("--serial", scanner.path)
        self.station.wait_view(lambda v: v["devices"]["hand_scanner"], "the hand scanner")
        person = self.plain_person("全市营商环境工作推进会")
        _, other, pass_text, _ = next(p for p in self.people() if p[0] != person["id"] and len(p[1]) == 3)
        name = person["name"]
        self.assert_gone(name, other, pass_text)  # the lists came over the wire
        self.open_scan()
        self.press("checkin.scan.lookup")
        self.kiosk.wait("checkin.lookup")
        self.type("checkin.lookup", initials(person["pinyin"]) + person["phone"][-4:])
        self.press("checkin.lookup.key.done")
        self.kiosk.ask(wait={"node": "checkin.lookup.person.0"})
        self.kiosk.quiet()
        self.press("checkin.lookup.person.0")
        self.kiosk.ask(wait={"node": "checkin.lookup.confirm.yes"})
        self.press("checkin.lookup.confirm.yes")
        self.wait_result("accepted", name=name)
        self.kiosk.wait("checkin.result")
        self.press("checkin.result.print")
        self.station.wait_view(lambda v: v["check_in"]["result"]["slip"] == "printed", "the slip printed")
        self.assertEqual(self.known(name), {name})
        scanner.read(pass_text.encode())
        self.wait_result("accepted", name=other)
        self.kiosk.quiet()
        self.assertEqual(self.known(other), {other})
        picture = self.folder / "result.png"
        self.kiosk.screenshot(picture)
        letters = busiest_run(picture, next(n for n in self.kiosk.tree()["nodes"] if other in n["label"])["rect"])
        self.assertGreater(len(set(letters)), 8)
        self.assertGreater(pictures(self.station.kiosk.pid, letters), 0)
        self.press("bar.home")
        self.kiosk.wait("home")
        self.assert_all_at_hub()
        self.assert_gone(name, other, pass_text)
        self.assertEqual(pictures(self.station.kiosk.pid, letters), 0)  # front and back buffer, textures


if __name__ == "__main__":
    main()
