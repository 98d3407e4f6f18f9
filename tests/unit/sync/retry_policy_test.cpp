#include "kiosk/sync/retry_policy.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;
using syncing::parse_retry_after;
using syncing::retry_delay;

namespace {

std::chrono::milliseconds longest(unsigned failures) {
    return retry_delay({}, failures, 1.0, std::nullopt);
}

}  // namespace

TEST(RetryDelay, DoublesUpToTheCap) {
    EXPECT_EQ(longest(1), 1s);
    EXPECT_EQ(longest(2), 2s);
    EXPECT_EQ(longest(6), 32s);
    EXPECT_EQ(longest(7), 60s);
    EXPECT_EQ(longest(4'000'000'000), 60s);
}

TEST(RetryDelay, JitterIsFull) {
    EXPECT_EQ(retry_delay({}, 7, 0.0, std::nullopt), 0ms);
    EXPECT_EQ(retry_delay({}, 7, 0.5, std::nullopt), 30s);
    EXPECT_EQ(retry_delay({}, 7, -3.0, std::nullopt), 0ms);
    EXPECT_EQ(retry_delay({}, 7, 3.0, std::nullopt), 60s);
}

TEST(RetryDelay, WaitsAsAskedAndNotForEver) {
    EXPECT_EQ(retry_delay({}, 1, 0.0, 20s), 20s);
    EXPECT_EQ(retry_delay({}, 1, 0.5, 20s), 20'500ms);
    EXPECT_EQ(retry_delay({}, 1, 0.0, 24h), 300s);
    EXPECT_EQ(retry_delay({}, 1, 0.0, -5s), 0ms);
}

TEST(RetryAfter, IsReadAsSecondsOnly) {
    EXPECT_EQ(parse_retry_after("0"), 0s);
    EXPECT_EQ(parse_retry_after("120"), 120s);
    EXPECT_EQ(parse_retry_after("99999999999999999999999999"), 24h);
    for (const char* text : {"", "-1", "1.5", " 1", "1 ", "x", "Wed, 21 Oct 2026 07:28:00 GMT"})
        EXPECT_EQ(parse_retry_after(text), std::nullopt) << text;
}
