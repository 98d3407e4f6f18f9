#!/usr/bin/env python3
"""The technician's way: hold the mark, wrong PINs, a lock, the right PIN, every page, both ways out."""
import json
import os
import sqlite3
import subprocess
import time

import privacy_test
from journeys import Journey, SerialScanner, main, rows
from station import build_folder

PIN, WRONG = "204816", "111111"


def printed(*arguments, stdin=None):
    done = subprocess.run([build_folder() / "kiosk" / "app" / "suishou-kiosk", *arguments], input=stdin,
                          capture_output=True, text=True, timeout=60, check=True)
    return done.stdout.splitlines()


class StaffJourney(Journey):
    """With a PIN and a badge that open the gate."""

    def setUp(self):
        super().setUp()
        os.environ["XDG_STATE_HOME"] = str(self.folder / "state")
        self.badge, badge_line = printed("--new-badge", "示例·技术员")
        [pin_line] = printed("--hash-pin", stdin=PIN + "\n")
        self.assertNotIn(PIN, pin_line)
        self.assertNotIn(self.badge, badge_line)
        self.config = self.folder / "kiosk.toml"
        self.config.write_text(f"[staff]\n{pin_line}\n{badge_line}\n", encoding="utf-8")

    def begin(self, *arguments):
        return super().begin("--config", self.config, *arguments)

    def hold_mark(self):
        """On the glass until the pad is there; the mark is in no tree, so its place is taken from the design."""
        self.station._xdotool("mousemove", 86, 86, "mousedown", 1)
        self.kiosk.wait("staff.gate")
        self.station._xdotool("mouseup", 1)
        self.kiosk.quiet()

    def enter(self, pin):
        for digit in pin:
            self.station.press(f"staff.gate.key.{digit}")
        before = self.staff()["wrong_tries"]
        self.station.press("staff.gate.key.done")
        self.station.wait_view(
            lambda v: v["staff"]["open"] or v["staff"]["wrong_tries"] > before, "an answer to the PIN")

    def staff(self):
        return self.kiosk.view()["staff"]

    def facts(self):
        return rows(self.station.database, "SELECT event, method, badge FROM staff_sessions ORDER BY sequence")

    def wait_on(self, node_id, give_up=20):
        """A real pointer's touch is on its way for a moment."""
        deadline = time.monotonic() + give_up
        while not self.kiosk.node(node_id)["on"]:
            self.assertLess(time.monotonic(), deadline, f"{node_id} never went on")
            time.sleep(0.05)

    def open_gate(self):
        self.hold_mark()
        self.enter(PIN)
        self.kiosk.wait("maintenance")


