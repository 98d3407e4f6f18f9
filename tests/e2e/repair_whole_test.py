#!/usr/bin/env python3
"""One service request from the first touch to the last: wire down, power cut, mended, not solved, mended again."""
import contextlib
import re
import socket
import subprocess
import threading
import urllib.parse

from journeys import Console, SerialScanner, main, rows
from repairs import LEAK, ROOM, WithCamera, WithPhone

PHONE, DESK = 400, 1200  # pixels that a browser is wide
REASON = "没收拾干净"
STILL_WRONG = "好了又坏"
SAYS = {"submitted": "已提交", "dispatched": "已派单", "accepted": "师傅已接单", "on_site": "师傅正在修", "done": "已修好",
        "reopened": "重新处理", "confirmed": "已确认修好"}


class Wire:
    """From the kiosk to the hub: whole, down, or one on which a photo sticks half way."""

    HALF_WAY = 8 << 10  # bytes: more than a photo's head, less than all of it

    def __init__(self, hub_port):
        self.hub_port, self.down, self.sticks, self.ends = hub_port, False, False, []
        self.changing, self.stuck = threading.Lock(), threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def cut(self):
        with self.changing:
            self.down, self.sticks = True, False
            for end in self.ends:
                self._end(end)
            self.ends.clear()

    def mend(self, sticks=False):
        with self.changing:
            self.down, self.sticks = False, sticks

    def close(self):
        self.cut()
        self._end(self.listener)
        self.listener.close()

    def _listen(self):
        with contextlib.suppress(OSError):  # it was closed
            while True:
                near, _ = self.listener.accept()
                with self.changing:
                    self._connect(near)

    def _connect(self, near):
        if self.down:
            near.close()
            return
        try:
            far = socket.create_connection(("127.0.0.1", self.hub_port))
        except OSError:  # the hub is not there: so it looks from the other end, too
            near.close()
            return
        self.ends += [near, far]
        for source, target in ((near, far), (far, near)):
            threading.Thread(target=self._carry, args=(source, target), daemon=True).start()

    def _carry(self, source, target):
        of_photo = None  # bytes
        with contextlib.suppress(OSError):  # one end was cut, or ended by itself
            while data := source.recv(4096):
                # The kiosk asked before whether the hub has it, and waited for the answer: here is where it begins.
                if data.startswith(b"PUT /api/v1/blobs/"):
                    of_photo = 0
                if self.sticks and of_photo is not None:
                    of_photo += len(data)
                    if of_photo > self.HALF_WAY:
                        self.stuck.set()
                        return  # both ends stay open, and nothing moves any more
                target.sendall(data)
        for end in (source, target):
            self._end(end)
            end.close()

    @staticmethod
    def _end(end):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


