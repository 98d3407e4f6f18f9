#!/usr/bin/env python3
"""The hub as a process: how it ends, and what it does when something that it needs is gone."""
import contextlib
import http.client
import json
import os
import pathlib
import queue
import random
import re
import shutil
import signal
import sqlite3
import stat
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
HUB = pathlib.Path(os.environ.get("SUISHOU_BUILD", ROOT / "build" / "release")) / "hub" / "suishou-hub"
TOKEN = "token-of-the-process-test"
POSTGRESQL = os.environ.get("SUISHOU_TEST_POSTGRESQL")  # where tests/fakes/with_postgresql runs us
KILLS = 300 if os.environ.get("SUISHOU_LONG") else 60
BATCH = 100


def undone(migration):
    """What takes a migration back."""
    for index in re.findall(r"CREATE (?:UNIQUE )?INDEX (\w+)", migration):
        yield f"DROP INDEX {index}"
    for table, column in re.findall(r"ALTER TABLE (\w+) ADD COLUMN (\w+)", migration):
        yield f"ALTER TABLE {table} DROP COLUMN {column}"
    for table in re.findall(r"CREATE TABLE (\w+)", migration):
        yield f"DROP TABLE {table}"


def check_in(number, kiosk=0):
    return {"id": f"0190b3c4-5d6e-7f80-8{kiosk:03x}-{number:012x}", "seq": number, "schema": 1, "kind": "check_in",
            "wall_ms": number, "boot_id": "b", "boot_ms": 1, "body": {"meeting": "00000000000000a1", "method": "pass"}}


