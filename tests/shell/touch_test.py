#!/usr/bin/env python3
"""Fingers on a real X server's touch screen: what one does, and what a second one must not do."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "packaging" / "demo"), str(ROOT / "tests" / "fakes")]
from automation import Automation  # noqa: E402
from touch_server import CannotStart, TouchServer  # noqa: E402

PROGRAM = sys.argv.pop(1)
SKIPPED = 77
WIDTH, HEIGHT = 600, 800
AT_ONCE = 0.15  # longer than TouchGuard::at_once


class TouchTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        path = pathlib.Path(self.folder.name) / "automation.sock"
        # The device takes one client in the server's life: a server for each test. It ends with its test, whatever fails:
        # one that is left behind takes its share of the machine for ever.
        self.glass = TouchServer(self.folder.name, WIDTH, HEIGHT)
        self.addCleanup(self.glass.stop)
        self.process = subprocess.Popen([PROGRAM, str(path)], env=dict(os.environ, DISPLAY=self.glass.display),
                                        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(self.process.communicate)
        self.addCleanup(self.process.kill)
        self.screen = Automation(path)
        self.addCleanup(self.screen.close)
        self.screen.wait("home")
        self.screen.quiet()

    def middle(self, node):
        rect = self.screen.node(node)["rect"]
        return rect["x"] + rect["w"] / 2, rect["y"] + rect["h"] / 2

    def visit(self):
        return self.screen.stats()["visit"]

    def test_a_finger_presses_on_release(self):
        x, y = self.middle("home.page")
        self.glass.down(1, x, y)
        self.screen.quiet()
        self.assertEqual(self.screen.tree()["screen"], "home")
        self.glass.up(1, x, y)
        self.screen.wait("page")

    def test_a_tap_faster_than_a_frame_presses(self):
        x, y = self.middle("home.page")
        self.glass.down(1, x, y)
        self.glass.up(1, x, y)
        self.screen.wait("page")
        self.assertEqual(self.visit(), 1)

    def test_only_a_press_on_something_ticks(self):
        for number, (x, y) in enumerate((self.middle("home.closed"), self.middle("home.art"), (550, 20)), 1):
            self.glass.down(number, x, y)
            self.screen.ask(wait={"node": "home.pressed"})
            self.glass.up(number, x, y)
            self.screen.ask(wait={"node": "home.free"})
        self.assertEqual(self.screen.stats()["sounds"]["tick"], 0)
        x, y = self.middle("home.move")
        self.glass.down(4, x, y)
        self.screen.ask(wait={"node": "home.pressed"})
        self.assertEqual(self.screen.stats()["sounds"]["tick"], 1, "at the press, not at its release")
        self.glass.up(4, x, y)
        self.screen.quiet()
        self.assertEqual(self.screen.stats()["sounds"]["tick"], 1)

    def test_sliding_off_presses_nothing(self):
        x, y = self.middle("home.page")
        self.glass.down(1, x, y)
        for step in range(1, 11):
            self.glass.move(1, x + 30 * step, y)
        self.glass.up(1, x + 300, y)
        self.screen.quiet()
        self.assertEqual(self.screen.tree()["screen"], "home")

    def test_a_second_finger_never_presses(self):
        x, y = self.middle("home.page")
        self.hold(1, 500, 750)
        self.glass.down(2, x, y)
        self.glass.up(2, x, y)
        self.screen.quiet()
        self.assertEqual(self.screen.tree()["screen"], "home")
        self.glass.up(1, 500, 750)
        self.assert_a_finger_presses(3)

    def hold(self, finger, x, y):
        """One finger comes down and rests for longer than the fingers of one hand come apart."""
        self.glass.down(finger, x, y)
        self.screen.ask(wait={"node": "home.pressed"})
        time.sleep(AT_ONCE)  # what is tested is that time

    def ignored(self):
        return {kind: count for kind, count in self.screen.stats()["touches_ignored"].items() if count}

    def wait_ignored(self, wanted):
        """A touch is with the X server when it was made, with the kiosk a moment later: there is nothing to wait on but
        the count itself."""
        deadline = time.monotonic() + 10
        while not wanted.items() <= self.ignored().items():
            self.assertLess(time.monotonic(), deadline, f"{self.ignored()} and never {wanted}")
            time.sleep(.02)

    def assert_a_finger_presses(self, finger):
        x, y = self.middle("home.page")
        self.glass.down(finger, x, y)
        self.glass.up(finger, x, y)
        self.screen.wait("page")

    def test_a_second_finger_does_not_disturb_the_first(self):
        x, y = self.middle("home.page")
        self.hold(1, x, y)
        self.glass.down(2, 500, 750)
        self.glass.up(2, 500, 750)
        self.screen.quiet()
        self.wait_ignored({"second_fingers": 1})
        self.glass.up(1, x, y)
        self.screen.wait("page")

    def test_a_palm_takes_its_press_back(self):
        x, y = self.middle("home.page")
        self.glass.down(1, x, y)
        self.screen.ask(wait={"node": "home.pressed"})
        for finger in (2, 3, 4):
            self.glass.down(finger, x + 10 * finger, y + 10)
        self.screen.ask(wait={"node": "home.free"})  # while all of the hand is still there
        for finger in (1, 2, 3, 4):
            self.glass.up(finger, x, y)
        self.screen.quiet()
        self.assertEqual(self.screen.tree()["screen"], "home")
        self.wait_ignored({"palms": 1})
        self.assert_a_finger_presses(5)

    def test_a_palm_within_one_frame_presses_nothing(self):
        x, y = self.middle("home.page")
        for step in (self.glass.down, self.glass.up):
            for finger in (1, 2, 3):
                step(finger, x + finger, y)
        self.screen.quiet()
        self.assertEqual(self.screen.tree()["screen"], "home")
        self.wait_ignored({"palms": 1})

    def test_the_edge_is_no_finger_and_blocks_none(self):
        self.glass.down(1, WIDTH - 1, 400)
        self.glass.down(2, 300, 1)
        self.screen.quiet()
        self.assertEqual(self.visit(), 0, "dirt at the edge is no visitor")
        self.wait_ignored({"at_edge": 2})
        self.assert_a_finger_presses(3)

    def test_a_finger_that_stays_is_taken_back_and_blocks_none(self):
        x, y = self.middle("home.page")
        self.glass.down(1, x, y)
        self.screen.ask(wait={"node": "home.pressed"})
        self.screen.ask(wait={"node": "home.free", "timeout_ms": 10000})
        self.glass.move(1, x + 5, y)
        self.screen.quiet()
        self.wait_ignored({"too_long": 1})
        self.assert_a_finger_presses(2)
        self.glass.up(1, x, y)
        self.screen.quiet()
        self.assertEqual(self.screen.tree()["screen"], "page")


if __name__ == "__main__":
    try:
        with tempfile.TemporaryDirectory() as folder:
            TouchServer(folder, WIDTH, HEIGHT).stop()
    except CannotStart as reason:
        print(f"skipped: {reason}")
        sys.exit(SKIPPED)
    unittest.main()
