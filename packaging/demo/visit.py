#!/usr/bin/env python3
"""run-demo's second half: starts the station and plays a visit (headless), or leaves the screen to you (with a display)."""
import argparse
import json
import os
import pathlib
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


def play(station, album):
    """One visitor after another, by real pointer events."""
    kiosk = station.start_kiosk()
    kiosk.wait("home")
    station.wait_view(lambda v: v["today"]["meetings"], "today's meetings from the hub")
    album.take("home")

    station.press("home.checkin")
    kiosk.wait("checkin.scan")
    station.wait_view(lambda v: v["devices"]["camera"] == "running", "the camera running")
    album.take("scan")

    station.camera.hold_up(pass_of(station, BIG_MEETING, "王建国"), "wang")
    kiosk.wait("checkin.result")
    album.take("result-accepted")
    station.wait_view(lambda v: v["sync"]["unsent"] == 0, "the check-in at the hub")

    station.camera.hold_up("https://example.org/not-a-pass", "foreign")
    station.wait_view(lambda v: (v["check_in"].get("result") or {}).get("outcome") == "unknown_code", "the foreign code refused")
    album.take("result-unknown-code")

    station.camera.hold_up(pass_of(station, TOMORROW, "示例乙"), "tomorrow")
    station.wait_view(lambda v: (v["check_in"].get("result") or {}).get("outcome") == "another_day", "the pass of another day")
    album.take("result-another-day")

    station.stop_hub()
    station.wait_view(lambda v: not v["sync"]["hub_in_reach"], "the hub out of reach", give_up=60)
    station.camera.hold_up(pass_of(station, BIG_MEETING, "示例丙"), "offline")
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


def fit(width, height):
    """The largest window of this shape that the display holds."""
    try:
        out = subprocess.run(["xdpyinfo"], capture_output=True, text=True, check=True).stdout
        size = next(line for line in out.splitlines() if "dimensions:" in line).split()[1]
        screen_width, screen_height = (int(n) * 0.9 for n in size.split("x"))
    except (OSError, subprocess.CalledProcessError, StopIteration):
        return width, height
    scale = min(1.0, screen_width / width, screen_height / height)
    return int(width * scale), int(height * scale)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--headless", metavar="DIR")
    parser.add_argument("--landscape", action="store_true")
    parser.add_argument("--language", default="zh_CN")
    parser.add_argument("--minutes", type=float, default=600)
    options = parser.parse_args()
    width, height = (1920, 1080) if options.landscape else (1080, 1920)
    headless = options.headless or ("demo-visit" if not os.environ.get("DISPLAY") else None)
    with tempfile.TemporaryDirectory(prefix="suishou-demo-") as folder:
        if headless:
            with Station(folder, width, height, options.language) as station:
                play(station, Album(station, headless))
        else:
            with Station(folder, *fit(width, height), options.language, display=os.environ["DISPLAY"]) as station:
                watch(station, options.minutes)


if __name__ == "__main__":
    main()
