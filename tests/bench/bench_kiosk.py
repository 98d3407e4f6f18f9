#!/usr/bin/env python3
"""Start, memory, idle and the way of a code through the kiosk, beside a browser in kiosk mode measured in the same run.

Not a test: it judges nothing. Needs the release build; compares with Debian's chromium where that is installed.
"""
import os
import pathlib
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "tests" / "e2e"))
from journeys import BIG_MEETING, Station, XServer, meeting_id  # noqa: E402

ROUNDS = int(os.environ.get("SUISHOU_ROUNDS", "7"))
SETTLE_SECONDS, IDLE_SECONDS, IDLE_WINDOWS = 8, 10, 3
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
    """From the scheduler's own books, in nanoseconds: a clock tick is a tenth of a percent of ten seconds."""
    nanoseconds = 0
    for process in tree_of(pid):
        try:
            for task in pathlib.Path(f"/proc/{process}/task").iterdir():
                nanoseconds += int((task / "schedstat").read_text().split()[0])
        except OSError:
            pass
    return nanoseconds / 1e9


def idle_percent(pid):
    """The quietest of some windows: a frame that the hub's answer or the clock's minute brought is no idleness."""
    windows = []
    for _ in range(IDLE_WINDOWS):
        before = cpu_seconds(pid)
        time.sleep(IDLE_SECONDS)
        windows.append(100 * (cpu_seconds(pid) - before) / IDLE_SECONDS)
    return min(windows)


def first_paint(display, build, command, **environment):
    with tempfile.TemporaryFile("w+") as said:  # a browser talks much; only a failure is worth reading
        done = subprocess.run([str(build / "tests" / "bench" / "first_paint"), *LEAD_TILE, *map(str, command)], text=True,
                              stdout=subprocess.PIPE, stderr=said, env=dict(os.environ, DISPLAY=display, **environment))
        if done.returncode:
            said.seek(0)
            raise RuntimeError(said.read())
    milliseconds, pid = done.stdout.split()
    return float(milliseconds), int(pid)


def end(pid):
    """Kills it and waits until the last thread is gone: only then are its files unlocked for the next run."""
    tree = tree_of(pid)
    handles = []
    for process in reversed(tree):
        try:
            handles.append(os.pidfd_open(process))
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass
    for handle in handles:
        select.select([handle], [], [])
        os.close(handle)


def browser_command(folder):
    return ["chromium", "--kiosk", "--no-sandbox", "--no-first-run", "--noerrdialogs", "--disable-gpu", "--disable-quic",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={folder}/profile", "--window-size=1080,1920", "--window-position=0,0",
            f"file://{HERE / 'peer.html'}"]


class Candidate:
    def __init__(self, name, command, **environment):
        self.name, self.command, self.environment = name, command, environment
        self.starts, self.memory, self.idle = [], 0.0, 0.0

    def round(self, build, last):
        server = XServer(1080, 1920)
        try:
            milliseconds, pid = first_paint(server.display, build, self.command, **self.environment)
            self.starts.append(milliseconds)
            if last:
                time.sleep(SETTLE_SECONDS)
                self.memory, self.idle = pss_mib(pid), idle_percent(pid)
            end(pid)
        finally:
            server.stop()

    def start(self):
        return statistics.median(self.starts[1:] or self.starts)


def camera_library():
    """What a process pays for GStreamer: loading and initialising it, in ms; its memory, in MiB."""
    program = """if True:
        import ctypes, pathlib, time
        def pss(): return int(pathlib.Path("/proc/self/smaps_rollup").read_text().split("Pss:")[1].split()[0]) / 1024
        before, begin = pss(), time.monotonic()
        for name in ("app", "video"): ctypes.CDLL(f"libgst{name}-1.0.so.0")
        loaded = time.monotonic()
        ctypes.CDLL("libgstreamer-1.0.so.0").gst_init(None, None)
        print((loaded - begin) * 1e3, (time.monotonic() - loaded) * 1e3, pss() - before)"""
    runs = [[float(x) for x in subprocess.run([sys.executable, "-c", program], capture_output=True, text=True,
                                              check=True).stdout.split()] for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*runs)]


