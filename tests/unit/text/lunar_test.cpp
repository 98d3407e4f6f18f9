#include "base/text/lunar.h"

#include <set>

#include <gtest/gtest.h>

#include "base/text/solar_term.h"

namespace {

struct Day {
    int year, month, day;
};
std::ostream& operator<<(std::ostream& out, const Day& d) {
    return out << d.year << "-" << d.month << "-" << d.day;
}

std::string words(const Day& d) {
    return base::format_lunar(*base::lunar_date(d.year, d.month, d.day));
}

// Civil dates of the festivals as almanacs print them.
TEST(Lunar, FestivalsFallOnTheirDays) {
    const struct {
        int month, day;
        Day days[5];  // 2026 to 2030
    } festivals[] = {
        {1, 1, {{2026, 2, 17}, {2027, 2, 6}, {2028, 1, 26}, {2029, 2, 13}, {2030, 2, 3}}},       // 春节
        {1, 15, {{2026, 3, 3}, {2027, 2, 20}, {2028, 2, 9}, {2029, 2, 27}, {2030, 2, 17}}},      // 元宵
        {5, 5, {{2026, 6, 19}, {2027, 6, 9}, {2028, 5, 28}, {2029, 6, 16}, {2030, 6, 5}}},       // 端午
        {8, 15, {{2026, 9, 25}, {2027, 9, 15}, {2028, 10, 3}, {2029, 9, 22}, {2030, 9, 12}}},    // 中秋
        {9, 9, {{2026, 10, 18}, {2027, 10, 8}, {2028, 10, 26}, {2029, 10, 16}, {2030, 10, 5}}},  // 重阳
        {12, 8, {{2026, 1, 26}, {2027, 1, 15}, {2028, 1, 4}, {2029, 1, 22}, {2030, 1, 11}}},     // 腊八
    };
    for (const auto& festival : festivals)
        for (const auto& day : festival.days) {
            const auto lunar = base::lunar_date(day.year, day.month, day.day);
            ASSERT_TRUE(lunar.ok()) << day;
            EXPECT_EQ(lunar->month, festival.month) << day;
            EXPECT_EQ(lunar->day, festival.day) << day;
            EXPECT_FALSE(lunar->leap) << day;
        }
}

TEST(Lunar, IsWrittenInWords) {
    EXPECT_EQ(words({2026, 12, 22}), "农历丙午年冬月十四");
    EXPECT_EQ(words({2027, 2, 5}), "农历丙午年腊月廿九");
    EXPECT_EQ(words({2027, 2, 6}), "农历丁未年正月初一");
    EXPECT_EQ(words({2025, 8, 1}), "农历乙巳年闰六月初八");
    EXPECT_EQ(words({2028, 6, 25}), "农历戊申年闰五月初三");
    EXPECT_EQ(words({2026, 2, 26}), "农历丙午年正月初十");
    EXPECT_EQ(words({2026, 3, 8}), "农历丙午年正月二十");
    EXPECT_EQ(words({2026, 3, 9}), "农历丙午年正月廿一");
    EXPECT_EQ(words({2026, 3, 18}), "农历丙午年正月三十");
}

TEST(Lunar, SolarTermsFallOnTheirDays) {
    const std::pair<Day, const char*> table[] = {
        {{2026, 4, 5}, "清明"},   {{2027, 4, 5}, "清明"},   {{2028, 4, 4}, "清明"},
        {{2029, 4, 4}, "清明"},   {{2030, 4, 5}, "清明"},   {{2026, 12, 22}, "冬至"},
        {{2027, 12, 22}, "冬至"}, {{2028, 12, 21}, "冬至"}, {{2029, 12, 21}, "冬至"},
        {{2030, 12, 22}, "冬至"}, {{2027, 2, 4}, "立春"},   {{2027, 2, 5}, ""},
        {{2026, 6, 5}, "芒种"},   {{2030, 6, 5}, "芒种"},   {{2026, 10, 23}, "霜降"},
        {{2026, 6, 21}, "夏至"},  {{2026, 8, 7}, "立秋"}};
    for (const auto& [day, term] : table)
        EXPECT_EQ(base::lunar_date(day.year, day.month, day.day)->solar_term, term) << day;
}

// Instants of the U.S. Naval Observatory, to the minute: 0.001 degrees are 88 seconds.
TEST(Lunar, TheSunIsWhereAlmanacsSay) {
    const struct {
        base::CivilTime utc;
        double longitude;
    } table[] = {{{2026, 3, 20, 0, 14, 46, 0}, 360}, {{2026, 6, 21, 0, 8, 24, 0}, 90},
                 {{2026, 9, 23, 0, 0, 5, 0}, 180},   {{2026, 12, 21, 0, 20, 50, 0}, 270},
                 {{2024, 3, 20, 0, 3, 6, 0}, 360},   {{2024, 12, 21, 0, 9, 21, 0}, 270}};
    for (const auto& [utc, longitude] : table) {
        const double seen = base::sun_longitude(base::from_civil(utc, std::chrono::minutes{0}));
        EXPECT_NEAR(seen < 1 ? seen + 360 : seen, longitude, 0.001);
    }
}

TEST(Lunar, EveryYearHasItsTwentyFourTerms) {
    for (int year = 2026; year <= 2036; ++year) {
        int terms = 0;
        for (int month = 1; month <= 12; ++month)
            for (int day = 1; day <= 31; ++day) {
                const auto lunar = base::lunar_date(year, month, day);
                if (lunar && !lunar->solar_term.empty()) ++terms;
            }
        EXPECT_EQ(terms, 24) << year;
    }
}

// What makes the calendar (GB/T 33661-2017), checked against the sun that we compute ourselves: days follow
// each other in months of 29 or 30; 冬至 lies in the eleventh month; a leap month has none of the twelve
// middle terms. ICU's calendar breaks this in 2027 and 2030.
TEST(Lunar, MonthsFollowTheSunForSeventyYears) {
    const std::set<std::string_view> middle{"冬至", "大寒", "雨水", "春分", "谷雨", "小满",
                                            "夏至", "大暑", "处暑", "秋分", "霜降", "小雪"};
    base::LunarDate before = *base::lunar_date(2019, 12, 31);
    int leap_months = 0;
    const auto first = base::from_civil({2020, 1, 1, 0, 0, 0, 0}, std::chrono::minutes{0});
    for (int i = 0; i < 70 * 365; ++i) {
        const base::CivilTime day =
            base::to_civil(first + std::chrono::hours{24 * i}, std::chrono::minutes{0});
        const auto now = base::lunar_date(day.year, day.month, day.day);
        ASSERT_TRUE(now.ok());
        const Day name{day.year, day.month, day.day};
        if (now->day == 1) {
            ASSERT_TRUE(before.day == 29 || before.day == 30) << name;
            const int next = now->leap ? before.month : before.month % 12 + 1;
            ASSERT_EQ(now->month, next) << name;
            leap_months += now->leap ? 1 : 0;
        } else {
            ASSERT_EQ(now->day, before.day + 1) << name;
            ASSERT_EQ(now->month, before.month) << name;
        }
        EXPECT_TRUE(now->solar_term != "冬至" || (now->month == 11 && !now->leap)) << name;
        EXPECT_FALSE(now->leap && middle.count(now->solar_term) > 0) << name << now->solar_term;
        before = *now;
    }
    EXPECT_NEAR(leap_months, 70 * 7 / 19, 1);  // Meton's cycle
}

TEST(Lunar, RefusesDaysThatAreNot) {
    EXPECT_FALSE(base::lunar_date(2026, 2, 30).ok());
    EXPECT_FALSE(base::lunar_date(1900, 1, 1).ok());
    EXPECT_FALSE(base::lunar_date(2101, 1, 1).ok());
    EXPECT_FALSE(base::lunar_date(2026, 13, 1).ok());
}

}  // namespace
