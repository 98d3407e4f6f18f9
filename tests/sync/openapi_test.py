#!/usr/bin/env python3
"""The hub against its description: every request and every answer that docs/openapi.yaml names, over a real socket.

An answer that the description names and no case here provokes fails the test, and so does a field that it does not name.
"""
import base64
import ctypes
import hashlib
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import unittest
import unittest.mock
import urllib.error
import urllib.parse
import urllib.request
import uuid

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
HUB = pathlib.Path(os.environ.get("SUISHOU_BUILD", ROOT / "build" / "release")) / "hub" / "suishou-hub"
SPEC = yaml.safe_load((ROOT / "docs" / "openapi.yaml").read_text(encoding="utf-8"))
TOKEN, REVOKED = "token-of-the-contract-test", "token-of-a-revoked-kiosk"
BOOT = "3f0e6f2e-0d5c-4c39-9a53-6d1f6f2f0a01"
TOPICS = {"site": "Site", "places": "Place", "layouts": "Layout",
          "categories": "Category", "meetings": "Meeting", "attendees": "Attendee", "keys": "SigningKey",
          "revocations": "Revocation", "arrivals": "Arrival",
          "annulments": "Annulment", "commands": "Command", "config": "Config", "sealing": "SealKey"}
# One pixel, red.
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC")
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYn"
    "KSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo"
    "KCgoKCgoKCj/wAARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAf/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QA"
    "FQEBAQAAAAAAAAAAAAAAAAAABQb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCXAFkg/9k=")
# A fault of the program itself: there is no request that is known to cause one.
NOT_PROVOKED = {("pushFacts", "500"), ("pushSealed", "500"), ("pullChanges", "500"), ("readClock", "500"), ("sendHeartbeat", "500"),
                ("answerCommand", "500"), ("showScreen", "500"), ("findPhoto", "500"), ("sendPhoto", "500"),
                ("beginHandover", "500"), ("readHandover", "500"), ("takeHandoverPhoto", "500"), ("endHandover", "500"),
                ("readRequestPhotos", "500"), ("takeRequestPhoto", "500"),
                ("beginEnrolment", "500"), ("readEnrolment", "500"), ("renewToken", "500")}


# --- the part of JSON Schema that the description uses


def resolve(schema):
    while "$ref" in schema:
        found = SPEC
        for step in schema["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        schema = found
    return schema


KINDS = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool}


def fits(value, schema):
    return not list(faults(value, schema, "", strict=False))


def faults(value, schema, at, strict=True):
    """What is wrong with `value`, one sentence each. `strict`: fields without a description are wrong too."""
    schema = resolve(schema)
    kind = schema.get("type")
    if kind and (not isinstance(value, KINDS[kind]) or (kind != "boolean" and isinstance(value, bool))):
        yield f"{at}: {value!r} is no {kind}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{at}: {value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of {schema['enum']}"
    if isinstance(value, str):
        yield from string_faults(value, schema, at)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
            yield f"{at}: {value} is out of bounds"
    elif isinstance(value, list):
        if len(value) > schema.get("maxItems", len(value)):
            yield f"{at}: {len(value)} items"
        for number, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), f"{at}[{number}]", strict)
    elif isinstance(value, dict):
        yield from object_faults(value, schema, at, strict)
    if "anyOf" in schema and not any(fits(value, other) for other in schema["anyOf"]):
        yield f"{at}: fits nothing of anyOf"
    if "oneOf" in schema and sum(fits(value, other) for other in schema["oneOf"]) != 1:
        yield f"{at}: does not fit exactly one of oneOf"


def string_faults(value, schema, at):
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        yield f"{at}: {len(value)} characters"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{at}: {value!r} is not like {schema['pattern']}"


def object_faults(value, schema, at, strict):
    known = schema.get("properties", {})
    for name in schema.get("required", []):
        if name not in value:
            yield f"{at}: {name} is missing"
    for name, item in value.items():
        if name in known:
            yield from faults(item, known[name], f"{at}.{name}", strict)
        elif strict and known:
            yield f"{at}.{name} is not described"


