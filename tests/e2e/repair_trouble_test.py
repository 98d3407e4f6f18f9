#!/usr/bin/env python3
"""随手拍 where something goes wrong with its photos: no camera any more, no room on the disk, files that are no photos."""
import base64
import os
import struct
import subprocess
import sys
import zlib

from journeys import main, rows
from repairs import JPEG, LEAK, ROOM, WithCamera, WithPhone

OWN_MOUNTS = "SUISHOU_OWN_MOUNTS"
OTHER_ROOM = "main-4-5"
SCRIPT = b"<script>alert(1)</script>"


def segment(marker, body):
    return bytes((0xff, marker)) + struct.pack(">H", len(body) + 2) + body


def png(width, height):
    """All black, one bit a pixel: a kilobyte of file for a megabyte of picture."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    packer, row = zlib.compressobj(9), bytes(1 + (width + 7) // 8)
    rows_packed = b"".join(packer.compress(row * 1000) for _ in range(height // 1000)) + packer.flush()
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
            + chunk(b"IDAT", rows_packed) + chunk(b"IEND", b""))


def metadata_in(jpeg):
    """The markers of segments that no picture needs, up to its first scan (ITU-T T.81, annex B)."""
    found, at = [], 2
    while jpeg[at + 1] != 0xda:
        marker = jpeg[at + 1]
        if marker == 0xfe or 0xe1 <= marker <= 0xef:
            found.append(hex(marker))
        at += 2 + struct.unpack(">H", jpeg[at + 2:at + 4])[0]
    return found


class Camera(WithCamera):
    def test_that_vanishes_between_two_photos_takes_none_along(self):
        self.begin_with_house()
        self.to_what_is_broken()
        self.take(0)
        first = self.kept()
        self.aim(1)
        self.press("repair.photo.shoot")
        self.station.camera.vanish()
        self.station.wait_view(lambda v: v["devices"]["camera"] != "running", "the camera gone")
        self.station.wait_view(lambda v: v["devices"]["camera"] == "absent", "no camera found again")
        self.kiosk.ask(wait={"node": "repair.photo.back"})
        self.picture("camera_vanished")
        self.assertIn("已拍的照片还在，可以继续报修", self.label_of("repair.photo.say"))
        self.press("repair.photo.back")
        self.kiosk.wait("repair.what")
        self.assertEqual(self.kept(), first)
        self.to_review()
        self.touch("repair.review.submit", "repair.reported")
        report = self.report()
        self.assertEqual((report["problem"], report["photos"], report["photos_lost"]), ("none", 1, False))
        self.assert_all_at_hub()
        named = rows(self.station.database, "SELECT photos FROM service_requests")[0][0].split()
        self.assertEqual(len(named), 1)
        self.assertEqual(self.photos_at_hub(report["request"]["number"]), named)


class Disk(WithCamera):
    """The kiosk's database on a small disk of its own."""

    def setUp(self):
        super().setUp()
        if OWN_MOUNTS not in os.environ:
            self.skipTest("nobody may mount here")
        small = self.folder / "small"
        small.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96m", "small", small], check=True)
        self.addCleanup(subprocess.run, ["umount", "--lazy", small], check=True)
        self.station.database = small / "kiosk.db"
        self.other = small / "other"

    def fill(self, leave):
        """All but so many bytes."""
        free = os.statvfs(self.other.parent)
        with open(self.other, "ab") as other:
            other.write(b"x" * (free.f_bavail * free.f_frsize - leave))

    def test_that_is_full_takes_the_photos_and_nothing_else(self):
        self.begin_with_house()
        self.to_what_is_broken()
        for slot in range(3):
            self.take(slot)
        self.station.stop_hub()
        self.fill(leave=3 << 20)
        self.to_review()
        self.touch("repair.review.submit", "repair.reported")
        self.kiosk.quiet()
        self.picture("photos_lost")
        report = self.report()
        self.assertEqual((report["problem"], report["photos_lost"]), ("none", True))
        self.assertLess(report["photos"], 3)
        self.assertIn("照片没存下", self.label_of("request.photos_lost"))
        kept = rows(self.station.database, "SELECT photos FROM service_requests")[0][0].split()
        self.assertEqual(len(kept), report["photos"])
        number = report["request"]["number"]
        self.assertEqual(rows(self.station.database, "SELECT cell FROM service_requests"), [(ROOM,)])
        # Not a byte more: whoever reports now hears that it did not go, and what they said waits for room.
        self.touch("request.done", "home")
        self.to_what_is_broken(OTHER_ROOM)
        self.take(0)
        self.to_review()
        self.fill(leave=0)
        self.touch("repair.review.submit")
        self.station.wait_view(lambda v: v["repair"].get("report", {}).get("problem") == "failed", "no room to report")
        self.kiosk.quiet()
        self.picture("report_failed")
        self.assertIn("刚才填的都还在", self.label_of("repair.review.problem"))
        self.other.unlink()
        self.touch("repair.review.submit", "repair.reported")
        report = self.report()
        self.assertEqual((report["problem"], report["photos"], report["photos_lost"]), ("none", 1, False))
        named = rows(self.station.database, "SELECT photos FROM service_requests WHERE cell = ?", OTHER_ROOM)[0][0].split()
        self.station.start_hub()
        self.assert_all_at_hub()
        self.assertEqual(self.at_hub("category, cell", number), [(LEAK, ROOM)])
        self.assertEqual(self.photos_at_hub(number), kept)
        self.assertEqual(self.photos_at_hub(report["request"]["number"]), named)


