#!/usr/bin/env python3
"""No key, no request to close and no stick that types leaves the kiosk: the page stays and the process lives."""
import ctypes
import os
import subprocess

from journeys import Journey, main

KEYS = ["alt+F4", "alt+Tab", "alt+space", "ctrl+q", "ctrl+w", "ctrl+c", "ctrl+z", "ctrl+d", "ctrl+n", "ctrl+shift+t",
        "ctrl+alt+t", "ctrl+alt+Delete", "ctrl+alt+BackSpace", "ctrl+Escape", "Escape", "super", "super+l", "super+r",
        "Menu", "Print", "Pause", "Sys_Req", "alt+Print", "shift+F10", "Tab", "BackSpace", "Delete",
        *[f"F{n}" for n in range(1, 13)], *[f"ctrl+alt+F{n}" for n in range(1, 8)]]


class ClientMessage(ctypes.Structure):
    """XClientMessageEvent, in an XEvent's room."""
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("room", ctypes.c_long * 12)]


def ask_to_close(display_name, window):
    """What a window manager sends for its x: WM_PROTOCOLS with WM_DELETE_WINDOW."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x11.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = x11.XOpenDisplay(display_name.encode())
    message = ClientMessage(type=33, window=window, format=32,
                            message_type=x11.XInternAtom(display, b"WM_PROTOCOLS", 0))
    message.data[0] = x11.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
    sent = x11.XSendEvent(display, window, 0, 0, ctypes.byref(message))
    x11.XCloseDisplay(display)
    return sent


class NoWayOutTest(Journey):
    station_options = {"kiosk_arguments": ["--fullscreen"]}

    def still_there(self, screen, what):
        self.kiosk.quiet()
        self.assertIsNone(self.station.kiosk.poll(), f"{what} ended the kiosk")
        self.assertEqual(self.kiosk.tree()["screen"], screen, what)

    def window(self):
        found = subprocess.run(["xdotool", "search", "--class", "suishou-kiosk"], capture_output=True, text=True,
                               env=dict(os.environ, DISPLAY=self.station.display), check=True)
        return found.stdout.split()[0]

    def strike_everything(self, screen):
        for key in KEYS:
            self.station._xdotool("key", key)
            self.still_there(screen, key)

    def test_keys_on_home_and_on_a_page_with_a_field(self):
        self.begin()
        self.strike_everything("home")
        self.station.press("home.checkin")
        self.kiosk.wait("checkin.scan")
        self.kiosk.quiet()  # until the camera opens, its button stands above the others
        self.station.press("checkin.scan.lookup")
        self.kiosk.wait("checkin.lookup")
        self.strike_everything("checkin.lookup")

    def test_a_stick_that_types(self):
        self.begin()
        payload = "powershell -c start; sudo rm -rf / ; http://example.org/ ; $(reboot)"
        for _ in range(3):
            self.station._xdotool("key", "super+r")
            self.station._xdotool("type", "--delay", "2", payload)
            self.station._xdotool("key", "Return")
        self.kiosk.quiet()
        self.assertIsNone(self.station.kiosk.poll())
        # An unknown code gets its calm answer; it goes back by itself.
        self.assertIn(self.kiosk.tree()["screen"], ("home", "checkin.result"))

    def test_a_request_to_close(self):
        self.begin()
        self.assertTrue(ask_to_close(self.station.display, int(self.window())))
        self.still_there("home", "WM_DELETE_WINDOW")
        self.station._xdotool("windowminimize", self.window())
        self.still_there("home", "iconify")

    def test_the_request_is_heard_where_a_window_may_be_closed(self):
        """What proves the test above: on a desk the same request ends the program."""
        self.station.kiosk_arguments = []
        self.begin()
        process, self.station.kiosk = self.station.kiosk, None
        self.assertTrue(ask_to_close(self.station.display, int(self.window())))
        self.assertEqual(process.wait(30), 0)
        self.kiosk.close()
        self.station.automation = None

    def test_other_buttons_and_wheels(self):
        self.begin()
        for button in range(2, 10):
            self.station._xdotool("mousemove", 540, 900, "click", button)
            self.still_there("home", f"button {button}")


if __name__ == "__main__":
    main()
