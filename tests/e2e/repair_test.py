#!/usr/bin/env python3
"""随手拍: from the home page, or a label on the wall, to the number; with the hub away, through a kill, and followed to the end."""
import re
import time
import urllib.parse

from journeys import Console, SerialScanner, main, rows
from repairs import JPEG, LEAK, ROOM, Repairs, WithCamera, WithPhone


class Reporting(Repairs):
    def test_from_the_building_to_the_number_and_what_it_promises(self):
        self.begin_with_house()
        self.touch("home.repair", "repair.where")
        self.touch(f"repair.where.cell.{ROOM}")
        self.assertIn("305", self.label_of("repair.where.chosen"))
        self.touch("repair.where.next", "repair.what")
        self.touch("repair.what.kind.water")
        self.touch(f"repair.what.kind.{LEAK}")
        # Words and a number of one's own, and back from every page: nothing that was said is lost.
        self.touch("repair.what.write", "repair.words")
        self.touch("repair.words.key.tab.english")
        for character in "drips":
            self.touch(f"repair.words.key.{character}")
        self.touch("repair.words.key.done", "repair.what")
        self.assertIn("drips", self.label_of("repair.what.field"))
        # What a plumber would ask first: one touch, and the other one is left open.
        self.touch("repair.what.next", "repair.ask")
        self.touch("repair.ask.answer.1")
        self.touch("repair.ask.skip", "repair.review")
        self.assertIn("水龙头、水管", self.label_of("repair.review.what"))
        self.touch("repair.review.phone", "repair.phone")
        for digit in "05171234":
            self.touch(f"repair.phone.key.{digit}")
        self.touch("repair.phone.key.done", "repair.review")
        self.touch("repair.review.place", "repair.where")
        self.assertIn("305", self.label_of("repair.where.chosen"))
        self.touch("repair.where.next", "repair.what")
        self.touch("repair.what.next", "repair.review")
        self.touch("bar.back", "repair.what")
        self.touch("repair.what.next", "repair.review")
        self.assertNotIn("05171234", " ".join(node["label"] for node in self.kiosk.tree()["nodes"]))
        self.touch("repair.review.submit", "repair.reported")
        report = self.report()
        self.assertEqual(report["problem"], "none")
        number = report["request"]["number"]
        self.assertRegex(number, r"^BX-20261222-[A-Z]-[0-9]{3,}$")
        # A pull brings the promise while its reporter still looks at the page.
        self.station.wait_view(lambda v: v["repair"]["report"]["request"]["due"] > 0, "the promised time")
        self.kiosk.quiet()
        self.assertIn("11:1", " ".join(node["label"] for node in self.kiosk.tree()["nodes"]))
        self.assertEqual(self.at_hub("state, category, cell, words, phone", number),
                         [("submitted", LEAK, ROOM, "drips", "05171234")])
        self.assertEqual(rows(self.station.hub_database, "SELECT question, answer FROM request_answers WHERE number = ?", number),
                         [("哪里在漏？", "水龙头、水管")])
        self.touch("request.print")
        self.station.wait_view(lambda v: v["repair"]["report"]["slip"] == "printed", "the slip printed")
        self.touch("request.done", "home")
        self.kiosk.quiet()
        self.assertNotIn("report", self.kiosk.view()["repair"])
        self.assert_all_at_hub()
        self.whoever_comes_next_adds_a_voice(number)

    def whoever_comes_next_adds_a_voice(self, number):
        """The same leak at the same place is known: one touch says that they wait, too, and nobody comes twice."""
        self.touch("home.repair", "repair.where")
        self.touch(f"repair.where.cell.{ROOM}")
        self.touch("repair.where.next", "repair.what")
        self.touch("repair.what.kind.water")
        self.touch(f"repair.what.kind.{LEAK}")
        self.touch("repair.what.next", "repair.same")
        self.assertNotIn("drips", " ".join(node["label"] for node in self.kiosk.tree()["nodes"]))
        self.touch("repair.same.row.0", "repair.followed")
        self.assertIn("共 2 人在等", self.label_of("request.voice"))
        self.touch("request.done", "home")
        self.assert_all_at_hub()
        self.assertEqual(self.at_hub("voices", number), [(1,)])
        self.assertEqual(rows(self.station.hub_database, "SELECT count(*) FROM service_requests"), [(1,)])


