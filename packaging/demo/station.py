"""A whole station on one machine: hub, kiosk, virtual camera and, where there is no display, a virtual X server.

run-demo plays a visit with it; the end-to-end tests check one with it. Nothing here is a shortcut: the same binaries
that ship, talking over a real socket, seeing through a real GStreamer pipeline, pressed by a real pointer.
"""
import json
import math
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from automation import Automation  # noqa: E402
from virtual_camera import VirtualCamera  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
# The morning that the design's pictures show; sample data is made for the week around it.
SAMPLE_MORNING = "2026-12-22T09:12:00+08:00"
SAMPLE_SEED = "1"


def build_folder():
    return pathlib.Path(os.environ.get("SUISHOU_BUILD", ROOT / "build" / "release"))


class XServer:
    """Xvfb on a free display of its own choosing."""

    def __init__(self, width, height):
        read, write = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset",
             "-s", "0"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            self.stop()
            raise RuntimeError("Xvfb did not start")
        self.display = ":" + number

    def stop(self):
        _end(self.process)


class Station:
    def __init__(self, folder, width=1080, height=1920, language="zh_CN", clock=SAMPLE_MORNING, display=None,
                 hub=True, kiosk_arguments=(), hub_arguments=()):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.build = build_folder()
        self.width, self.height, self.language, self.clock = width, height, language, clock
        self.kiosk_arguments, self.hub_arguments = list(kiosk_arguments), list(hub_arguments)
        self.token = "sample-token-for-one-machine"
        self.database = self.folder / "kiosk.db"
        self.slips = self.folder / "slips"
        self.port = 0
        self.x = self.hub = self.kiosk = self.automation = None
        self.pressed = ("", 0, 0)  # page and place of the last touch
        try:
            self.camera = VirtualCamera(self.folder / "camera")
            self.x = None if display else XServer(width, height)
            self.display = display or self.x.display
            self._prepare_hub()
            if hub:
                self.start_hub()
        except BaseException:
            self.close()
            raise

    # --- hub

    def hub_command(self, *arguments):
        done = subprocess.run([self.build / "hub" / "suishou-hub", *map(str, arguments)], capture_output=True, text=True,
                              timeout=60)
        if done.returncode:
            raise RuntimeError(f"suishou-hub {' '.join(map(str, arguments))}: {done.stderr.strip()}")
        return done.stdout

    def _prepare_hub(self):
        self.hub_database = self.folder / "hub.db"
        if self.hub_database.exists():
            return
        self.hub_command("import", ROOT / "assets/demo/week.json", "--database", self.hub_database, "--seed", SAMPLE_SEED,
                         "--clock", self.clock)
        self.hub_command("kiosk", "add", "一号机", "--token", self.token, "--database", self.hub_database)

    def start_hub(self):
        with open(self.folder / "hub.log", "ab") as log:
            self.hub = subprocess.Popen(
                [self.build / "hub" / "suishou-hub", "serve", "--database", self.hub_database, "--port", str(self.port),
                 "--clock", self.clock, *self.hub_arguments], stdout=subprocess.PIPE, stderr=log, text=True)
        line = self.hub.stdout.readline()
        if not line:
            raise RuntimeError(f"the hub ended with {self.hub.wait()}")
        self.port = json.loads(line)["listening"]

    def stop_hub(self, how=signal.SIGTERM):
        _end(self.hub, how)
        if self.hub:
            self.hub.stdout.close()
        self.hub = None

    def passes(self, meeting):
        """attendee id -> (name, pass text, look-up code, link), as the hub's text sheet gives them."""
        sheet = self.hub_command("passes", "--meeting", meeting, "--format", "text", "--database", self.hub_database)
        rows = [line.split("\t") for line in sheet.splitlines() if line.strip()]
        return {row[0]: row[1:] for row in rows}

    def still_expected(self, meeting):
        """passes() of those who have not checked in, at whatever kiosk, and are not excused."""
        connection = sqlite3.connect(f"file:{self.hub_database}?mode=ro", uri=True, timeout=10)
        try:
            gone = {row[0] for row in connection.execute(
                "SELECT attendee FROM facts WHERE kind = 'check_in' AND meeting = ?"
                " UNION SELECT id FROM records WHERE topic = 'attendees' AND json_extract(json, '$.excused')", [meeting])}
        finally:
            connection.close()
        return {key: row for key, row in self.passes(meeting).items() if key not in gone}

    # --- kiosk

    def start_kiosk(self, *more):
        socket_path = self.folder / "automation.sock"
        socket_path.unlink(missing_ok=True)
        arguments = [self.build / "kiosk" / "app" / "suishou-kiosk",
                     "--database", self.database, "--hub-url", f"http://127.0.0.1:{self.port or 9}",
                     "--token", self.token, "--camera", self.camera.source, "--printer", f"png:{self.slips}",
                     "--window", f"{self.width}x{self.height}", "--automation", socket_path,
                     "--clock", self.clock, "--language", self.language, *self.kiosk_arguments, *more]
        environment = dict(os.environ, DISPLAY=self.display)
        with open(self.folder / "kiosk.log", "ab") as log:
            self.kiosk = subprocess.Popen(list(map(str, arguments)), env=environment, stdout=log, stderr=log)
        self.automation = Automation(socket_path, self.kiosk)
        return self.automation

    def kill_kiosk(self):
        self._stop_kiosk(signal.SIGKILL)

    def stop_kiosk(self):
        return self._stop_kiosk(signal.SIGTERM)

    def _stop_kiosk(self, how):
        if self.automation:
            self.automation.close()
            self.automation = None
        code = _end(self.kiosk, how)
        self.kiosk = None
        return code

    # --- a visitor's hand

    def press(self, node_id):
        """A real pointer: moved there, pressed, released, through the X server. A page that has come beneath the finger
        is looked at first: the kiosk takes what comes sooner for the second of a double touch (ui/widgets/stage.h)."""
        tree = self.automation.tree()
        rect, page = self.automation.node(node_id, tree)["rect"], tree["screen"]
        x, y = int(rect["x"] + rect["w"] / 2), int(rect["y"] + rect["h"] / 2)
        before_page, before_x, before_y = self.pressed
        if page != before_page and math.hypot(x - before_x, y - before_y) < 100:
            time.sleep(1.1)
        self._xdotool("mousemove", x, y, "mousedown", 1)
        self.automation.quiet()
        self._xdotool("mouseup", 1)
        self.pressed = (page, x, y)

    def _xdotool(self, *arguments):
        subprocess.run(["xdotool", *map(str, arguments)], env=dict(os.environ, DISPLAY=self.display), check=True)

    def wait_view(self, condition, what, give_up=20):
        """Polls the published view: the kiosk pushes nothing to a test that only watches."""
        deadline = time.monotonic() + give_up
        while True:
            view = self.automation.view()
            if condition(view):
                return view
            if time.monotonic() > deadline:
                raise AssertionError(f"never saw: {what}; last view {json.dumps(view, ensure_ascii=False)[:2000]}")
            time.sleep(0.05)

    def close(self):
        if self.kiosk:
            self.stop_kiosk()
        if self.hub:
            self.stop_hub()
        if self.x:
            self.x.stop()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def _end(process, how=signal.SIGTERM):
    if process is None:
        return None
    if process.poll() is None:
        process.send_signal(how)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    return process.returncode