class Phone(WithPhone):
    def said(self, page, file):
        """What the phone shows of a file that it handed in."""
        form = (b'--b\r\nContent-Disposition: form-data; name="photo"; filename="IMG_1.JPG"\r\n'
                b"Content-Type: image/jpeg\r\n\r\n" + file + b"\r\n--b--\r\n")
        status, location, _ = self.answer("POST", page, form, **{"Content-Type": "multipart/form-data; boundary=b"})
        self.assertEqual(status, 303)
        return self.ask("GET", page + location)[1].decode()

    def assert_nothing_but_a_picture(self, jpeg):
        self.assertEqual(metadata_in(jpeg), [])
        self.assertNotIn(SCRIPT, jpeg)

    def test_what_is_no_photo_gets_a_sentence_and_never_reaches_the_kiosk(self):
        self.begin_with_house()
        page = self.to_the_phones_page()
        for what, file, sentence in (
                ("20 MB", JPEG + bytes(20 << 20), "这张太大了，请换一张小一点的"),
                ("torn", JPEG[:len(JPEG) // 2], "这张打不开，请换一张"),
                ("a bomb", png(40_000, 40_000), "这张打不开，请换一张"),
                ("a GIF", b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;",
                 "这张打不开，请换一张"),
                ("HTML", b"<!doctype html><title>IMG_1.JPG</title>" + SCRIPT, "这张打不开，请换一张"),
                ("nothing", b"", "还没有选照片")):
            with self.subTest(what):
                self.assertIn(sentence, self.said(page, file))
                self.assertEqual(rows(self.station.hub_database, "SELECT COUNT(*) FROM handover_photos"), [(0,)])
        self.kiosk.quiet()
        self.picture("after_no_photos")
        self.assertEqual((self.photos()["phone"]["step"], self.photos()["kept"]), ("open", []))
        # With all that a phone, or somebody who is no friend, writes into one; the kiosk makes it anew once more.
        marked = (JPEG[:2] + segment(0xe1, b"Exif\0\0" + SCRIPT) + segment(0xed, SCRIPT) + segment(0xfe, SCRIPT) + JPEG[2:]
                  + SCRIPT)
        self.assertEqual(metadata_in(marked), ["0xe1", "0xed", "0xfe"])
        self.assertIn("收到了，请看面前的屏幕", self.said(page, marked))
        self.station.wait_view(lambda v: len(v["repair"]["photos"]["kept"]) == 1, "the photo on the screen")
        (on_its_way,), = rows(self.station.hub_database, "SELECT jpeg FROM handover_photos")
        self.assert_nothing_but_a_picture(base64.b64decode(on_its_way))
        self.touch("repair.handover.done", "repair.what")
        self.touch("repair.what.phrase.0", "repair.review")
        self.touch("repair.review.submit", "repair.reported")
        number = self.report()["request"]["number"]
        named = rows(self.station.database, "SELECT photos FROM service_requests")[0][0].split()
        self.assertEqual(len(named), 1)
        self.assertEqual(self.photos_at_hub(number), named)
        self.assert_nothing_but_a_picture(*self.jpegs_at_hub(number))
        self.assertNotIn(SCRIPT, self.station.hub_database.read_bytes())


def with_own_mounts():
    """Runs all of this once more where what is mounted is nobody else's matter, if the machine lets us."""
    apart = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    if OWN_MOUNTS in os.environ or subprocess.run([*apart, "true"], capture_output=True, check=False).returncode:
        return
    os.execvpe(apart[0], [*apart, sys.executable, *sys.argv], dict(os.environ, **{OWN_MOUNTS: "1"}))


if __name__ == "__main__":
    with_own_mounts()
    main()
