#!/usr/bin/env python3
"""The hub as a process: how it ends, and what it does when something that it needs is gone."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import threading
import unittest
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
HUB = pathlib.Path(os.environ.get("SUISHOU_BUILD", ROOT / "build" / "release")) / "hub" / "suishou-hub"
TOKEN = "token-of-the-process-test"


class Process(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="suishou-hub-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.database = self.folder / "hub.db"
        self.command("import", ROOT / "assets/demo/week.json", "--seed", "1")
        self.command("kiosk", "add", "一号机", "--token", TOKEN)

    def command(self, *arguments, status=0):
        done = subprocess.run([HUB, *map(str, arguments), "--database", self.database], capture_output=True, text=True,
                              timeout=60)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout

    def serve(self):
        hub = subprocess.Popen([HUB, "serve", "--port", "0", "--database", self.database], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
        self.addCleanup(hub.stdout.close)
        self.addCleanup(hub.stderr.close)
        self.addCleanup(hub.wait)
        self.addCleanup(hub.kill)
        self.port = json.loads(hub.stdout.readline())["listening"]
        return hub

    def ask(self, path, body=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body, {"Authorization": f"Bearer {TOKEN}"})
        try:
            with urllib.request.urlopen(request, timeout=40) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.read()

    def test_sigterm_answers_who_waits_and_ends_well(self):
        hub = self.serve()
        cursor = ""
        more = True
        while more:
            page = json.loads(self.ask(f"/api/v1/changes?after={cursor}")[1])
            cursor, more = page["cursor"], page.get("more", False)
        answers = []
        poll = threading.Thread(target=lambda: answers.append(self.ask(f"/api/v1/changes?after={cursor}&wait=25")[0]))
        poll.start()
        # Nothing announces that a request waits; two requests later the poll is most likely among those that do.
        for _ in range(2):
            self.ask("/api/v1/clock")
        hub.send_signal(signal.SIGTERM)
        self.assertEqual(hub.wait(30), 0)
        poll.join()
        self.assertEqual(answers, [200])

    def test_a_database_that_broke_ends_the_process(self):
        hub = self.serve()
        self.assertEqual(self.ask("/readyz")[0], 200)
        size = self.database.stat().st_size
        for path in (self.database, pathlib.Path(f"{self.database}-wal")):
            if path.exists():
                path.write_bytes(b"\xff" * max(size, path.stat().st_size))
        fact = {"id": "0190b3c4-5d6e-7f80-8123-456789abcdef", "seq": 1, "schema": 1, "kind": "check_in", "wall_ms": 1,
                "boot_id": "b", "boot_ms": 1, "body": {"meeting": "00000000000000a1", "method": "pass"}}
        self.assertEqual(self.ask("/api/v1/facts", json.dumps({"facts": [fact]}).encode())[0], 503)
        self.assertEqual(hub.wait(30), 1)

    def test_a_lost_key_file_voids_nothing_that_was_printed(self):
        before = self.command("key", "list").split()
        attendee = json.loads((ROOT / "assets/demo/week.json").read_text(encoding="utf-8"))["attendees"][0]["id"]
        old = self.command("passes", "--attendee", attendee, "--format", "text").split("\t")
        pathlib.Path(f"{self.database}.keys").unlink()
        after = self.command("key", "list").split()
        self.assertEqual((before[0], after[0]), ("1", "2"))
        new = self.command("passes", "--attendee", attendee, "--format", "text").split("\t")
        self.assertNotEqual(old[2], new[2])
        self.assertEqual(old[3], new[3], "the look-up code stays")
        self.serve()
        self.assertEqual(self.ask(new[4].strip())[0], 200)
        keys, cursor, more = {}, "", True
        while more:
            page = json.loads(self.ask(f"/api/v1/changes?after={cursor}")[1])
            keys.update({c["id"]: c["record"]["public_key"] for c in page["changes"] if c["topic"] == "keys"})
            cursor, more = page["cursor"], page.get("more", False)
        self.assertEqual(keys, {"1": before[1], "2": after[1]})


if __name__ == "__main__":
    unittest.main(verbosity=2)