class Sender(threading.Thread):
    """A kiosk that sends batch after batch, and each again until it is answered."""

    def __init__(self, kiosk, port):
        super().__init__()
        self.kiosk, self.port = kiosk, port
        self.token = f"{TOKEN}-{kiosk}"
        self.hub_is_up, self.enough = threading.Event(), threading.Event()
        self.sent = queue.SimpleQueue()  # one for each request that left
        self.acknowledged = 0  # batches
        self.kept = self.gone = 0  # of those whose answer was lost
        self.seconds, self.wrong = [], []

    def verdicts(self, batch):
        """Of the facts of a batch in order; None if no answer came."""
        facts = [check_in(BATCH * batch + n, self.kiosk) for n in range(1, BATCH + 1)]
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=40)
        begun = time.monotonic()
        try:
            connection.request("POST", "/api/v1/facts", json.dumps({"facts": facts}),
                               {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
            self.sent.put(batch)
            answer = connection.getresponse()
            body = json.loads(answer.read())
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
        self.seconds.append(time.monotonic() - begun)
        return [verdict["verdict"] for verdict in body["verdicts"]] if answer.status == 200 else [answer.status, body]

    def run(self):
        lost = False  # the answer to this batch
        while not self.enough.is_set():
            self.hub_is_up.wait()
            verdicts = self.verdicts(self.acknowledged)
            if verdicts is None:
                lost = True
                continue
            if verdicts != ["duplicate"] * BATCH and verdicts != ["accepted"] * BATCH or not lost and "duplicate" in verdicts:
                self.wrong.append((self.acknowledged, lost, verdicts))
            if lost:
                self.kept += verdicts[0] == "duplicate"
                self.gone += verdicts[0] == "accepted"
            lost = False
            self.acknowledged += 1


class Process(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="suishou-hub-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.database = self.new_database("hub")
        self.command("import", ROOT / "assets/demo/week.json", "--seed", "1")
        self.command("kiosk", "add", "一号机", "--token", TOKEN)

    def new_database(self, name):
        if not POSTGRESQL:
            return self.folder / f"{name}.db"
        fresh = f"{name}_{uuid.uuid4().hex}"
        subprocess.run(["psql", "-q", POSTGRESQL, "-c", f"CREATE DATABASE {fresh}"], check=True, timeout=60)
        return f"{POSTGRESQL.rpartition('/')[0]}/{fresh}"

    def arguments(self, *arguments, database=None):
        return [HUB, *map(str, arguments), "--database", database or self.database, "--keys", self.folder / "hub.db.keys"]

    def command(self, *arguments, status=0, database=None):
        done = subprocess.run(self.arguments(*arguments, database=database), capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout + done.stderr if status else done.stdout

    def sql(self, *statements):
        if POSTGRESQL:
            for statement in statements:
                subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", self.database, "-c", statement], check=True, timeout=60)
            return
        with contextlib.closing(sqlite3.connect(self.database)) as database:
            for statement in statements:
                database.execute(statement)
            database.commit()

    def number(self, query):
        if POSTGRESQL:
            return int(subprocess.run(["psql", "-qAt", self.database, "-c", query], check=True, capture_output=True,
                                      timeout=60).stdout)
        with contextlib.closing(sqlite3.connect(self.database)) as database:
            return database.execute(query).fetchone()[0]

    def serve(self, database=None, more=(), port=0, log=subprocess.PIPE):
        hub = subprocess.Popen(self.arguments("serve", "--port", port, *more, database=database), stdout=subprocess.PIPE,
                               stderr=log, text=True)
        self.addCleanup(hub.stdout.close)
        if hub.stderr:
            self.addCleanup(hub.stderr.close)
        self.addCleanup(hub.wait)
        self.addCleanup(hub.kill)
        self.port = json.loads(hub.stdout.readline())["listening"]
        return hub

    def ask(self, path, body=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body,
                                         {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=40) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.read()

    def send(self, number):
        status, body = self.ask("/api/v1/facts", json.dumps({"facts": [check_in(number)]}).encode())
        self.assertEqual(status, 200, body)
        return json.loads(body)["verdicts"][0]["verdict"]

    def epoch(self):
        return json.loads(self.ask("/api/v1/clock")[1])["hub_epoch"]

    def end(self, hub):
        hub.send_signal(signal.SIGTERM)
        self.assertEqual(hub.wait(30), 0)

    def test_a_backup_made_while_it_serves_comes_back_whole(self):
        backup = self.folder / "backup"
        hub = self.serve()
        self.assertEqual([self.send(n) for n in (1, 2)], ["accepted"] * 2)
        epoch = self.epoch()
        self.command("backup", backup)
        self.assertEqual(stat.S_IMODE(backup.stat().st_mode), 0o600)
        self.assertIn("exists already", self.command("backup", backup, status=1))
        self.assertEqual(self.send(3), "accepted")
        self.assertIn("in use", self.command("restore", backup, "--over", status=1))
        self.end(hub)

        # Over what is there only when told; somewhere else without.
        self.assertIn("already", self.command("restore", backup, status=1))
        for database in (self.database, self.new_database("elsewhere")):
            self.command("restore", backup, *(["--over"] if database == self.database else []), database=database)
            self.assertNotIn("WRONG", self.command("doctor", database=database))
            hub = self.serve(database)
            self.assertNotEqual(self.epoch(), epoch)
            # What came after the backup is asked for again, and is new.
            self.assertEqual([self.send(n) for n in (1, 2, 3)], ["duplicate", "duplicate", "accepted"])
            self.end(hub)

    def test_a_backup_holds_no_photo_that_waits_for_a_kiosk(self):
        backup = self.folder / "backup"
        handed_over = ("INSERT INTO handovers VALUES ('h1', 'k1', 'hash of its key', 3, 4102444800000)",
                       f"INSERT INTO handover_photos VALUES ('h1', 0, 'hash', '{'onitsway' * 5000}')")
        self.sql(*handed_over)
        self.command("backup", backup)
        self.assertEqual(self.number("SELECT COUNT(*) FROM handover_photos"), 1, "the kiosk still gets it")
        whole = backup.read_bytes()
        if POSTGRESQL:
            whole = subprocess.run(["pg_restore", "--file=-", backup], check=True, capture_output=True, timeout=60).stdout
        self.assertIn("一号机".encode(), whole)
        self.assertNotIn(b"onitsway", whole)
        self.assertNotIn(b"hash of its key", whole)
        self.command("restore", backup, "--over")
        self.assertNotIn("WRONG", self.command("doctor"))
        for table in ("handovers", "handover_photos"):
            self.assertEqual(self.number(f"SELECT COUNT(*) FROM {table}"), 0)
        self.sql(*handed_over)

    def test_a_broken_backup_replaces_nothing(self):
        self.command("backup", self.folder / "backup")
        whole = (self.folder / "backup").read_bytes()
        for name, content in (("torn", whole[:len(whole) // 3]), ("noise", os.urandom(5000)), ("empty", b"")):
            (self.folder / name).write_bytes(content)
            self.command("restore", self.folder / name, "--over", status=1)
        self.assertNotIn("WRONG", self.command("doctor"))
        self.assertIn("一号机", self.command("kiosk", "list"))

    def test_a_backup_of_before_the_last_migration_comes_back_over_what_it_made(self):
        schema = sorted((ROOT / "hub/store/schema").glob("*.sql"))
        # Of before there were hand-overs, too, which a backup leaves out.
        hand_overs = next(n for n, script in enumerate(schema) if "TABLE handovers" in script.read_text())
        for script in reversed(schema[hand_overs:]):
            self.sql(*undone(script.read_text()))
        self.sql(f"UPDATE schema_version SET version = {hand_overs}")
        self.command("backup", self.folder / "older")
        self.command("migrate")
        self.command("restore", self.folder / "older", "--over")
        self.assertNotIn("WRONG", self.command("doctor"))
        self.sql(f"UPDATE schema_version SET version = {len(schema) + 1}")
        self.command("backup", self.folder / "newer")
        self.sql(f"UPDATE schema_version SET version = {len(schema)}", "UPDATE kiosks SET name_zh = '还在'")
        self.assertIn("newer hub", self.command("restore", self.folder / "newer", "--over", status=1))
        self.assertIn("还在", self.command("kiosk", "list"))

    def test_the_doctor_finds_what_is_wrong(self):
        self.assertIn("database: whole", self.command("doctor"))
        (self.folder / "hub.db.keys").chmod(0o644)
        self.assertIn("WRONG  key file: others may read", self.command("doctor", status=1))
        (self.folder / "hub.db.keys").chmod(0o600)
        hub = self.serve()
        self.send(2)
        self.end(hub)
        self.assertIn("1 facts have not arrived", self.command("doctor", status=1))

    def test_it_forgets_at_night_and_says_how_much(self):
        self.assertIn("retention: a purge would take nothing", self.command("doctor"))
        much_later = ("--clock", "2028-01-01T12:00")
        self.assertIn("a purge would take meetings ", self.command("doctor", *much_later, "--keep-people", "30"))
        hub = self.serve(more=much_later)
        purged = ""
        while '"purged"' not in purged:
            purged = hub.stderr.readline()
        self.assertRegex(json.loads(purged)["gone"], r"^meetings \d+, attendees \d+, people \d+, arrivals \d+, facts \d+")
        self.end(hub)
        self.assertEqual(self.command("purge", *much_later), "nothing\n")

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
        deadline = time.monotonic() + 30
        while b"\nsuishou_hub_waiting 1\n" not in self.ask("/metrics")[1]:
            self.assertLess(time.monotonic(), deadline, "the request never waited")
        hub.send_signal(signal.SIGTERM)
        self.assertEqual(hub.wait(30), 0)
        poll.join()
        self.assertEqual(answers, [200])

    def test_killed_in_the_middle_of_batches_it_keeps_what_it_acknowledged(self):
        seed = int(os.environ.get("SUISHOU_SEED", random.randrange(1 << 30)))
        chance = random.Random(seed)
        hub = self.serve(log=subprocess.DEVNULL)  # a pipe that nobody reads would fill up
        senders = [Sender(kiosk, self.port) for kiosk in (1, 2)]
        kiosks = [self.command("kiosk", "add", f"{s.kiosk}号发送机", "--token", s.token).split()[1] for s in senders]
        for sender in senders:
            sender.hub_is_up.set()
            sender.start()
            self.addCleanup(sender.join)
            self.addCleanup(sender.hub_is_up.set)
            self.addCleanup(sender.enough.set)
        for _ in range(KILLS):
            sender = chance.choice(senders)
            for _ in range(chance.choice((1, 2, 3))):  # the first of a hub's life is slower
                sender.sent.get(timeout=40)
            time.sleep(chance.uniform(0, 1.2) * statistics.median(sender.seconds[-9:] or [0.02]))
            for each in senders:
                each.hub_is_up.clear()
            hub.kill()
            hub.wait(30)
            hub = self.serve(port=self.port, log=subprocess.DEVNULL)
            for each in senders:
                each.sent = queue.SimpleQueue()
                each.hub_is_up.set()
        for sender in senders:
            sender.enough.set()
        for sender in senders:
            sender.join()
        kept, gone = (sum(getattr(s, what) for s in senders) for what in ("kept", "gone"))
        batches = [s.acknowledged for s in senders]
        print(f"seed {seed}, {KILLS} kills, {batches} batches, unanswered: {kept} kept, {gone} gone", file=sys.stderr)
        self.assertEqual([s.wrong for s in senders], [[], []], f"seed {seed}: lost, counted twice or in part")
        self.assertGreater(gone, 0, f"seed {seed}: no knife fell before the commit")
        if not POSTGRESQL:  # which does not wait for the disk here: too short a moment to be met every time
            self.assertGreater(kept, 0, f"seed {seed}: no knife fell between the commit and its answer")
        for sender, kiosk in zip(senders, kiosks):
            for batch in range(sender.acknowledged):
                self.assertEqual(sender.verdicts(batch), ["duplicate"] * BATCH, f"seed {seed}: acknowledged and lost")
        said = self.command("doctor")
        self.assertNotIn("WRONG", said)
        for sender, kiosk in zip(senders, kiosks):
            self.assertIn(f"kiosk {kiosk}: {BATCH * sender.acknowledged} facts, none missing", said)

    @unittest.skipIf(POSTGRESQL, "its server's disk is its own care")
    def test_a_database_that_broke_ends_the_process(self):
        hub = self.serve()
        self.assertEqual(self.ask("/readyz")[0], 200)
        size = self.database.stat().st_size
        for path in (self.database, pathlib.Path(f"{self.database}-wal")):
            if path.exists():
                path.write_bytes(b"\xff" * max(size, path.stat().st_size))
        self.assertEqual(self.ask("/api/v1/facts", json.dumps({"facts": [check_in(1)]}).encode())[0], 503)
        self.assertEqual(hub.wait(30), 1)

    def test_labels_hang_where_something_can_be_reported(self):
        week = json.loads((ROOT / "assets/demo/week.json").read_text(encoding="utf-8"))
        layout = week["layouts"][0]
        cells = [cell for cell in layout["cells"] if not cell.get("closed")]
        sheet = self.command("labels", "--layout", layout["id"], "--public-url", "https://hub.example")
        self.assertEqual(sheet.count('<section class="label">'), len(cells))
        self.assertIn("报修请扫这里", sheet)
        self.assertIn("Scan here", sheet)
        file = self.folder / "labels.html"
        self.command("labels", "--public-url", "https://hub.example", "--out", file)
        self.assertEqual(file.read_text(encoding="utf-8").count('<section class="label">'),
                         sum(not cell.get("closed") for one in week["layouts"] for cell in one["cells"]))
        self.assertIn("no layout nowhere", self.command("labels", "--layout", "nowhere", status=1))
        for url in ("http://hub.example", "hub.example", "https://hub.example/?x="):
            self.assertIn("--public-url has to begin", self.command("labels", "--public-url", url, status=1))

    def test_a_lost_key_file_voids_nothing_that_was_printed(self):
        before = self.command("key", "list").split()
        attendee = json.loads((ROOT / "assets/demo/week.json").read_text(encoding="utf-8"))["attendees"][0]["id"]
        old = self.command("passes", "--attendee", attendee, "--format", "text").split("\t")
        (self.folder / "hub.db.keys").unlink()
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
