#!/usr/bin/env python3
"""The kiosk that ships, by true fingers on a touch screen: a walk-in is written and let in, whatever else touches."""
import pathlib
import sys

import journeys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "fakes"))
from touch_server import CannotStart, TouchServer  # noqa: E402

SKIPPED = 77
WIDTH, HEIGHT = 1080, 1920
AFTERNOON = "2026-12-22T14:32:00+08:00"
TRAINING = "冬季安全生产专题培训"


class TouchTest(journeys.Journey):
    def setUp(self):
        # The device takes one client in the server's life: a server for each test.
        self.glass_folder = journeys.tempfile.mkdtemp(prefix="suishou-glass-")
        self.addCleanup(journeys.shutil.rmtree, self.glass_folder, ignore_errors=True)
        self.glass = TouchServer(self.glass_folder, WIDTH, HEIGHT)
        self.addCleanup(self.glass.stop)
        self.station_options = {"display": self.glass.display, "clock": AFTERNOON}
        self.fingers = 0
        super().setUp()

    def middle(self, node):
        rect = self.kiosk.node(node)["rect"]
        return rect["x"] + rect["w"] / 2, rect["y"] + rect["h"] / 2

    def tap(self, node):
        self.kiosk.ask(wait={"node": node})
        self.kiosk.quiet()
        x, y = self.middle(node)
        self.fingers += 1
        self.glass.down(self.fingers, x, y)
        self.kiosk.quiet()
        self.glass.up(self.fingers, x, y)
        self.kiosk.quiet()

    def type(self, text):
        for character in text:
            self.tap(f"checkin.walkin.key.{character}")

    def choose(self, hanzi):
        nodes = self.kiosk.tree()["nodes"]
        self.tap(next(n["id"] for n in nodes if ".candidate." in n["id"] and n["label"] == hanzi))

    def field(self):
        return self.kiosk.node("checkin.walkin.field")["label"]

    def wait_field(self, text):
        """What a finger did comes through the X server: on a busy machine after the frame that was quiet."""
        self.station.wait_view(lambda _: text in self.field(), f"{text} in the field")

    def is_on(self, node):
        return self.kiosk.node(node)["on"]

    def open_walk_in(self):
        self.begin_with_meetings("--camera", "none")
        self.tap("home.checkin")
        self.tap(f"checkin.scan.meeting.{journeys.meeting_id(TRAINING)}")
        self.tap("checkin.scan.walkin")
        self.kiosk.wait("checkin.walkin")

    def test_a_walk_in_by_fingers(self):
        self.open_walk_in()
        self.type("wangjianguo")
        # What else touches the glass on the way presses nothing: a finger that slides off its key ...
        x, y = self.middle("checkin.walkin.key.q")
        self.glass.down(50, x, y)
        self.glass.move(50, x, y - 700)
        self.glass.up(50, x, y - 700)
        # ... and a hand that lies down on it.
        for finger in range(60, 64):
            self.glass.down(finger, 200 + 60 * (finger - 60), 1500)
        for finger in range(60, 64):
            self.glass.up(finger, 200 + 60 * (finger - 60), 1500)
        self.kiosk.quiet()
        self.wait_field("wang'jian'guo")
        self.assertGreater(sum(self.kiosk.stats()["touches_ignored"].values()), 0)
        self.choose("王建国")
        self.tap("checkin.walkin.key.done")
        self.tap("checkin.walkin.organisation.0")
        self.tap("checkin.walkin.done")
        self.kiosk.wait("checkin.result")
        self.assertEqual(self.wait_result("accepted", name="王建国")["method"], "walk_in")
        self.tap("bar.help")  # the ring is drawn round it, and it is still itself
        self.kiosk.wait("help")
        self.tap("bar.home")
        self.kiosk.wait("home")
        self.assert_all_at_hub()

    def test_help_in_the_middle_of_a_word_keeps_it(self):
        self.open_walk_in()
        self.type("zhang")
        self.tap("bar.help")
        self.kiosk.wait("help")
        self.tap("help.done")
        self.kiosk.wait("checkin.walkin")
        self.wait_field("zhang")
        self.choose("张")
        self.wait_field("张")
        self.type("wei")
        self.tap("bar.back")  # the page is gone, and what was begun on it
        self.tap("checkin.scan.walkin")
        self.assertNotIn("wei", self.field())

    def test_home_keeps_large_text_for_whoever_still_stands_there(self):
        self.open_walk_in()
        self.type("zhang")
        self.tap("bar.large_text")
        self.tap("bar.home")
        self.kiosk.wait("home")
        self.kiosk.quiet()
        self.assertTrue(self.is_on("bar.large_text"))
        self.tap("home.checkin")
        self.kiosk.wait("checkin.scan")
        self.assertTrue(self.is_on("bar.large_text"))
        self.assertEqual(self.kiosk.stats()["visit"], 2, "another visit: nothing else of the first is left")


if __name__ == "__main__":
    try:
        probe = journeys.tempfile.mkdtemp(prefix="suishou-glass-")
        TouchServer(probe, 600, 800).stop()
    except CannotStart as reason:
        print(f"skipped: {reason}")
        sys.exit(SKIPPED)
    journeys.main()
