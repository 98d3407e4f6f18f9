#include "hub/web/pages.h"

#include <gtest/gtest.h>

#include "hub/api/door.h"
#include "hub/digest.h"
#include "hub/web/calendar.h"
#include "hub/web/qr_svg.h"
#include "tests/fakes/hub_in_process.h"

namespace {

hub::PassCard card() {
    hub::PassCard c;
    c.meeting = fakes::meeting();
    c.attendee = fakes::attendee();
    domain::Place place;
    place.building = {"主楼", "Main building"};
    place.floor = {"3 楼", "Level 3"};
    place.name = {"第二会议室", "Meeting Room 2"};
    c.place = place;
    c.pass = fakes::pass_text();
    c.look_up_code = "ABCD2345";
    c.page_token = "0123456789abcdef0123456789abcdef";
    return c;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string page_of(const hub::PassCard& c, base::Language language = base::Language::zh) {
    return hub::phone_page({language, {}, {"示例中心", "Sample Centre"}}, c).value();
}

TEST(PhonePage, SaysWhatTheHolderNeeds) {
    const auto page = page_of(card());
    for (const char* part :
         {"王建国", "第二会议室", "B 区 12 号", "09:00 – 11:30", "12月22日 星期二", "ABCD-2345",
          "role=\"img\" aria-label=\"签到二维码\"><svg class=\"qr\" aria-hidden=\"true\"",
          "\"0123456789abcdef0123456789abcdef/meeting.ics?lang=zh\""})
        EXPECT_TRUE(has(page, part)) << part;
    const auto english = page_of(card(), base::Language::en);
    for (const char* part :
         {"Logistics meeting (sample)", "Main building, Level 3, Meeting Room 2", "lang=\"en\""})
        EXPECT_TRUE(has(english, part)) << part;
}

TEST(PhonePage, ASpotIsNotCalledARoom) {
    auto c = card();
    EXPECT_TRUE(has(page_of(c), "<dt>会议室</dt>"));
    c.place->kind = domain::PlaceKind::spot;
    EXPECT_TRUE(has(page_of(c), "<dt>地点</dt>"));
    EXPECT_FALSE(has(page_of(c), "<dt>会议室</dt>"));
}

TEST(PhonePage, EveryValueIsEscaped) {
    auto c = card();
    const std::string hostile = "<script>alert(1)</script>\"'&{{{css}}}";
    c.attendee.name = c.meeting.title.zh = c.meeting.note.zh = c.attendee.seat.zh = c.place->name.zh =
        hostile;
    const auto page = page_of(c);
    EXPECT_FALSE(has(page, "<script"));
    EXPECT_TRUE(has(page, "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&apos;&amp;{{{css}}}") ||
                has(page, "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;{{{css}}}"));
    const auto sheet = hub::pass_sheet({}, {c}).value();
    EXPECT_FALSE(has(sheet, "<script"));
}

TEST(PhonePage, FetchesNothingAndRunsNothing) {
    const auto page = page_of(card());
    for (const char* part :
         {"<script", "<link", "<img", "src=", "http://", "https://", "@import", "url(", "style=\""})
        EXPECT_FALSE(has(page, part)) << part;
}

TEST(PhonePage, ThePolicyAllowsExactlyItsOwnStyle) {
    for (const std::string& page : {page_of(card()), hub::not_found_page({})}) {
        const auto from = page.find("<style>") + 7, to = page.find("</style>");
        const auto hash = hub::sha256_base64(page.substr(from, to - from));
        EXPECT_TRUE(has(hub::content_security_policy(), "style-src 'sha256-" + hash + "'"));
    }
    EXPECT_TRUE(has(hub::content_security_policy(), "default-src 'none'"));
}

TEST(PassSheet, HasOneCardForEachAttendee) {
    const auto sheet = hub::pass_sheet({}, {card(), card(), card()}).value();
    std::size_t cards = 0;
    for (auto at = sheet.find("<svg class=\"qr\""); at != std::string::npos;
         at = sheet.find("<svg class=\"qr\"", at + 1))
        ++cards;
    EXPECT_EQ(cards, 3u);
    EXPECT_TRUE(has(sheet, "size:A4"));
}

TEST(QrSvg, IsVersionSixWithItsQuietZone) {
    const auto svg = hub::qr_svg(fakes::pass_text()).value();
    EXPECT_TRUE(has(svg, "viewBox=\"0 0 49 49\"")) << svg.substr(0, 100);  // 41 + 2 * 4
    EXPECT_TRUE(has(svg, "M4 4h7v1h-7z")) << "the finder's upper edge";
    EXPECT_FALSE(hub::qr_svg(""));
}

TEST(Language, FollowsTheBrowser) {
    using enum base::Language;
    EXPECT_EQ(hub::preferred_language(""), zh);
    EXPECT_EQ(hub::preferred_language("en-GB,en;q=0.9"), en);
    EXPECT_EQ(hub::preferred_language("zh-CN,zh;q=0.9,en;q=0.8"), zh);
    EXPECT_EQ(hub::preferred_language("en;q=0.3, zh;q=0.8"), zh);
    EXPECT_EQ(hub::preferred_language("de-DE,de"), zh);
    EXPECT_EQ(hub::preferred_language("en;q=banana"), zh);
    EXPECT_EQ(hub::preferred_language(std::string(100'000, ',')), zh);
}

TEST(Calendar, FollowsRfc5545) {
    auto c = card();
    c.meeting.title.zh =
        "一,二;三\\四\n五\r\x01" + std::string(200, 'x') + "很长很长很长很长很长很长很长很长";
    const auto file = hub::calendar_file(c, base::Language::zh, fakes::at(9, 12));
    EXPECT_TRUE(has(file, "DTSTART:20261222T010000Z\r\n"));
    EXPECT_TRUE(has(file, "DTSTAMP:20261222T011200Z\r\n"));
    EXPECT_TRUE(has(file, "SUMMARY:一\\,二\\;三\\\\四\\n五x"));
    std::size_t at = 0;
    std::string unfolded = file;
    while (at < file.size()) {
        const auto end = file.find("\r\n", at);
        ASSERT_NE(end, std::string::npos);
        EXPECT_LE(end - at, 75u);
        const bool folded = end + 2 < file.size() && file[end + 2] == ' ';
        EXPECT_FALSE(folded && (static_cast<unsigned char>(file[end + 3]) & 0xC0) == 0x80)
            << "a character was cut";
        at = end + 2;
    }
    for (std::size_t fold; (fold = unfolded.find("\r\n ")) != std::string::npos;)
        unfolded.erase(fold, 3);
    EXPECT_TRUE(has(unfolded, "xx很长很长很长很长很长很长很长很长\r\n"));
}

class PhonePageHandler : public testing::Test {
  protected:
    PhonePageHandler() {
        hub.add_sample();
        hub::Edit edit;
        token = hub::make_page_token(hub.secrets(), fakes::attendee().id, fakes::attendee().credential);
        edit.people.push_back({fakes::attendee().id, fakes::meeting().id, fakes::attendee().credential,
                               "13800000000", "ABCD2345", hub::hash_page_token(token)});
        EXPECT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    }
    hub::Response get(const std::string& path) {
        hub::Request request;
        request.path = path;
        return hub::answer_bare(hub.services(), "GET", request);
    }
    static std::string header(const hub::Response& response, const std::string& name) {
        for (const auto& [key, value] : response.headers)
            if (key == name) return value;
        return "";
    }
    fakes::HubInProcess hub;
    std::string token;
};

TEST_F(PhonePageHandler, ShowsThePassThatTheKioskReads) {
    const auto response = get("/p/" + token);
    EXPECT_EQ(response.status, 200);
    EXPECT_TRUE(has(response.body, "王建国"));
    EXPECT_FALSE(has(response.body, "13800000000"));
    EXPECT_EQ(header(response, "cache-control"), "no-store");
    EXPECT_EQ(header(response, "content-security-policy"), hub::content_security_policy());
    EXPECT_EQ(header(response, "x-robots-tag"), "noindex, nofollow");
    EXPECT_EQ(header(response, "referrer-policy"), "no-referrer");
    const auto calendar = get("/p/" + token + "/meeting.ics");
    EXPECT_EQ(calendar.status, 200);
    EXPECT_EQ(calendar.content_type, "text/calendar; charset=utf-8");
}

TEST_F(PhonePageHandler, AnswersEveryWrongLinkAlike) {
    std::string flipped = token;
    flipped[5] = flipped[5] == '0' ? '1' : '0';
    const auto expected = get("/p/" + flipped);
    EXPECT_EQ(expected.status, 404);
    EXPECT_TRUE(has(expected.body, "没有找到这张签到码"));
    for (const std::string& path : {std::string("/p/"), "/p/" + token + "0", "/p/" + token + "/other",
                                    std::string("/p/../../etc/passwd"), "/p/" + std::string(10'000, 'a'),
                                    std::string("/p/' OR 1=1 --/meeting.ics")}) {
        const auto response = get(path);
        EXPECT_EQ(response.status, 404) << path.substr(0, 50);
        EXPECT_EQ(response.body, expected.body);
    }
}

}  // namespace
