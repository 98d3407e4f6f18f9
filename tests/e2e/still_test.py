#!/usr/bin/env python3
"""An untouched page is still: no frame between two changes that were due, and the same picture before and after."""
import time

import journeys

UNTOUCHED_SECONDS = 4
TRIES = 6


class StillTest(journeys.Journey):
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

    # Each begins at a full minute of the kiosk's clock: its next is far away.
    def test_home(self):
        self.begin_with_meetings("--camera", "none")
        self.assert_still("home")

    def test_a_form(self):
        kiosk = self.begin_with_meetings("--camera", "none")
        self.station.press("home.checkin")
        kiosk.wait("checkin.scan")
        self.assert_still("checkin.scan")


if __name__ == "__main__":
    journeys.main()
