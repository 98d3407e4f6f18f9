#!/usr/bin/env python3
"""随手拍: from the home page, or a label on the wall, to the number; with photos from the visitor's phone, and without a hub."""
import time

from journeys import SerialScanner, main, rows
from repairs import JPEG, LEAK, ROOM, Repairs, WithPhone


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
        self.touch("request.print")
        self.station.wait_view(lambda v: v["repair"]["followed"]["slip"] == "printed", "the number printed")
        self.touch("request.done", "home")
        self.assert_all_at_hub()
        self.assertEqual(self.at_hub("voices", number), [(1,)])
        self.assertEqual(rows(self.station.hub_database, "SELECT count(*) FROM service_requests"), [(1,)])


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
        self.until(lambda: "不再收照片" in self.ask("GET", page)[1].decode(), "that the phone may send no more")
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
        self.touch("repair.handover.done", "repair.what")
        self.touch("repair.what.phrase.0", "repair.review")
        self.touch("repair.review.submit", "repair.reported")
        self.assertEqual(self.report()["photos"], 1, "what had come before stays")


class Label(Repairs):
    def test_a_danger_is_one_to_whoever_follows_it(self):
        """Of no dangerous kind: its reporter saw it, and whoever holds the slip is to ring, and not to wait."""
        scanner = SerialScanner()
        self.begin_with_house("--serial", scanner.path)
        self.station.wait_view(lambda v: v["devices"]["hand_scanner"], "the hand scanner")
        scanner.read(f"SUISHOU-PLACE:{ROOM}".encode())
        self.kiosk.wait("repair.what")
        self.touch("repair.what.phrase.0", "repair.review")
        self.touch("repair.review.danger")
        self.touch("repair.review.submit", "repair.reported")
        self.assertIn("请马上打", self.label_of("request.call"))
        number = self.report()["request"]["number"]
        self.wait_told(number, "submitted")
        key = self.at_hub("follow", number)[0][0]
        self.touch("request.done", "home")
        scanner.read(f"https://house.example/r/{number}/{key}".encode())
        self.kiosk.wait("repair.followed")
        self.assertIn("请马上打", self.label_of("request.call"))
        self.assertFalse(self.kiosk.has("request.due"), "no promise of hours")

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


if __name__ == "__main__":
    main()
