// Photos from a reporter's phone, on their way to the kiosk before which they stand. Runs on both engines.
#include "hub/handlers/handovers.h"

#include <gtest/gtest.h>

#include "base/picture/jpeg.h"
#include "hub/handlers/phone_page.h"
#include "hub/requests/photo.h"
#include "kiosk/protocol/handover.h"
#include "tests/fakes/beside_hub.h"
#include "tests/fakes/hub_in_process.h"

namespace {

using namespace std::chrono_literals;
using namespace std::string_view_literals;

class Handovers : public testing::Test {
  protected:
    static hub::Request request_for(std::vector<std::string> steps, std::string body = "{}") {
        hub::Request request;
        request.steps = std::move(steps);
        request.body = std::move(body);
        return request;
    }
    protocol::HandoverBegun begin(int most = 3) {
        const auto answer = hub::post_handover(hub.services(), kiosk,
                                               request_for({}, "{\"most\": " + std::to_string(most) + "}"));
        EXPECT_EQ(answer.status, 201);
        return protocol::decode_handover_begun(answer.body).value();
    }
    hub::Response look(const std::string& id) {
        return hub::get_handover(hub.services(), kiosk, request_for({id}));
    }
    std::vector<std::string> hashes(const std::string& id) {
        return protocol::decode_handover_answer(look(id).body).value().photos;
    }
    hub::Response fetch(const std::string& id, const std::string& hash) {
        return hub::get_handover_photo(hub.services(), kiosk, request_for({id, hash}));
    }
    hub::Response page(const std::string& key) {
        return hub::get_photos_phone(hub.services(), request_for({key}));
    }
    // What the phone is told: the word behind "said=".
    std::string upload(const std::string& key, const std::string& file, const char* field = "photo") {
        auto request = request_for({key});
        request.uploads[field] = {"IMG_1.JPG", file};
        const auto answer = hub::post_photos_phone(hub.services(), request);
        for (const auto& [name, value] : answer.headers)
            if (name == "location") return value.substr(value.find("said=") + 5);
        return std::to_string(answer.status);
    }
    static std::string photo(int shade) {
        return base::encode_jpeg(
                   {120, 80, std::vector<std::uint8_t>(120 * 80 * 3, static_cast<std::uint8_t>(shade))}, {})
            .value();
    }
    long long rows(const char* table) {
        return fakes::number_beside(hub.database(), std::string("SELECT COUNT(*) FROM ") + table);
    }

