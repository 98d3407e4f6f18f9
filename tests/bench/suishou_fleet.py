#!/usr/bin/env python3
"""A fleet of kiosks that exists only on the wire: each waits for changes and sends its heartbeat, as the real ones do.

  suishou_fleet.py prepare --program build/release/hub/suishou-hub --database hub.db 200 > tokens
  suishou_fleet.py run --hub http://127.0.0.1:8480 --tokens tokens --changes 50 [--seconds 60] [--pid HUB]

`run` has one of them send check-ins, one after another, and says how long it took until each of the others had heard:
the way a change goes from one screen to all. With --pid it also says what the hub's process used while all of them were
waiting. Nothing is asserted: it is a measurement, and can be pointed at any hub that knows the tokens.
"""
import argparse
import asyncio
import json
import os
import pathlib
import random
import ssl
import statistics
import subprocess
import sys
import time
import urllib.parse
import uuid

HEARTBEAT = 30  # seconds


class Line:
    """One kept connection of one kiosk."""
    unanswered = 0  # of all

    def __init__(self, hub, token):
        self.hub, self.token, self.reader, self.writer = urllib.parse.urlsplit(hub), token, None, None
        self.fresh = True

    async def ask(self, method, path, body=None):
        """As a kiosk does it: what was not answered is asked again, later each time, with full jitter."""
        for tries in range(10):
            try:
                return await self._ask(method, path, json.dumps(body).encode() if body is not None else b"")
            except (OSError, asyncio.IncompleteReadError):
                fresh = self.fresh
                self.close()
                # A kept connection that the hub had closed meanwhile is no failure.
                Line.unanswered += fresh
                await asyncio.sleep(random.uniform(0, .2 * 2 ** tries) if fresh else 0)
        raise RuntimeError(f"no answer to {method} {path}")

    async def _ask(self, method, path, body):
        self.fresh = self.writer is None
        if self.fresh:
            secure = self.hub.scheme == "https"
            self.reader, self.writer = await asyncio.open_connection(
                self.hub.hostname, self.hub.port or (443 if secure else 80),
                ssl=ssl.create_default_context() if secure else None, limit=1 << 24)
        head = (f"{method} {path} HTTP/1.1\r\nhost: {self.hub.netloc}\r\nauthorization: Bearer {self.token}\r\n"
                f"x-suishou-protocol: 1\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n")
        self.writer.write(head.encode() + body)
        await self.writer.drain()
        status, length = int((await self.reader.readuntil(b"\r\n")).split()[1]), 0
        while (line := await self.reader.readuntil(b"\r\n")) != b"\r\n":
            name, _, value = line.decode().partition(":")
            if name.lower() == "content-length":
                length = int(value)
        return status, json.loads(await self.reader.readexactly(length) or b"null")

    def close(self):
        if self.writer:
            self.writer.close()
        self.reader = self.writer = None


class Kiosk:
    def __init__(self, hub, token):
        self.wait, self.other = Line(hub, token), Line(hub, token)
        self.cursor, self.heard, self.boot = "", {}, str(uuid.uuid4())

    async def pull(self, seconds):
        status, page = await self.wait.ask(
            "GET", f"/api/v1/changes?after={urllib.parse.quote(self.cursor, safe='')}&wait={seconds}")
        if status != 200:
            raise RuntimeError(f"changes: {status} {page}")
        now = time.monotonic()
        for change in page["changes"]:
            if change["topic"] == "arrivals" and "record" in change:
                self.heard.setdefault(change["record"]["fact"], now)
        self.cursor = page["cursor"]
        return page.get("more", False)

    async def follow(self):
        while True:
            await self.pull(25)

    async def beat(self, after):
        await asyncio.sleep(after)
        while True:
            await self.other.ask("POST", "/api/v1/heartbeat", {
                "boot_id": self.boot, "boot_ms": int(time.monotonic() * 1000), "software": "fleet", "profile": "lobby",
                "uptime_ms": 1000, "language": "zh_CN", "schema": 1})
            await asyncio.sleep(HEARTBEAT)

    async def check_in(self, number):
        fact = {"id": str(uuid.uuid4()), "seq": number, "schema": 1, "kind": "check_in", "wall_ms": int(time.time() * 1000),
                "boot_id": self.boot, "boot_ms": int(time.monotonic() * 1000),
                "body": {"meeting": "00000000f1ee7000", "attendee": f"{number:016x}", "method": "pass"}}
        # UUIDv7 (RFC 9562, section 5.7): the hub takes no other version.
        ms = int(time.time() * 1000)
        tail = uuid.uuid4().hex
        fact["id"] = f"{ms >> 16:08x}-{ms & 0xffff:04x}-7{tail[:3]}-8{tail[3:6]}-{tail[6:18]}"
        began = time.monotonic()
        status, answer = await self.other.ask("POST", "/api/v1/facts", {"facts": [fact]})
        if status != 200 or answer["verdicts"][0]["verdict"] != "accepted":
            raise RuntimeError(f"facts: {status} {answer}")
        return fact["id"], began


