#!/usr/bin/env python3
"""What the kiosk lets hear: a GStreamer sink of a site's choice keeps it in a file, sample by sample."""
import time

import journeys

SAMPLES_PER_MS = 48
TICK, DONE, PROBLEM = 24, 460, 420  # how long they last, in ms
GIVE_UP = 20
CONFIG = """
[sound]
sink = "filesink append=true location={heard}"
"""


class SoundTest(journeys.Journey):
    def begin_heard(self, more=""):
        self.heard = self.folder / "heard.raw"
        config = self.folder / "kiosk.toml"
        config.write_text(CONFIG.format(heard=self.heard) + more, encoding="utf-8")
        return self.begin_with_meetings("--config", config)

    def milliseconds(self):
        return self.heard.stat().st_size / 2 / SAMPLES_PER_MS if self.heard.exists() else 0

    def assert_heard(self, *lengths):
        """Each is written whole or not at all: the length tells which it was."""
        expected = sum(lengths)
        deadline = time.monotonic() + GIVE_UP
        while self.milliseconds() < expected and time.monotonic() < deadline:
            time.sleep(0.01)
        self.assertEqual(self.milliseconds(), expected)

    def asked(self):
        return self.kiosk.stats()["sounds"]

    def test_a_press_ticks_a_good_code_rises_and_an_unknown_one_is_low(self):
        kiosk = self.begin_heard()
        self.station.press("home.checkin")
        kiosk.wait("checkin.scan")
        self.assert_heard(TICK)
        kiosk.ask(scan=self.people()[0][2])
        kiosk.wait("checkin.result")
        self.assert_heard(TICK, DONE)
        kiosk.tap("bar.help")
        kiosk.wait("help")
        self.assert_heard(TICK, DONE, TICK)
        kiosk.tap("bar.back")
        kiosk.wait("checkin.result")
        self.assert_heard(TICK, DONE, TICK, TICK)  # the result that was under the help page is not said again
        kiosk.ask(scan="not one of ours")
        self.wait_result("unknown_code")
        self.assert_heard(TICK, DONE, TICK, TICK, PROBLEM)
        self.assertEqual(self.asked(), {"tick": 3, "done": 1, "problem": 1, "warning": 0})

    def test_a_quiet_hour_without_volume_is_silent(self):
        kiosk = self.begin_heard('quiet_hours = "09:00-10:00"\nquiet_volume = 0\n')
        self.station.press("home.checkin")
        kiosk.wait("checkin.scan")
        kiosk.ask(scan=self.people()[0][2])
        kiosk.wait("checkin.result")
        self.assertEqual(self.asked(), {"tick": 1, "done": 1, "problem": 0, "warning": 0})
        self.station.stop_kiosk()  # whatever was to be played has been played
        self.assertEqual(self.milliseconds(), 0)

    def test_ticks_can_be_off(self):
        kiosk = self.begin_heard("ticks = false\n")
        self.station.press("home.checkin")
        kiosk.wait("checkin.scan")
        kiosk.ask(scan=self.people()[0][2])
        self.assert_heard(DONE)

    def test_a_sink_that_does_not_exist_stops_nothing(self):
        config = self.folder / "kiosk.toml"
        config.write_text('[sound]\nsink = "nosuchsink"\n', encoding="utf-8")
        kiosk = self.begin_with_meetings("--config", config)
        self.station.press("home.checkin")
        kiosk.wait("checkin.scan")
        kiosk.ask(scan=self.people()[0][2])
        kiosk.wait("checkin.result")
        self.station.stop_kiosk()
        log = (self.folder / "kiosk.log").read_text(encoding="utf-8")
        self.assertEqual(log.count("nosuchsink"), 1, log)


if __name__ == "__main__":
    journeys.main()
