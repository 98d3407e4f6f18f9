#!/usr/bin/env python3
"""A kiosk with no token: its code is typed at the glass and scanned, approved at the hub, revoked, and let in anew."""
import os
import stat

import journeys


class EnrolmentTest(journeys.Journey):
    def hub(self, *arguments):
        return self.station.hub_command(*arguments, "--database", self.station.hub_database, "--clock", self.station.clock)

    def new_code(self, *more):
        return dict(line.split(" ", 1) for line in self.hub("enrol-code", "新来的", *more).splitlines())

    def begin_without_token(self, *arguments):
        self.kiosk = self.station.start_kiosk("--token", "", *arguments)
        return self.kiosk

    def type_code(self, code):
        for character in code.replace("-", "").lower():
            self.station.press(f"enrol.key.{character}")
        self.station.press("enrol.key.done")

    def approve_what_the_screen_shows(self):
        self.kiosk.ask(wait={"node": "enrol.confirmation"})
        digits = self.kiosk.node("enrol.confirmation")["label"]
        waiting = [line.split("\t") for line in self.hub("enrolment", "list").splitlines()]
        (enrolment,) = [row[0] for row in waiting if row[1] == "waiting" and row[2] == f"shows {digits}"]
        self.hub("enrolment", "approve", enrolment)

    def test_from_the_code_to_home_and_out_and_in_again(self):
        kiosk = self.begin_without_token("--camera", "none")
        kiosk.wait("enrol")
        self.type_code("ABCD-2345")
        kiosk.ask(wait={"node": "enrol.field.error"})
        self.station.press("enrol.key.clear")
        made = self.new_code()
        self.type_code(made["code"])
        self.approve_what_the_screen_shows()
        kiosk.wait("home")
        self.station.wait_view(lambda v: v["today"]["meetings"], "today's meetings from the hub")
        token = self.station.folder / "kiosk.db.token"
        self.assertEqual(stat.S_IMODE(os.stat(token).st_mode), 0o600)
        self.assertEqual(self.kiosk_people() > 0, True)

        self.hub("kiosk", "revoke", made["kiosk"])
        kiosk.wait("closed")
        self.station.wait_view(lambda v: not v["today"]["meetings"] or self.kiosk_people() == 0, "an empty replica")
        self.assertEqual(self.kiosk_people(), 0)

        self.station.press("closed.enrol")
        kiosk.wait("enrol")
        self.type_code(self.new_code("--id", made["kiosk"])["code"])
        self.approve_what_the_screen_shows()
        self.assertEqual(self.station.kiosk.wait(20), 75, "begins anew with the token on disk")
        self.station.stop_kiosk()
        self.begin_without_token("--camera", "none").wait("home")
        self.station.wait_view(lambda v: v["today"]["meetings"], "today's meetings again")
        self.nothing_is_in_a_log([token.read_text().split()[0], made["code"], made["code"].replace("-", "")])

    def test_the_symbol_is_scanned(self):
        scanner = journeys.SerialScanner()
        kiosk = self.begin_without_token("--camera", "none", "--serial", scanner.path)
        kiosk.wait("enrol")
        scanner.read(self.new_code("--hub-url", "https://hub.example.org")["qr"].encode())
        self.station.wait_view(lambda v: v["enrolment"]["problem"] == "other_hub", "that it is another hub's")
        scanner.read(self.new_code("--hub-url", f"http://127.0.0.1:{self.station.port}")["qr"].encode())
        self.approve_what_the_screen_shows()
        kiosk.wait("home")

    def kiosk_people(self):
        return journeys.rows(self.station.database, "SELECT COUNT(*) FROM attendees")[0][0]

    def nothing_is_in_a_log(self, secrets):
        for name in ("kiosk.log", "hub.log"):
            log = (self.station.folder / name).read_text(encoding="utf-8")
            self.assertTrue(log)
            self.assertEqual([secret for secret in secrets if secret in log], [])


if __name__ == "__main__":
    journeys.main()