class Validator(unittest.TestCase):
    """A check that cannot fail checks nothing."""

    def test_no_comma_cut_a_sentence_in_two(self):
        """In {description: This, that} YAML reads a key "that" without a value."""
        def walk(node, at):
            self.assertIsNotNone(node, at)
            for key, item in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
                walk(item, f"{at}/{key}")
        walk(SPEC, "#")

    def test_it_finds_what_is_wrong(self):
        error = {"$ref": "#/components/schemas/Error"}
        self.assertEqual(list(faults({"error": {"code": "x"}}, error, "")), [])
        for wrong in ({}, [], {"error": {}}, {"error": {"code": 1}}, {"error": {"code": ""}}, {"error": {"code": "x"}, "more": 1},
                      {"error": {"code": "x"}, "hub_time_ms": -1}, {"error": {"code": "x"}, "hub_time_ms": True}):
            self.assertTrue(list(faults(wrong, error, "")), wrong)
        change = {"$ref": "#/components/schemas/Change"}
        self.assertFalse(fits({"topic": "t", "id": "i", "record": {}, "deleted": True}, change))
        self.assertFalse(fits({"topic": "t", "id": "i"}, change))
        self.assertFalse(fits("0A", {"$ref": "#/components/schemas/Id"}))


# --- requests


def fact(kind="check_in", **body):
    fact.sequence += 1
    if kind == "check_in":
        body = {"meeting": "00000000000000a1", "method": "pass", **body}
    return {"id": str(uuid.UUID(int=(uuid.uuid4().int & ~(0xf << 76)) | (7 << 76))), "seq": fact.sequence, "schema": 1,
            "kind": kind, "wall_ms": 1797901956000, "boot_id": BOOT, "boot_ms": 731442, "body": body}


fact.sequence = 0