class Whole(WithCamera, WithPhone):
    def setUp(self):
        super().setUp()
        self.wire, self.scanner, self.slips_read, self.mended_photos = Wire(self.station.port), SerialScanner(), 0, 0
        self.addCleanup(self.wire.close)

    def arguments(self):
        """After a power cut the sample's clock begins anew, behind the hub's: whoever sees that it is done may say so all
        the same."""
        return "--serial", self.scanner.path, "--hub-url", self.wire.url

    def test_two_photos_outlive_wire_and_power_and_are_followed_until_it_is_solved(self):
        self.begin_with_meetings(*self.arguments())
        self.wait_for_house()
        self.wire.cut()
        self.station.wait_view(lambda v: not v["sync"]["hub_in_reach"], "the wire down", 60)
        self.picture("wire_down")
        self.number = self.report_by_touches()
        photos = self.power_goes_while_a_photo_is_under_way()
        self.found_after_the_power_came_back()
        self.wire.mend()
        self.all_is_at_the_hub_once(photos)
        self.found_by_its_number()
        self.open_the_desk()
        self.give_to_worker("submitted")
        self.slip_and_phone_show("dispatched")
        self.urged_once()
        self.worked_on()
        self.mended("换了密封圈", "密封圈两个")
        self.slip_shows_what_was_mended("换了密封圈")
        self.not_solved()
        self.give_to_worker("reopened")
        self.worked_on()
        self.mended("换了水龙头", "水龙头一个")
        self.solved()

    def report_by_touches(self):
        """Its number, once the slip is printed."""
        self.touch("home.repair", "repair.where")
        self.touch(f"repair.where.cell.{ROOM}")
        self.picture("where")
        self.touch("repair.where.next", "repair.what")
        self.touch("repair.what.kind.water")
        self.touch(f"repair.what.kind.{LEAK}")
        self.picture("what")
        self.two_photos()
        self.words = self.label_of("repair.what.phrase.0")
        self.touch("repair.what.phrase.0", "repair.review")
        self.picture("review")
        self.touch("repair.review.submit", "repair.reported")
        report = self.report()
        self.assertEqual((report["problem"], report["photos"], report["request"]["due"]), ("none", 2, 0))
        self.assertIn("联网后给出修好的时间", self.label_of("request.due"))
        self.picture("reported")
        self.assertEqual(self.kept(), [])
        self.assertEqual(self.kiosk.view()["check_in"]["scans"], 0, "a code in a photo was read")
        self.touch("request.print")
        self.station.wait_view(lambda v: v["repair"]["report"]["slip"] == "printed", "the slip printed")
        paper, = self.station.slips.glob("*.png")
        self.album.slip("slip", paper)
        return report["request"]["number"]

    def two_photos(self):
        """Of three that were taken, one with somebody's pass in it."""
        self.aim(0)
        self.picture("camera")
        self.shoot()
        self.picture("photo")
        self.keep()
        self.station.wait_view(lambda v: v["devices"]["camera"] == "closed", "the camera closed with the page")
        self.station.camera.hold_up(self.people()[0][2], "in-the-picture")
        self.take(1)
        self.take(2)
        self.assertEqual(len(self.kept()), 3)
        self.touch("repair.what.photo.slot.2", "repair.photo")
        self.touch("repair.photo.remove", "repair.what")
        self.assertEqual(len(self.kept()), 2)
        for photo in self.kept():
            self.assertLessEqual(photo["bytes"], 1536 << 10)
        self.picture("two_photos")

    def photos_at_kiosk(self):
        return dict(rows(self.station.database, "SELECT hash, jpeg FROM photos"))

    def power_goes_while_a_photo_is_under_way(self):
        """What the kiosk has of its photos. The hub has the report by then, and less than all of one photo."""
        photos = self.photos_at_kiosk()
        for jpeg in photos.values():
            self.assertGreater(len(jpeg), 2 * Wire.HALF_WAY)
        self.wire.mend(sticks=True)
        self.assertTrue(self.wire.stuck.wait(60), "no photo was sent")
        self.until(lambda: self.at_hub("state", self.number), "the report at the hub", 60)
        self.station.kill_kiosk()
        self.wire.cut()
        self.assertEqual(rows(self.station.hub_database, "SELECT hash FROM photos"), [])
        self.assertEqual(rows(self.station.database, "SELECT count(*) FROM service_requests"), [(1,)])
        self.assertEqual(self.photos_at_kiosk(), photos)
        return photos

    def found_after_the_power_came_back(self):
        """The wire is still down."""
        self.kiosk = self.station.start_kiosk(*self.arguments())
        self.kiosk.wait("home")
        self.picture("power_back")
        self.station.wait_view(lambda v: v["devices"]["hand_scanner"], "the hand scanner")
        self.scanner.read(self.number.encode())
        self.kiosk.wait("repair.followed")
        self.assertEqual(self.kiosk.view()["repair"]["followed"]["request"]["state"], "submitted")
        self.picture("power_back_followed")
        self.touch("request.done", "home")

    def all_is_at_the_hub_once(self, photos):
        """However often it was told: the kiosk may have died before it heard that the hub has it."""
        self.assert_all_at_hub()
        self.assertEqual(self.at_hub("category, cell, words", self.number), [(LEAK, ROOM, self.words)])
        named = rows(self.station.database, "SELECT photos FROM service_requests")[0][0].split()
        self.assertEqual(len(named), 2)
        self.assertEqual(set(named), set(photos))
        self.assertEqual(self.photos_at_hub(self.number), named)
        self.assertEqual(self.jpegs_at_hub(self.number), [photos[name] for name in named])
        self.assertEqual(self.photos_at_kiosk(), {}, "none stays here")
        self.assert_one_request()

    def assert_one_request(self):
        self.assertEqual(rows(self.station.hub_database, "SELECT number FROM service_requests"), [(self.number,)])

    def found_by_its_number(self):
        """Typed: what the hub says of it by now."""
        self.station.wait_view(lambda v: v["sync"]["hub_in_reach"], "the hub")
        self.until(lambda: rows(self.station.database, "SELECT due_ms FROM requests WHERE number = ? AND due_ms > 0",
                                self.number), "the hub's promise at the kiosk")
        self.touch("home.repair", "repair.where")
        self.touch("repair.where.follow", "repair.follow")
        for character in self.number.removeprefix("BX").replace("-", "").lower():
            self.kiosk.quiet()
            self.station.press(f"repair.follow.key.{character}")
        self.picture("number_typed")
        self.touch("repair.follow.key.done", "repair.followed")
        self.assertGreater(self.kiosk.view()["repair"]["followed"]["request"]["due"], 0)
        self.picture("promised")
        self.touch("request.done", "repair.follow")
        self.touch("bar.home", "home")

    def open_the_desk(self):
        self.desk = Console(self.station, "repairs")
        self.order = f"/console/requests/{self.number}"
        self.link = f"/r/{self.number}/{self.at_hub('follow', self.number)[0][0]}"
        self.assertEqual(self.desk.get(self.link[:-1] + ("0" if self.link[-1] != "0" else "1"))[0], 404)
        browser = self.album.open_browser(f"http://127.0.0.1:{self.station.port}")
        if browser:
            browser.go("/console/sign-in")
            browser.fill(label="登录名", text="tester")
            browser.fill(label="密码", text=Console.phrase)
            browser.press(name="登录")
        self.assertIn(self.words, self.seen("desk_submitted", self.order, DESK))

    def seen(self, name, path, width):
        """What a page of the hub says."""
        status, body = self.desk.get(path)
        self.assertEqual(status, 200)
        self.album.page(name, path, body, width)
        return body.decode()

    def give_to_worker(self, state):
        self.desk.post(self.order, self.order, **{"from": state, "to": "dispatched", "assignee": "tester"})
        self.assertEqual(self.at_hub("state, assignee", self.number), [("dispatched", "tester")])
        self.work = re.search(f"/w/{self.number}/[0-9a-f]+", self.desk.get(self.order)[1].decode())[0]

    def slip_and_phone_show(self, state):
        """To whoever holds the slip; the kiosk stays on its page."""
        self.wait_told(self.number, state)
        # As yet another name of the house has it: the very same code would be the same reading for some seconds.
        self.slips_read += 1
        self.scanner.read(f"https://house{self.slips_read}.example{self.link}".encode())
        self.kiosk.wait("repair.followed")
        shown = min(1, self.mended_photos)  # the page has room for one
        self.station.wait_view(lambda v: v["repair"]["followed"]["photos"] == shown, "the photo of what was mended")
        self.assertEqual(self.label_of("request.state"), SAYS[state])
        self.picture(f"slip_{state}")
        page = self.seen(f"phone_{state}", self.link, PHONE)
        self.assertIn(SAYS[state], page)
        return page

    def urged_once(self):
        """A day."""
        self.touch("request.urge")
        self.wait_said("urge")
        self.assertFalse(self.kiosk.node("request.urge")["enabled"])
        self.assert_all_at_hub()
        self.assertEqual(self.at_hub("urges", self.number), [(1,)])
        self.touch("request.done", "home")

    def worker_says(self, before, after, **more):
        """By the link, without a password."""
        form = urllib.parse.urlencode({"from": before, "to": after, **more})
        status, _ = self.ask("POST", self.work, form, **{"Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(status, 303)

    def worked_on(self):
        self.seen("worker_dispatched", self.work, PHONE)
        self.worker_says("dispatched", "accepted")
        self.slip_and_phone_show("accepted")
        self.worker_says("accepted", "on_site")
        self.until(lambda: self.label_of("request.state") == SAYS["on_site"], "the page that is open to follow")
        self.slip_and_phone_show("on_site")
        self.touch("request.done", "home")

    def mended(self, words, parts):
        """With a photo of how it is now."""
        self.worker_says("on_site", "done", words=words, parts=parts)
        self.mended_photos += 1
        light = f"100,100,{100 + 20 * self.mended_photos}"  # the same picture again would be the same photo
        drawn = subprocess.run(["convert", self.station.camera.empty, "-flop", "-modulate", light, "jpeg:-"],
                               capture_output=True, check=True)
        self.assertEqual(self.hand_in(f"{self.work}/photos", drawn.stdout)[0], 303)
        self.assertIn(SAYS["done"], self.seen("worker_done", self.work, PHONE))
        desk = self.seen("desk_done", self.order, DESK)
        self.assertIn(words, desk)
        self.assertIn(parts, desk)

    def slip_shows_what_was_mended(self, words):
        page = self.slip_and_phone_show("done")
        self.assertEqual(self.label_of("request.photo.mended"), "修好后")
        self.assertNotIn(words, page, "whoever finds the slip reads nobody's words")
        photo, = re.findall(r'<img src="([^"]+)"', page)
        mended = self.jpegs_at_hub(self.number)[2]
        self.assertEqual(self.ask("GET", urllib.parse.urljoin(self.link, photo)), (200, mended))

    def wait_said(self, kind):
        """It is on the disk, and then the screen shows what that changed."""
        self.station.wait_view(lambda v: (v["repair"]["followed"].get("said") or {}).get("kind") == kind, kind)
        self.kiosk.quiet()

    def not_solved(self):
        """The visitor says why, and that it begins again; what was done before stays in sight."""
        self.touch("request.rate.dissatisfied")
        self.kiosk.ask(wait={"node": "request.why.untidy"})
        self.picture("why")
        self.touch("request.why.untidy")
        self.wait_said("rating")
        self.assertFalse(self.kiosk.has("request.rate.satisfied"), "thanks instead")
        self.assert_all_at_hub()
        self.assertEqual(self.at_hub("state, rating", self.number), [("done", "dissatisfied")])
        self.touch("request.not_solved")
        self.kiosk.ask(wait={"node": "request.why.again"})
        self.picture("still_wrong")
        self.assertEqual(self.label_of("request.state"), SAYS["done"], "not said yet")
        self.touch("request.why.again")
        self.wait_said("not_solved")
        self.assertEqual(self.label_of("request.state"), SAYS["reopened"])
        self.assert_all_at_hub()
        self.assertEqual(self.at_hub("state, assignee", self.number), [("reopened", "")])
        self.touch("request.done", "home")
        self.slip_and_phone_show("reopened")
        self.touch("request.done", "home")
        desk = self.seen("desk_reopened", self.order, DESK)
        self.assertIn(SAYS["reopened"], desk)
        self.assertIn(REASON, desk)
        self.assertIn(STILL_WRONG, desk)
        self.assertEqual(self.ask("GET", self.work)[0], 404, "it is that worker's no more")
        self.assert_one_request()

    def solved(self):
        self.slip_and_phone_show("done")
        self.touch("request.rate.satisfied")
        self.wait_said("rating")
        self.assertFalse(self.kiosk.has("request.rate.satisfied"), "thanks instead")
        self.assert_all_at_hub()
        self.assertEqual(self.at_hub("state, rating", self.number), [("confirmed", "satisfied")])
        self.touch("request.done", "home")
        self.slip_and_phone_show("confirmed")
        self.assert_one_request()


if __name__ == "__main__":
    main()
