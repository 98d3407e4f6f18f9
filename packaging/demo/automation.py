"""The automation socket from Python: one JSON object a line, both ways (docs/automation.md)."""
import json
import pathlib
import socket
import time


class AutomationError(RuntimeError):
    pass


class Automation:
    def __init__(self, path, process=None, give_up=20):
        """Waits for the socket as long as the process that is to open it, if given, lives."""
        self.path = str(path)
        deadline = time.monotonic() + give_up
        while True:  # the socket appears when the kiosk is up: nothing to wait on but the file itself
            try:
                self.socket = socket.socket(socket.AF_UNIX)
                self.socket.connect(self.path)
                break
            except OSError:
                self.socket.close()
                if process is not None and process.poll() is not None:
                    raise AutomationError(f"the kiosk ended with {process.returncode}") from None
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
        self.lines = self.socket.makefile("r", encoding="utf-8")

    def ask(self, **command):
        self.socket.sendall((json.dumps(command, ensure_ascii=False) + "\n").encode())
        answer = self.lines.readline()
        if not answer:
            raise AutomationError("the kiosk closed the socket")
        answer = json.loads(answer)
        if "error" in answer:
            raise AutomationError(f"{command}: {answer['error']}")
        return answer

    def tree(self):
        return self.ask(tree={})

    def node(self, node_id, tree=None):
        for node in (tree or self.tree())["nodes"]:
            if node["id"] == node_id:
                return node
        raise AutomationError(f"nothing called {node_id} on the screen")

    def has(self, node_id):
        return any(node["id"] == node_id for node in self.tree()["nodes"])

    def tap(self, node_id):
        return self.ask(tap=node_id)

    def wait(self, screen, timeout_ms=10000):
        return self.ask(wait={"screen": screen, "timeout_ms": timeout_ms})

    def quiet(self):
        return self.ask(quiet={})

    def screenshot(self, path):
        self.ask(screenshot=str(pathlib.Path(path).resolve()))

    def view(self):
        return self.ask(view={})

    def stats(self):
        return self.ask(stats={})

    def close(self):
        self.lines.close()
        self.socket.close()
