#!/usr/bin/env python3
"""An old kiosk at this hub, and this kiosk at an old hub: what they said to each other was recorded.

  old_wire_test.py                   plays every recording of tests/golden/wire
  old_wire_test.py --record NAME     makes one, of the programs of this checkout, before a release
"""
import http.server
import json
import pathlib
import sys
import threading
import unittest
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "e2e"))
from journeys import CROWD, Journey, rows  # noqa: E402

RECORDINGS = ROOT / "tests" / "golden" / "wire"
HEADER, BOOT = "x-suishou-protocol", "x-suishou-boot"
# Of another moment or another place in the feed each time: their kind is compared, not their value.
PASSING = {"hub_time", "hub_time_ms", "cursor", "hub_epoch", "epoch", "credential", "code_hash"}


class Server(http.server.ThreadingHTTPServer):
    """Answers a kiosk with what `answer(method, path, body, headers)` returns: (status, body as a string)."""
    daemon_threads = True

    def __init__(self, answer):
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do(self):
                length = int(self.headers.get("content-length") or 0)
                try:
                    status, body = server.answer(self.command, self.path, self.rfile.read(length), self.headers)
                except OSError:  # the hub has ended: so does this connection
                    self.close_connection = True
                    return
                body = body.encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header(HEADER, "1")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                try:
                    self.wfile.write(body)
                except OSError:  # the kiosk has ended
                    self.close_connection = True

            do_GET = do_POST = do

            def log_message(self, *_):
                pass

        self.answer = answer
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]

    def end(self):
        self.shutdown()
        self.server_close()


def ask(port, token, method, path, body=None, boot=None):
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json", HEADER: "1"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", body, method=method,
                                     headers=headers | ({BOOT: boot} if boot else {}))
    try:
        with urllib.request.urlopen(request, timeout=40) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read().decode()


def missing(old, new, path=""):
    """What the old answer had and the new one has not, or has otherwise. More than before is no fault."""
    if isinstance(old, dict) and isinstance(new, dict):
        return [fault for key in old for fault in
                ([f"{path}/{key} is gone"] if key not in new else
                 [] if key in PASSING and isinstance(new[key], type(old[key])) else missing(old[key], new[key], f"{path}/{key}"))]
    if isinstance(old, list) and isinstance(new, list):
        if len(old) != len(new):
            return [f"{path}: {len(old)} became {len(new)}"]
        return [fault for n, (a, b) in enumerate(zip(old, new)) for fault in missing(a, b, f"{path}/{n}")]
    return [] if old == new else [f"{path}: {old!r} became {new!r}"]


def by_record(changes):
    return {(c["topic"], c["id"]): c for c in changes}


