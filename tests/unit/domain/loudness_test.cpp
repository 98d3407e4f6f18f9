#include "kiosk/domain/loudness.h"

#include <gtest/gtest.h>

namespace {

using domain::Hours;
using domain::parse_hours;

constexpr int minutes_of(int hour, int minute = 0) {
    return hour * 60 + minute;
}

TEST(Loudness, ReadsHours) {
    EXPECT_EQ(parse_hours("18:00-08:00"), (Hours{minutes_of(18), minutes_of(8)}));
    EXPECT_EQ(parse_hours("00:00-23:59"), (Hours{0, minutes_of(23, 59)}));
}

TEST(Loudness, RefusesWhatIsNoHours) {
    for (const char* wrong :
         {"", "18-08", "18:00", "18:00-", "18:00-24:00", "18:60-08:00", "8:00-18:00", "18:00 - 08:00",
          "-1:00-08:00", "18:00-08:00 ", "18:00-18:00", "18:00-08:0", "ab:cd-ef:gh"})
        EXPECT_FALSE(parse_hours(wrong)) << wrong;
}

TEST(Loudness, IsLowInQuietHoursOverMidnightToo) {
    domain::Loudness loudness{80, Hours{minutes_of(18), minutes_of(8)}, 10};
    EXPECT_EQ(loudness.at(minutes_of(17, 59)), 80);
    EXPECT_EQ(loudness.at(minutes_of(18)), 10);
    EXPECT_EQ(loudness.at(0), 10);
    EXPECT_EQ(loudness.at(minutes_of(7, 59)), 10);
    EXPECT_EQ(loudness.at(minutes_of(8)), 80);
    loudness.quiet = Hours{minutes_of(12), minutes_of(14)};
    EXPECT_EQ(loudness.at(minutes_of(11, 59)), 80);
    EXPECT_EQ(loudness.at(minutes_of(12)), 10);
    EXPECT_EQ(loudness.at(minutes_of(14)), 80);
    loudness.quiet.reset();
    EXPECT_EQ(loudness.at(minutes_of(3)), 80);
}

}  // namespace
