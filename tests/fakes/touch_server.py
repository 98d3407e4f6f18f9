"""An X server with a touch screen that a test can touch: Xorg's dummy display and its inputtest device."""
import os
import pathlib
import socket
import struct
import subprocess

CONFIG = """
Section "ServerFlags"
    Option "AutoAddDevices" "false"
    Option "DontVTSwitch" "true"
EndSection
Section "Device"
    Identifier "card"
    Driver "dummy"
    VideoRam 65536
EndSection
Section "Monitor"
    Identifier "monitor"
    HorizSync 1-1000
    VertRefresh 1-1000
    Modeline "portrait" {clock} {w} {w1} {w2} {w3} {h} {h1} {h2} {h3}
EndSection
Section "Screen"
    Identifier "screen"
    Device "card"
    Monitor "monitor"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Modes "portrait"
        Virtual {w} {h}
    EndSubSection
EndSection
Section "InputDevice"
    Identifier "touch"
    Driver "inputtest"
    Option "SocketPath" "{socket}"
    Option "DeviceType" "Touch"
    Option "TouchCount" "5"
EndSection
Section "ServerLayout"
    Identifier "layout"
    Screen "screen"
    InputDevice "touch" "CorePointer"
EndSection
"""

# xf86-input-inputtest-protocol.h, version 1.1 (package xserver-xorg-dev): event types and XInput's touch phases.
EVENT_VERSION, EVENT_SYNC, EVENT_TOUCH = 0, 1, 6
BEGIN, UPDATE, END = 18, 19, 20
FULL_SCALE = 65535


class CannotStart(RuntimeError):
    """This machine has no Xorg, no dummy driver, or does not let us start it."""


class TouchServer:
    def __init__(self, folder, width, height):
        self.width, self.height = width, height
        folder = pathlib.Path(folder)
        path = folder / "touch.sock"
        config = folder / "xorg.conf"
        config.write_text(CONFIG.format(
            clock=round(width * 1.25 * height * 1.05 * 60 / 1e6, 2), socket=path,
            w=width, w1=width + 16, w2=width + 32, w3=int(width * 1.25) & ~7, h=height, h1=height + 3, h2=height + 6,
            h3=int(height * 1.05)))
        read, write = os.pipe()
        try:
            self.process = subprocess.Popen(
                ["Xorg", "-displayfd", str(write), "-config", config.name, "-logfile", str(folder / "xorg.log"),
                 "-configdir", "/nonexistent", "-noreset", "-novtswitch", "-sharevts", "-nolisten", "tcp"],
                pass_fds=[write], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except OSError as error:
            raise CannotStart(str(error)) from error
        finally:
            os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            self.process.wait()
            log = folder / "xorg.log"
            tail = log.read_text(errors="replace")[-800:] if log.exists() else "no log"
            raise CannotStart(f"Xorg did not start: {tail}")
        self.display = ":" + number
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(10)
        self.socket.connect(str(path))
        self.socket.sendall(struct.pack("<IIHH", 12, EVENT_VERSION, 1, 1))
        self._receive()  # the server's version

    def _receive(self):
        length, kind = struct.unpack("<II", self.socket.recv(8, socket.MSG_WAITALL))
        self.socket.recv(length - 8, socket.MSG_WAITALL)
        return kind

    def _touch(self, finger, phase, x, y):
        values = [x / self.width * FULL_SCALE, y / self.height * FULL_SCALE] + [0.0] * 62
        self.socket.sendall(struct.pack("<IIIII8s4x64d64d", 1056, EVENT_TOUCH, finger, phase, 0, b"\x03" + b"\0" * 7,
                                        *values, *[0.0] * 64))
        # Back only when the server has taken it in.
        self.socket.sendall(struct.pack("<II", 8, EVENT_SYNC))
        self._receive()

    def down(self, finger, x, y):
        self._touch(finger, BEGIN, x, y)

    def move(self, finger, x, y):
        self._touch(finger, UPDATE, x, y)

    def up(self, finger, x, y):
        self._touch(finger, END, x, y)

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.socket.close()
