#include "kiosk/app/loudness.h"

#include <gtest/gtest.h>

namespace {

using app::Hours;
using app::parse_hours;

constexpr int at(int hour, int minute = 0) {
    return hour * 60 + minute;
}

TEST(Loudness, ReadsHours) {
    EXPECT_EQ(parse_hours("18:00-08:00"), (Hours{at(18), at(8)}));
    EXPECT_EQ(parse_hours("00:00-23:59"), (Hours{0, at(23, 59)}));
}

TEST(Loudness, RefusesWhatIsNoHours) {
    for (const char* wrong :
         {"", "18-08", "18:00", "18:00-", "18:00-24:00", "18:60-08:00", "8:00-18:00", "18:00 - 08:00",
          "-1:00-08:00", "18:00-08:00 ", "18:00-18:00", "18:00-08:0", "ab:cd-ef:gh"})
        EXPECT_FALSE(parse_hours(wrong)) << wrong;
}

TEST(Loudness, IsLowInQuietHoursOverMidnightToo) {
    app::Loudness loudness{80, Hours{at(18), at(8)}, 10};
    EXPECT_EQ(loudness.at(at(17, 59)), 80);
    EXPECT_EQ(loudness.at(at(18)), 10);
    EXPECT_EQ(loudness.at(0), 10);
    EXPECT_EQ(loudness.at(at(7, 59)), 10);
    EXPECT_EQ(loudness.at(at(8)), 80);
    loudness.quiet = Hours{at(12), at(14)};
    EXPECT_EQ(loudness.at(at(11, 59)), 80);
    EXPECT_EQ(loudness.at(at(12)), 10);
    EXPECT_EQ(loudness.at(at(14)), 80);
    loudness.quiet.reset();
    EXPECT_EQ(loudness.at(at(3)), 80);
}

}  // namespace
