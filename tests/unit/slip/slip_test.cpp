// Golden pictures of slips. SUISHOU_UPDATE_GOLDEN=1 writes them anew; look at them before committing.
#include "kiosk/service/slip/slip.h"

#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

#include "assets/assets.h"
#include "base/picture/png.h"
#include "kiosk/service/slip/request_slip.h"
#include "tests/fakes/read_qr.h"

namespace {

using base::Language;

base::SlipFonts& fonts() {
    static base::SlipFonts opened = *base::SlipFonts::open();
    return opened;
}

base::Catalogue words(Language language) {
    return *base::load_catalogue(assets::path("locale"), language);
}

service::SlipContent sample() {
    using domain::StepKind;
    service::SlipContent slip;
    slip.site = {"淮安市行政中心", "Huai'an Administrative Centre"};
    slip.meeting = {"全市营商环境工作推进会", "Citywide Business Environment Work Conference"};
    slip.name = "王建国";
    slip.seat = {"B 区 12 号", "B 12"};
    slip.floor = {"3 楼", "Level 3"};
    slip.room = {"第二会议室", "Meeting Room 2"};
    slip.way = {{StepKind::lift, {"1 号电梯", "Lift 1"}, {"到 3 楼", "to Level 3"}},
                {StepKind::turn_right, {"出门右转", "Turn right"}, {"走 20 米", "20 metres"}},
                {StepKind::arrive, {"左手边", "On your left"}, {"会议室", "Meeting Room 2"}}};
    slip.starts = base::CivilTime{2026, 12, 22, 2, 9, 30, 0};
    slip.checked_in = {2026, 12, 22, 2, 9, 12, 36};
    slip.ordinal = 128;
    slip.expected = 156;
    slip.kiosk = {"一号机", "Kiosk 1"};
    slip.number = "QD-0128";
    slip.qr_text = "HTTPS://ZS.EXAMPLE/M/7F3A";
    return slip;
}

base::Bitmap draw(const service::SlipContent& content, Language language = Language::zh) {
    const auto slip = service::draw_check_in_slip(content, language, words(language), fonts());
    EXPECT_TRUE(slip.ok());
    return slip.value_or({});
}

bool ink_near(const base::Bitmap& b, int x, int y) {
    for (int ny = std::max(0, y - 1); ny <= std::min(b.height - 1, y + 1); ++ny)
        for (int nx = std::max(0, x - 1); nx <= std::min(b.width - 1, x + 1); ++nx)
            if (b.grey[static_cast<std::size_t>(ny) * b.width + nx] == 0) return true;
    return false;
}

// Black dots of `a` that have none of `b` beside them.
int stray_dots(const base::Bitmap& a, const base::Bitmap& b) {
    int strays = 0;
    for (int y = 0; y < a.height; ++y)
        for (int x = 0; x < a.width; ++x)
            strays += a.grey[static_cast<std::size_t>(y) * a.width + x] == 0 && !ink_near(b, x, y);
    return strays;
}

// Another FreeType moves the edge of a stroke by a dot; another digit leaves more.
bool looks_like(const base::Bitmap& a, const base::Bitmap& b) {
    constexpr int allowed = 4;
    return a.width == b.width && a.height == b.height && stray_dots(a, b) <= allowed &&
           stray_dots(b, a) <= allowed;
}

void expect_golden(const base::Bitmap& slip, const std::string& name) {
    const std::string path = SUISHOU_SOURCE_DIR "/tests/golden/slip/" + name + ".png";
    if (std::getenv("SUISHOU_UPDATE_GOLDEN")) {
        ASSERT_TRUE(base::write_png(path, slip).ok());
    }
    const auto golden = base::read_png_grey(path);
    ASSERT_TRUE(golden.ok()) << path;
    EXPECT_TRUE(looks_like(slip, *golden)) << name;
}

std::string read_code(const base::Bitmap& slip) {
    const auto read = fakes::read_qr(slip.grey.data(), slip.width, slip.height);
    return read.isValid() ? read.text() : "";
}

int margin_ink(const base::Bitmap& slip) {
    int ink = 0;
    for (int y = 0; y < slip.height; ++y)
        for (int x = 0; x < 24; ++x)
            ink += (slip.grey[static_cast<std::size_t>(y) * slip.width + x] == 0) +
                   (slip.grey[static_cast<std::size_t>(y) * slip.width + slip.width - 1 - x] == 0);
    return ink;
}

TEST(Slip, LooksLikeTheBoard) {
    const auto slip = draw(sample());
    EXPECT_EQ(slip.width, 576);
    expect_golden(slip, "checkin-zh");
}

TEST(Slip, TheGoldenPicturesTellOneDigitFromAnother) {
    auto content = sample();
    content.ordinal = 129;
    EXPECT_FALSE(looks_like(draw(content), draw(sample())));
    content = sample();
    content.checked_in.second = 38;
    EXPECT_FALSE(looks_like(draw(content), draw(sample())));
}

TEST(Slip, SpeaksEnglish) {
    expect_golden(draw(sample(), Language::en), "checkin-en");
}

TEST(Slip, WithoutASeatTheRoomIsHuge) {
    auto content = sample();
    content.seat = {};
    content.ordinal.reset();
    content.expected.reset();
    expect_golden(draw(content), "no-seat-zh");
}

TEST(Slip, ASpotIsNotCalledARoom) {
    auto content = sample();
    content.seat = {};
    auto spot = content;
    spot.kind = domain::PlaceKind::spot;
    EXPECT_FALSE(looks_like(draw(content), draw(spot)));
    content.seat = spot.seat = {"B 区 12 号", ""};  // then the label is of the seat
    EXPECT_TRUE(looks_like(draw(content), draw(spot)));
}

TEST(Slip, LongWordsWrapAndNothingIsLost) {
    auto content = sample();
    content.meeting.zh = "全市深化放管服改革优化营商环境暨重点项目建设工作推进会议（第二次全体会议）";
    content.name = "阿卜杜拉·买买提江";
    content.room.zh = "机关事务服务中心多功能报告厅";
    content.way.push_back({domain::StepKind::stairs, {"走楼梯", "Stairs"}, {"下半层", "half a level down"}});
    expect_golden(draw(content), "long-zh");
}

TEST(Slip, ASlipForAMeetingThatIsNotKnownHere) {
    auto content = sample();
    content.meeting = {};
    content.starts.reset();
    content.way.clear();
    content.qr_text.clear();
    content.name = "张𫖯";
    expect_golden(draw(content), "bare-zh");
}

TEST(Slip, TheCodeCanBeRead) {
    EXPECT_EQ(read_code(draw(sample())), sample().qr_text);
    auto content = sample();
    content.qr_text =
        "https://xxx.example/agenda/7f3a9c01d2e4b586?meeting=2026-12-22&lang=zh";  // facts go below
    EXPECT_EQ(read_code(draw(content)), content.qr_text);
    expect_golden(draw(content), "long-code-zh");
}

TEST(Slip, ACodeTooLongForThePaperIsRefused) {
    auto content = sample();
    content.qr_text.assign(1500, 'x');
    EXPECT_EQ(service::draw_check_in_slip(content, Language::zh, {}, fonts()).error().kind,
              base::ErrorKind::invalid);
}

TEST(Slip, MarginsStayWhiteWhateverTheWords) {
    auto content = sample();
    for (std::string* text : {&content.meeting.en, &content.name, &content.seat.en, &content.room.en,
                              &content.floor.en, &content.site.en, &content.kiosk.en, &content.number})
        *text = "Incomprehensibilities-of-the-administration and " + *text;
    for (auto& step : content.way)
        step.hint.en = step.action.en = "Donaudampfschifffahrtsgesellschaft";
    EXPECT_EQ(margin_ink(draw(content, Language::en)), 0);
    const auto stretched = words(Language::en).stretched();
    EXPECT_EQ(margin_ink(*service::draw_check_in_slip(content, Language::en, stretched, fonts())), 0);
    EXPECT_EQ(margin_ink(draw(service::SlipContent{})), 0);
}

service::RequestSlipContent request(Language language) {
    const bool chinese = language == Language::zh;
    service::RequestSlipContent slip;
    slip.site = chinese ? "淮安市行政中心" : "Huai'an Administrative Centre";
    slip.kiosk = chinese ? "一号机" : "Kiosk 1";
    slip.number = "BX-20261222-A-037";
    slip.place = chinese ? "主楼 3 楼 东翼 305 会议室" : "Meeting room 305, L3 East wing, Main building";
    slip.category = chinese ? "漏水" : "Leak";
    slip.made = {2026, 12, 22, 2, 9, 12, 36};
    slip.due = base::CivilTime{2026, 12, 22, 2, 11, 12, 0};
    slip.qr_text = "https://suishou.example/r/BX-20261222-A-037/00c0ffee12345678";
    return slip;
}

base::Bitmap draw(const service::RequestSlipContent& content, Language language) {
    const auto slip = service::draw_request_slip(content, words(language), fonts());
    EXPECT_TRUE(slip.ok());
    return slip.value_or({});
}

TEST(RequestSlip, InBothLanguages) {
    for (const Language language : {Language::zh, Language::en}) {
        const auto slip = draw(request(language), language);
        expect_golden(slip, language == Language::zh ? "request-zh" : "request-en");
        EXPECT_EQ(read_code(slip), request(language).qr_text);
        EXPECT_EQ(margin_ink(slip), 0);
    }
}

TEST(RequestSlip, OfADangerSaysWhomToRingAndPromisesNothing) {
    for (const Language language : {Language::zh, Language::en}) {
        auto content = request(language);
        content.danger = true;
        content.duty_phone = "0517-8000 0000";
        const auto slip = draw(content, language);
        expect_golden(slip, language == Language::zh ? "request-danger" : "request-danger-en");
        EXPECT_EQ(margin_ink(slip), 0);
    }
}

TEST(RequestSlip, ForWhoeverAlsoWaits) {
    for (const Language language : {Language::zh, Language::en}) {
        auto content = request(language);
        content.also_waits = true;
        content.qr_text = content.number;
        const auto slip = draw(content, language);
        expect_golden(slip, language == Language::zh ? "request-also-waits" : "request-also-waits-en");
        EXPECT_EQ(read_code(slip), content.number);
        EXPECT_EQ(margin_ink(slip), 0);
    }
}

TEST(RequestSlip, WithoutAPromiseSaysThatOneComes) {
    auto content = request(Language::zh);
    content.due.reset();
    const auto silent = draw(content, Language::zh);
    content.due_comes = true;
    EXPECT_GT(draw(content, Language::zh).height, silent.height);
    content.qr_text = content.number;
    EXPECT_EQ(read_code(draw(content, Language::zh)), content.number);
}

TEST(RequestSlip, MarginsStayWhiteWhateverTheWords) {
    auto content = request(Language::en);
    for (std::string* text : {&content.site, &content.kiosk, &content.place, &content.category})
        *text = "Incomprehensibilities-of-the-administration and " + *text;
    content.number = "BX-20261222-ABCD-1234567";
    EXPECT_EQ(margin_ink(draw(content, Language::en)), 0);
}

}  // namespace
