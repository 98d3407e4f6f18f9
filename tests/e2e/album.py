"""Pictures of what a journey shows, step by step: kept where SUISHOU_PICTURES names a folder, looked at in any case."""
import os
import pathlib
import re
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "web"))
from browser import Browser, Missing  # noqa: E402

LEAST_COLOURS = 1000
LEAST_CHANGE = 0.001  # from one step to the next; a minute of the clock makes a quarter of that


def change(one, other):
    """0: the same picture; 1: black and white."""
    done = subprocess.run(["compare", "-metric", "MAE", one, other, "null:"], capture_output=True, text=True)
    return float(done.stderr.split("(")[1].rstrip(")"))


class Album:
    """Of one test."""

    def __init__(self, test):
        self.test, self.browser, self.taken, self.last = test, None, 0, {}
        kept = os.environ.get("SUISHOU_PICTURES")
        self.folder = pathlib.Path(kept) / test.id().rpartition(".test_")[2] if kept else test.folder / "pictures"

    def screen(self, name):
        """What the kiosk shows."""
        self.test.kiosk.quiet()
        path = self._next(name, "png")
        self.test.kiosk.screenshot(path)
        size = self._look("screen", path)
        self.test.assertEqual(size, f"{self.test.station.width}x{self.test.station.height}")

    def slip(self, name, paper):
        """What the printer gave."""
        path = self._next(name, "png")
        path.write_bytes(paper.read_bytes())
        self._look("slip", path, least_colours=2)

    def page(self, name, path, body, width):
        """A page of the hub as a browser so wide has it; without one as it came."""
        if self.browser is None:
            self._next(name, "html").write_bytes(body)
            return
        self.browser.width(pixels=width)
        self.test.assertEqual(self.browser.go(path), 200)
        # They are loaded when they come into sight.
        for number in range(len(re.findall(b"<img ", body))):
            self.browser.image(selector=f"img >> nth={number}")
        picture = self._next(name, "png")
        self.browser.picture(selector="body", path=str(picture))
        self.test.assertEqual(self.browser.wrong(), [])
        self._look(path, picture)

    def open_browser(self, base):
        """None where packaging/install-deps could bring none."""
        try:
            self.browser = Browser(base)
        except Missing as missing:
            print(f"pages are kept as they came: {missing}", file=sys.stderr)
            return None
        self.test.addCleanup(self.browser.close)
        return self.browser

    def _next(self, name, kind):
        self.folder.mkdir(parents=True, exist_ok=True)
        self.taken += 1
        return self.folder / f"{self.taken:02}-{name}.{kind}"

    def _look(self, view, path, least_colours=LEAST_COLOURS):
        """It is not blank, and another one than the one before of the same view: its size."""
        size, colours = subprocess.run(["identify", "-format", "%wx%h %k", path], capture_output=True, text=True,
                                       check=True).stdout.split()
        self.test.assertGreaterEqual(int(colours), least_colours, f"{path.name} is blank")
        before, self.last[view] = self.last.get(view), (size, path)
        if before and before[0] == size:
            self.test.assertGreater(change(before[1], path), LEAST_CHANGE, f"{path.name} shows {before[1].name} again")
        return size
