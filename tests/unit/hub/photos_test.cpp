// Photos of service requests: taken from kiosks, shown to those who see to it, forgotten. Runs on both
// engines.
#include "hub/handlers/photos.h"

#include <gtest/gtest.h>

#include "hub/requests/photo.h"
#include "kiosk/domain/photo.h"
#include "tests/fakes/console_visitor.h"
#include "tests/fakes/one_of_each.h"
#include "tests/fakes/plain_jpeg.h"

namespace {

using hub::StaffRole;

std::string with(std::string_view segment) {
    std::string jpeg = fakes::plain_jpeg();
    return jpeg.insert(2, segment);
}

TEST(PlainJpeg, IsThePictureAndNothingElse) {
    using namespace std::string_view_literals;
    const std::string jpeg = fakes::plain_jpeg();
    EXPECT_TRUE(hub::is_plain_jpeg(jpeg));
    EXPECT_FALSE(
        hub::is_plain_jpeg(with("\xFF\xE1\x00\x08"
                                "Exif\0\0"sv)))
        << "where it was taken";
    EXPECT_FALSE(hub::is_plain_jpeg(with("\xFF\xFE\x00\x0A<script>"sv)));
    EXPECT_FALSE(hub::is_plain_jpeg(with("\xFF\xE0\x00\x10JFXX\0\x10 thumb!!!"sv)));
    EXPECT_FALSE(hub::is_plain_jpeg(jpeg + "<html>"));
    EXPECT_FALSE(hub::is_plain_jpeg(jpeg + jpeg));
    EXPECT_FALSE(hub::is_plain_jpeg("GIF89a"));
    EXPECT_FALSE(hub::is_plain_jpeg("\xFF\xD8\xFF\xD9")) << "no picture in it";
    for (std::size_t n = 0; n < jpeg.size(); ++n)
        EXPECT_FALSE(hub::is_plain_jpeg(std::string_view(jpeg).substr(0, n))) << n;
}

TEST(PlainJpeg, HasSidesThatABrowserCanHold) {
    std::string jpeg = fakes::plain_jpeg();
    const auto frame = jpeg.find("\xFF\xC0");
    ASSERT_NE(frame, std::string::npos);
    const auto sized = [&](int high, int wide) {
        std::string other = jpeg;
        for (const auto& [at, value] : {std::pair{frame + 5, high}, std::pair{frame + 7, wide}}) {
            other[at] = static_cast<char>(value >> 8);
            other[at + 1] = static_cast<char>(value & 0xFF);
        }
        return other;
    };
    EXPECT_TRUE(hub::is_plain_jpeg(sized(domain::Photo::longest_side, domain::Photo::longest_side)));
    EXPECT_FALSE(hub::is_plain_jpeg(sized(domain::Photo::longest_side + 1, 10)));
    EXPECT_FALSE(hub::is_plain_jpeg(sized(10, 65535)));
    EXPECT_FALSE(hub::is_plain_jpeg(sized(0, 10)));
}

class Photos : public testing::Test {
  protected:
    Photos() {
        hub::Edit edit;
        edit.changes = {fakes::layout(), fakes::category()};
        EXPECT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    }

    void report(const std::vector<std::string>& photos, std::uint32_t count = 37) {
        auto fact = fakes::check_in_fact(count);
        fact.header.id = base::make_uuid_v7(fact.header.wall);
        auto body = fakes::service_request_fact();
        body.number = {2026, 12, 22, "A", count};
        body.photos = photos;
        fact.body = body;
        const auto batch = protocol::decode_facts(protocol::encode_facts({fact})).value();
        EXPECT_TRUE(hub.store().receive(kiosk, batch, {}, hub.clock.wall()));
    }
    hub::Request blob(const std::string& name, const std::string& body = {},
                      const std::string& type = "image/jpeg") {
        hub::Request request;
        request.path = "/api/v1/blobs/" + name;
        request.body = body;
        request.headers = {{"content-type", type}};
        return request;
    }
    int put(const std::string& name, const std::string& body, const std::string& type = "image/jpeg") {
        return hub::put_blob(hub.services(), kiosk, blob(name, body, type)).status;
    }
    int has(const std::string& name) { return hub::get_blob(hub.services(), kiosk, blob(name)).status; }
    std::uint64_t forgotten(std::chrono::days later) {
        return hub.store().purge({}, {"", ""}, hub.clock.wall() + later).value().photos;
    }

