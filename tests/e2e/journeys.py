"""What the end-to-end tests share: one station a test, the real binaries, and a look into both databases."""
import http.client
import json
import os
import pathlib
import pty
import re
import shutil
import sqlite3
import sys
import tempfile
import tty
import unittest
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
CROWD = "00000000c0ffee01"  # the meeting of Journey.crowd
sys.path.insert(0, str(ROOT / "packaging" / "demo"))
from automation import AutomationError  # noqa: E402,F401
from station import Station, XServer  # noqa: E402,F401
from visit import BIG_MEETING, TOMORROW, meeting_id  # noqa: E402,F401


def rows(database, sql, *arguments):
    """Reads a database of a running program; the tests never write one."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)
    try:
        return connection.execute(sql, arguments).fetchall()
    finally:
        connection.close()


class SerialScanner:
    """A hand scanner on a pseudo-terminal: what is read here, the kiosk gets from the other side."""

    def __init__(self):
        self.near, self.far = pty.openpty()
        tty.setraw(self.far)
        self.path = os.ttyname(self.far)

    def read(self, code):
        line = code + b"\r"
        while line:
            line = line[os.write(self.near, line):]


class Console:
    """The hub's console as a browser without a window has it: signed in with these roles."""

    phrase = "seven herons over the canal"

    def __init__(self, station, *roles):
        self.port, self.cookie = station.port, ""
        given = station.hub_command("user", "add", "tester", *(word for role in roles for word in ("--role", role)),
                                    "--database", station.hub_database, "--clock", station.clock).strip()
        self._ask("/console/sign-in", name="tester", password=given)
        self.post("/console/password", "/console/password", old=given, new=self.phrase, again=self.phrase)

    def get(self, path):
        """(status, body)"""
        return self._ask(path)

    def post(self, page, path, **fields):
        """Sends a form that stands on `page` to `path`."""
        csrf = re.search(r'name="csrf" value="([^"]+)"', self.get(page)[1].decode())[1]
        status, body = self._ask(path, csrf=csrf, **fields)
        if status != 303:
            raise AssertionError(f"{path} answered {status}: {body[:500]}")

    def _ask(self, path, **fields):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=40)
        try:
            connection.request("POST" if fields else "GET", path, urllib.parse.urlencode(fields) if fields else None,
                               {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookie})
            answer = connection.getresponse()
            self.cookie = (answer.getheader("Set-Cookie") or self.cookie).split(";")[0]
            return answer.status, answer.read()
        finally:
            connection.close()


class Journey(unittest.TestCase):
    station_options = {}

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="suishou-e2e-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.station = Station(self.folder, **self.station_options)
        self.addCleanup(self.station.close)

    def begin(self, *arguments):
        self.kiosk = self.station.start_kiosk(*arguments)
        self.kiosk.wait("home")
        return self.kiosk

    def begin_with_meetings(self, *arguments):
        """Waits for the lists to the last name: who stands on none yet is let in, but nobody can greet them by name."""
        kiosk = self.begin(*arguments)
        self.station.wait_view(lambda v: v["today"]["meetings"] and self.names_at_kiosk() == self.names_at_hub(),
                               "the meetings and their lists from the hub")
        return kiosk

    def names_at_kiosk(self):
        return rows(self.station.database, "SELECT count(*) FROM attendees")[0][0]

    def names_at_hub(self):
        return rows(self.station.hub_database,
                    "SELECT count(*) FROM records WHERE topic = 'attendees' AND NOT deleted")[0][0]

    def open_scan_page(self):
        self.station.press("home.checkin")
        self.kiosk.wait("checkin.scan")
        self.station.wait_view(lambda v: v["devices"]["camera"] == "running", "the camera running")

    def people(self, meeting=BIG_MEETING):
        """(attendee id, name, pass, look-up code) of those on a meeting's list who are still expected."""
        return [(key, *row[:3]) for key, row in self.station.still_expected(meeting_id(meeting)).items()]

    def crowd(self, count):
        """Imports a meeting of `count` people, open like the big one, and returns them as people() does."""
        week = json.loads((ROOT / "assets/demo/week.json").read_text(encoding="utf-8"))
        meeting = dict(next(m for m in week["meetings"] if m["id"] == meeting_id(BIG_MEETING)), id=CROWD)
        template = dict(week["attendees"][0])
        for field in ("stands_in_for", "stood_in_by", "excused"):
            template.pop(field, None)
        people = [dict(template, id=f"{0xabc0000000000000 + number:016x}", meeting=CROWD, name=f"示例{number}")
                  for number in range(count)]
        path = self.folder / "crowd.json"
        path.write_text(json.dumps({"sample": True, "meetings": [meeting], "attendees": people}, ensure_ascii=False),
                        encoding="utf-8")
        self.station.hub_command("import", path, "--database", self.station.hub_database, "--clock", self.station.clock)
        return [(key, *row[:3]) for key, row in self.station.passes(CROWD).items()]

    def wait_result(self, outcome, **more):
        def arrived(view):
            result = view["check_in"].get("result") or {}
            return result.get("outcome") == outcome and all(result.get(k) == v for k, v in more.items())
        return self.station.wait_view(arrived, f"the result {outcome} {more}")["check_in"]["result"]

    def hub_fact_ids(self):
        """Of this test's kiosk; the sample week brings arrivals of another one."""
        return {row[0] for row in rows(self.station.hub_database,
                "SELECT facts.id FROM facts JOIN kiosks ON kiosks.id = facts.kiosk WHERE name_zh = '一号机'")}

    def assert_all_at_hub(self, give_up=60):
        self.station.wait_view(lambda v: v["sync"]["unsent"] == 0, "an empty outbox", give_up)
        kiosk_facts = {row[0] for row in rows(self.station.database, "SELECT id FROM facts")}
        self.assertTrue(kiosk_facts)
        self.assertLessEqual(kiosk_facts, self.hub_fact_ids())


def main():
    unittest.main(verbosity=2)
