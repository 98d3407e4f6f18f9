#!/usr/bin/env python3
"""Everything that is wrong from outside: each gets one calm answer and changes nothing else."""
import http.client
import http.server
import os
import random
import signal
import socket
import subprocess
import threading
import time
import unittest.mock

from journeys import Journey, SerialScanner, main, rows

SOON = 3  # seconds in which a lost camera must show


class BadHub:
    """Stands before the hub and answers in its place, in one bad way at a time; honest when `way` is None."""

    def __init__(self, hub_port):
        self.hub_port, self.way, self.bad_pushes = hub_port, None, 0
        self.held = set()
        bad_hub = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                bad_hub.serve(self, None)

            def do_POST(self):
                bad_hub.serve(self, self.rfile.read(int(self.headers["content-length"])))

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def serve(self, request, body):
        if self.way is None:
            return self.pass_on(request, body)
        self.bad_pushes += request.path.startswith("/api/v1/facts")
        status, content_type, text = self.way
        request.close_connection = True
        if status is None:
            return None
        request.send_response(status)
        request.send_header("content-type", content_type)
        request.send_header("x-suishou-protocol", "1")
        request.send_header("content-length", str(len(text)))
        request.end_headers()
        return request.wfile.write(text)

    def pass_on(self, request, body):
        hub = http.client.HTTPConnection("127.0.0.1", self.hub_port, timeout=60)
        self.held.add(hub)
        try:
            hub.request(request.command, request.path, body, dict(request.headers))
            answer = hub.getresponse()
            text = answer.read()
            request.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                    request.send_header(name, value)
            request.send_header("content-length", str(len(text)))
            request.end_headers()
            request.wfile.write(text)
        except (OSError, http.client.HTTPException):
            request.close_connection = True
        finally:
            self.held.discard(hub)
            hub.close()

    def answer(self, way):
        """From now on this way; the long-poll that is held ends, or it would stay honest for half a minute."""
        self.way, self.bad_pushes = way, 0
        for hub in list(self.held):
            if hub.sock:
                hub.sock.shutdown(socket.SHUT_RDWR)

    def close(self):
        self.answer(None)
        self.server.shutdown()
        self.server.server_close()


class BadCodes(Journey):
    def setUp(self):
        super().setUp()
        self.scanner = SerialScanner()
        self.begin_with_meetings("--serial", self.scanner.path)
        self.station.wait_view(lambda v: v["devices"]["hand_scanner"], "the hand scanner")

    def newest(self):
        return (self.kiosk.view()["check_in"].get("result") or {"number": 0})["number"]

    def read(self, code):
        """What the kiosk says to this code."""
        before = self.newest()
        self.scanner.read(code)
        view = self.station.wait_view(
            lambda v: (v["check_in"].get("result") or {"number": 0})["number"] > before, f"an answer to {code[:20]!r}")
        self.assertEqual(view["check_in"]["result"]["number"], before + 1, f"more than one answer to {code[:20]!r}")
        return view["check_in"]["result"]

    def test_each_hostile_code_gets_one_calm_answer(self):
        chance = random.Random(7)
        binary = bytes(b for b in chance.randbytes(5000) if b not in b"\r\n")[:4096]
        good = self.people()[3][2].encode()
        hostile = [binary, bytes(range(1, 10)) + b"\x0b\x0c" + bytes(range(14, 32)) + b"\x7f",
                   b"'; DROP TABLE facts; DELETE FROM attendees; --", b"https://example.org/?q=" + b"A" * 2000,
                   b"javascript:alert(1)", b"K1:" + b"A" * 4000, good + b"0", good[:-1], good.lower(), b"\xff\xfe\xfd" * 100]
        for code in hostile:
            result = self.read(code)
            self.assertIn(result["outcome"], ("unknown_code", "bad_signature"), code[:20])
            self.assertFalse(result["failed"])
            self.assertEqual(result["name"], "")
            self.assertTrue(result["reason_code"])
            self.kiosk.wait("checkin.result")
        self.assertEqual(self.kiosk.ask(unreported={})["unreported"], [])
        self.assertEqual(rows(self.station.database, "SELECT count(*) FROM check_ins")[0][0], 0)
        self.assertEqual(self.read(good)["outcome"], "accepted")
        self.assert_all_at_hub()

    def test_a_flood_of_codes_swallows_nobody(self):
        for number in range(1500):
            self.scanner.read(b"https://example.org/%d" % number)
        good = self.people()[4]
        self.scanner.read(good[2].encode())

        def greeted(view):
            return (view["check_in"].get("result") or {}).get("name") == good[1]
        deadline = time.monotonic() + 30
        while not greeted(self.kiosk.view()):
            self.assertLess(time.monotonic(), deadline, "never greeted after a flood")
            # What the full inbox refused is no reading: pulling the trigger again must be enough.
            self.scanner.read(good[2].encode())
            time.sleep(0.2)
        facts = rows(self.station.database, "SELECT count(*) FROM facts")[0][0]
        self.assertLess(facts, 200, "a stuck scanner fills the ledger")
        self.assertEqual(rows(self.station.database, "SELECT count(*) FROM check_ins")[0][0], 1)


