#!/usr/bin/env python3
"""How long after a press in the console a real kiosk shows it, while a fleet waits on the same hub.

  tests/bench/console_to_screen.py [--kiosks 200] [--changes 100]

The real hub and the real kiosk on a virtual screen, the console's own form over HTTP, and simulated kiosks beside
them (suishou_fleet.py). Timed from before the form is sent until the kiosk's page has the meeting's new title; the
time of the form's answer stands beside it. Nothing is asserted.
"""
import argparse
import asyncio
import html.parser
import http.cookiejar
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "packaging" / "demo")]
from station import Station  # noqa: E402
from suishou_fleet import HEARTBEAT, Kiosk, centile  # noqa: E402
from visit import BIG_MEETING, meeting_id  # noqa: E402

PHRASE = "seven herons over the canal"


class Form(html.parser.HTMLParser):
    """What a browser would send of a page's form, untouched."""

    def __init__(self, page):
        super().__init__()
        self.fields, self.select, self.area = {}, None, None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        chosen = given.get("type") not in ("checkbox", "radio") or "checked" in given
        if tag == "input" and "name" in given and chosen:
            self.fields[given["name"]] = given.get("value") or ""
        elif tag == "select":
            self.select = given.get("name")
        elif tag == "option" and self.select and ("selected" in given or self.select not in self.fields):
            self.fields[self.select] = given.get("value", "")
        elif tag == "textarea":
            self.area = given["name"]
            self.fields[self.area] = ""

    def handle_data(self, data):
        if self.area:
            self.fields[self.area] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None


class Console:
    def __init__(self, station):
        given = station.hub_command("user", "add", "wang", "--display", "王师傅", "--role", "meetings", "--database",
                                    station.hub_database, "--clock", station.clock).strip()
        self.base = f"http://127.0.0.1:{station.port}"
        # As browsers do, a secure cookie goes to this very machine without TLS.
        kept = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(secure_protocols=("http", "https")))
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(kept))
        self.send("/console/sign-in", {"next": "/console", "name": "wang", "password": given})
        self.send("/console/password", dict(self.form("/console/password"), old=given, new=PHRASE, again=PHRASE))

    def form(self, path):
        with self.browser.open(self.base + path) as answer:
            return Form(answer.read().decode()).fields

    def send(self, path, fields):
        request = urllib.request.Request(self.base + path, urllib.parse.urlencode(fields).encode(),
                                         {"origin": self.base})
        with self.browser.open(request) as answer:
            answer.read()


def fleet_of(station, count):
    """Waits in a thread of its own, as long as this program lives."""
    tokens = subprocess.run(
        [sys.executable, HERE / "suishou_fleet.py", "prepare", "--program", station.build / "hub" / "suishou-hub",
         "--database", station.hub_database, str(count)], check=True, capture_output=True, text=True).stdout.split()
    kiosks = [Kiosk(f"http://127.0.0.1:{station.port}", token) for token in tokens]
    ready = threading.Event()

    async def live():
        async def follow(kiosk):
            while await kiosk.pull(0):
                pass
        await asyncio.gather(*(follow(kiosk) for kiosk in kiosks))
        ready.set()
        await asyncio.gather(*(kiosk.follow() for kiosk in kiosks),
                             *(kiosk.beat(n * HEARTBEAT / max(1, count)) for n, kiosk in enumerate(kiosks)))

    threading.Thread(target=lambda: asyncio.run(live()), daemon=True).start()
    ready.wait()


def measure(options, folder):
    # Each kiosk that waits holds a thread of the hub's.
    station = Station(folder, hub_arguments=["--threads", str(options.kiosks + 40)])
    try:
        console = Console(station)
        if options.kiosks:
            fleet_of(station, options.kiosks)
        kiosk = station.start_kiosk()
        kiosk.wait("home")
        station.wait_view(lambda v: v["today"]["meetings"], "today's meetings from the hub")
        meeting = meeting_id(BIG_MEETING)
        page, row = f"/console/meetings/{meeting}/edit", "home.meeting." + meeting
        answered, shown = [], []
        for number in range(options.changes):
            title = f"示例会议第 {number} 次改名"
            fields = dict(console.form(page), title_zh=title, unclassified="1")
            began = time.monotonic()
            console.send(page, fields)
            answered.append(time.monotonic() - began)
            while title not in kiosk.node(row)["label"]:
                if time.monotonic() > began + 30:
                    raise RuntimeError(f"change {number} was not shown within 30 s")
                time.sleep(.002)
            shown.append(time.monotonic() - began)
        print(f"{options.changes} changes, {options.kiosks} other kiosks on the hub")
        for what, values in (("the console's answer", answered), ("on the kiosk's page", shown)):
            print(f"{what:24} median {statistics.median(values) * 1000:4.0f} ms, p99 {centile(values, .99) * 1000:4.0f} ms,"
                  f" longest {max(values) * 1000:4.0f} ms")
    finally:
        station.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kiosks", type=int, default=200)
    parser.add_argument("--changes", type=int, default=100)
    with tempfile.TemporaryDirectory(prefix="suishou-bench-") as folder:
        measure(parser.parse_args(), folder)


if __name__ == "__main__":
    main()