class Photos(WithCamera):
    def test_two_photos_survive_a_kill_with_the_wire_down_and_no_code_in_them_is_read(self):
        self.begin_with_house()
        self.touch("home.repair", "repair.where")
        self.touch(f"repair.where.cell.{ROOM}")
        self.touch("repair.where.next", "repair.what")
        self.touch("repair.what.kind.water")
        self.touch(f"repair.what.kind.{LEAK}")
        self.take(0)
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
        self.to_review()
        self.station.stop_hub()
        self.touch("repair.review.submit", "repair.reported")
        self.assertEqual(self.report()["photos"], 2)
        number = self.report()["request"]["number"]
        view = self.kiosk.view()
        self.assertEqual((view["check_in"]["scans"], view["repair"]["photos"]["kept"]), (0, []))
        named = rows(self.station.database, "SELECT photos FROM service_requests")[0][0].split()
        self.assertEqual(len(set(named)), 2)
        for name in named:
            self.assertRegex(name, "^[0-9a-f]{64}$")
        # The power goes with the number on the screen, and comes back before the wire does: what was reported is there.
        self.station.kill_kiosk()
        self.kiosk = self.station.start_kiosk()
        self.kiosk.wait("home")
        self.station.start_hub()
        self.assert_all_at_hub()
        self.assertEqual(self.at_hub("category, cell", number), [(LEAK, ROOM)])
        self.assertEqual(self.photos_at_hub(number), named)
        self.assertEqual(rows(self.station.database, "SELECT hash FROM photos"), [], "none stays here")


class Phone(WithPhone):
    def test_the_visitors_own_phone_hands_in_photos(self):
        self.begin_with_house()
        page = self.to_the_phones_page()
        self.assertEqual(self.ask("GET", page)[0], 200)
        self.assertEqual(self.hand_in(page, b"<svg onload=alert(1)>")[0], 303)
        self.assertEqual(self.hand_in(page, JPEG)[0], 303)
        self.station.wait_view(lambda v: len(v["repair"]["photos"]["kept"]) == 1, "the photo on the screen")
        self.touch("repair.handover.done", "repair.what")
        # Whoever sends another one now is told that the report goes on without it.
        self.station.wait_view(lambda v: v["repair"]["photos"]["phone"]["step"] == "closed", "the phone's page closed")
        deadline = time.monotonic() + 20
        while "不再收照片" not in self.ask("GET", page)[1].decode():
            self.assertLess(time.monotonic(), deadline, "the phone may still send")
            time.sleep(0.05)
        self.assertEqual(self.hand_in(page, JPEG)[0], 303)
        self.assertEqual(rows(self.station.hub_database, "SELECT COUNT(*) FROM handover_photos"), [(0,)])
        self.touch("repair.what.phrase.0", "repair.review")
        self.touch("repair.review.submit", "repair.reported")
        self.assertEqual(self.report()["photos"], 1)
        named = rows(self.station.database, "SELECT photos FROM service_requests")[0][0].split()
        self.assertEqual(self.photos_at_hub(self.report()["request"]["number"]), named)

    def test_without_a_hub_the_kiosk_says_so_and_the_report_goes_on(self):
        self.begin_with_house()
        page = self.to_the_phones_page()
        self.assertEqual(self.hand_in(page, JPEG)[0], 303)
        self.station.wait_view(lambda v: len(v["repair"]["photos"]["kept"]) == 1, "the photo on the screen")
        self.touch("repair.handover.back", "repair.what")
        self.station.stop_hub()
        self.touch("repair.what.photo.slot.1", "repair.photo")
        self.kiosk.ask(wait={"node": "repair.photo.phone"})
        self.station.press("repair.photo.phone")
        self.station.wait_view(lambda v: v["repair"]["photos"]["phone"]["step"] == "failed", "no hub for the phone")
        self.assertIn("连不上网络", self.label_of("repair.handover.say"))
        self.touch("repair.handover.back", "repair.what")
        self.touch("repair.what.phrase.0", "repair.review")
        self.touch("repair.review.submit", "repair.reported")
        self.assertEqual(self.report()["photos"], 1, "what had come before stays")


