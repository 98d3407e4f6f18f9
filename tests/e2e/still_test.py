#!/usr/bin/env python3
"""An untouched page is still: no frame between two changes that were due, and the same picture before and after."""
import time

import journeys
import maintenance_test

UNTOUCHED_SECONDS = 4
TRIES = 6


class Still(journeys.Journey):
    def assert_still(self, page):
        kiosk = self.kiosk
        for _ in range(TRIES):
            kiosk.quiet()
            kiosk.ask(screenshot=str(self.folder / "before.png"))
            kiosk.quiet()
            version, before = kiosk.view()["version"], kiosk.stats()["frames"]
            time.sleep(UNTOUCHED_SECONDS)  # what is tested is that nothing happens in it
            if kiosk.view()["version"] == version:
                break  # else the hub said something: a change that was due
        self.assertEqual(kiosk.view()["version"], version, "the service is never still")
        self.assertEqual(kiosk.stats()["frames"], before, page)
        kiosk.ask(screenshot=str(self.folder / "after.png"))
        self.assertEqual((self.folder / "before.png").read_bytes(), (self.folder / "after.png").read_bytes(), page)


# Each begins at a full minute of the kiosk's clock: its next is far away. Nor does any stay so long on a page that the
# seconds of its end begin to count.
class StillTest(Still):
    def test_home(self):
        self.begin_with_meetings("--camera", "none")
        self.assert_still("home")

    def test_a_form(self):
        kiosk = self.begin_with_meetings("--camera", "none")
        self.station.press("home.checkin")
        kiosk.wait("checkin.scan")
        self.assert_still("checkin.scan")

    def test_a_keyboard_with_something_typed(self):
        kiosk = self.begin_with_meetings("--camera", "none")
        self.station.press("home.checkin")
        kiosk.wait("checkin.scan")
        self.station.press("checkin.scan.lookup")
        kiosk.wait("checkin.lookup")
        for letter in "wjg":
            self.station.press(f"checkin.lookup.key.{letter}")
        deadline = time.monotonic() + 20
        while "wjg" not in kiosk.node("checkin.lookup.field")["label"]:
            self.assertLess(time.monotonic(), deadline, "the letters never came")
            time.sleep(0.05)
        self.assert_still("checkin.lookup")

    def test_help(self):
        kiosk = self.begin_with_meetings("--camera", "none")
        self.station.press("bar.help")
        kiosk.wait("help")
        self.assert_still("help")


    def test_a_report_and_its_pinyin(self):
        kiosk = self.begin_with_meetings("--camera", "none")
        self.station.wait_view(lambda v: v["house"]["layouts"] and v["house"]["categories"], "the house from the hub")
        kiosk.quiet()
        self.station.press("home.repair")
        kiosk.wait("repair.where")
        self.assert_still("repair.where")
        for node in ("repair.where.cell.main-4-6", "repair.where.next", "repair.what.write"):
            kiosk.ask(wait={"node": node})
            kiosk.quiet()
            self.station.press(node)
        kiosk.wait("repair.words")
        for letter in "loushui":
            self.station.press(f"repair.words.key.{letter}")
        deadline = time.monotonic() + 20
        while "漏水" not in [node["label"] for node in kiosk.tree()["nodes"]]:
            self.assertLess(time.monotonic(), deadline, "the candidates never came")
            time.sleep(0.05)
        self.assert_still("repair.words")


class StillResultTest(Still):
    def test_a_result_between_two_ticks_of_its_ring(self):
        """Its seconds are changes that are due, too near each other for two captures: each is one frame, no more."""
        kiosk = self.begin_with_meetings()
        self.open_scan_page()
        _, _, pass_text, _ = self.people()[0]
        self.station.camera.hold_up(pass_text, "someone")
        kiosk.wait("checkin.result")
        kiosk.quiet()
        version, before, began = kiosk.view()["version"], kiosk.stats()["frames"], time.monotonic()
        time.sleep(UNTOUCHED_SECONDS)
        frames, passed = kiosk.stats()["frames"] - before, time.monotonic() - began
        news = kiosk.view()["version"] - version
        self.assertLessEqual(frames, int(passed) + 2 + news, "more than a frame a second")
        kiosk.node("checkin.result.verdict")  # all the time


class StillStaffTest(Still, maintenance_test.StaffJourney):
    def test_the_gate(self):
        self.begin("--camera", "none")
        self.hold_mark()
        self.assert_still("staff.gate")

    def test_maintenance(self):
        self.begin("--camera", "none")
        self.open_gate()
        self.assert_still("maintenance")


if __name__ == "__main__":
    journeys.main()