class BadHubs(Journey):
    def test_no_bad_answer_loses_or_changes_anything(self):
        bad = BadHub(self.station.port)
        self.addCleanup(bad.close)
        scanner = SerialScanner()
        self.begin_with_meetings("--serial", scanner.path, "--hub-url", bad.url)
        self.station.wait_view(lambda v: v["devices"]["hand_scanner"], "the hand scanner")
        people = self.people()
        known = rows(self.station.database, "SELECT count(*) FROM attendees")
        page = b"<html><title>Login</title><body>Please sign in</body></html>"
        ways = {"html": (200, "text/html", page), "html dressed as json": (200, "application/json", page),
                "half a json": (200, "application/json", b'{"verdicts":[{"id":"'),
                "another json": (200, "application/json", b'{"ok":true}'),
                "500": (500, "text/plain", b"Internal Server Error"), "nothing": (None, "", b""),
                "401 of a proxy": (401, "text/html", page), "redirect": (302, "text/html", page)}
        for number, (name, way) in enumerate(ways.items()):
            with self.subTest(name):
                bad.answer(way)
                scanner.read(people[number][2].encode())
                self.assertFalse(self.wait_result("accepted", name=people[number][1])["failed"])
                deadline = time.monotonic() + 20
                while not bad.bad_pushes:
                    self.assertLess(time.monotonic(), deadline, "the kiosk never tried")
                    time.sleep(0.02)
                view = self.station.wait_view(lambda v: not v["sync"]["hub_in_reach"], "the hub out of reach")
                self.assertEqual((view["sync"]["unsent"], view["sync"]["dead_letters"]), (1, 0))
                self.assertFalse(view["sync"]["revoked"])
                self.assertEqual(rows(self.station.database, "SELECT count(*) FROM attendees"), known)
                bad.answer(None)
                self.assert_all_at_hub(45)
        self.assertEqual(rows(self.station.database, "SELECT count(*) FROM facts")[0][0], len(ways))
        self.assertIn("sync.", (self.folder / "kiosk.log").read_text())

    def test_a_revoked_kiosk_forgets_the_names_and_says_where_to_go(self):
        scanner = SerialScanner()
        self.begin_with_meetings("--serial", scanner.path)
        self.station.wait_view(lambda v: v["devices"]["hand_scanner"], "the hand scanner")
        people = self.people()
        listed = self.station.hub_command("kiosk", "list", "--database", self.station.hub_database)
        own = next(line.split("\t")[0] for line in listed.splitlines() if "一号机" in line)
        # While the hub is away: it learns of it with its next word to the hub, and not before somebody has come.
        self.station.stop_hub()
        self.station.hub_command("kiosk", "revoke", own, "--database", self.station.hub_database)
        scanner.read(people[0][2].encode())
        self.wait_result("accepted", name=people[0][1])
        self.station.start_hub()
        self.station.wait_view(lambda v: v["sync"]["revoked"], "its revocation", 40)
        self.assertEqual(rows(self.station.database, "SELECT count(*) FROM attendees")[0][0], 0)
        self.assertEqual(rows(self.station.database, "SELECT count(*) FROM facts")[0][0], 1)
        # What it kept from now on would reach nobody: it takes nobody in, and says so. Whoever was accepted before
        # may still read it: news of both in one frame leave the result its twelve seconds.
        self.kiosk.wait("closed", 20000)
        scanner.read(people[1][2].encode())
        self.kiosk.quiet()
        self.assertIn("这台机器已停用", " ".join(node["label"] for node in self.kiosk.tree()["nodes"]))
        self.assertEqual(rows(self.station.database, "SELECT count(*) FROM facts")[0][0], 1)
        self.assertNotIn("result", self.kiosk.view()["check_in"])