class Label(Repairs):
    def test_a_label_and_a_phrase_take_two_touches(self):
        scanner = SerialScanner()
        self.begin_with_house("--serial", scanner.path)
        self.station.wait_view(lambda v: v["devices"]["hand_scanner"], "the hand scanner")
        begun = time.monotonic()
        scanner.read(f"SUISHOU-PLACE:{ROOM}".encode())
        self.kiosk.wait("repair.what")
        self.touch("repair.what.phrase.0", "repair.review")
        self.touch("repair.review.submit", "repair.reported")
        took = time.monotonic() - begun
        print(f"\nlabel, phrase, submit: {self.touches} touches, {took:.1f} s", flush=True)
        self.assertLessEqual(self.touches, 6)
        request = self.report()["request"]
        self.assertEqual((request["cell"], request["category"]), (ROOM, LEAK))
        # A label of a place that is gone begins a report without one and says so; the next one names the place.
        self.touch("request.done", "home")
        scanner.read(b"SUISHOU-PLACE:torn-down")
        self.kiosk.wait("repair.where")
        self.assertIn("找不到", self.label_of("repair.where.prompt"))
        scanner.read(b"SUISHOU-PLACE:main-2-2")
        self.assertIn("西翼", self.label_of("repair.where.chosen"))
        self.touch("repair.where.next", "repair.what")
        scanner.read(b"SUISHOU-PLACE:yard-1-2")
        self.station.wait_view(lambda v: v["repair"].get("place", {}).get("cell") == "yard-1-2", "the other label")
        self.touch("repair.what.phrase.0", "repair.review")
        self.touch("repair.review.submit", "repair.reported")
        self.assertEqual(self.report()["request"]["cell"], "yard-1-2")
        # A slip of another kiosk's that is not known here is answered, too.
        self.touch("request.done", "home")
        scanner.read(b"BX-20261222-ZZ-999")
        self.kiosk.wait("repair.follow")