class MaintenanceTest(StaffJourney):
    def test_wrong_pins_lock_and_the_badge_opens(self):
        serial = SerialScanner()
        self.begin("--serial", serial.path)
        self.station.press("bar.help")
        self.kiosk.wait("help")
        self.hold_mark()  # from any page that has it
        for left in (4, 3, 2, 1):
            self.enter(WRONG)
            self.assertEqual(self.staff()["tries_left"], left)
        self.enter(WRONG)
        self.assertIn("locked_until", self.staff())
        self.assertFalse(self.kiosk.node("staff.gate.key.done")["enabled"])
        self.assertNotIn(WRONG, json.dumps(self.kiosk.tree()))
        self.assertEqual(self.facts(), [("wrong_pin", "pin", "")] * 5 + [("locked", "pin", "")])
        serial.read(self.badge.encode())
        self.kiosk.wait("maintenance")
        self.assertEqual(self.staff()["badge"], "示例·技术员")
        self.station.press("maintenance.leave")
        self.kiosk.wait("home")
        self.station.wait_view(lambda v: not v["staff"]["open"], "the gate closed")
        # A restart ends no lock.
        self.station.stop_kiosk()
        self.begin()
        self.assertIn("locked_until", self.staff())
        self.assert_all_at_hub()
        self.assertEqual(rows(self.station.hub_database, "SELECT count(*) FROM facts WHERE kind = 'staff_session'"),
                         [(8,)])
        log = (self.folder / "kiosk.log").read_text(errors="replace")
        for secret in (WRONG, PIN, self.badge):
            self.assertNotIn(secret, log)

    def test_a_pin_stays_nowhere(self):
        pin = "739150286431"
        self.begin()
        self.hold_mark()
        for digit in pin:
            self.station.press(f"staff.gate.key.{digit}")
        self.kiosk.quiet()
        self.assertTrue(privacy_test.traces(self.station.kiosk.pid, pin))  # the proof can fail
        self.assertNotIn("7", self.kiosk.node("staff.gate.field")["label"])
        self.station.press("staff.gate.key.done")
        self.station.wait_view(lambda v: v["staff"]["wrong_tries"] == 1, "an answer to the PIN")
        self.station.press("bar.home")
        self.kiosk.wait("home")
        privacy_test.Traces.assert_gone(self, pin)

    def traces(self, *texts):
        return privacy_test.traces(self.station.kiosk.pid, *texts)

    def refuse_everything_unsent(self):
        """As a hub would: prepared in the file while nobody runs."""
        connection = sqlite3.connect(self.station.database)
        with connection:
            connection.execute("INSERT INTO dead_letters SELECT sequence, 'malformed', 'as the test says' FROM outbox")
            count = connection.execute("DELETE FROM outbox").rowcount
        connection.close()
        return count

    def test_refused_records_are_seen_and_sent_again(self):
        self.begin_with_meetings()
        self.station.stop_hub()
        self.kiosk.ask(scan=self.people()[0][2])
        self.wait_result("accepted")
        self.station.stop_kiosk()
        self.assertEqual(self.refuse_everything_unsent(), 1)
        self.station.start_hub()
        self.begin()
        self.open_gate()
        self.station.press("maintenance.letters")
        self.kiosk.wait("maintenance.letters")
        [letter] = self.staff()["letters"]
        self.assertEqual((letter["kind"], letter["code"]), ("check_in", "malformed"))
        self.station.press("maintenance.letters.0")
        self.wait_on("maintenance.letters.0")
        self.assertIn("as the test says", self.kiosk.node("maintenance.letters.why")["label"])
        self.station.press("maintenance.letters.retry")
        self.station.wait_view(lambda v: not v["staff"]["letters"], "an empty list")
        self.assert_all_at_hub()
        self.assertEqual(self.kiosk.view()["sync"]["dead_letters"], 0)

    def test_devices_log_and_brightness(self):
        serial = SerialScanner()
        self.begin_with_meetings("--serial", serial.path)
        self.open_gate()
        self.station.press("maintenance.devices")
        self.kiosk.wait("maintenance.devices")
        self.station.wait_view(lambda v: v["devices"]["camera"] == "running", "the camera running")
        name, code = self.people()[0][1:3]
        serial.read(code.encode())
        view = self.station.wait_view(lambda v: v["staff"]["codes"] > 0, "a code read")
        self.assertEqual(view["staff"]["code_kind"], "pass")
        self.assertNotIn("result", view["check_in"])
        self.kiosk.quiet()
        shown = json.dumps(self.kiosk.tree(), ensure_ascii=False)
        self.assertNotIn(code, shown)
        self.assertNotIn(name, shown)
        self.station.press("maintenance.devices.print")
        self.station.wait_view(lambda v: v["staff"]["slip"] == "printed", "a test slip")
        self.assertEqual(len(list(self.station.slips.glob("test-*.png"))), 1)
        self.station.press("bar.back")
        self.kiosk.wait("maintenance")
        self.station.press("maintenance.log")
        self.kiosk.wait("maintenance.log")
        self.station.wait_view(lambda v: "log_lines" in v["staff"], "the log")
        self.station.press("bar.back")
        self.kiosk.wait("maintenance")
        self.station.press("maintenance.brightness")
        self.kiosk.wait("maintenance.brightness")
        if self.kiosk.node("maintenance.brightness.2")["enabled"]:  # this X server has gamma ramps
            self.station.press("maintenance.brightness.2")
            self.wait_on("maintenance.brightness.2")
            self.assertEqual((self.folder / "state/suishou/brightness").read_text().strip(), "2")

    def test_cleaning_takes_no_touch_and_ends_by_itself(self):
        self.begin()
        self.open_gate()
        began = time.monotonic()
        self.station.press("maintenance.clean")
        self.kiosk.wait("maintenance.cleaning")
        visit = self.kiosk.stats()["visit"]
        for x, y in ((100, 1850), (300, 1700), (86, 86), (540, 960)):
            self.station._xdotool("mousemove", x, y, "click", 1)
        self.station._xdotool("type", "--delay", "5", self.badge)
        self.station._xdotool("key", "Return")
        self.kiosk.ask(scan="K1:RUBBISH")
        self.kiosk.quiet()
        self.assertEqual(self.kiosk.tree()["screen"], "maintenance.cleaning")
        self.assertEqual(self.staff()["codes"], 0)
        self.kiosk.wait("maintenance", 40000)
        self.assertGreater(time.monotonic() - began, 28)
        self.assertEqual(self.kiosk.stats()["visit"], visit)
        self.station.press("maintenance.leave")
        self.kiosk.wait("home")

    def leave_program(self, way):
        self.begin()
        self.open_gate()
        self.station.press("maintenance.exit")
        self.kiosk.wait("maintenance.exit")
        self.station.press(f"maintenance.exit.{way}")
        self.kiosk.ask(wait={"screen": "maintenance.exit", "node": "maintenance.exit.ask"})
        rect = self.kiosk.node("maintenance.exit.ask.yes")["rect"]
        x, y = int(rect["x"] + rect["w"] / 2), int(rect["y"] + rect["h"] / 2)
        self.station._xdotool("mousemove", x, y, "click", 1)
        process, self.station.kiosk = self.station.kiosk, None
        code = process.wait(30)
        self.station.automation.close()
        self.station.automation = None
        return code

    def test_restart_and_exit_say_so_to_the_supervisor(self):
        self.assertEqual(self.leave_program("restart"), 75)
        self.assertEqual(self.leave_program("end"), 0)
        self.assertEqual([fact[0] for fact in self.facts()], ["opened", "left"] * 2)


if __name__ == "__main__":
    main()
