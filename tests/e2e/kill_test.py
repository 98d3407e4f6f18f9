#!/usr/bin/env python3
"""kill -9 on the real binary at random moments: nothing that was shown as done is lost.

Codes come from a hand scanner on a pseudo-terminal, so that many facts are under way when the knife falls. What the
kiosk published as accepted is collected through the automation socket until the moment of death.
"""
import itertools
import os
import random
import sys
import threading

from journeys import AutomationError, Journey, SerialScanner, main, rows

UNDER_WAY = 2  # codes read, but not yet answered
KILLS = 3000 if os.environ.get("SUISHOU_LONG") else 100


class Knife:
    """SIGKILL at a moment of a program's life."""

    def __init__(self, program):
        self.program = program
        self.timer = None

    def fall_after(self, seconds):
        self.timer = threading.Timer(seconds, self.program.kill)
        self.timer.start()

    def join(self):
        self.timer.join()


class Kill(Journey):
    def test_nothing_shown_as_done_is_lost(self):
        seed = int(os.environ.get("SUISHOU_SEED", random.randrange(1 << 30)))
        print(f"seed {seed}, {KILLS} kills", file=sys.stderr)
        chance = random.Random(seed)
        codes = itertools.cycle(row[2] for row in self.crowd(4 * KILLS + 200))
        scanner = SerialScanner()

        # The list first, then the wire goes away: what is tested here is the kiosk's own memory.
        kiosk = self.begin_with_meetings("--serial", scanner.path)
        scanner.read(next(codes).encode())
        self.wait_result("accepted")
        self.station.stop_hub()
        self.station.kill_kiosk()

        shown = 0
        for number in range(KILLS):
            kiosk = self.station.start_kiosk("--serial", scanner.path)
            # A quarter die at a moment of their start; the others once they have shown something, however slow the
            # machine is, and then at any moment of the next fact's way.
            answers = chance.choice((None, 1, 2, 3))
            knife = Knife(self.station.kiosk)
            if answers is None:
                knife.fall_after(chance.uniform(0.02, 0.6))
            accepted, answered, read = set(), 0, 0
            try:
                while True:
                    if read < answered + UNDER_WAY:
                        scanner.read(next(codes).encode())
                        read += 1
                    result = kiosk.view()["check_in"].get("result")
                    if result and result["number"] != answered:
                        answered = result["number"]
                        if result["outcome"] == "accepted":
                            accepted.add(result["name"])
                    if answers is not None and answered >= answers:
                        knife.fall_after(chance.uniform(0, 0.03))
                        answers = None
            except (AutomationError, OSError, ValueError):
                pass  # the knife fell
            knife.join()
            self.station.kill_kiosk()
            on_disk = {row[0] for row in rows(self.station.database,
                       "SELECT name FROM attendees JOIN check_ins ON check_ins.attendee = attendees.id")}
            lost = accepted - on_disk
            self.assertFalse(lost, f"kill {number}, seed {seed}: lost {lost}")
            sequences = [row[0] for row in rows(self.station.database, "SELECT sequence FROM facts ORDER BY sequence")]
            self.assertEqual(sequences, list(range(1, len(sequences) + 1)), f"kill {number}, seed {seed}")
            shown += len(accepted)
        self.assertGreater(shown, KILLS, "too few facts were shown as done: the test did not bite")
        self.assertEqual(rows(self.station.database, "PRAGMA integrity_check")[0][0], "ok")
        print(f"{KILLS} kills, {shown} facts shown as done, 0 lost", file=sys.stderr)

        self.station.start_hub()
        self.begin()
        self.assert_all_at_hub(120)


if __name__ == "__main__":
    main()
