#!/usr/bin/env python3
"""Start, memory, idle and the way of a code through the kiosk, beside a browser in kiosk mode measured in the same run.

Not a test: it judges nothing. Needs the release build; compares with Debian's chromium where that is installed.
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "tests" / "e2e"))
from journeys import BIG_MEETING, Station, XServer, meeting_id, rows  # noqa: E402
from automation import Automation  # noqa: E402

ROUNDS = int(os.environ.get("SUISHOU_ROUNDS", "7"))
IDLE_SECONDS = 20
LEAD_TILE = ("560", "800", "0B5568", "24")  # a point of the one dark tile, its colour, tolerance


def tree_of(pid):
    found, todo = [], [pid]
    while todo:
        current = todo.pop()
        found.append(current)
        try:
            for task in pathlib.Path(f"/proc/{current}/task").iterdir():
                todo += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            pass
    return found


def pss_mib(pid):
    total = 0
    for process in tree_of(pid):
        try:
            for line in pathlib.Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        except OSError:
            pass
    return total / 1024


def cpu_seconds(pid):
    ticks = 0
    for process in tree_of(pid):
        try:
            fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
        except OSError:
            pass
    return ticks / os.sysconf("SC_CLK_TCK")


def idle_percent(pid):
    before = cpu_seconds(pid)
    time.sleep(IDLE_SECONDS)
    return 100 * (cpu_seconds(pid) - before) / IDLE_SECONDS


def first_paint(display, build, command):
    done = subprocess.run([str(build / "tests" / "bench" / "first_paint"), *LEAD_TILE, *map(str, command)], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=dict(os.environ, DISPLAY=display), check=True)
    milliseconds, pid = done.stdout.split()
    return float(milliseconds), int(pid)


def end(pid):
    subprocess.run(["kill", "-9", *map(str, reversed(tree_of(pid)))], stderr=subprocess.DEVNULL)


def browser_command(folder):
    return ["chromium", "--kiosk", "--no-sandbox", "--no-first-run", "--noerrdialogs", "--disable-gpu", "--disable-quic",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={folder}/profile", "--window-size=1080,1920", "--window-position=0,0",
            f"file://{HERE / 'peer.html'}"]


def measure(name, command, build, table):
    starts, memory, idle = [], 0.0, 0.0
    for number in range(ROUNDS):
        server = XServer(1080, 1920)
        try:
            milliseconds, pid = first_paint(server.display, build, command)
            starts.append(milliseconds)
            if number == ROUNDS - 1:
                time.sleep(5)  # let it settle: what is measured next is a state, not an event
                memory, idle = pss_mib(pid), idle_percent(pid)
            end(pid)
        finally:
            server.stop()
    table.append((name, statistics.median(starts[1:] or starts), memory, idle))


def kiosk_command(station, folder, *more):
    return [station.build / "kiosk/app/suishou-kiosk", "--database", station.folder / "kiosk.db", "--hub-url",
            f"http://127.0.0.1:{station.port}", "--token", station.token, "--camera", "none", "--printer", "none",
            "--window", "1080x1920", "--clock", station.clock, *more]


def way_of_a_code(station):
    """From the moment a picture with a code is before the lens: the fact on disk, the result drawn."""
    kiosk = station.start_kiosk()
    kiosk.wait("home")
    station.wait_view(lambda v: v["today"]["meetings"], "today's meetings")
    people = [row[:2] for row in station.still_expected(meeting_id(BIG_MEETING)).values()][:20]
    for number, (_, text) in enumerate(people):
        station.camera.prepare(text, f"bench-{number}")  # so that only the swap is timed
    # Now, not before: a camera that sees nothing move for 20 s closes.
    station.press("home.checkin")
    kiosk.wait("checkin.scan")
    station.wait_view(lambda v: v["devices"]["camera"] == "running", "the camera")
    committed, drawn = [], []
    for number, (name, text) in enumerate(people):
        facts = rows(station.database, "SELECT count(*) FROM facts")[0][0]
        begin = time.monotonic()
        station.camera.hold_up(text, f"bench-{number}")
        while rows(station.database, "SELECT count(*) FROM facts")[0][0] == facts:
            if time.monotonic() - begin > 5:
                raise RuntimeError(f"{name}: no fact within 5 s")
        committed.append((time.monotonic() - begin) * 1000)
        # The tree is what was drawn last: the verdict's node names the person once the result is on the glass.
        while not any(name in node["label"] for node in kiosk.tree()["nodes"]):
            if time.monotonic() - begin > 5:
                raise RuntimeError(f"{name}: nothing drawn within 5 s")
        drawn.append((time.monotonic() - begin) * 1000)
        station.camera.take_away()
    station.stop_kiosk()
    return committed, drawn


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="suishou-bench-"))
    table = []
    try:
        with Station(folder) as station:
            # Once with everything, so that the lists are here; then the runs that count.
            committed, drawn = way_of_a_code(station)
            measure("kiosk, no camera", kiosk_command(station, folder), station.build, table)
            if shutil.which("chromium"):
                measure("chromium --kiosk", browser_command(folder), station.build, table)
        print(f"{'':24}{'first paint ms':>16}{'PSS MiB':>10}{'idle CPU %':>12}")
        for name, start, memory, idle in table:
            print(f"{name:24}{start:16.0f}{memory:10.1f}{idle:12.2f}")
        if len(table) == 2:
            print(f"{'ratio':24}{table[0][1] / table[1][1]:16.2f}{table[0][2] / table[1][2]:10.2f}")
        frame = 1000 / 15
        for what, values in (("code shown -> fact on disk", committed), ("code shown -> result drawn", drawn)):
            if values:
                print(f"{what:28} median {statistics.median(values):6.0f} ms = {statistics.median(values) / frame:.1f} "
                      f"camera frames, worst {max(values):.0f} ms, n={len(values)}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
