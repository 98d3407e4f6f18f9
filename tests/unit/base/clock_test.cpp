#include "base/clock.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;

TEST(CivilTime, IsReadAtTheOffset) {
    const auto t = base::from_civil({2026, 12, 22, 0, 9, 12, 36}, 480min);
    EXPECT_EQ(base::to_ms(t), 1797901956000);
    const auto c = base::to_civil(t, 480min);
    EXPECT_EQ(c, (base::CivilTime{2026, 12, 22, 2, 9, 12, 36}));
}

TEST(CivilTime, DayChangesAtLocalMidnight) {
    const auto before = base::from_civil({2026, 12, 22, 0, 23, 59, 59}, 480min);
    EXPECT_EQ(base::civil_day(before, 480min) + 1, base::civil_day(before + 1s, 480min));
    EXPECT_EQ(base::civil_day(before, 0min), base::civil_day(before + 1s, 0min));
}

TEST(SystemClock, BootTimeDoesNotGoBack) {
    base::SystemClock clock;
    const auto first = clock.boot();
    EXPECT_GE(clock.boot(), first);
    EXPECT_EQ(clock.boot_id().size(), 36u);
}