def used(pid):
    """CPU seconds and resident MiB of a process (proc(5))."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    pages = int(pathlib.Path(f"/proc/{pid}/statm").read_text().split()[1])
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def centile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


async def run(options):
    tokens = pathlib.Path(options.tokens).read_text().split()
    fleet = [Kiosk(options.hub, token) for token in tokens]
    began = time.monotonic()

    async def snapshot(kiosk):
        while await kiosk.pull(0):
            pass
    await asyncio.gather(*(snapshot(k) for k in fleet))
    print(f"{len(fleet)} kiosks have their snapshot after {time.monotonic() - began:.2f} s")
    tasks = [asyncio.create_task(k.follow()) for k in fleet]
    tasks += [asyncio.create_task(k.beat(n * HEARTBEAT / len(fleet))) for n, k in enumerate(fleet)]
    await asyncio.sleep(2)
    if options.pid:
        cpu, _ = used(options.pid)
        await asyncio.sleep(options.seconds)
        after, memory = used(options.pid)
        print(f"idle: {100 * (after - cpu) / options.seconds:.2f} % of a core, {memory:.0f} MiB resident, "
              f"{options.seconds} s with a heartbeat each {HEARTBEAT} s")
    delays = []
    for number in range(1, options.changes + 1):
        fact, sent = await fleet[0].check_in(number)
        deadline = time.monotonic() + 30
        while not all(fact in k.heard for k in fleet) and time.monotonic() < deadline:
            await asyncio.sleep(0.005)
        missed = [k for k in fleet if fact not in k.heard]
        if missed:
            print(f"change {number}: {len(missed)} kiosks had not heard after 30 s")
        delays += [k.heard[fact] - sent for k in fleet if fact in k.heard]
    for task in tasks:
        task.cancel()
    print(f"{Line.unanswered} requests on a new connection were not answered and asked again")
    print(f"{len(delays)} times heard: median {statistics.median(delays) * 1000:.0f} ms, p99 "
          f"{centile(delays, .99) * 1000:.0f} ms, longest {max(delays) * 1000:.0f} ms")


def prepare(options):
    for number in range(options.kiosks):
        token = uuid.uuid4().hex
        subprocess.run([options.program, "kiosk", "add", f"示例终端 {number + 1}", "--token", token, "--database",
                        options.database], check=True, stdout=subprocess.DEVNULL)
        print(token)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ways = parser.add_subparsers(required=True)
    make = ways.add_parser("prepare")
    make.add_argument("--program", required=True)
    make.add_argument("--database", required=True)
    make.add_argument("kiosks", type=int)
    make.set_defaults(do=prepare)
    go = ways.add_parser("run")
    go.add_argument("--hub", required=True)
    go.add_argument("--tokens", required=True)
    go.add_argument("--changes", type=int, default=50)
    go.add_argument("--seconds", type=int, default=30, help="of the idle measurement")
    go.add_argument("--pid", type=int, help="the hub's process, on this machine")
    go.set_defaults(do=lambda options: asyncio.run(run(options)))
    options = parser.parse_args()
    options.do(options)


if __name__ == "__main__":
    sys.exit(main())
