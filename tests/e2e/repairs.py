"""What the tests of 随手拍 share: its pages under a finger, photos by the kiosk's camera and from a visitor's phone."""
import base64
import hashlib
import http.client
import time

from album import Album
from journeys import Journey, rows

LEAK = "water.leak"
ROOM = "main-4-6"  # 305
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYn"
    "KSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo"
    "KCgoKCgoKCj/wAARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAf/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QA"
    "FQEBAQAAAAAAAAAAAAAAAAAABQb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCXAFkg/9k=")


class Repairs(Journey):
    def setUp(self):
        super().setUp()
        self.album = Album(self)

    def begin_with_house(self, *arguments):
        kiosk = self.begin(*arguments)
        self.wait_for_house()
        return kiosk

    def wait_for_house(self):
        """And for the site, which brings the letters of the kiosk's numbers: without them it takes no report."""
        def known(view):
            return view["house"]["layouts"] and view["house"]["categories"] and view["site"]["kiosk_name"]["zh"]
        self.station.wait_view(known, "the house from the hub")

    touches = 0

    def touch(self, node, page=None):
        self.kiosk.ask(wait={"node": node})
        self.kiosk.quiet()
        self.station.press(node)
        self.touches += 1
        if page:
            self.kiosk.wait(page)

    def to_review(self):
        """From what is broken: the first question of a leak is answered, the second one left open."""
        self.touch("repair.what.next", "repair.ask")
        self.touch("repair.ask.answer.0")
        self.touch("repair.ask.skip", "repair.review")

    def label_of(self, node):
        self.kiosk.ask(wait={"node": node})
        return self.kiosk.node(node)["label"]

    def picture(self, name):
        self.album.screen(name)

    def report(self):
        return self.station.wait_view(lambda v: v["repair"].get("report"), "the report")["repair"]["report"]

    def until(self, condition, what, give_up=20):
        """Where nothing can be waited on: a database, a page."""
        deadline = time.monotonic() + give_up
        while not condition():
            self.assertLess(time.monotonic(), deadline, f"never saw: {what}")
            time.sleep(0.05)

    def wait_told(self, number, state):
        """Until a pull has brought it: the kiosk shows no list of all requests."""
        asked = "SELECT state FROM requests WHERE number = ?"
        self.until(lambda: rows(self.station.database, asked, number) == [(state,)], f"{number} {state}")

    def at_hub(self, column, number):
        return rows(self.station.hub_database, f"SELECT {column} FROM service_requests WHERE number = ?", number)

    def photos_at_hub(self, number):
        """What they are by their bytes, once all that the request names are there and the kiosk heard so."""
        self.until(lambda: not rows(self.station.database, "SELECT hash FROM photos"), "no photo waiting any more", 60)
        return [hashlib.sha256(jpeg).hexdigest() for jpeg in self.jpegs_at_hub(number)]

    def jpegs_at_hub(self, number):
        return [base64.b64decode(jpeg) for jpeg, in rows(self.station.hub_database,
                "SELECT jpeg FROM request_photos JOIN photos USING (hash) WHERE number = ? ORDER BY position", number)]


class WithCamera(Repairs):
    def aim(self, slot):
        self.touch(f"repair.what.photo.slot.{slot}", "repair.photo")
        self.station.wait_view(lambda v: v["devices"]["camera"] == "running", "the camera running")

    def shoot(self):
        self.press("repair.photo.shoot")
        self.kiosk.ask(wait={"node": "repair.photo.keep"})

    def keep(self):
        self.press("repair.photo.keep")
        self.kiosk.wait("repair.what")

    def take(self, slot):
        self.aim(slot)
        self.shoot()
        self.keep()

    def to_what_is_broken(self, room=ROOM):
        self.touch("home.repair", "repair.where")
        self.touch(f"repair.where.cell.{room}")
        self.touch("repair.where.next", "repair.what")
        self.touch("repair.what.kind.water")
        self.touch(f"repair.what.kind.{LEAK}")

    def press(self, node):
        """On a page that never rests: it shows what the camera sees."""
        self.kiosk.ask(wait={"node": node})
        self.station.press(node)

    def kept(self):
        return self.kiosk.view()["repair"]["photos"]["kept"]


class WithPhone(Repairs):
    def answer(self, method, path, body=None, **headers):
        """Status, where it leads, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.station.port, timeout=40)
        self.addCleanup(connection.close)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location"), answer.read()

    def ask(self, *arguments, **headers):
        status, _, body = self.answer(*arguments, **headers)
        return status, body

    def hand_in(self, path, jpeg):
        form = b'--b\r\nContent-Disposition: form-data; name="photo"; filename="IMG_1.JPG"\r\n\r\n' + jpeg + b"\r\n--b--\r\n"
        return self.ask("POST", path, form, **{"Content-Type": "multipart/form-data; boundary=b"})

    def photos(self):
        return self.kiosk.view()["repair"]["photos"]

    def to_the_phones_page(self):
        self.touch("home.repair", "repair.where")
        self.touch(f"repair.where.cell.{ROOM}")
        self.touch("repair.where.next", "repair.what")
        self.touch("repair.what.photo.slot.0", "repair.photo")
        self.kiosk.ask(wait={"node": "repair.photo.phone"})
        self.station.press("repair.photo.phone")
        self.kiosk.wait("repair.handover")
        self.station.wait_view(lambda v: v["repair"]["photos"]["phone"]["step"] == "open", "the code for the phone")
        return "/u/" + self.photos()["phone"]["code"].rpartition("/u/")[2]