    fakes::HubInProcess hub;
    hub::Kiosk kiosk = hub.add_kiosk("k1", "token of kiosk one");
    fakes::ConsoleVisitor repairs{hub, {StaffRole::repairs}}, auditor{hub, {StaffRole::auditor}},
        canteen{hub, {StaffRole::canteen}};
    const std::string jpeg = fakes::plain_jpeg(), hash = hub::sha256_hex(jpeg), other = std::string(64, 'b');
    const std::string page = "/console/requests/BX-20261222-A-037", picture = page + "/photos/" + hash;
};

TEST_F(Photos, AreTakenOnceAndOnlyForWhatTheyAre) {
    EXPECT_EQ(has(hash), 404);
    EXPECT_EQ(put(other, jpeg), 400) << "not of this hash";
    EXPECT_EQ(put(hash, jpeg, "text/html"), 400);
    EXPECT_EQ(put(hub::sha256_hex("<html>"), "<html>"), 400);
    EXPECT_EQ(put("../../etc/passwd", jpeg), 400);
    EXPECT_EQ(put("", jpeg), 400);
    EXPECT_EQ(has(hash), 404);
    EXPECT_EQ(put(hash, jpeg), 200);
    EXPECT_EQ(put(hash, jpeg), 200) << "the answer was lost";
    EXPECT_EQ(has(hash), 200);
    EXPECT_EQ(has("'; DROP TABLE photos; --"), 404);
}

// A kiosk lets its only copy go on the word of an answer that names it, and of no other.
TEST_F(Photos, AreNamedByEveryAnswerAboutThem) {
    const auto named = [](const hub::Response& answer) {
        std::string name;
        for (const auto& [header, value] : answer.headers)
            if (header == protocol::blob_header) name = value;
        return name;
    };
    const auto ask = [&](const std::string& name) {
        return hub::get_blob(hub.services(), kiosk, blob(name));
    };
    const auto send = [&](const std::string& name, const std::string& body) {
        return hub::put_blob(hub.services(), kiosk, blob(name, body));
    };
    EXPECT_EQ(named(ask(hash)), hash);
    EXPECT_EQ(named(send(hash, "<html>")), hash) << "of another hash";
    EXPECT_EQ(named(send(hash, jpeg)), hash);
    EXPECT_EQ(named(ask(hash)), hash);
    EXPECT_EQ(named(ask("a\r\nx-evil: 1")), "");
    EXPECT_EQ(named(send("a\r\nx-evil: 1", jpeg)), "");
}

TEST_F(Photos, ComeBeforeTheirReportOrAfter) {
    report({hash, other});
    EXPECT_EQ(hub.store().photos_of("BX-20261222-A-037").value(),
              (std::vector<hub::NamedPhoto>{{hash, false}, {other, false}}));
    EXPECT_EQ(put(hash, jpeg), 200);
    EXPECT_EQ(hub.store().photos_of("BX-20261222-A-037").value(),
              (std::vector<hub::NamedPhoto>{{hash, true}, {other, false}}));
    report({hash}, 38);
    EXPECT_EQ(hub.store().photos_of("BX-20261222-A-038").value(),
              (std::vector<hub::NamedPhoto>{{hash, true}}));
}

TEST_F(Photos, AreShownToThoseWhoSeeToItAlone) {
    report({hash, other});
    EXPECT_EQ(repairs.get(picture).status, 404) << "on its way";
    EXPECT_NE(repairs.get(page).body.find("还有 2 张照片没有传到"), std::string::npos);
    put(hash, jpeg);
    const auto shown = repairs.get(page);
    EXPECT_NE(shown.body.find("src=\"" + picture + "\""), std::string::npos);
    EXPECT_NE(shown.body.find("还有 1 张照片没有传到"), std::string::npos);
    const auto bytes = repairs.get(picture);
    EXPECT_EQ(bytes.status, 200);
    EXPECT_EQ(bytes.body, jpeg);
    EXPECT_EQ(bytes.content_type, "image/jpeg");
    EXPECT_EQ(auditor.get(page).body.find(hash), std::string::npos);
    EXPECT_EQ(auditor.get(picture).status, 403);
    EXPECT_EQ(canteen.get(picture).status, 403);
    EXPECT_EQ(repairs.get(page + "/photos/" + other).status, 404);
    EXPECT_EQ(repairs.get("/console/requests/BX-20261222-A-099/photos/" + hash).status, 404)
        << "names no such photo";
}

TEST_F(Photos, GoWithTheWordsOfTheirReport) {
    using namespace std::chrono_literals;
    using domain::RequestState;
    put(hash, jpeg);
    report({hash});
    EXPECT_EQ(forgotten(std::chrono::days{400}), 0u) << "somebody still waits for it";
    hub::RequestMove move;
    move.number = "BX-20261222-A-037";
    move.to = RequestState::rejected;
    move.words = "重复";
    ASSERT_TRUE(hub.store().move_service_request(move, {"lifang", "192.0.2.1"}, hub.clock.wall()));
    EXPECT_EQ(forgotten(std::chrono::days{179}), 0u);
    EXPECT_EQ(forgotten(std::chrono::days{181}), 1u);
    EXPECT_EQ(has(hash), 404);
    EXPECT_EQ(repairs.get(page).body.find("照片没有传到"), std::string::npos)
        << "what was forgotten is not on its way";
}

TEST_F(Photos, ThatNobodyNamesAreForgotten) {
    put(hash, jpeg);
    EXPECT_EQ(forgotten(std::chrono::days{29}), 0u);
    EXPECT_EQ(forgotten(std::chrono::days{31}), 1u);
}

}  // namespace
