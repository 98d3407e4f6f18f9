"""A real browser for the tests: Debian's Chromium, driven by playwright-core through browser.mjs."""
import json
import os
import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent


class Missing(Exception):
    """No browser, no Node.js, or no node_modules on this machine: packaging/install-deps brings them."""


def modules():
    """Where install-deps put the npm packages that package-lock.json names."""
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache")
    return cache / "suishou" / "web"


class Browser:
    def __init__(self, base):
        program, node = shutil.which("chromium"), shutil.which("node")
        if not (program and node and (modules() / "node_modules" / "playwright-core").is_dir()):
            raise Missing("chromium, node or the packages of tests/web/package.json are not installed")
        self.base = base
        self.process = subprocess.Popen([node, HERE / "browser.mjs", modules(), program], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.version = self._answer()

    def __getattr__(self, do):
        return lambda **more: self._ask({"do": do, **more})

    def go(self, path):
        return self._ask({"do": "open", "url": self.base + path})

    def _ask(self, command):
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        return self._answer()

    def _answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(f"the browser ended with {self.process.wait()}")
        answer = json.loads(line)
        if "error" in answer:
            raise AssertionError(answer["error"])
        return answer["ok"]

    def close(self):
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()