class BadMachine(Journey):
    def test_a_camera_that_vanishes_is_shown_and_comes_back_by_itself(self):
        self.begin_with_meetings()
        self.open_scan_page()
        frame = self.station.camera.frame
        frame.unlink()
        gone = time.monotonic()
        self.station.wait_view(lambda v: v["devices"]["camera"] in ("stalled", "absent"), "the loss noticed", SOON)
        self.assertLess(time.monotonic() - gone, SOON)
        self.kiosk.quiet()
        self.assertIn("摄像头没准备好", " ".join(node["label"] for node in self.kiosk.tree()["nodes"]))
        _, name, pass_text, _ = self.people()[6]
        self.station.camera.hold_up(pass_text, "back-again")
        self.wait_result("accepted", name=name)
        self.assertEqual(self.kiosk.view()["devices"]["camera"], "running")

    def test_fonts_that_are_missing_stop_nothing(self):
        with unittest.mock.patch.dict(os.environ, SUISHOU_FONT_DIR=str(self.folder)):
            self.begin_with_meetings()
        self.open_scan_page()
        _, name, pass_text, _ = self.people()[6]
        self.station.camera.hold_up(pass_text, "no-fonts")
        self.wait_result("accepted", name=name)
        self.kiosk.wait("checkin.result")
        self.assertIn("ui.fonts", (self.folder / "kiosk.log").read_text())

    def kiosk_alone(self, *arguments):
        """A kiosk that must not come up: its exit status and its words."""
        done = subprocess.run([self.station.build / "kiosk/app/suishou-kiosk", *map(str, arguments)], capture_output=True,
                              text=True, timeout=20, env=dict(os.environ, DISPLAY=self.station.display))
        return done.returncode, done.stderr

    def test_a_wrong_key_in_the_config_is_named_and_nothing_is_started(self):
        config, database = self.folder / "kiosk.toml", self.folder / "never.db"
        config.write_text('[kiosk]\ndatabase = "%s"\n[camera]\nsorce = "none"\n' % database)
        code, said = self.kiosk_alone("--config", config)
        self.assertEqual(code, 2)
        self.assertIn(f"{config}:4: camera.sorce", said)
        self.assertEqual(len(said.splitlines()), 1, said)
        self.assertFalse(database.exists())

    def test_a_folder_that_cannot_be_written_is_said_and_left_to_the_supervisor(self):
        code, said = self.kiosk_alone("--database", "/proc/suishou/kiosk.db")
        self.assertEqual(code, 75)
        self.assertIn("/proc/suishou", said)

    def test_a_second_kiosk_on_the_same_database_goes_and_the_first_stays(self):
        self.begin_with_meetings()
        code, said = self.kiosk_alone("--database", self.station.database)
        self.assertEqual(code, 75)
        self.assertIn("another kiosk has this database open", said)
        self.open_scan_page()
        self.station.camera.hold_up(self.people()[8][2], "first-stays")
        self.wait_result("accepted")

    def test_sigterm_amid_a_check_in_ends_soon_and_loses_nothing(self):
        scanner = SerialScanner()
        people = self.people()
        self.begin_with_meetings("--serial", scanner.path)
        for number in range(4):
            self.station.wait_view(lambda v: v["devices"]["hand_scanner"], "the hand scanner")
            scanner.read(people[number][2].encode())
            if number % 2:
                self.wait_result("accepted", name=people[number][1])
            begun = time.monotonic()
            self.station.kiosk.send_signal(signal.SIGTERM)
            self.assertEqual(self.station.stop_kiosk(), 0)
            self.assertLess(time.monotonic() - begun, 5)
            names = [row[0] for row in rows(self.station.database,
                     "SELECT name FROM attendees JOIN check_ins ON check_ins.attendee = attendees.id")]
            if number % 2:
                self.assertIn(people[number][1], names)
            self.begin("--serial", scanner.path)
        self.assertEqual(rows(self.station.database, "PRAGMA integrity_check")[0][0], "ok")
        self.assert_all_at_hub()


if __name__ == "__main__":
    main()