    fakes::HubInProcess hub;
    hub::Kiosk kiosk = hub.add_kiosk("k1", "token of kiosk one"),
               other = hub.add_kiosk("k2", "token of kiosk two");
};

TEST_F(Handovers, GoFromThePhoneToTheKioskAndAreGone) {
    const auto begun = begin();
    EXPECT_EQ(begun.key.size(), 32u);
    EXPECT_EQ(begun.lasts, 600s);
    EXPECT_TRUE(hashes(begun.id).empty());
    const auto form = page(begun.key);
    EXPECT_EQ(form.status, 200);
    EXPECT_NE(form.body.find("multipart/form-data"), std::string::npos);
    EXPECT_NE(form.body.find("还可以传 3 张"), std::string::npos);

    std::string from_a_phone = photo(90);
    from_a_phone.insert(2,
                        "\xFF\xE1\x00\x10"
                        "Exif\0\0GPSnorth"sv);
    EXPECT_EQ(upload(begun.key, from_a_phone), "photo");
    EXPECT_EQ(upload(begun.key, photo(20)), "photo");
    const auto all = hashes(begun.id);
    ASSERT_EQ(all.size(), 2u);
    const auto jpeg = fetch(begun.id, all[0]);
    EXPECT_EQ(jpeg.content_type, "image/jpeg");
    EXPECT_EQ(hub::sha256_hex(jpeg.body), all[0]);
    EXPECT_TRUE(hub::is_plain_jpeg(jpeg.body));
    EXPECT_EQ(jpeg.body.find("GPSnorth"), std::string::npos);
    EXPECT_NE(page(begun.key).body.find("还可以传 1 张"), std::string::npos);

    EXPECT_EQ(hub::post_handover_end(hub.services(), kiosk, request_for({begun.id})).status, 200);
    EXPECT_NE(page(begun.key).body.find("请在面前的屏幕上继续报修"), std::string::npos);
    EXPECT_EQ(upload(begun.key, photo(50)), "full");
    EXPECT_EQ(look(begun.id).status, 404);
    EXPECT_EQ(fetch(begun.id, all[0]).status, 404);
    EXPECT_EQ(rows("handover_photos"), 0);
}

TEST_F(Handovers, TakeAsManyAsTheReportHasRoomFor) {
    const auto begun = begin(2);
    EXPECT_EQ(upload(begun.key, photo(10)), "photo");
    EXPECT_EQ(upload(begun.key, photo(10)), "photo") << "the answer was lost";
    EXPECT_EQ(hashes(begun.id).size(), 1u);
    EXPECT_EQ(upload(begun.key, photo(20)), "photo");
    EXPECT_EQ(upload(begun.key, photo(30)), "full");
    EXPECT_EQ(hashes(begun.id).size(), 2u);
    const auto full = page(begun.key).body;
    EXPECT_EQ(full.find("type=\"file\""), std::string::npos);
    EXPECT_NE(full.find("这里不再收照片了"), std::string::npos);
}

TEST_F(Handovers, AreOneOfAKioskAtATime) {
    const auto first = begin();
    EXPECT_EQ(upload(first.key, photo(10)), "photo");
    const auto second = begin();
    EXPECT_EQ(page(first.key).status, 404);
    EXPECT_EQ(look(first.id).status, 404);
    EXPECT_TRUE(hashes(second.id).empty());
    EXPECT_EQ(rows("handover_photos"), 0);
}

TEST_F(Handovers, AreNoOtherKiosksAndNoStrangers) {
    const auto begun = begin();
    EXPECT_EQ(upload(begun.key, photo(10)), "photo");
    const std::string hash = hashes(begun.id).at(0);
    std::swap(kiosk, other);
    EXPECT_EQ(look(begun.id).status, 404);
    EXPECT_EQ(fetch(begun.id, hash).status, 404);
    EXPECT_EQ(hub::post_handover_end(hub.services(), kiosk, request_for({begun.id})).status, 200);
    std::swap(kiosk, other);
    EXPECT_EQ(hashes(begun.id).size(), 1u) << "ended by its own kiosk alone";
    EXPECT_EQ(page(begun.id).status, 404);
    EXPECT_EQ(page("' OR 1=1 --").status, 404);
    EXPECT_EQ(upload(std::string(32, '0'), photo(10)), "404");
    EXPECT_EQ(fetch(begun.id, "' OR 1=1 --").status, 404);
}

TEST_F(Handovers, AreOverAfterTenMinutes) {
    const auto begun = begin();
    EXPECT_EQ(upload(begun.key, photo(10)), "photo");
    hub.clock.advance(600s);
    EXPECT_EQ(page(begun.key).status, 404);
    EXPECT_EQ(upload(begun.key, photo(20)), "404");
    EXPECT_EQ(look(begun.id).status, 404);
    EXPECT_TRUE(hub.store().forget_handovers(hub.clock.wall()));
    EXPECT_EQ(rows("handovers") + rows("handover_photos"), 0);
}

TEST_F(Handovers, SayWhatIsWrongWithAPhoto) {
    const auto begun = begin();
    EXPECT_EQ(upload(begun.key, photo(10), "file"), "no_photo");
    EXPECT_EQ(upload(begun.key, ""), "no_photo");
    EXPECT_EQ(upload(begun.key, "<svg onload=\"alert(1)\">"), "bad_photo");
    EXPECT_EQ(upload(begun.key, "%PDF-1.7"), "bad_photo");
    EXPECT_EQ(upload(begun.key, photo(10).substr(0, 200)), "bad_photo");
    EXPECT_TRUE(hashes(begun.id).empty());
    auto asked = request_for({begun.key});
    asked.query["said"] = "bad_photo";
    EXPECT_NE(hub::get_photos_phone(hub.services(), asked).body.find("这张打不开"), std::string::npos);
    asked.query["said"] = "<script>";
    EXPECT_EQ(hub::get_photos_phone(hub.services(), asked).body.find("<script>"), std::string::npos);
}

TEST_F(Handovers, AskedForInNonsenseAreNone) {
    for (const char* body :
         {"", "{}", "[]", "{\"most\": 0}", "{\"most\": 4}", "{\"most\": \"3\"}", "{\"most\": 1.5}"})
        EXPECT_EQ(hub::post_handover(hub.services(), kiosk, request_for({}, body)).status, 400) << body;
    EXPECT_EQ(rows("handovers"), 0);
}

}  // namespace
