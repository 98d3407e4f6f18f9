#include "hub/clock.h"

#include <gtest/gtest.h>

#include "tests/fakes/sample_data.h"

namespace {

TEST(IsoTime, ReadsWhatPeopleWrite) {
    EXPECT_EQ(hub::parse_iso_time("2026-12-22T09:12"), fakes::at(9, 12));
    EXPECT_EQ(hub::parse_iso_time("2026-12-22T09:12:36"), fakes::at(9, 12) + std::chrono::seconds(36));
    EXPECT_EQ(hub::parse_iso_time("2026-12-22T09:12:00+08:00"), fakes::at(9, 12));
    EXPECT_EQ(hub::parse_iso_time("2026-12-22T01:12:00Z"), fakes::at(9, 12));
    EXPECT_EQ(hub::parse_iso_time("2026-12-21T20:12:00-05:00"), fakes::at(9, 12));
}

TEST(IsoTime, RefusesWhatIsNoTime) {
    for (const char* text :
         {"", "2026-12-22", "2026-13-01T00:00", "2026-02-29T00:00", "2026-12-22T24:00", "2026-12-22T09:60",
          "2026-12-22 09:12", "2026-12-22T09:12+8", "2026-12-22T09:12:00Zx", "2026-12-22T09:12+99:00",
          "0202-12-22T09:12", "1969-12-31T09:12", "2200-01-01T00:00"})
        EXPECT_FALSE(hub::parse_iso_time(text)) << text;
}

TEST(IsoDay, IsADayOfTheCalendar) {
    EXPECT_EQ(hub::iso_day(hub::parse_iso_day("2028-02-29").value()), "2028-02-29");
    for (const char* text : {"", "2026-02-29", "0001-01-01", "2026-12-22T09:12", "26-12-22", "2026-12-22 "})
        EXPECT_FALSE(hub::parse_iso_day(text)) << text;
}

TEST(OffsetClock, StartsWhereItIsTold) {
    const hub::OffsetClock clock(fakes::at(9, 12));
    const auto first = clock.wall();
    EXPECT_GE(first, fakes::at(9, 12));
    EXPECT_LT(first, fakes::at(9, 13));
    EXPECT_LE(first, clock.wall());
}

}  // namespace
