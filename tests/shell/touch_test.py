#!/usr/bin/env python3
"""Fingers on a real X server's touch screen: what one does, and what a second one must not do."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "packaging" / "demo"), str(ROOT / "tests" / "fakes")]
from automation import Automation  # noqa: E402
from touch_server import CannotStart, TouchServer  # noqa: E402

PROGRAM = sys.argv.pop(1)
SKIPPED = 77
WIDTH, HEIGHT = 600, 800


class TouchTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        path = pathlib.Path(self.folder.name) / "automation.sock"
        # The device takes one client in the server's life: a server for each test.
        self.glass = TouchServer(self.folder.name, WIDTH, HEIGHT)
        self.process = subprocess.Popen([PROGRAM, str(path)], env=dict(os.environ, DISPLAY=self.glass.display),
                                        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.screen = Automation(path)
        self.screen.wait("home")
        self.screen.quiet()

    def tearDown(self):
        self.screen.close()
        self.process.kill()
        self.process.communicate()
        self.glass.stop()
        self.folder.cleanup()

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
        self.glass.down(1, 560, 780)  # a palm at the edge
        self.screen.quiet()
        self.glass.down(2, x, y)
        self.glass.up(2, x, y)
        self.screen.quiet()
        self.assertEqual(self.screen.tree()["screen"], "home")
        self.glass.up(1, 560, 780)
        self.glass.down(3, x, y)
        self.glass.up(3, x, y)
        self.screen.wait("page")


if __name__ == "__main__":
    try:
        with tempfile.TemporaryDirectory() as folder:
            TouchServer(folder, WIDTH, HEIGHT).stop()
    except CannotStart as reason:
        print(f"skipped: {reason}")
        sys.exit(SKIPPED)
    unittest.main()
