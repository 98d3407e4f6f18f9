// Photos of what was mended: from the phone of whoever mended it to the phone of whoever reported it. Runs on
// both engines.
#include <gtest/gtest.h>

#include "base/picture/jpeg.h"
#include "hub/handlers/phone_page.h"
#include "hub/handlers/request_photos.h"
#include "hub/requests/photo.h"
#include "kiosk/protocol/request_photos.h"
#include "tests/fakes/beside_hub.h"
#include "tests/fakes/console_visitor.h"
#include "tests/fakes/one_of_each.h"

namespace {

using domain::RequestMover;
using domain::RequestState;
using hub::StaffRole;
using namespace std::string_view_literals;

bool says(const hub::Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
}

class MendedPhotos : public testing::Test {
  protected:
    MendedPhotos() {
        hub::Edit edit;
        edit.changes = {fakes::layout(), fakes::category()};
        EXPECT_TRUE(hub.store().apply(edit, hub.clock.wall()));
        auto fact = fakes::check_in_fact(1);
        auto body = fakes::service_request_fact();
        body.number = {2026, 12, 22, "A", 37};
        body.photos = {};
        fact.body = body;
        const auto batch = protocol::decode_facts(protocol::encode_facts({fact})).value();
        EXPECT_TRUE(hub.store().receive(kiosk, batch, {}, hub.clock.wall()));
        move(RequestState::submitted, RequestState::dispatched, RequestMover::dispatcher);
    }
    void move(RequestState from, RequestState to, RequestMover by) {
        hub::RequestMove one;
        one.number = number;
        one.from = from;
        one.to = to;
        one.by = by;
        one.assignee = zhao.name;
        ASSERT_TRUE(hub.store().move_service_request(one, {zhao.name, ""}, hub.clock.wall()));
    }
    // Where the browser is sent: the word behind "?done=".
    std::string upload(fakes::ConsoleVisitor& who, const std::string& content, const char* field = "photo") {
        const auto answer = who.post(page + "/photos", {}, {{field, hub::Upload{"IMG_1.JPG", content}}});
        const std::string where = who.location(answer);
        return where.substr(where.find('=') + 1);
    }
    std::string photo(int shade) {
        base::Still still{120, 80, std::vector<std::uint8_t>(120 * 80 * 3, static_cast<std::uint8_t>(shade))};
        return base::encode_jpeg(still, {}).value();
    }
    std::vector<hub::NamedPhoto> named() { return hub.store().photos_of(number).value(); }
    hub::Response phone(const std::string& hash = "") {
        hub::Request request;
        request.steps = {number, base::to_string(hub.store().service_request(number).value()->key)};
        if (hash.empty()) return hub::get_request_phone(hub.services(), request);
        request.steps.push_back(hash);
        return hub::get_request_phone_photo(hub.services(), request);
    }

    hub::Response slip(const std::string& hash, const std::string& key) {
        hub::Request request;
        request.steps = {number, key, hash};
        return hash.empty() ? hub::get_slip_photos(hub.services(), kiosk, request)
                            : hub::get_slip_photo(hub.services(), kiosk, request);
    }
    std::string key() { return base::to_string(hub.store().service_request(number).value()->key); }
    std::vector<protocol::RequestPhoto> slip_photos() {
        return protocol::decode_request_photos_answer(slip("", key()).body).value().photos;
    }
    hub::Response slip_photo(const std::string& hash) { return slip(hash, key()); }