class OldWire(Journey):
    station_options = {"clock": "2026-12-22T09:12:00+08:00"}

    def start_with(self, answer):
        """The kiosk talks to `answer` in place of the hub."""
        self.server = Server(answer)
        self.addCleanup(self.server.end)
        hub_port, self.station.port = self.station.port, self.server.port
        self.begin()
        self.station.wait_view(lambda v: v["today"]["meetings"], "today's meetings from the recording")
        self.station.port = hub_port

    def check_one_in(self, pass_text, name):
        self.open_scan_page()
        self.station.camera.hold_up(pass_text, "recorded")
        self.wait_result("accepted", name=name)
        self.station.wait_view(lambda v: v["sync"]["unsent"] == 0, "an empty outbox")

    def record(self, name):
        people, said, lock = self.crowd(3), [], threading.Lock()
        hub_port = self.station.port

        def forward(method, path, body, headers):
            status, answer = ask(hub_port, self.station.token, method, path, body or None, headers.get(BOOT))
            with lock:
                said.append({"method": method, "path": path, "boot": headers.get(BOOT),
                             "asked": json.loads(body) if body else None, "status": status,
                             "answered": json.loads(answer)})
            return status, answer

        self.start_with(forward)
        self.check_one_in(people[0][2], people[0][1])
        with lock:
            recording = {"clock": self.station.clock, "pass": people[0][2], "name": people[0][1],
                         "exchanges": keep_small(said)}
        RECORDINGS.mkdir(parents=True, exist_ok=True)
        (RECORDINGS / f"{name}.json").write_text(json.dumps(recording, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def test_an_old_kiosk_at_this_hub(self):
        for path in sorted(RECORDINGS.glob("*.json")):
            recording = json.loads(path.read_text(encoding="utf-8"))
            self.crowd(3)
            port, token = self.station.port, self.station.token
            asked = [e for e in recording["exchanges"] if e["method"] == "POST"]
            self.assertTrue(asked)
            for exchange in asked:
                with self.subTest(recording=path.name, path=exchange["path"]):
                    status, answer = ask(port, token, "POST", exchange["path"], json.dumps(exchange["asked"]).encode(),
                                         exchange["boot"])
                    self.assertEqual(status, exchange["status"], answer)
                    self.assertEqual(missing(exchange["answered"], json.loads(answer)), [])
            # The feed holds every record as it was, and may hold more.
            cursor, now = "", []
            for _ in range(100):
                status, answer = ask(port, token, "GET", f"/api/v1/changes?after={cursor}&wait=0")
                self.assertEqual(status, 200, answer)
                page = json.loads(answer)
                now += page["changes"]
                cursor = page["cursor"]
                if not page.get("more"):
                    break
            then = [c for e in recording["exchanges"] if "/changes" in e["path"] and e["status"] == 200
                    for c in e["answered"]["changes"] if c["topic"] in ("meetings", "attendees", "keys", "site")]
            now = by_record(now)
            for key, change in by_record(then).items():
                with self.subTest(recording=path.name, record=key):
                    self.assertIn(key, now)
                    if key[0] != "keys":
                        self.assertEqual(missing(change, now[key]), [])

    def test_this_kiosk_at_an_old_hub(self):
        for path in sorted(RECORDINGS.glob("*.json")):
            with self.subTest(recording=path.name):
                self.play(json.loads(path.read_text(encoding="utf-8")))

    def play(self, recording):
        said = recording["exchanges"]
        pushed = next(n for n, e in enumerate(said) if e["path"].endswith("/facts"))
        verdicts = said[pushed]["answered"]
        # What was said after the check-in is about that check-in.
        pages = [e["answered"] for e in said[:pushed] if "/changes" in e["path"] and e["status"] == 200]
        others = {e["path"]: e for e in said}
        taken, quiet = [], threading.Event()
        self.addCleanup(quiet.set)
        left = list(pages)

        def answer(method, path, body, _headers):
            if "/changes" in path:
                if left:
                    return 200, json.dumps(left.pop(0))
                quiet.wait(20)
                return 200, json.dumps(dict(pages[-1], changes=[]))
            if path.endswith("/facts"):
                facts = json.loads(body)["facts"]
                taken.extend(f["kind"] for f in facts)
                return 200, json.dumps(dict(verdicts, verdicts=[dict(verdicts["verdicts"][0], id=f["id"]) for f in facts]))
            known = others.get(path)
            return (known["status"], json.dumps(known["answered"])) if known else (404, '{"code":"not_found","message":"old"}')

        self.start_with(answer)
        self.check_one_in(recording["pass"], recording["name"])
        self.assertIn("check_in", taken)
        self.assertEqual(rows(self.station.database, "SELECT count(*) FROM outbox"), [(0,)])


def keep_small(said):
    """Of the sample week: what the crowd's meeting and the place need. Personal data is invented anyway."""
    def wanted(change):
        return change["topic"] not in ("meetings", "attendees", "arrivals") or CROWD in json.dumps(change)
    for exchange in said:
        if "/changes" in exchange["path"] and exchange["status"] == 200:
            exchange["answered"]["changes"] = [c for c in exchange["answered"]["changes"] if wanted(c)]
    return said


if __name__ == "__main__":
    if sys.argv[1:2] == ["--record"]:
        OldWire.runTest = lambda self: self.record(sys.argv[2])
        unittest.TextTestRunner(verbosity=2).run(OldWire("runTest"))
    else:
        unittest.main(verbosity=2)