def kiosk_command(station, folder, *more):
    return [station.build / "kiosk/app/suishou-kiosk", "--database", station.folder / "kiosk.db", "--hub-url",
            f"http://127.0.0.1:{station.port}", "--token", station.token, "--camera", "none", "--printer", "none",
            "--window", "1080x1920", "--clock", station.clock, *more]


def way_of_a_code(station):
    """The kiosk's own share: from the arrival of the picture with a code to the fact on disk and to the result drawn.

    Then the same from outside, from the moment the code is held up, with what the virtual camera adds; and the memory
    while the camera runs.
    """
    kiosk = station.start_kiosk()
    kiosk.wait("home")
    station.wait_view(lambda v: v["today"]["meetings"], "today's meetings")
    people = [row[:2] for row in station.still_expected(meeting_id(BIG_MEETING)).values()][:30]
    for number, (_, text) in enumerate(people):
        station.camera.prepare(text, f"bench-{number}")  # so that only the swap is timed
    # Now, not before: a camera that sees nothing move for 20 s closes.
    station.press("home.checkin")
    kiosk.wait("checkin.scan")
    station.wait_view(lambda v: v["devices"]["camera"] == "running", "the camera")
    times = {"answered": [], "drawn": [], "held up": []}
    for number, (name, text) in enumerate(people):
        begin = time.monotonic()
        station.camera.hold_up(text, f"bench-{number}")
        # A look now and then: one that never rested would take the decoder's core.
        while not any(name in node["label"] for node in kiosk.tree()["nodes"]):
            if time.monotonic() - begin > 5:
                raise RuntimeError(f"{name}: nothing drawn within 5 s")
            time.sleep(0.005)
        times["held up"].append((time.monotonic() - begin) * 1000)
        stats = kiosk.stats()
        times["answered"].append(stats["seen_to_answered_ms"])
        times["drawn"].append(stats["seen_to_drawn_ms"])
        station.camera.take_away()
        time.sleep(0.2 + number % 7 / 100)  # at another moment of the camera's beat each time
    memory = pss_mib(station.kiosk.pid)
    station.stop_kiosk()
    return times, memory


def print_table(table, scanning_memory):
    print(f"{'':24}{'first paint ms':>16}{'PSS MiB':>10}{'idle CPU %':>12}")
    for one in table:
        print(f"{one.name:24}{one.start():16.0f}{one.memory:10.1f}{one.idle:12.3f}")
    kiosk, no_font, *peer = table
    for other in peer:
        print(f"{'ratio':24}{kiosk.start() / other.start():16.2f}{kiosk.memory / other.memory:10.2f}")
    print(f"the Chinese font: {kiosk.start() - no_font.start():.0f} ms, {kiosk.memory - no_font.memory:.1f} MiB; start with it "
          f"{kiosk.start() / no_font.start():.2f} times the start without, aim 1.5")
    load, init, memory = camera_library()
    print(f"the camera library: {load:.0f} ms to load, at the start; {init:.0f} ms and {memory:.1f} MiB with gst_init, "
          f"when a camera first opens; the kiosk while it scans: {scanning_memory:.1f} MiB")


def print_times(times):
    frame = 1000 / 15
    for what, key in (("picture -> fact on disk", "answered"), ("picture -> result drawn", "drawn"),
                      ("code held up -> result drawn", "held up")):
        values = times[key]
        print(f"{what:30} median {statistics.median(values):6.0f} ms = {statistics.median(values) / frame:.1f} camera "
              f"frames, worst {max(values):.0f} ms, n={len(values)}")


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="suishou-bench-"))
    try:
        with Station(folder) as station:
            # Once with everything, so that the lists are here; then the runs that count.
            times, scanning_memory = way_of_a_code(station)
            kiosk = kiosk_command(station, folder)
            table = [Candidate("kiosk, no camera open", kiosk),
                     Candidate("kiosk, no Chinese font", kiosk, SUISHOU_FONT_DIR="/nonexistent")]
            if shutil.which("chromium"):
                table.append(Candidate("chromium --kiosk", browser_command(folder)))
            for number in range(ROUNDS):  # in turns, so that a busy moment of the machine meets all of them
                for one in table:
                    one.round(station.build, number == ROUNDS - 1)
        print_table(table, scanning_memory)
        print_times(times)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
