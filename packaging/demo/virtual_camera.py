"""A camera that sees what we want: one PNG that is swapped in place while a GStreamer pipeline reads it over and over."""
import os
import pathlib
import subprocess

WIDTH, HEIGHT, FPS = 1280, 720, 15


class VirtualCamera:
    """Holds one picture before the lens. Swapping is atomic: a frame is the old picture or the new one, never half."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.frame = self.folder / "frame.png"
        self.empty = self.folder / "empty.png"
        _draw_lobby(self.empty)
        self.take_away()

    @property
    def source(self):
        """The kiosk's camera setting."""
        return (f"pipeline: multifilesrc location=\"{self.frame}\" loop=true caps=image/png,framerate={FPS}/1 "
                f"! pngdec ! videoconvert ! videoscale ! video/x-raw,width={WIDTH},height={HEIGHT} "
                "! identity sync=true ! appsink name=frames")

    def take_away(self):
        self._show(self.empty)

    def vanish(self):
        """As a plug that was pulled: the pipeline ends with an error, and so does each that is opened anew."""
        self.frame.unlink()

    def prepare(self, text, name="code"):
        """Draws the picture without showing it."""
        picture = self.folder / f"{name}.png"
        if not picture.exists():
            _draw_phone(self.empty, text, picture)
        return picture

    def hold_up(self, text, name="code"):
        """A phone with this text as a QR code, held a little askew."""
        self._show(self.prepare(text, name))

    def _show(self, picture):
        link = self.folder / ".next.png"
        link.unlink(missing_ok=True)
        os.link(picture, link)
        os.replace(link, self.frame)


def _convert(*arguments):
    subprocess.run(["convert", *map(str, arguments)], check=True)


def _draw_lobby(target):
    """A lobby out of focus: floor, glass, somebody passing. Drawn here, so that no photograph of a person is needed."""
    _convert("-size", f"{WIDTH}x{HEIGHT}", "gradient:#d7e6e6-#8a9a94",
             "-fill", "#f4f1e8", "-draw", "rectangle 0,470 1280,720",
             "-fill", "#b9cfd2", "-draw", "rectangle 70,60 330,470 rectangle 390,60 650,470 rectangle 710,60 970,470",
             "-fill", "#6f8f90", "-draw", "rectangle 350,0 376,470 rectangle 668,0 694,470 rectangle 1000,0 1040,500",
             "-fill", "#31546a", "-draw", "roundrectangle 150,250 235,520 40,40",
             "-fill", "#d9a789", "-draw", "circle 192,210 192,245",
             "-fill", "#54806d", "-draw", "circle 1150,470 1150,560",
             "-fill", "#7d6a55", "-draw", "rectangle 1120,540 1180,620",
             "-blur", "0x14", "-type", "TrueColor", f"PNG24:{target}")


def _draw_phone(background, text, target):
    code = target.with_suffix(".code.png")
    phone = target.with_suffix(".phone.png")
    subprocess.run(["qrencode", "-l", "M", "-s", "6", "-m", "3", "-o", str(code), "--", text], check=True)
    _convert(code, "-resize", "270x270", code)
    _convert("-size", "380x660", "xc:none",
             "-fill", "#12263f", "-draw", "roundrectangle 0,0 379,659 46,46",
             "-fill", "#ffffff", "-draw", "roundrectangle 14,14 365,645 36,36",
             "-fill", "#0b5568", "-draw", "roundrectangle 14,14 365,120 36,36", "-draw", "rectangle 14,70 365,120",
             "-fill", "#eef6f7", "-draw", "roundrectangle 120,40 260,66 13,13",
             "-fill", "#0b5568", "-draw", "roundrectangle 90,520 290,545 12,12",
             "-fill", "#7fb9c5", "-draw", "roundrectangle 130,565 250,582 8,8",
             code, "-gravity", "north", "-geometry", "+0+190", "-composite", f"PNG32:{phone}")
    _convert(background, "(", phone, "-background", "none", "-rotate", "-4", ")",
             "-gravity", "center", "-geometry", "+0+30", "-composite",
             "-fill", "#d9a789", "-draw", "roundrectangle 800,330 850,560 25,25",
             "-draw", "roundrectangle 440,430 500,480 24,24 roundrectangle 440,500 505,550 24,24",
             "-blur", "0x0.6", "-type", "TrueColor", f"PNG24:{target}")
    code.unlink()
    phone.unlink()
