"""Two hubs behind nginx: what a site relies on, asked through TLS. Run by try-two-hubs."""
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.parse
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
HUB = pathlib.Path(os.environ["SUISHOU_BUILD"]) / "hub" / "suishou-hub"
TOKENS = ["token-of-kiosk-one", "token-of-kiosk-two"]


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class TwoHubs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="suishou-nginx-"))
        cls.folder.chmod(0o755)
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.database = os.environ["SUISHOU_TEST_POSTGRESQL"]
        cls.command("import", ROOT / "assets/demo/week.json", "--seed", "1")
        for name, token in zip(("一号机", "二号机"), TOKENS):
            cls.command("kiosk", "add", name, "--token", token)
        cls.password = cls.command("user", "add", "zhang", "--role", "administrator").split()[-1]
        cls.hubs = [cls.serve() for _ in range(2)]
        cls.start_nginx()

    @classmethod
    def command(cls, *arguments):
        return subprocess.run(cls.arguments(*arguments), capture_output=True, text=True, timeout=60, check=True).stdout

    @classmethod
    def arguments(cls, *arguments):
        return [HUB, *map(str, arguments), "--database", cls.database, "--keys", cls.folder / "hub.keys"]

    @classmethod
    def serve(cls):
        log = open(cls.folder / f"hub-{uuid.uuid4().hex}.log", "w", encoding="utf-8")
        cls.addClassCleanup(log.close)
        hub = subprocess.Popen(cls.arguments("serve", "--port", "0"), stdout=subprocess.PIPE, stderr=log, text=True)
        cls.addClassCleanup(hub.stdout.close)
        cls.addClassCleanup(hub.wait)
        cls.addClassCleanup(hub.kill)
        hub.port = json.loads(hub.stdout.readline())["listening"]
        return hub

    @classmethod
    def start_nginx(cls):
        certificate, key = cls.folder / "hub.crt", cls.folder / "hub.key"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2",
                        "-keyout", key, "-out", certificate], check=True, capture_output=True)
        cls.plain, cls.tls, cls.log = free_port(), free_port(), cls.folder / "access.log"
        text = (ROOT / "packaging/hub/nginx.conf").read_text(encoding="utf-8")
        for old, new in (("listen [::]:", "# "), ("listen 80;", f"listen 127.0.0.1:{cls.plain};"),
                         ("listen 443 ", f"listen 127.0.0.1:{cls.tls} "),
                         ("127.0.0.1:8481", f"127.0.0.1:{cls.hubs[0].port}"), ("127.0.0.1:8482", f"127.0.0.1:{cls.hubs[1].port}"),
                         ("/etc/suishou/tls/hub.crt", str(certificate)), ("/etc/suishou/tls/hub.key", str(key)),
                         ("/var/log/nginx/suishou.log", str(cls.log)), ("/var/log/nginx/suishou-error.log", str(cls.folder / "error.log"))):
            assert old in text, old
            text = text.replace(old, new)
        config = cls.folder / "nginx.conf"
        paths = " ".join(f"{kind}_temp_path {cls.folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        config.write_text(f"pid {cls.folder}/pid;\nevents {{}}\nhttp {{ {paths}\n{text}\n}}\n", encoding="utf-8")
        subprocess.run(["nginx", "-t", "-c", config], check=True, capture_output=True)
        nginx = subprocess.Popen(["nginx", "-c", config, "-g", "daemon off;"], stderr=subprocess.DEVNULL)
        cls.addClassCleanup(nginx.wait)
        cls.addClassCleanup(nginx.send_signal, signal.SIGQUIT)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", cls.tls), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("nginx does not listen")

    def connect(self, port=None):
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        if port:
            return http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        return http.client.HTTPSConnection("127.0.0.1", self.tls, timeout=60, context=context)

    def ask(self, method, path, body=None, headers=None, port=None):
        connection = self.connect(port)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        return answer, text

    @staticmethod
    def bearer(kiosk):
        return {"Authorization": f"Bearer {TOKENS[kiosk]}"}

    def cursor(self):
        cursor, more = "", True
        while more:
            page = json.loads(self.ask("GET", f"/api/v1/changes?after={cursor}", headers=self.bearer(0))[1])
            cursor, more = page["cursor"], page.get("more", False)
        return cursor

    def check_in(self, number, port):
        fact = {"id": str(uuid.uuid4()).replace("-4", "-7", 1), "seq": number, "schema": 1, "kind": "check_in", "wall_ms": 1,
                "boot_id": "b", "boot_ms": 1, "body": {"meeting": "00000000000000a1", "method": "walk_in", "walk_in_name": "示例"}}
        answer, body = self.ask("POST", "/api/v1/facts", json.dumps({"facts": [fact]}), self.bearer(1), port)
        self.assertEqual(answer.status, 200, body)
        self.assertEqual(json.loads(body)["verdicts"][0]["verdict"], "accepted", body)

    def logged(self, words):
        """Until nginx has written it, which it does when the answer is out."""
        for _ in range(200):
            lines = [line for line in self.log.read_text(encoding="utf-8").splitlines() if words in line]
            if lines:
                return lines
            time.sleep(0.05)
        return []

    def test_a_wait_at_one_hub_ends_by_a_fact_at_the_other(self):
        for number, other in ((1, 0), (2, 1), (3, 0), (4, 1)):
            cursor, answers = self.cursor(), []
            poll = threading.Thread(target=lambda: answers.append(
                (self.ask("GET", f"/api/v1/changes?wait=25&after={cursor}", headers=self.bearer(0)), time.monotonic())))
            poll.start()
            time.sleep(0.5)
            sent = time.monotonic()
            self.check_in(number, self.hubs[other].port)
            poll.join()
            (_, body), at = answers[0]
            self.assertTrue(json.loads(body)["changes"])
            self.assertLess(at - sent, 2)
            print(f"wait ended {1000 * (at - sent):.0f} ms after the fact was sent to hub {other}")
        hubs = {line.split()[-2] for line in self.logged("GET /api/v1/changes")}
        self.assertEqual(len(hubs), 2, "both hubs were asked")

    def sign_in(self):
        form = urllib.parse.urlencode({"name": "zhang", "password": type(self).password})
        answer, body = self.ask("POST", "/console/sign-in", form, {"Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(answer.status, 303, body)
        return answer.getheader("Set-Cookie").split(";")[0]

    def test_a_session_is_good_at_both_hubs_and_events_come_at_once(self):
        cookie = self.sign_in()
        page = self.ask("GET", "/console/password", headers={"Cookie": cookie})[1].decode()
        mark = re.search(r'name="csrf" value="([^"]+)"', page).group(1)
        fresh = "a much longer password 7"
        form = urllib.parse.urlencode({"csrf": mark, "old": type(self).password, "new": fresh, "again": fresh})
        answer, body = self.ask("POST", "/console/password", form,
                                {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(answer.status, 303, body.decode())
        cookie = answer.getheader("Set-Cookie").split(";")[0]
        for hub in self.hubs:
            self.assertEqual(self.ask("GET", "/console", headers={"Cookie": cookie}, port=hub.port)[0].status, 200)
        connection = self.connect()
        connection.request("GET", "/console/live", headers={"Cookie": cookie})
        events = connection.getresponse()
        self.assertEqual(events.getheader("Content-Type"), "text/event-stream")
        began = time.monotonic()
        first = b""
        while b"\n\n" not in first:
            first += events.read1()
        self.assertIn(b"event: part", first)
        self.assertLess(time.monotonic() - began, 2, "not held back by a buffer")
        connection.close()

    def test_strangers_see_neither_metrics_nor_health(self):
        for path in ("/metrics", "/healthz", "/readyz"):
            self.assertEqual(self.ask("GET", path)[0].status, 404)
        self.assertEqual(self.ask("GET", "/metrics", port=self.hubs[0].port)[0].status, 200)

    def test_no_log_holds_the_address_of_a_phone_page(self):
        secret = "feedfacefeedfacefeedfacefeedface"
        self.assertEqual(self.ask("GET", f"/p/{secret}?lang=en")[0].status, 404)
        self.assertTrue(self.logged("GET /p/- 404"))
        self.assertEqual(self.ask("GET", f"/r/BX-20261222-A-001/{secret[:16]}")[0].status, 404)
        self.assertTrue(self.logged("GET /r/- 404"))
        self.assertEqual(self.ask("GET", f"/u/{secret}")[0].status, 404)
        self.assertTrue(self.logged("GET /u/- 404"))
        self.assertEqual(self.ask("GET", f"/w/BX-20261222-A-001/{secret}")[0].status, 404)
        self.assertTrue(self.logged("GET /w/- 404"))
        self.assertEqual(self.ask("GET", f"/api/v1/requests/BX-20261222-A-001/{secret[:16]}/photos")[0].status, 401)
        self.assertTrue(self.logged("GET /api/v1/requests/- 401"))
        for log in self.folder.glob("*.log"):
            self.assertNotIn(secret[:16], log.read_text(encoding="utf-8"), log)

    def test_what_did_not_change_is_not_sent_again(self):
        answer, body = self.ask("GET", "/console/style.css", headers={"Accept-Encoding": "gzip"})
        self.assertTrue(body)
        again, body = self.ask("GET", "/console/style.css", headers={"If-None-Match": answer.getheader("ETag")})
        self.assertEqual((again.status, body), (304, b""))

    def test_plain_http_leads_to_tls(self):
        answer, _ = self.ask("GET", "/console", port=self.plain)
        self.assertEqual((answer.status, answer.getheader("Location")), (308, "https://127.0.0.1/console"))

    def test_one_who_sends_slowly_holds_no_hub(self):
        raw = socket.create_connection(("127.0.0.1", self.tls))
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        slow = context.wrap_socket(raw)
        slow.send(b"POST /api/v1/facts HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n")
        began = time.monotonic()
        slow.settimeout(20)
        self.assertIn(b"408", slow.recv(1000) or b"408 (closed)")
        print(f"a body that never comes: cut off after {time.monotonic() - began:.0f} s")
        slow.close()

    def test_zz_one_hub_is_enough(self):
        self.hubs[0].send_signal(signal.SIGTERM)
        self.assertEqual(self.hubs[0].wait(40), 0)
        for _ in range(10):
            self.assertEqual(self.ask("GET", "/api/v1/clock", headers=self.bearer(0))[0].status, 200)
        self.check_in(100, None)


if __name__ == "__main__":
    unittest.main(verbosity=2)