def described_path(path):
    if path in SPEC["paths"]:
        return SPEC["paths"][path]
    return next(described for pattern, described in SPEC["paths"].items()
                if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", pattern), path))


class Contract(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="suishou-contract-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.database = cls.folder / "hub.db"
        cls.command("import", ROOT / "assets/demo/week.json", "--seed", "1", "--clock", "2026-12-22T09:12")
        cls.command("kiosk", "add", "一号机", "--id", "first", "--token", TOKEN)
        cls.command("kiosk", "add", "二号机", "--id", "second", "--token", REVOKED)
        cls.command("kiosk", "revoke", "second")
        cls.log = open(cls.folder / "log", "w+b")
        cls.addClassCleanup(cls.log.close)
        cls.hub = subprocess.Popen([HUB, "serve", "--port", "0", "--database", cls.database], stdout=subprocess.PIPE,
                                   stderr=cls.log, text=True)
        cls.addClassCleanup(cls.end)
        cls.port = json.loads(cls.hub.stdout.readline())["listening"]
        cls.seen = set()

    @classmethod
    def command(cls, *arguments):
        done = subprocess.run([HUB, *map(str, arguments), "--database", cls.database], capture_output=True, text=True,
                              timeout=60)
        if done.returncode:
            raise AssertionError(done.stderr)
        return done.stdout

    @classmethod
    def end(cls):
        cls.hub.send_signal(signal.SIGTERM)
        try:
            cls.hub.wait(30)
        finally:
            cls.hub.kill()
            cls.hub.stdout.close()

    def ask(self, path, method="GET", body=None, token=TOKEN, source=None, media="application/json"):
        headers = {"x-suishou-boot": f"{BOOT} 731500"}
        if source:
            headers["X-Forwarded-For"] = source
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if body is not None:
            headers["Content-Type"] = media
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=40) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.headers, refusal.read()

    def check(self, operation, status, path, method="GET", body=None, token=TOKEN, code=None, source=None, **more):
        """Asks and holds the answer against the description of `operation`; returns its body."""
        described = described_path(path.partition("?")[0])[method.lower()]
        self.assertEqual(described["operationId"], operation)
        if body is not None and not isinstance(body, bytes):
            schema = described["requestBody"]["content"]["application/json"]["schema"]
            self.assertEqual(list(faults(body, schema, "request")), [], "this test's own request")
            body = json.dumps(body).encode()
        got, headers, data = self.ask(path, method, body, token, source, **more)
        self.assertEqual(got, status, data[:300])
        self.assertIn(str(status), described["responses"])
        self.check_answer(resolve(described["responses"][str(status)]), headers, data)
        self.seen.add((operation, str(status)))
        if headers.get_content_type() != "application/json":
            return data
        answer = json.loads(data)
        if code:
            self.assertEqual(answer["error"]["code"], code)
            self.assertGreater(answer["hub_time_ms"], 0)
        return answer

    def check_answer(self, response, headers, data):
        for name, header in response["headers"].items():
            header = resolve(header)
            if header.get("required"):
                self.assertIn(name, headers)
            if name in headers:
                value = int(headers[name]) if resolve(header["schema"])["type"] == "integer" else headers[name]
                self.assertEqual(list(faults(value, header["schema"], name)), [])
        self.assertIn("no-store", headers["Cache-Control"])
        (media, content), = response["content"].items()
        self.assertEqual(headers.get_content_type(), media)
        if media == "application/json":
            self.assertEqual(list(faults(json.loads(data), content["schema"], "answer")), [])
        else:
            self.assertLessEqual(len(data), content["schema"]["maxLength"])

    def push(self, status, facts, **more):
        body = facts if isinstance(facts, bytes) else {"facts": facts}
        return self.check("pushFacts", status, "/api/v1/facts", "POST", body, **more)

    def pull(self, status, query="", **more):
        return self.check("pullChanges", status, "/api/v1/changes" + query, **more)

    def test_facts_get_their_verdicts(self):
        facts = [fact(), fact("check_out", meeting="00000000000000a1"), fact("refusal", outcome="expired", method="pass"),
                 fact("of_a_newer_kiosk", anything=["that", 1]), fact(method="walk_in", remarks=["offline"], walk_in_name="示例")]
        answer = self.push(200, facts)
        self.assertEqual([v["id"] for v in answer["verdicts"]], [f["id"] for f in facts])
        self.assertEqual({v["verdict"] for v in answer["verdicts"]}, {"accepted"})
        self.assertEqual({v["verdict"] for v in self.push(200, facts)["verdicts"]}, {"duplicate"})
        reused = dict(fact(), id=facts[0]["id"])
        unreadable = dict(fact(), id=str(facts[1]["id"]), seq=0)
        verdicts = self.push(200, json.dumps({"facts": [reused, unreadable]}).encode())["verdicts"]
        self.assertEqual([(v["verdict"], v["code"]) for v in verdicts], [("refused", "id_reuse"), ("refused", "malformed")])

    def test_facts_are_refused_as_described(self):
        self.push(400, b"{", code="malformed")
        self.push(400, b'{"facts": 7}', code="malformed")
        self.push(413, json.dumps({"facts": [fact() for _ in range(101)]}).encode(), code="too_large")
        self.push(413, b" " * (600 << 10), code="too_large")
        self.push(415, [fact()], media="text/plain", code="malformed")
        self.push(401, [fact()], token=None, code="unauthorized")
        self.push(401, [fact()], token="nobody's-token-at-all", code="unauthorized")
        self.push(403, [fact()], token=REVOKED, code="device_revoked")

    def push_sealed(self, status, sealed, **more):
        body = sealed if isinstance(sealed, bytes) else {"sealed": sealed}
        return self.check("pushSealed", status, "/api/v1/sealed", "POST", body, **more)

    def seal(self, content):
        """Sealed by libsodium itself, to the key that the hub tells."""
        changes = [change for page in self.snapshot() for change in page["changes"]]
        key, = [bytes.fromhex(change["record"]["public_key"]) for change in changes if change["topic"] == "sealing"]
        sodium = ctypes.CDLL("libsodium.so.23")
        text = json.dumps(content).encode()
        self.assertEqual(list(faults(content, {"$ref": "#/components/schemas/SealedContent"}, "content")), [])
        box = ctypes.create_string_buffer(len(text) + 48)
        self.assertEqual(sodium.crypto_box_seal(box, text, ctypes.c_ulonglong(len(text)), key), 0)
        return base64.b64encode(box.raw).decode()

    def test_sealed_facts_get_their_verdicts(self):
        one, other = fact(method="walk_in", walk_in_name="示例"), fact()
        sealed = {"id": one["id"], "box": self.seal({"facts": [one], "token": TOKEN})}
        damaged = {"id": other["id"], "box": sealed["box"][:-8] + "AAAAAAA="}
        verdicts = {v["id"]: v for v in self.push_sealed(200, [sealed, damaged])["verdicts"]}
        self.assertEqual(verdicts[one["id"]]["verdict"], "accepted")
        self.assertEqual(verdicts[other["id"]]["code"], "not_opened")
        self.assertEqual(self.push_sealed(200, [sealed])["verdicts"][0]["verdict"], "duplicate")
        self.assertEqual(self.push(200, [one])["verdicts"][0]["verdict"], "duplicate")

    def test_sealed_facts_are_refused_as_described(self):
        self.push_sealed(400, b"{", code="malformed")
        self.push_sealed(400, b'{"sealed": 7}', code="malformed")
        self.push_sealed(413, json.dumps({"sealed": [{"id": str(uuid.uuid4()), "box": ""}] * 101}).encode(), code="too_large")
        self.push_sealed(413, b" " * (600 << 10), code="too_large")
        self.push_sealed(415, [], media="text/plain", code="malformed")
        self.push_sealed(401, [], token=None, code="unauthorized")
        self.push_sealed(403, [], token=REVOKED, code="device_revoked")

    def test_a_locked_database_keeps_the_facts_at_the_kiosk(self):
        command = self.command("kiosk", "command", "first", "resync").split()[1]
        other = sqlite3.connect(self.database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            self.push(503, [fact()], code="unavailable")
            self.push_sealed(503, [], code="unavailable")
            self.answer(503, command, {"state": "done"}, code="unavailable")
        finally:
            other.execute("ROLLBACK")
            other.close()
        self.push(200, [fact()])

    def test_changes_are_as_described(self):
        walk_in = fact(meeting=self.week()["meetings"][0]["id"], method="walk_in")
        self.push(200, [fact(), walk_in])
        cookie = self.sign_in()
        self.take_back(walk_in, cookie)
        self.set_up("first", cookie)
        self.command("revoke", self.credential())
        self.command("kiosk", "command", "first", "show_message", "--zh", "停水", "--en", "No water")
        topics, begins = set(), True
        for page in self.snapshot():
            self.assertEqual(page.get("snapshot_begins", False), begins)
            for change in page["changes"]:
                topics.add(change["topic"])
                schema = {"$ref": "#/components/schemas/" + TOPICS[change["topic"]]}
                self.assertEqual(list(faults(change["record"], schema, change["topic"])), [])
            begins = False
        self.assertEqual(topics, set(TOPICS), "a snapshot with something of every topic")
        self.assertEqual(self.pull(200, f"?after={page['cursor']}&wait=1")["changes"], [])

    def snapshot(self):
        page = {"cursor": "", "more": True}
        while page.get("more"):
            page = self.pull(200, f"?after={page['cursor']}&wait=0")
            yield page

    def form(self, path, cookie="", **fields):
        """What a browser sends to the console: the answer and its cookie."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=40)
        self.addCleanup(connection.close)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
        connection.request("POST" if fields else "GET", path, urllib.parse.urlencode(fields) if fields else None, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), (answer.getheader("Set-Cookie") or "").split(";")[0]

    def sign_in(self):
        """To the console, as staff do; the cookie."""
        given = self.command("user", "add", "zhang", "--role", "meetings", "--role", "duty").strip()
        phrase = "seven herons over the canal"
        _, _, cookie = self.form("/console/sign-in", name="zhang", password=given)
        csrf = self.csrf(self.form("/console/password", cookie)[1])
        return self.form("/console/password", cookie, csrf=csrf, old=given, new=phrase, again=phrase)[2]

    @staticmethod
    def csrf(page):
        return re.search(r'name="csrf" value="([^"]+)"', page)[1]

    def send_form(self, address, cookie, **fields):
        status, page, _ = self.form(address, cookie)
        self.assertEqual(status, 200)
        self.assertEqual(self.form(address, cookie, csrf=self.csrf(page), **fields)[0], 303)

    def take_back(self, taken, cookie):
        self.send_form(f"/console/meetings/{taken['body']['meeting']}/arrivals/{taken['id']}", cookie, reason="trial")

    def set_up(self, kiosk, cookie):
        self.send_form(f"/console/kiosks/{kiosk}/config", cookie, language="en", calm="yes", sound_volume="30", quiet="hours",
                       quiet_from="18:00", quiet_until="08:00", quiet_volume="0", ticks="no", camera_opens="by_touch")

    @staticmethod
    def week():
        return json.loads((ROOT / "assets/demo/week.json").read_text(encoding="utf-8"))

    def credential(self):
        connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)
        try:
            return connection.execute("SELECT credential FROM people ORDER BY credential LIMIT 1").fetchone()[0]
        finally:
            connection.close()

    def test_changes_are_refused_as_described(self):
        self.pull(401, token=None, code="unauthorized")
        self.pull(403, token=REVOKED, code="device_revoked")
        for dead in ("dead", "0" * 48, "%00", "x" * 1024):
            self.pull(410, f"?after={dead}", code="cursor_expired")

    def test_the_clock_is_as_described(self):
        self.check("readClock", 200, "/api/v1/clock")
        self.check("readClock", 401, "/api/v1/clock", token=None, code="unauthorized")
        self.check("readClock", 403, "/api/v1/clock", token=REVOKED, code="device_revoked")

    def beat(self, status, heartbeat, **more):
        return self.check("sendHeartbeat", status, "/api/v1/heartbeat", "POST", heartbeat, **more)

    def test_a_heartbeat_is_as_described(self):
        self.beat(200, {})
        self.beat(200, {"version": "0.1.0", "up_ms": 1, "devices": {"camera": "closed"}, "in_use": True})
        self.beat(200, b'{"devices": {"camera": "closed", "lamp": "of a newer kiosk"}, "newer": [1]}')
        self.beat(400, b"[]", code="malformed")
        self.beat(400, b'{"unsent": -1}', code="malformed")
        self.beat(413, b'{"version": "' + b"x" * (16 << 10) + b'"}', code="too_large")
        self.beat(415, {}, media="text/html", code="malformed")
        self.beat(401, {}, token=None, code="unauthorized")
        self.beat(403, {}, token=REVOKED, code="device_revoked")

    def answer(self, status, command, result, **more):
        return self.check("answerCommand", status, f"/api/v1/commands/{command}/result", "POST", result, **more)

    def test_a_command_is_answered_as_described(self):
        command = self.command("kiosk", "command", "first", "restart").split()[1]
        self.assertIn("waiting", self.command("kiosk", "commands", "first"))
        self.answer(400, command, b"{}", code="malformed")
        self.answer(413, command, b" " * (600 << 10), code="too_large")
        self.answer(415, command, {"state": "done"}, media="text/plain", code="malformed")
        self.answer(401, command, {"state": "done"}, token=None, code="unauthorized")
        self.answer(403, command, {"state": "done"}, token=REVOKED, code="device_revoked")
        self.answer(404, "0" * 16, {"state": "done"}, code="not_found")
        self.answer(200, command, {"state": "refused", "reason": "not_possible"})
        self.assertIn("refused: not_possible", self.command("kiosk", "commands", "first"))

    def show(self, status, command, png, **more):
        more.setdefault("media", "image/png")
        return self.check("showScreen", status, f"/api/v1/commands/{command}/picture?taken_ms=1797901956000", "PUT", png, **more)

    def test_a_photo_is_taken_as_described(self):
        name = hashlib.sha256(JPEG).hexdigest()
        at = f"/api/v1/blobs/{name}"
        self.check("findPhoto", 404, at, code="not_found")
        self.check("findPhoto", 401, at, token=None, code="unauthorized")
        self.check("findPhoto", 403, at, token=REVOKED, code="device_revoked")
        for status, body, more in ((400, b"GIF89a", {"code": "malformed"}), (413, JPEG + b" " * (2 << 20), {"code": "too_large"}),
                                   (401, JPEG, {"token": None, "code": "unauthorized"}),
                                   (403, JPEG, {"token": REVOKED, "code": "device_revoked"}), (200, JPEG, {}), (200, JPEG, {})):
            self.check("sendPhoto", status, at, "PUT", body, media="image/jpeg", **more)
        self.check("sendPhoto", 400, f"/api/v1/blobs/{'0' * 64}", "PUT", JPEG, media="image/jpeg", code="malformed")
        self.check("findPhoto", 200, at)
        other = sqlite3.connect(self.database, isolation_level=None)
        other.execute("ALTER TABLE photos RENAME TO out_of_reach")
        try:
            self.check("findPhoto", 503, at, code="unavailable")
            self.check("sendPhoto", 503, at, "PUT", JPEG, media="image/jpeg", code="unavailable")
        finally:
            other.execute("ALTER TABLE out_of_reach RENAME TO photos")
            other.close()

    def test_photos_of_a_phone_are_handed_in_as_described(self):
        begin = "/api/v1/handovers"
        for status, body, more in ((400, b"{}", {"code": "malformed"}), (415, b"{}", {"media": "text/plain"}), (413, b" " * 70000, {}),
                                   (401, b"{}", {"token": None}), (403, b"{}", {"token": REVOKED, "code": "device_revoked"})):
            self.check("beginHandover", status, begin, "POST", body, **more)
        begun = self.check("beginHandover", 201, begin, "POST", {"most": 2})
        self.secrets.append(begun["key"])
        at = f"{begin}/{begun['id']}"
        self.assertEqual(self.check("readHandover", 200, at)["photos"], [])
        form = b'--b\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n' + JPEG + b"\r\n--b--\r\n"
        status, _, page = self.ask(f"/u/{begun['key']}", "POST", form, None, media="multipart/form-data; boundary=b")
        self.assertEqual(status, 200)
        self.assertIn("收到了", page.decode(), "the page that the answer leads to")
        name, = self.check("readHandover", 200, at)["photos"]
        photo = self.check("takeHandoverPhoto", 200, f"{at}/photos/{name}")
        self.assertEqual(hashlib.sha256(photo).hexdigest(), name)
        for operation, path, method in (("readHandover", at, "GET"), ("takeHandoverPhoto", f"{at}/photos/{name}", "GET"), ("endHandover", f"{at}/end", "POST")):
            body = b"{}" if method == "POST" else None
            self.check(operation, 401, path, method, body, token=None, code="unauthorized")
            self.check(operation, 403, path, method, body, token=REVOKED, code="device_revoked")
        other = sqlite3.connect(self.database, isolation_level=None)
        other.execute("ALTER TABLE handovers RENAME TO out_of_reach")
        try:
            self.check("beginHandover", 503, begin, "POST", {"most": 2}, code="unavailable")
            self.check("readHandover", 503, at, code="unavailable")
            self.check("takeHandoverPhoto", 503, f"{at}/photos/{name}", code="unavailable")
            self.check("endHandover", 503, f"{at}/end", "POST", b"{}", code="unavailable")
        finally:
            other.execute("ALTER TABLE out_of_reach RENAME TO handovers")
            other.close()
        self.check("endHandover", 415, f"{at}/end", "POST", b"{}", media="text/plain")
        self.check("endHandover", 413, f"{at}/end", "POST", b" " * 70000)
        self.check("endHandover", 200, f"{at}/end", "POST", {})
        self.check("endHandover", 200, f"{at}/end", "POST", {})
        self.check("readHandover", 404, at, code="not_found")
        self.check("takeHandoverPhoto", 404, f"{at}/photos/{name}", code="not_found")

    def test_photos_of_a_slip_are_shown_as_described(self):
        name = hashlib.sha256(JPEG).hexdigest()
        key, number = "00000000c0ffee37", "BX-20261222-ZZ-037"
        report = fact("service_request", number=number, key=key, cell="main-4-6", category="water.leak", room="305",
                      answers=[{"question": "哪里在漏？", "answer": "天花板"}])
        self.assertEqual(self.push(200, [report])["verdicts"][0]["verdict"], "accepted")
        other = sqlite3.connect(self.database, isolation_level=None)
        self.addCleanup(other.close)
        other.execute("INSERT OR IGNORE INTO photos VALUES (?, 'first', 1, ?)", (name, base64.b64encode(JPEG).decode()))
        other.execute("INSERT INTO request_photos (number, position, hash, mended, released) VALUES (?, 90, ?, 1, 1)", (number, name))
        at = f"/api/v1/requests/{number}/{key}/photos"
        self.assertEqual(self.check("readRequestPhotos", 200, at)["photos"], [{"hash": name, "mended": True}])
        self.assertEqual(self.check("takeRequestPhoto", 200, f"{at}/{name}"), JPEG)
        wrong = f"/api/v1/requests/{number}/{'f' * 16}/photos"
        for operation, path, stranger in (("readRequestPhotos", at, wrong), ("takeRequestPhoto", f"{at}/{name}", f"{wrong}/{name}")):
            self.check(operation, 401, path, token=None, code="unauthorized")
            self.check(operation, 403, path, token=REVOKED, code="device_revoked")
            self.check(operation, 404, stranger, code="not_found")
            other.execute("ALTER TABLE request_photos RENAME TO out_of_reach")
            try:
                self.check(operation, 503, path, code="unavailable")
            finally:
                other.execute("ALTER TABLE out_of_reach RENAME TO request_photos")

    def test_a_screen_is_shown_as_described(self):
        command = self.command("kiosk", "command", "first", "screenshot").split()[1]
        self.show(400, command, b"\x89PNG\r\n\x1a\n, and no more", code="malformed")
        self.show(400, command, PNG, media="application/json", code="malformed")
        self.show(413, command, PNG + b" " * (2 << 20), code="too_large")
        self.show(401, command, PNG, token=None, code="unauthorized")
        self.show(403, command, PNG, token=REVOKED, code="device_revoked")
        self.show(404, "0" * 16, PNG, code="not_found")
        other = sqlite3.connect(self.database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            self.show(503, command, PNG, code="unavailable")
        finally:
            other.execute("ROLLBACK")
            other.close()
        self.show(200, command, PNG)
        self.show(200, command, PNG)
        self.answer(200, command, {"state": "done"})
        self.show(404, command, PNG, code="not_found")

    def test_a_database_that_cannot_be_read_is_the_hubs_own_trouble(self):
        other = sqlite3.connect(self.database, isolation_level=None, timeout=10)
        other.execute("ALTER TABLE hub RENAME TO out_of_reach")
        try:
            self.pull(503, code="unavailable")
            self.check("readClock", 503, "/api/v1/clock", code="unavailable")
            self.beat(503, {}, code="unavailable")
        finally:
            other.execute("ALTER TABLE out_of_reach RENAME TO hub")
            other.close()
        self.check("readClock", 200, "/api/v1/clock")

    def enrol(self, status, body, **more):
        return self.check("beginEnrolment", status, "/api/v1/enrolments", "POST", body, token=None, **more)

    def outcome(self, status, begun, **more):
        more.setdefault("token", begun["secret"])
        return self.check("readEnrolment", status, "/api/v1/enrolments/" + begun["enrolment"], **more)

    def new_code(self, *more):
        words = dict(line.split(" ", 1) for line in self.command("enrol-code", "新来的", *more).splitlines())
        self.codes.append(words["code"])
        self.codes.append(words["code"].replace("-", ""))
        return words

    codes, secrets = [], []  # none of them may be in the log

    def begin(self, code, nonce="a" * 64):
        begun = self.enrol(202, {"code": code, "nonce": nonce, "software": "1.0"})
        self.secrets.append(begun["secret"])
        return begun

    def test_a_code_lets_a_kiosk_in_once_somebody_approves(self):
        made = self.new_code("--hub-url", "https://hub.example.org")
        self.assertEqual(made["qr"], "SUISHOU-ENROL:" + made["code"].replace("-", "") + ":https://hub.example.org")
        begun = self.begin(made["code"])
        self.assertEqual(self.begin(made["code"]), {**begun, "hub_time_ms": unittest.mock.ANY})
        self.assertEqual(self.outcome(200, begun)["state"], "waiting")
        listed = self.command("enrolment", "list")
        self.assertIn(f"{begun['enrolment']}\twaiting\tshows {begun['confirmation']}\t新来的\tkiosk {made['kiosk']}", listed)
        self.command("enrolment", "approve", begun["enrolment"])
        token = self.outcome(200, begun)["token"]
        self.secrets.append(token)
        self.assertEqual(self.outcome(200, begun)["token"], token)
        self.check("readClock", 200, "/api/v1/clock", token=token)
        self.outcome(404, begun, code="not_found")
        refused = self.begin(self.new_code()["code"])
        self.command("enrolment", "refuse", refused["enrolment"])
        self.assertEqual(self.outcome(200, refused)["state"], "refused")

    def test_enrolments_are_refused_as_described(self):
        self.enrol(400, b"{", code="malformed")
        self.enrol(413, b" " * 5000, code="too_large")
        self.enrol(415, {"code": "ABCD-2345", "nonce": "a" * 64}, media="text/plain", code="malformed")
        begun = self.begin(self.new_code()["code"], "b" * 64)
        self.outcome(401, begun, token=None, code="unauthorized")
        self.outcome(404, begun, token="c" * 64, code="not_found")
        wrong = {"code": "ABCD-2345", "nonce": "a" * 64}
        for _ in range(10):
            self.enrol(403, wrong, code="code_refused", source="192.0.2.7")
        self.enrol(429, wrong, code="unavailable", source="192.0.2.7")
        self.enrol(403, wrong, code="code_refused", source="192.0.2.7, 192.0.2.8")

    def test_a_token_is_renewed(self):
        self.command("kiosk", "add", "三号机", "--id", "third", "--token", "token-that-grows-old")
        self.secrets.append("token-that-grows-old")
        renew = lambda status, **more: self.check("renewToken", status, "/api/v1/token", "POST", b"{}", **more)
        asked = lambda token: self.ask("/api/v1/changes", token=token)[1]["x-suishou-renew-token"]
        self.assertIsNone(asked("token-that-grows-old"))
        self.command("kiosk", "rotate", "third")
        self.assertEqual(asked("token-that-grows-old"), "1")
        token = renew(200, token="token-that-grows-old")["token"]
        self.secrets.append(token)
        self.assertEqual(renew(200, token="token-that-grows-old")["token"], token)
        self.assertIsNone(asked(token))
        renew(401, token="token-that-grows-old", code="unauthorized")
        renew(403, token=REVOKED, code="device_revoked")
        self.check("renewToken", 415, "/api/v1/token", "POST", b"{}", media="text/plain", code="malformed")
        self.check("renewToken", 413, "/api/v1/token", "POST", b" " * (600 << 10), code="too_large")

    def until_limited(self, operation, path, method, body=None, **more):
        """Asks until it is too often; a try comes free every half second, so the first refusal is the one to look at."""
        for _ in range(100):
            status, headers, data = self.ask(path, method, body, **more)
            if status == 429:
                break
        described = described_path(path)[method.lower()]
        self.assertEqual((status, described["operationId"]), (429, operation))
        self.check_answer(resolve(described["responses"]["429"]), headers, data)
        self.seen.add((operation, "429"))

    def test_a_kiosk_that_asks_without_end_is_told_to_wait(self):
        token = "token-of-a-restless-kiosk"
        self.command("kiosk", "add", "四号机", "--id", "fourth", "--token", token)
        self.secrets.append(token)
        self.until_limited("sendHeartbeat", "/api/v1/heartbeat", "POST", b"[]", token=token)
        self.until_limited("answerCommand", f"/api/v1/commands/{'0' * 16}/result", "POST", b"{}", token=token)
        self.until_limited("showScreen", f"/api/v1/commands/{'0' * 16}/picture", "PUT", b"no png", token=token)
        self.until_limited("findPhoto", f"/api/v1/blobs/{'0' * 64}", "GET", token=token)
        self.until_limited("sendPhoto", f"/api/v1/blobs/{'0' * 64}", "PUT", b"no jpeg", token=token)
        self.until_limited("beginHandover", "/api/v1/handovers", "POST", b"{}", token=token)
        self.until_limited("readHandover", f"/api/v1/handovers/{'0' * 16}", "GET", token=token)
        self.until_limited("takeHandoverPhoto", f"/api/v1/handovers/{'0' * 16}/photos/{'0' * 64}", "GET", token=token)
        self.until_limited("endHandover", f"/api/v1/handovers/{'0' * 16}/end", "POST", b"{}", token=token)
        slip = f"/api/v1/requests/BX-20261222-A-001/{'0' * 16}/photos"
        self.until_limited("readRequestPhotos", slip, "GET", token=token)
        self.until_limited("takeRequestPhoto", f"{slip}/{'0' * 64}", "GET", token=token)
        self.until_limited("renewToken", "/api/v1/token", "POST", b"{}", token=token)
        self.until_limited("readEnrolment", f"/api/v1/enrolments/{'0' * 16}", "GET", source="192.0.2.9")
        self.check("readClock", 200, "/api/v1/clock", token=token)

    def test_without_its_database_the_hub_lets_nobody_in(self):
        begun, fresh = self.begin(self.new_code()["code"], "d" * 64), self.new_code()["code"]
        other = sqlite3.connect(self.database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            self.enrol(503, {"code": fresh, "nonce": "a" * 64}, code="unavailable")
            self.check("renewToken", 503, "/api/v1/token", "POST", b"{}", code="unavailable")
        finally:
            other.execute("ROLLBACK")
        other.execute("ALTER TABLE enrolments RENAME TO out_of_reach")
        try:
            self.outcome(503, begun, code="unavailable")
        finally:
            other.execute("ALTER TABLE out_of_reach RENAME TO enrolments")
            other.close()

    def test_what_is_not_there_is_said_in_the_same_words(self):
        not_there = {"headers": {"x-suishou-protocol": {"$ref": "#/components/headers/Protocol"}},
                     "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
        for method, path, expected in (("GET", "/api/v1/nothing", 404), ("DELETE", "/api/v1/facts", 405),
                                       ("GET", "/api/v2/clock", 404)):
            status, headers, data = self.ask(path, method)
            self.assertEqual((status, json.loads(data)["error"]["code"]), (expected, "not_found"))
            self.check_answer(not_there, headers, data)

    def test_zz_every_answer_that_is_described_was_provoked_and_nobody_is_in_the_log(self):
        self.assertTrue(self.codes and self.secrets)
        described = {(operation["operationId"], status) for path in SPEC["paths"].values() for operation in path.values()
                     for status in operation["responses"]}
        self.assertEqual(described - self.seen, NOT_PROVOKED)
        log = (self.folder / "log").read_text(encoding="utf-8")
        self.assertIn("store_error", log)
        week = self.week()
        secrets = {TOKEN, REVOKED, *self.codes, *self.secrets} | {p["phone"] for p in week["attendees"]} | {p["name"] for p in week["attendees"] if len(p["name"]) > 1}
        self.assertEqual([s for s in secrets if s in log], [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
