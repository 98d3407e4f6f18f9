#include "base/text/catalogue.h"

#include <fstream>
#include <iterator>
#include <set>

#include <gtest/gtest.h>

#include "assets/assets.h"

namespace {

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

base::Catalogue english() {
    return *base::Catalogue::load(TEST_MO);
}

std::set<std::string> places(std::string_view pattern) {
    std::set<std::string> found;
    for (auto open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
        const auto close = pattern.find('}', open);
        if (close != std::string_view::npos) found.emplace(pattern.substr(open, close + 1 - open));
    }
    return found;
}

TEST(Catalogue, TheSourceLanguageSaysTheMsgid) {
    const base::Catalogue zh;
    EXPECT_EQ(zh.tr("签到"), "签到");
    EXPECT_EQ(zh.tr_c("门", "开"), "开");
    EXPECT_EQ(zh.tr_n("还有 {n} 人", 1), "还有 {n} 人");
}

TEST(Catalogue, TranslatesWithContextAndPlural) {
    const auto en = english();
    EXPECT_EQ(en.tr("签到"), "Check in");
    EXPECT_EQ(en.tr_c("门", "开"), "Open");
    EXPECT_EQ(en.tr_c("灯", "开"), "On");
    EXPECT_EQ(en.tr("开"), "开");
    EXPECT_EQ(en.tr_n("还有 {n} 人", 1), "{n} person ahead");
    EXPECT_EQ(en.tr_n("还有 {n} 人", 0), "{n} people ahead");
    EXPECT_EQ(en.tr_n("还有 {n} 人", 21), "{n} people ahead");
    EXPECT_EQ(en.tr("没有译文"), "没有译文");
    EXPECT_EQ(en.tr("没听说过"), "没听说过");
}

TEST(Catalogue, CopiesOutliveTheOriginal) {
    base::Catalogue copy;
    {
        const auto en = english();
        copy = en;
    }
    EXPECT_EQ(copy.tr("签到"), "Check in");
}

TEST(Catalogue, NoCutOrBentFileIsReadBeyondItsEnd) {
    const auto whole = bytes_of(TEST_MO);
    for (std::size_t n = 0; n < whole.size(); ++n) {
        const auto cut = base::Catalogue::parse(whole.substr(0, n));
        EXPECT_LE(cut ? cut->entries().size() : 0, 8u);
    }
    for (std::size_t i = 0; i < 28; ++i) {
        auto bent = whole;
        bent[i] = static_cast<char>(bent[i] ^ 0x80);
        const auto read = base::Catalogue::parse(bent);
        EXPECT_LE(read ? read->entries().size() : 0, whole.size());
    }
    EXPECT_FALSE(base::Catalogue::parse("").ok());
    EXPECT_EQ(base::Catalogue::load("/nowhere").error().kind, base::ErrorKind::not_found);
}

TEST(Catalogue, RefusesOtherCharsetsAndWhatIsNoPluralRule) {
    auto mo = bytes_of(TEST_MO);
    const auto charset = mo.find("UTF-8");
    EXPECT_FALSE(base::Catalogue::parse(std::string(mo).replace(charset, 5, "UTF-7")).ok());
    const auto rule = mo.find("n != 1");
    EXPECT_FALSE(base::Catalogue::parse(std::string(mo).replace(rule, 6, "n != m")).ok());
}

TEST(Catalogue, StretchedWordsAreFortyPercentLonger) {
    const auto pseudo = english().stretched();
    EXPECT_EQ(pseudo.tr("签到"), "[Chéçk îñ ~~~]");
    EXPECT_EQ(places(pseudo.tr_n("还有 {n} 人", 2)), std::set<std::string>{"{n}"});
}

TEST(Catalogue, TheHouseEnglishKeepsEveryPlaceOfTheSource) {
    const auto en = base::load_catalogue(assets::path("locale"), base::Language::en);
    ASSERT_TRUE(en.ok()) << base::describe(en.error());
    EXPECT_EQ(en->tr("上午好"), "Good morning");
    for (const auto& entry : en->entries())
        for (const auto form : entry.forms) {
            const auto msgid = entry.key.substr(entry.key.find('\4') + 1);
            // "1 person" needs no {n}: a form may leave a place out but never invent one.
            for (const auto& place : places(form))
                EXPECT_TRUE(places(msgid).count(place)) << form;
        }
}

TEST(Fill, PutsValuesIntoPlaces) {
    EXPECT_EQ(base::fill("第 {n} 位，共 {all} 人", {{"n", "128"}, {"all", "156"}}), "第 128 位，共 156 人");
    EXPECT_EQ(base::fill("{all} people, {n}", {{"n", "{all}"}, {"all", "2"}}), "2 people, {all}");
    EXPECT_EQ(base::fill("{who} {", {{"n", "1"}}), "{who} {");
    EXPECT_EQ(base::fill("}{n}{", {{"n", "1"}}), "}1{");
    EXPECT_EQ(base::fill("", {}), "");
}

}  // namespace