class Offline(WithPhone):
    def test_is_on_disk_before_its_number_is_shown_and_is_followed_to_the_end(self):
        scanner = SerialScanner()
        self.begin_with_house("--serial", scanner.path)
        self.station.wait_view(lambda v: v["devices"]["hand_scanner"], "the hand scanner")
        self.station.stop_hub()
        scanner.read(f"SUISHOU-PLACE:{ROOM}".encode())
        self.kiosk.wait("repair.what")
        self.touch("repair.what.phrase.0", "repair.review")
        self.touch("repair.review.submit", "repair.reported")
        number = self.report()["request"]["number"]
        self.assertEqual(self.report()["request"]["due"], 0)
        # The power goes while the number stands on the screen.
        self.station.kill_kiosk()
        self.assertEqual(rows(self.station.database, "SELECT count(*) FROM service_requests"), [(1,)])
        self.kiosk = self.station.start_kiosk("--serial", scanner.path)
        self.kiosk.wait("home")
        self.station.wait_view(lambda v: v["devices"]["hand_scanner"], "the hand scanner")
        scanner.read(number.encode())
        self.kiosk.wait("repair.followed")
        self.assertEqual(self.kiosk.view()["repair"]["followed"]["request"]["state"], "submitted")
        self.touch("request.done", "home")
        self.station.start_hub()
        self.assert_all_at_hub()
        self.assertEqual(len(self.at_hub("number", number)), 1)
        # By its number, typed: what the hub says of it by now.
        self.station.wait_view(lambda v: v["sync"]["hub_in_reach"], "the hub")
        self.touch("home.repair", "repair.where")
        self.touch("repair.where.follow", "repair.follow")
        for character in number.removeprefix("BX").replace("-", "").lower():
            self.kiosk.quiet()
            self.station.press(f"repair.follow.key.{character}")
        self.touch("repair.follow.key.done", "repair.followed")
        self.assertGreater(self.kiosk.view()["repair"]["followed"]["request"]["due"], 0)
        self.touch("request.done", "repair.follow")
        self.touch("bar.home", "home")
        # The console gives it to somebody: the slip, scanned again, says so; and the phone that scans it.
        console = Console(self.station, "repairs")
        page = f"/console/requests/{number}"
        console.post(page, page, **{"from": "submitted", "to": "dispatched", "assignee": "tester"})
        self.assertEqual(self.at_hub("state", number), [("dispatched",)])
        link = f"/r/{number}/{self.at_hub('follow', number)[0][0]}"
        status, body = console.get(link)
        self.assertEqual(status, 200)
        self.assertIn("已派单", body.decode())
        self.assertEqual(console.get(link[:-1] + ("0" if link[-1] != "0" else "1"))[0], 404)
        self.wait_told(number, "dispatched")
        scanner.read(f"https://suishou.example{link}".encode())
        self.kiosk.wait("repair.followed")
        self.assertEqual(self.kiosk.view()["repair"]["followed"]["request"]["state"], "dispatched")
        # Whoever holds the slip may urge, once a day; and say how it was done.
        self.touch("request.urge")
        self.kiosk.quiet()
        self.assertFalse(self.kiosk.node("request.urge")["enabled"])
        self.assert_all_at_hub()
        self.assertEqual(self.at_hub("urges", number), [(1,)])
        self.touch("request.done", "home")
        # Whoever has it follows their link, without a password, and shows what was mended.
        work = re.search(f"/w/{number}/[0-9a-f]+", console.get(page)[1].decode())[0]
        for before, after in (("dispatched", "accepted"), ("accepted", "on_site"), ("on_site", "done")):
            form = urllib.parse.urlencode({"from": before, "to": after, "parts": "密封圈两个" if after == "done" else ""})
            self.assertEqual(self.ask("POST", work, form, **{"Content-Type": "application/x-www-form-urlencoded"})[0], 303)
        self.assertEqual(self.hand_in(f"{work}/photos", JPEG)[0], 303)
        self.assertIn("密封圈两个", console.get(page)[1].decode())
        self.wait_told(number, "done")
        # As the house's other name has it: the very same code would be the same reading for some seconds.
        scanner.read(f"https://repairs.example{link}".encode())
        self.kiosk.wait("repair.followed")
        self.station.wait_view(lambda v: v["repair"]["followed"]["photos"] == 1, "the photo of what was mended")
        self.assertEqual(self.label_of("request.photo.mended"), "修好后")
        self.kiosk.quiet()
        self.picture("mended")
        self.touch("request.rate.satisfied")
        self.kiosk.quiet()
        self.assertFalse(self.kiosk.has("request.rate.satisfied"), "thanks instead")
        self.assert_all_at_hub()
        self.assertEqual(self.at_hub("state, rating", number), [("confirmed", "satisfied")])
        # It was not solved after all: it begins again, and what was done before stays in sight.
        self.touch("request.not_solved")
        self.kiosk.quiet()
        self.assert_all_at_hub()
        self.assertEqual(self.at_hub("state, assignee", number), [("reopened", "")])
        self.wait_told(number, "reopened")
        self.assertIn("重新处理", self.label_of("request.state"))
        self.picture("reopened")


if __name__ == "__main__":
    main()
