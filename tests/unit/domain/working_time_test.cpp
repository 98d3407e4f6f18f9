#include "kiosk/domain/working_time.h"

#include <random>

#include <gtest/gtest.h>

namespace {

using namespace domain;
using namespace std::chrono;

// Monday to Friday, 8:30 to 12:00 and 14:00 to 18:00: seven and a half hours.
WorkingCalendar house() {
    WorkingCalendar calendar;
    calendar.hours = {{8 * 60 + 30, 12 * 60}, {14 * 60, 18 * 60}};
    calendar.works = {false, true, true, true, true, true, false};
    return calendar;
}

sys_days on(int y, unsigned m, unsigned d) {
    return year(y) / month(m) / day(d);
}
base::WallTime at(sys_days day, int hour, int minute) {
    return base::WallTime(day + hours(hour) + minutes(minute) - hours(8));
}
const sys_days tuesday = on(2026, 12, 22), friday = on(2026, 12, 25), monday = on(2026, 12, 28);

TEST(WorkingTime, PassesWithinTheHours) {
    EXPECT_EQ(due(house(), at(tuesday, 9, 0), minutes(90)), at(tuesday, 10, 30));
}

TEST(WorkingTime, StandsStillAtNoonAndOvernight) {
    EXPECT_EQ(due(house(), at(tuesday, 11, 30), hours(1)), at(tuesday, 14, 30));
    EXPECT_EQ(due(house(), at(tuesday, 17, 30), hours(1)), at(tuesday + days(1), 9, 0));
    EXPECT_EQ(due(house(), at(tuesday, 12, 30), minutes(1)), at(tuesday, 14, 1));
}

TEST(WorkingTime, WhatIsDueAtTheEndOfTheDayIsDueThatDay) {
    EXPECT_EQ(due(house(), at(tuesday, 17, 0), hours(1)), at(tuesday, 18, 0));
}

TEST(WorkingTime, BeginsWithTheNextWorkingDay) {
    EXPECT_EQ(due(house(), at(friday, 22, 15), hours(1)), at(monday, 9, 30));
    EXPECT_EQ(due(house(), at(friday + days(1), 10, 0), hours(1)), at(monday, 9, 30));
}

TEST(WorkingTime, KnowsHolidaysAndTheDaysThatMakeUpForThem) {
    WorkingCalendar calendar = house();
    calendar.closed = {monday};
    calendar.opened = {friday + days(1)};
    EXPECT_EQ(due(calendar, at(friday, 17, 0), hours(2)), at(friday + days(1), 9, 30));
    EXPECT_EQ(due(calendar, at(friday + days(1), 17, 0), hours(2)), at(monday + days(1), 9, 30));
}

TEST(WorkingTime, AHouseThatNeverWorksCountsAsTimePasses) {
    WorkingCalendar never = house();
    never.works = {};
    EXPECT_EQ(due(never, at(tuesday, 9, 0), hours(3)), at(tuesday, 12, 0));
    never = house();
    never.hours.clear();
    EXPECT_EQ(due(never, at(tuesday, 9, 0), hours(3)), at(tuesday, 12, 0));
}

// Minute by minute, as one would count with a finger.
minutes worked_between(const WorkingCalendar& calendar, base::WallTime from, base::WallTime until) {
    minutes worked{0};
    for (auto t = from; t < until; t += minutes(1)) {
        const auto local = t + calendar.utc_offset;
        const auto today = floor<days>(local);
        const int minute = static_cast<int>(duration_cast<minutes>(local - today).count());
        for (const WorkingSpan& span : calendar.hours)
            if (works_on(calendar, today) && minute >= span.from && minute < span.until) worked += minutes(1);
    }
    return worked;
}

TEST(WorkingTime, IsWhatAFingerCounts) {
    WorkingCalendar calendar = house();
    calendar.closed = {on(2027, 1, 1)};
    calendar.opened = {on(2027, 1, 3)};
    std::mt19937 random(5);
    for (int n = 0; n < 300; ++n) {
        const auto from = at(tuesday, 0, 0) + minutes(random() % (14 * 24 * 60));
        const minutes work(1 + random() % (20 * 60));
        const auto until = due(calendar, from, work);
        EXPECT_EQ(worked_between(calendar, from, until), work);
        EXPECT_EQ(worked_between(calendar, from, until - minutes(1)), work - minutes(1));
    }
}

}  // namespace
