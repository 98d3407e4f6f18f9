#!/usr/bin/env python3
"""run-demo's second half: starts the station and plays a visit (headless), or leaves the screen to you (with a display)."""
import argparse
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from station import ROOT, Station  # noqa: E402

BIG_MEETING = "全市营商环境工作推进会"
TOMORROW = "政务公开工作培训"


def meeting_id(title):
    week = json.loads((ROOT / "assets/demo/week.json").read_text(encoding="utf-8"))
    return next(meeting["id"] for meeting in week["meetings"] if meeting["title"]["zh"] == title)


def pass_of(station, meeting, name):
    for row in station.passes(meeting_id(meeting)).values():
        if row[0] == name:
            return row[1]
    raise LookupError(f"{name} is not on the list of {meeting}")


class Album:
    """Numbered screenshots."""

    def __init__(self, station, folder):
        self.station, self.folder, self.number = station, pathlib.Path(folder), 0
        self.folder.mkdir(parents=True, exist_ok=True)

    def take(self, name):
        self.station.automation.quiet()
        self.number += 1
        path = self.folder / f"{self.number:02}-{name}.png"
        self.station.automation.screenshot(path)
        print(path)


def hold_up(station, text, name):
    """Before an open camera: on a busy machine 20 s without a hand may have gone by."""
    if station.automation.view()["devices"]["camera"] != "running":
        station.automation.wait("checkin.scan", 30000)
        station.press("checkin.scan.open")
        station.wait_view(lambda v: v["devices"]["camera"] == "running", "the camera running again")
    station.camera.hold_up(text, name)


def play(station, album):
    """One visitor after another, by real pointer events."""
    shown = {"wang": pass_of(station, BIG_MEETING, "王建国"), "foreign": "https://example.org/not-a-pass",
             "tomorrow": pass_of(station, TOMORROW, "示例乙"), "offline": pass_of(station, BIG_MEETING, "示例丙")}
    for name, text in shown.items():
        station.camera.prepare(text, name)
    kiosk = station.start_kiosk()
    kiosk.wait("home")
    station.wait_view(lambda v: v["today"]["meetings"], "today's meetings from the hub")
    album.take("home")

    station.press("home.checkin")
    kiosk.wait("checkin.scan")
    station.wait_view(lambda v: v["devices"]["camera"] == "running", "the camera running")
    album.take("scan")

    hold_up(station, shown["wang"], "wang")
    kiosk.wait("checkin.result")
    album.take("result-accepted")
    station.wait_view(lambda v: v["sync"]["unsent"] == 0, "the check-in at the hub")
    # The phone is still before the lens: the same code again does nothing, and the gauge has something to show.
    station.press("checkin.result.done")
    kiosk.wait("checkin.scan")
    station.wait_view(lambda v: v["devices"]["distance"] == "right", "the phone at the right distance")
    album.take("scan-phone-held")

    hold_up(station, shown["foreign"], "foreign")
    station.wait_view(lambda v: (v["check_in"].get("result") or {}).get("outcome") == "unknown_code", "the foreign code refused")
    album.take("result-unknown-code")

    hold_up(station, shown["tomorrow"], "tomorrow")
    station.wait_view(lambda v: (v["check_in"].get("result") or {}).get("outcome") == "another_day", "the pass of another day")
    album.take("result-another-day")

    station.stop_hub()
    station.wait_view(lambda v: not v["sync"]["hub_in_reach"], "the hub out of reach", give_up=60)
    hold_up(station, shown["offline"], "offline")
    station.wait_view(lambda v: (v["check_in"].get("result") or {}).get("remarks", {}).get("offline"), "an offline check-in")
    album.take("result-offline")
    station.start_hub()
    station.wait_view(lambda v: v["sync"]["unsent"] == 0, "the offline check-in at the hub", give_up=90)
    station.camera.take_away()

    station.press("bar.home")
    kiosk.wait("home")
    station.press("bar.language")
    album.take("home-english")
    station.press("bar.language")
    station.press("bar.large_text")
    station.press("bar.low_reach")
    album.take("home-large-low")


def watch(station, minutes):
    """With a display: the screen is yours; a pass is held up every few seconds while the camera is open."""
    kiosk = station.start_kiosk()
    kiosk.wait("home")
    people = [row[1] for row in station.still_expected(meeting_id(BIG_MEETING)).values()][:20]
    print("Touch 会议签到: the virtual camera then holds up one pass after another. Close the window to end.")
    end = time.monotonic() + minutes * 60
    shown = 0
    while station.kiosk.poll() is None and time.monotonic() < end:
        try:
            running = kiosk.view()["devices"]["camera"] == "running"
        except Exception:
            break
        if running:
            station.camera.hold_up(people[shown % len(people)], f"person-{shown % len(people)}")
            shown += 1
        time.sleep(5)
        station.camera.take_away()
        time.sleep(4)


def display_size():
    """Width and height of the display in pixels; None without one, also where DISPLAY names one that does not answer."""
    if not os.environ.get("DISPLAY"):
        return None
    try:
        out = subprocess.run(["xdpyinfo"], capture_output=True, text=True, check=True, timeout=10).stdout
        size = next(line for line in out.splitlines() if "dimensions:" in line).split()[1]
        return tuple(int(n) for n in size.split("x"))
    except (OSError, subprocess.SubprocessError, StopIteration):
        print(f"display {os.environ['DISPLAY']} does not answer", file=sys.stderr)
        return None


def fit(width, height, display):
    """The largest window of this shape that the display holds."""
    screen_width, screen_height = (n * 0.9 for n in display)
    scale = min(1.0, screen_width / width, screen_height / height)
    return int(width * scale), int(height * scale)


def show_logs(folder):
    """They go with the folder: what failed must be read now."""
    for log in sorted(pathlib.Path(folder).glob("*.log")):
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-20:]
        print(f"--- {log.name}", *lines, sep="\n", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(prog="run-demo")
    parser.add_argument("--headless", metavar="DIR")
    parser.add_argument("--landscape", action="store_true")
    parser.add_argument("--language", default="zh_CN", choices=["zh_CN", "en"])
    parser.add_argument("--minutes", type=float, default=600)
    options = parser.parse_args()
    width, height = (1920, 1080) if options.landscape else (1080, 1920)
    display = None if options.headless else display_size()
    headless = options.headless or (None if display else "demo-visit")
    # Ended from outside, it still takes hub, kiosk and X server along.
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda number, _: sys.exit(128 + number))
    with tempfile.TemporaryDirectory(prefix="suishou-demo-") as folder:
        try:
            if headless:
                print(f"no window: screenshots go to {pathlib.Path(headless).resolve()}", file=sys.stderr)
                with Station(folder, width, height, options.language) as station:
                    play(station, Album(station, headless))
            else:
                with Station(folder, *fit(width, height, display), options.language,
                             display=os.environ["DISPLAY"]) as station:
                    watch(station, options.minutes)
        except KeyboardInterrupt:
            return 130
        except Exception as error:
            show_logs(folder)
            print(f"run-demo: {error or type(error).__name__}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
