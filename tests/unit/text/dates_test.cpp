#include "base/text/dates.h"

#include <gtest/gtest.h>

#include "assets/assets.h"
#include "base/text/numbers.h"

namespace {

using base::Language;

const base::CivilTime kSolstice{2026, 12, 22, 2, 9, 12, 6};

TEST(Dates, AreWrittenAsEachLanguageDoes) {
    const base::Catalogue zh, en = *base::load_catalogue(assets::path("locale"), Language::en);
    EXPECT_EQ(base::format_date(kSolstice, zh), "12月22日 星期二");
    EXPECT_EQ(base::format_date(kSolstice, en), "Tuesday 22 Dec");
    EXPECT_EQ(base::format_short_date({2027, 1, 3, 0, 0, 0, 0}, zh), "1月3日");
    EXPECT_EQ(base::format_short_date({2027, 1, 3, 0, 0, 0, 0}, en), "3 Jan");
    EXPECT_EQ(base::format_weekday({2027, 1, 3, 0, 0, 0, 0}, zh), "星期日");
}

TEST(Dates, TimesHaveTwentyFourHours) {
    EXPECT_EQ(base::format_time(kSolstice), "09:12");
    EXPECT_EQ(base::format_time_with_seconds(kSolstice), "09:12:06");
    EXPECT_EQ(base::format_time({2027, 1, 3, 0, 0, 5, 0}), "00:05");
    EXPECT_EQ(base::format_iso_date({2027, 1, 3, 0, 0, 5, 0}), "2027-01-03");
}

TEST(Dates, TheGreetingFollowsTheHour) {
    const std::pair<int, const char*> table[] = {{0, "晚上好"},  {4, "晚上好"},  {5, "早上好"},
                                                 {8, "早上好"},  {9, "上午好"},  {11, "中午好"},
                                                 {13, "下午好"}, {17, "下午好"}, {18, "晚上好"}};
    for (const auto& [hour, words] : table)
        EXPECT_EQ(base::greeting(hour), words) << hour;
}

TEST(Dates, OnlyNearDaysHaveAWord) {
    EXPECT_EQ(base::near_day(1), "明天");
    EXPECT_EQ(base::near_day(-1), "昨天");
    EXPECT_EQ(base::near_day(3), "");
}

TEST(Numbers, ChineseTakesWanFromTenThousand) {
    const std::pair<std::int64_t, const char*> table[] = {{0, "0"},
                                                          {2363, "2363"},
                                                          {9999, "9999"},
                                                          {10000, "1 万"},
                                                          {12345, "1.2 万"},
                                                          {99'960, "10 万"},
                                                          {1'234'567, "123.5 万"},
                                                          {99'999'499, "9999.9 万"},
                                                          {99'999'999, "1 亿"},
                                                          {350'000'000, "3.5 亿"},
                                                          {-12345, "-1.2 万"}};
    for (const auto& [count, words] : table)
        EXPECT_EQ(base::format_count(count, Language::zh), words);
}

TEST(Numbers, EnglishGroupsByThousands) {
    EXPECT_EQ(base::format_count(999, Language::en), "999");
    EXPECT_EQ(base::format_count(2363, Language::en), "2,363");
    EXPECT_EQ(base::format_count(-1234567, Language::en), "-1,234,567");
    EXPECT_EQ(base::format_count(INT64_MIN, Language::en), "-9,223,372,036,854,775,808");
}

}  // namespace
