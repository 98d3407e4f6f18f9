#!/usr/bin/env python3
"""A check-in with a keyboard alone, as with a switch or a trackball's buttons: Tab goes on, Enter uses."""
import os
import subprocess
import time

import journeys


class KeyboardTest(journeys.Journey):
    def strike(self, key):
        """Until it was seen: on a busy machine quiet() may be asked before the key has arrived."""
        before = self.kiosk.stats()["frames"]
        subprocess.run(["xdotool", "key", key], env=dict(os.environ, DISPLAY=self.station.display), check=True)
        until = time.monotonic() + 10
        while self.kiosk.stats()["frames"] == before and time.monotonic() < until:
            pass
        self.kiosk.quiet()

    def focused(self):
        return [node["id"] for node in self.kiosk.tree()["nodes"] if node["focused"]]

    def go_to(self, node):
        for _ in self.kiosk.tree()["nodes"]:
            self.strike("Tab")
            if self.focused() == [node]:
                return
        self.fail(f"Tab never came to {node}")

    def assert_order(self):
        """Once round, in the order in which the page is read, from wherever the focus is."""
        nodes = self.kiosk.tree()["nodes"]
        seen = []
        while True:
            self.strike("Tab")
            focused = self.focused()
            self.assertEqual(len(focused), 1, seen)
            if focused[0] in seen:
                break
            seen += focused
        ids = [node["id"] for node in nodes if node["id"] in seen]
        first = ids.index(seen[0])
        self.assertEqual(seen, ids[first:] + ids[:first])
        for key in ("bar.home", "bar.help", "bar.language", "bar.large_text", "bar.low_reach"):
            self.assertIn(key, seen)

    def test_a_visitor_is_found_and_checked_in(self):
        kiosk = self.begin_with_meetings("--camera", "none")
        self.assert_order()
        self.go_to("home.checkin")
        self.strike("Return")
        kiosk.wait("checkin.scan")
        kiosk.quiet()
        self.assert_order()
        self.go_to("checkin.scan.lookup")
        self.strike("Return")
        kiosk.wait("checkin.lookup")
        for letter in "wjg":
            self.go_to(f"checkin.lookup.key.{letter}")
            self.strike("Return")
        self.go_to("checkin.lookup.key.done")
        self.strike("Return")
        kiosk.ask(wait={"node": "checkin.lookup.person.0"})
        self.assert_order()
        self.go_to("bar.large_text")
        self.strike("Return")
        self.assertEqual(self.focused(), ["bar.large_text"], "a mode leaves the focus where it is")
        self.go_to("checkin.lookup.person.0")
        self.strike("Return")
        kiosk.ask(wait={"node": "checkin.lookup.confirm.yes"})
        kiosk.quiet()
        self.assertEqual(self.focused(), ["checkin.lookup.confirm.yes"], "a question brings the focus with it")
        self.assert_order()
        self.go_to("checkin.lookup.confirm.yes")
        self.strike("Return")
        kiosk.wait("checkin.result")
        self.assertEqual(self.wait_result("accepted")["method"], "look_up")
        kiosk.quiet()
        self.assert_order()
        self.go_to("bar.home")
        self.strike("Return")
        kiosk.wait("home")
        self.assertEqual(self.focused(), [])


if __name__ == "__main__":
    journeys.main()
