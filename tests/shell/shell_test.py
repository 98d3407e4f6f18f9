#!/usr/bin/env python3
"""The shell on a real X server: frames, touches by a real pointer and by the socket, idle, keyboard, screenshots."""
import json
import os
import pathlib
import socket
import stat
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging" / "demo"))
from automation import Automation, AutomationError  # noqa: E402

PROGRAM = sys.argv.pop(1)


def xdotool(*arguments):
    subprocess.run(["xdotool", *map(str, arguments)], check=True)


class Shell(unittest.TestCase):
    arguments = []

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name) / "automation.sock"
        self.start()
        self.screen.quiet()

    def start(self):
        self.process = subprocess.Popen([PROGRAM, str(self.path), *self.arguments], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.screen = Automation(self.path)
        self.screen.wait("home")

    def tearDown(self):
        self.screen.close()
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()
        self.folder.cleanup()

    def order(self, word):
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()

    def lines_until(self, last):
        lines = []
        while not lines or lines[-1] != last:
            line = self.process.stdout.readline()
            self.assertTrue(line, f"ended before {last}: {lines}")
            lines.append(line.strip())
        return lines

    def frames(self):
        return self.screen.stats()["frames"]

    def label(self, node):
        return self.screen.node(node)["label"]

    def wait_node(self, node, timeout_ms=10000):
        return self.screen.ask(wait={"node": node, "timeout_ms": timeout_ms})

    def press(self, node):
        rect = self.screen.node(node)["rect"]
        xdotool("mousemove", int(rect["x"] + rect["w"] / 2), int(rect["y"] + rect["h"] / 2), "mousedown", 1)
        self.screen.quiet()
        xdotool("mouseup", 1)


class ShellTest(Shell):
    def test_socket_is_for_its_owner_alone(self):
        self.assertEqual(stat.S_IMODE(os.stat(self.path).st_mode), 0o600)

    def test_a_tap_opens_a_screen_and_begins_a_visit(self):
        self.screen.tap("home.page")
        self.assertEqual(self.screen.tree()["screen"], "page")
        self.assertEqual(self.label("leaf.visit"), "1")
        self.screen.tap("leaf.back")
        self.assertEqual(self.screen.tree()["screen"], "home")
        self.assertEqual(self.lines_until("begin 1"), ["begin 1"])

    def test_a_real_pointer_acts_on_release_inside(self):
        self.press("home.page")
        self.screen.wait("page")
        xdotool("mousemove", 100, 70, "mousedown", 1)
        self.screen.quiet()
        xdotool("mousemove", 550, 780)
        self.screen.quiet()
        xdotool("mouseup", 1)
        self.screen.quiet()
        self.assertEqual(self.screen.tree()["screen"], "page")  # slid off: nothing happens

    def test_nothing_is_drawn_while_nothing_changes(self):
        self.screen.quiet()
        # The turn of a minute is a change: begin after one that is near.
        left = 60 - time.time() % 60
        if left < 4:
            time.sleep(left + 0.5)
            self.screen.quiet()
        before = self.frames()
        time.sleep(3)
        self.assertEqual(self.frames(), before)

    def test_an_animation_is_drawn_until_its_end(self):
        before = self.frames()
        begin = time.monotonic()
        self.screen.tap("home.move")  # answers when it has come to rest
        self.assertGreaterEqual(time.monotonic() - begin, 0.2)
        self.assertGreater(self.frames() - before, 6)

    def test_a_screenshot_shows_art_and_text(self):
        self.wait_node("home.art")
        self.screen.quiet()
        picture = pathlib.Path(self.folder.name) / "home.png"
        self.screen.screenshot(picture)
        size, colours = subprocess.run(["identify", "-format", "%wx%h %k", picture], capture_output=True, text=True,
                                       check=True).stdout.split()
        self.assertEqual(size, "600x800")
        self.assertGreater(int(colours), 100)
        with self.assertRaises(AutomationError):
            self.screen.screenshot("/nonexistent/home.png")

    def test_a_form_asks_and_then_ends_the_visit(self):
        self.screen.tap("home.short")
        self.assertTrue(self.screen.has("leaf.asking"))
        self.assertTrue(self.screen.has("leaf.ring"))
        self.screen.wait("home")
        self.assertEqual(self.lines_until("end 1"), ["begin 1", "end 1"])
        self.assertEqual(self.screen.stats()["sounds"], {"tick": 1, "done": 0, "problem": 0, "warning": 1})

    def test_the_question_is_heard_once_each_time_it_comes(self):
        self.screen.tap("home.asks")  # after a second of its 21
        self.wait_node("leaf.asking")
        self.screen.quiet()
        self.assertEqual(self.screen.stats()["sounds"]["warning"], 1)
        self.screen.tap("leaf.stay")
        self.assertFalse(self.screen.has("leaf.asking"))
        self.wait_node("leaf.asking")
        self.assertEqual(self.screen.stats()["sounds"]["warning"], 2)

    def test_a_result_goes_back_without_asking_and_keeps_the_visit(self):
        self.screen.tap("home.result")
        self.assertFalse(self.screen.has("leaf.asking"))
        self.assertTrue(self.screen.has("leaf.ring"))
        self.screen.wait("home")
        self.assertEqual(self.screen.stats()["visit"], 1)

    def focused(self):
        self.screen.quiet()
        return [node["id"] for node in self.screen.tree()["nodes"] if node.get("focused")]

    def strike(self, *keys):
        for key in keys:
            xdotool("key", key)
            self.screen.quiet()

    def controls(self):
        return [node["id"] for node in self.screen.tree()["nodes"] if node["role"] == "button" and node["enabled"]]

    def test_tab_goes_through_every_control_in_order_and_round(self):
        self.assertEqual(self.focused(), [])
        order = self.controls()
        seen = []
        for _ in order:
            self.strike("Tab")
            seen += self.focused()
        self.assertEqual(seen, order)
        self.strike("Tab")
        self.assertEqual(self.focused(), order[:1])
        self.strike("shift+Tab")
        self.assertEqual(self.focused(), order[-1:])

    def test_arrows_go_where_they_point_and_enter_uses(self):
        self.strike("Tab")
        self.assertEqual(self.focused(), ["home.page"])
        self.strike("Down")
        self.assertEqual(self.focused(), ["home.short"])
        self.strike("Right")
        self.assertEqual(self.focused(), ["home.asks"])
        self.strike("Left", "Up", "Return")
        self.screen.wait("page")
        self.assertEqual(self.screen.stats()["sounds"]["tick"], 1)
        self.assertEqual(self.screen.stats()["visit"], 1)

    def test_a_touch_hides_the_ring(self):
        self.strike("Tab")
        self.assertEqual(self.focused(), ["home.page"])
        self.screen.tap("home.move")
        self.assertEqual(self.focused(), [])

    def test_enter_without_a_ring_and_a_scanner_s_enter_use_nothing(self):
        self.strike("Return")
        self.strike("Tab")
        self.assertEqual(self.focused(), ["home.page"])
        xdotool("key", "--delay", 1, *"K1ABCDEFG", "Return")
        self.lines_until(f"key {ord('G')}")
        self.lines_until(f"key {ord(chr(13))}")
        self.screen.quiet()
        self.assertEqual(self.screen.tree()["screen"], "home")
        self.assertEqual(self.focused(), ["home.page"])
        self.strike("Return")
        self.screen.wait("page")

    def test_the_ring_ends_with_the_visit(self):
        self.strike("Tab")
        for _ in range(self.controls().index("home.short")):
            self.strike("Tab")
        self.strike("Return")
        self.screen.wait("short")
        self.strike("Tab")
        self.screen.ask(wait={"screen": "home", "timeout_ms": 20000})
        self.assertEqual(self.focused(), [])

    def test_modes_end_with_the_visit(self):
        self.screen.tap("home.short")
        self.screen.ask(modes={"large_text": True})
        self.screen.wait("home")
        self.assertEqual(self.label("home.large_text"), "off")

    def test_modes_outlive_the_key_that_goes_home(self):
        self.screen.tap("home.short")
        self.screen.ask(modes={"large_text": True})
        self.screen.tap("leaf.home")
        self.screen.wait("home")
        self.assertEqual(self.label("home.large_text"), "on")
        self.order("scan")  # the next person comes without a touch
        self.screen.wait("scanned")
        self.screen.tap("leaf.back")
        self.screen.wait("home")
        self.assertEqual(self.label("home.large_text"), "off")

    def test_a_code_without_a_touch_brings_its_visitor(self):
        self.order("scan")
        self.screen.wait("scanned")
        self.assertEqual(self.label("leaf.visit"), "1")

    def test_camera_frames_are_drawn_only_where_they_show(self):
        before = self.frames()
        self.order("camera")
        self.screen.view()
        self.screen.quiet()
        self.assertEqual(self.frames(), before)
        self.screen.tap("home.camera")
        self.screen.quiet()
        before = self.frames()
        self.order("camera")
        give_up = time.monotonic() + 10
        while self.frames() == before:
            self.assertLess(time.monotonic(), give_up, "a new camera frame was not drawn")
        self.assertTrue(self.screen.has("leaf.camera"))

    def test_a_keyboard_reaches_scanner_and_screen_by_its_speed(self):
        self.screen.tap("home.page")
        xdotool("type", "--delay", "5", "K1:ABCDEF")
        xdotool("key", "Return")
        self.lines_until(f"key {ord('F')}")
        self.lines_until("key 13")
        for key in "abc":
            xdotool("key", key)
            self.lines_until(f"key {ord(key)}")
            time.sleep(0.12)  # as slow as a person
        self.screen.quiet()
        self.assertEqual(self.label("leaf.typed"), "abc")
        self.screen.ask(type="de")
        self.assertEqual(self.label("leaf.typed"), "abcde")
        self.screen.ask(scan="K1")
        self.assertEqual(self.lines_until("key 13"), [f"key {ord('K')}", f"key {ord('1')}", "key 13"])

    def test_an_unreported_control_is_found(self):
        self.assertEqual(self.screen.ask(unreported={})["unreported"], [])
        self.screen.tap("home.careless")
        self.assertEqual([item["label"] for item in self.screen.ask(unreported={})["unreported"]], ["leaf.hidden"])

    def test_bad_requests_are_answered_and_change_nothing(self):
        for line in [b"", b"nonsense", b"[]", b"{}", b'{"tap":1}', b'{"tap":"home.nowhere"}', b'{"tap":"home.closed"}',
                     b'{"wait":{}}', b'{"wait":{"screen":"other","timeout_ms":50}}', b'{"tree":{},"tap":"x"}',
                     b'{"quit":{"now":1}}', b'{"type":"\xff"}', b'{"launch":{}}', b"[" * 60000]:
            self.screen.socket.sendall(line + b"\n")
            self.assertIn("error", json.loads(self.screen.lines.readline()), line)
        self.assertEqual(self.screen.tree()["screen"], "home")
        # Not a byte more than it takes to be too long: what is unread when the socket closes would take the answer along.
        self.screen.socket.sendall(b"x" * (64 * 1024 + 1))
        self.assertIn("error", json.loads(self.screen.lines.readline()))
        self.screen.close()
        self.screen = Automation(self.path)  # the next client is served
        self.assertEqual(self.screen.tree()["screen"], "home")

    def test_ends_when_told(self):
        self.order("stop")
        self.assertEqual(self.process.wait(10), 0)
        self.assertFalse(self.path.exists())

    def test_quits_over_the_socket(self):
        self.assertEqual(self.screen.ask(quit={}), {"quitting": True})
        self.assertEqual(self.process.wait(10), 0)

    def test_a_killed_process_leaves_no_obstacle(self):
        self.process.kill()
        self.process.wait()
        self.screen.close()
        self.assertTrue(self.path.exists())
        self.process.communicate()
        self.start()


class FullscreenTest(Shell):
    arguments = ["fullscreen"]

    def test_covers_the_monitor_and_cannot_be_closed(self):
        stats = self.screen.stats()
        self.assertEqual((stats["width"], stats["height"]), (600, 800))
        windows = subprocess.run(["xdotool", "search", "--class", "suishou-kiosk"], capture_output=True, text=True).stdout
        self.assertTrue(windows.split())
        for keys in ("alt+F4", "Escape", "ctrl+q", "ctrl+w", "F11"):
            xdotool("key", keys)
        self.screen.tap("home.page")
        self.assertIsNone(self.process.poll())


class WithoutDisplayTest(unittest.TestCase):
    def test_says_so_and_ends(self):
        done = subprocess.run([PROGRAM, "/tmp/never-opened.sock"], env={"PATH": os.environ["PATH"]}, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=20)
        self.assertEqual(done.returncode, 1)
        self.assertIn("ui.display", done.stderr)


if __name__ == "__main__":
    unittest.main()
