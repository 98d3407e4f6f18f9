#include "kiosk/app/recent_log.h"

#include <gtest/gtest.h>

#include "kiosk/app/log.h"

namespace {

TEST(RecentLog, KeepsTheNewestLinesInOrder) {
    app::RecentLog log;
    for (int i = 0; i < 250; ++i)
        log.add(std::to_string(i));
    const auto lines = log.read();
    ASSERT_EQ(lines.size(), app::RecentLog::lines);
    EXPECT_EQ(lines.front(), "50");
    EXPECT_EQ(lines.back(), "249");
}

TEST(RecentLog, CutsALongLineBetweenCharacters) {
    app::RecentLog log;
    std::string line(app::RecentLog::bytes - 1, 'a');
    log.add(line + "汉字");
    EXPECT_EQ(log.read().at(0), line);
}

TEST(RecentLog, HasWhatTheLogWrote) {
    app::open_log("", "info");
    app::log_info("said once");
    const auto lines = app::recent_log();
    ASSERT_FALSE(lines.empty());
    EXPECT_NE(lines.back().find("said once"), std::string::npos);
    EXPECT_EQ(lines.back().back(), 'e') << "no end of line";
}

}  // namespace