    fakes::HubInProcess hub;
    hub::Kiosk kiosk = hub.add_kiosk("k1", "token of kiosk one");
    fakes::ConsoleVisitor zhao{hub, {StaffRole::works}}, sun{hub, {StaffRole::works}},
        repairs{hub, {StaffRole::repairs}}, auditor{hub, {StaffRole::auditor}};
    const std::string number = "BX-20261222-A-037", page = "/console/orders/" + number;
};

TEST_F(MendedPhotos, OneIsMadeAnewAndShownToWhoReportedIt) {
    EXPECT_TRUE(says(zhao.get(page), "name=\"photo\""));
    std::string from_a_phone = photo(90);
    from_a_phone.insert(2, "\xFF\xFE\x00\x1F<script>alert(1)</script>GPS!"sv);
    from_a_phone += "<?php trailer";
    EXPECT_EQ(upload(zhao, from_a_phone), "photo");
    ASSERT_EQ(named().size(), 1u);
    EXPECT_TRUE(named()[0].mended && named()[0].here);
    const std::string hash = named()[0].hash;
    const std::string kept = *hub.store().photo_of(number, hash).value();
    EXPECT_TRUE(hub::is_plain_jpeg(kept));
    EXPECT_EQ(hub::sha256_hex(kept), hash);
    for (const char* left : {"script", "GPS", "php"})
        EXPECT_EQ(kept.find(left), std::string::npos);
    EXPECT_TRUE(says(zhao.get(page + "?done=photo"), "修好后的照片"));
    EXPECT_TRUE(says(repairs.get("/console/requests/" + number), hash));
    EXPECT_TRUE(says(phone(), "/photos/" + hash));
    move(RequestState::dispatched, RequestState::accepted, RequestMover::worker);
    move(RequestState::accepted, RequestState::done, RequestMover::worker);
    const std::string done = phone().body;
    ASSERT_NE(done.find("name=\"rating\""), std::string::npos);
    EXPECT_LT(done.find("/photos/" + hash), done.find("name=\"rating\""))
        << "what is asked about comes first";
    EXPECT_EQ(phone(hash).content_type, "image/jpeg");
    EXPECT_EQ(phone(hash).body, kept);
    EXPECT_EQ(hub.store().accounts().audit({.limit = 1, .action = "request.photo"}).value().at(0).object,
              number);
}

TEST_F(MendedPhotos, WhatItsReporterPhotographedIsOnNoPhonePage) {
    const std::string jpeg = photo(10), hash = hub::sha256_hex(jpeg);
    ASSERT_TRUE(hub.store().keep_photo("k1", {hash, jpeg}, hub.clock.wall()));
    fakes::run_sql(hub.database(), "INSERT INTO request_photos (number, position, hash) VALUES ('" + number +
                                       "', 0, '" + hash + "')");
    EXPECT_FALSE(says(phone(), hash));
    EXPECT_EQ(phone(hash).status, 404);
    EXPECT_EQ(phone(std::string(64, 'a')).status, 404);
    EXPECT_EQ(upload(zhao, photo(20)), "photo");
    EXPECT_EQ(named().size(), 2u) << "behind it";
}

TEST_F(MendedPhotos, WhatItsReporterPhotographedIsShownOnceStaffReleasedIt) {
    const std::string jpeg = photo(10), hash = hub::sha256_hex(jpeg);
    ASSERT_TRUE(hub.store().keep_photo("k1", {hash, jpeg}, hub.clock.wall()));
    fakes::run_sql(hub.database(), "INSERT INTO request_photos (number, position, hash) VALUES ('" + number +
                                       "', 0, '" + hash + "')");
    const std::string at = "/console/requests/" + number + "/photos/" + hash;
    EXPECT_EQ(slip_photos().size(), 0u);
    EXPECT_EQ(auditor.post(at, {{"show", "yes"}}).status, 403);
    EXPECT_TRUE(says(repairs.get("/console/requests/" + number), "给拿凭条的人看"));
    EXPECT_EQ(repairs.post(at, {{"show", "yes"}}).status, 303);
    EXPECT_TRUE(says(repairs.get("/console/requests/" + number), "不再给人看"));
    EXPECT_TRUE(says(phone(), hash));
    EXPECT_TRUE(says(phone(), "报修时的照片"));
    EXPECT_EQ(phone(hash).body, jpeg);
    ASSERT_EQ(slip_photos().size(), 1u);
    EXPECT_EQ(slip_photos()[0], (protocol::RequestPhoto{hash, false}));
    EXPECT_EQ(slip_photo(hash).body, jpeg);
    EXPECT_EQ(
        hub.store().accounts().audit({.limit = 1, .action = "request.photo.release"}).value().at(0).object,
        number);
    EXPECT_EQ(repairs.post(at, {{"show", "no"}}).status, 303);
    EXPECT_FALSE(says(phone(), hash));
    EXPECT_EQ(phone(hash).status, 404);
    EXPECT_EQ(slip_photo(hash).status, 404);
    EXPECT_EQ(
        repairs.post("/console/requests/" + number + "/photos/" + std::string(64, 'a'), {{"show", "yes"}})
            .status,
        404);
}

TEST_F(MendedPhotos, AKioskShowsThemToWhoeverHoldsTheSlip) {
    EXPECT_EQ(upload(zhao, photo(90)), "photo");
    const std::string hash = named()[0].hash;
    ASSERT_EQ(slip_photos().size(), 1u);
    EXPECT_EQ(slip_photos()[0], (protocol::RequestPhoto{hash, true}));
    EXPECT_EQ(slip_photo(hash).content_type, "image/jpeg");
    EXPECT_EQ(slip_photo(std::string(64, 'a')).status, 404);
    for (const char* key : {"0000000000000000", "00000000000000ff", "", "../etc"}) {
        EXPECT_EQ(slip("", key).status, 404) << key;
        EXPECT_EQ(slip(hash, key).status, 404) << key;
    }
}

TEST_F(MendedPhotos, StaffMayTakeOneBack) {
    EXPECT_EQ(upload(zhao, photo(90)), "photo");
    const std::string hash = named()[0].hash, at = "/console/requests/" + number + "/photos/" + hash;
    EXPECT_TRUE(says(repairs.get("/console/requests/" + number), "不再给人看"));
    EXPECT_EQ(zhao.post(at, {{"show", "no"}}).status, 403) << "whoever made it has a key of their own";
    EXPECT_EQ(repairs.post(at, {{"show", "no"}}).status, 303);
    EXPECT_FALSE(says(phone(), hash));
    EXPECT_EQ(phone(hash).status, 404);
    EXPECT_EQ(slip_photos().size(), 0u);
    EXPECT_EQ(slip_photo(hash).status, 404);
    EXPECT_TRUE(says(zhao.get(page), "报修人看不到这一张"));
    EXPECT_FALSE(says(zhao.get(page), "删掉这一张"));
    zhao.post(page + "/photos/" + hash, {});
    EXPECT_EQ(named().size(), 1u) << "or the next upload would show it again";
    EXPECT_EQ(upload(zhao, photo(90)), "photo");
    EXPECT_EQ(phone(hash).status, 404) << "the same once more does not bring it back";
    EXPECT_EQ(repairs.post(at, {{"show", "yes"}}).status, 303);
    EXPECT_EQ(phone(hash).status, 200);
}

TEST_F(MendedPhotos, WhoeverMadeOneMayRemoveIt) {
    EXPECT_EQ(upload(zhao, photo(90)), "photo");
    EXPECT_EQ(upload(zhao, photo(10)), "photo");
    const std::string first = named()[0].hash, at = page + "/photos/" + first;
    const auto remove = [&](fakes::ConsoleVisitor& who) {
        const std::string where = who.location(who.post(at, {}));
        return where.substr(where.find('=') + 1);
    };
    EXPECT_EQ(remove(sun), "photo_kept");
    EXPECT_EQ(auditor.post(at, {}).status, 403);
    EXPECT_TRUE(says(zhao.get(page), "删掉这一张"));
    EXPECT_EQ(remove(zhao), "photo_removed");
    ASSERT_EQ(named().size(), 1u);
    EXPECT_EQ(phone(first).status, 404);
    EXPECT_EQ(zhao.get(at).status, 404) << "nor does anybody else see it";
    EXPECT_EQ(remove(zhao), "photo_removed") << "touched twice";
    EXPECT_EQ(hub.store().accounts().audit({.limit = 9, .action = "request.photo.remove"}).value().size(),
              1u);
    EXPECT_EQ(upload(zhao, photo(60)), "photo") << "behind the one that is left";
    EXPECT_EQ(named().size(), 2u);
}

TEST_F(MendedPhotos, WhatItsReporterPhotographedIsNotTheWorkersToRemove) {
    const std::string jpeg = photo(10), hash = hub::sha256_hex(jpeg);
    ASSERT_TRUE(hub.store().keep_photo("k1", {hash, jpeg}, hub.clock.wall()));
    fakes::run_sql(hub.database(), "INSERT INTO request_photos (number, position, hash) VALUES ('" + number +
                                       "', 0, '" + hash + "')");
    zhao.post(page + "/photos/" + hash, {});
    EXPECT_EQ(named().size(), 1u);
}

TEST_F(MendedPhotos, WhatIsNoPhotoIsSaidToBeNone) {
    EXPECT_EQ(upload(zhao, ""), "no_photo");
    EXPECT_EQ(upload(zhao, photo(1), "other"), "no_photo");
    for (const std::string& bad : {std::string("GIF89a"), std::string("<svg onload=alert(1)>"),
                                   std::string("\xFF\xD8\xFF\xE0 broken"), std::string(1 << 20, '\0')})
        EXPECT_EQ(upload(zhao, bad), "bad_photo");
    EXPECT_TRUE(says(zhao.get(page + "?done=bad_photo"), "这张照片打不开"));
    EXPECT_TRUE(named().empty());
}

TEST_F(MendedPhotos, OnlyWhoHasItAndOnlyWhileItIsTheirs) {
    EXPECT_EQ(upload(sun, photo(1)), "photo_refused");
    EXPECT_EQ(auditor.post(page + "/photos", {}, {{"photo", {"a.jpg", photo(1)}}}).status, 403);
    for (int n = 0; n < 6; ++n)
        EXPECT_EQ(upload(zhao, photo(40 * n)), "photo");
    EXPECT_EQ(upload(zhao, photo(255)), "photo_refused") << "six are enough";
    move(RequestState::dispatched, RequestState::submitted, RequestMover::worker);
    EXPECT_EQ(upload(zhao, photo(7)), "photo_refused");
    EXPECT_EQ(named().size(), 6u);
}

TEST_F(MendedPhotos, TheSameAgainIsTheSame) {
    EXPECT_EQ(upload(zhao, photo(90)), "photo");
    EXPECT_EQ(upload(zhao, photo(90)), "photo");
    EXPECT_EQ(named().size(), 1u);
}

}  // namespace
