#include "kiosk/domain/meeting.h"

#include <gtest/gtest.h>

#include "tests/fakes/sample_data.h"

using domain::MeetingPhase;
using fakes::at;
using namespace std::chrono_literals;

TEST(MeetingPhase, FollowsTheCheckInWindow) {
    const auto m = fakes::meeting();
    const auto phase = [&](base::WallTime now) { return domain::phase_of(m, now, fakes::utc_offset); };
    EXPECT_EQ(phase(at(23, 59, 21)), MeetingPhase::upcoming);
    EXPECT_EQ(phase(at(0, 0)), MeetingPhase::opens_later_today);
    EXPECT_EQ(phase(at(8, 0) - 1ms), MeetingPhase::opens_later_today);
    EXPECT_EQ(phase(at(8, 0)), MeetingPhase::open);
    EXPECT_EQ(phase(at(10, 0) - 1ms), MeetingPhase::open);
    EXPECT_EQ(phase(at(10, 0)), MeetingPhase::over);
    EXPECT_EQ(phase(at(9, 0, 23)), MeetingPhase::over);
}

TEST(MeetingPhase, TheDayIsTheSitesDayNotUtc) {
    auto m = fakes::meeting();
    m.opens = at(7, 0);  // 23:00 UTC of the day before
    EXPECT_EQ(domain::phase_of(m, at(1, 0), 480min), MeetingPhase::opens_later_today);
    EXPECT_EQ(domain::phase_of(m, at(9, 0, 21), 480min), MeetingPhase::upcoming);
}
