#include "hub/handlers/rate_limit.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;
using hub::TryLimit;

namespace {

constexpr base::BootTime start = 100h;

TryLimit::Rules rules(int each = 3, int all = 10, std::size_t sources = 4) {
    return {{each, 30s}, {all, 1s}, sources};
}

int taken(TryLimit& limit, const std::string& source, base::BootTime now, int tries) {
    int n = 0;
    for (int i = 0; i < tries; ++i)
        n += !limit.take(source, now);
    return n;
}

TEST(TryLimit, LetsABurstThroughAndThenOneAtATime) {
    TryLimit limit(rules());
    EXPECT_EQ(taken(limit, "a", start, 9), 3);
    EXPECT_EQ(limit.take("a", start), 30s);
    EXPECT_EQ(limit.take("a", start + 29'999ms), 1ms);
    EXPECT_FALSE(limit.take("a", start + 30s));
    EXPECT_EQ(limit.take("a", start + 30s), 30s) << "what was refused cost nothing, what was taken did";
    EXPECT_EQ(taken(limit, "a", start + 1h, 9), 3) << "never more than a burst";
}

TEST(TryLimit, OneSourceDoesNotShutOutAnother) {
    TryLimit limit(rules());
    EXPECT_EQ(taken(limit, "a", start, 50), 3);
    EXPECT_EQ(taken(limit, "b", start, 50), 3);
}

TEST(TryLimit, AllTogetherAreLimitedToo) {
    TryLimit limit(rules(3, 5, 100));
    int all = 0;
    for (const char* source : {"a", "b", "c", "d", "e"})
        all += taken(limit, source, start, 3);
    EXPECT_EQ(all, 5);
    EXPECT_EQ(limit.take("f", start), 1s);
    EXPECT_FALSE(limit.take("f", start + 1s));
}

TEST(TryLimit, AnHonestTryCostsNothing) {
    TryLimit limit(rules());
    for (int person = 0; person < 50; ++person) {
        ASSERT_FALSE(limit.take("a", start));
        limit.give_back("a");
    }
    EXPECT_EQ(taken(limit, "a", start, 9), 3) << "and gives nothing beyond the burst";
}

TEST(TryLimit, RemembersNoMoreSourcesThanItMay) {
    TryLimit limit(rules(3, 1'000'000, 4));
    int crowd = 0;
    for (int n = 0; n < 1000; ++n)
        crowd += taken(limit, "source " + std::to_string(n), start, 1);
    EXPECT_EQ(limit.remembered(), 4u);
    EXPECT_EQ(crowd, 4 + 3) << "whoever is not told apart shares one bucket";
    EXPECT_FALSE(limit.take("late", start + 1h));
    EXPECT_EQ(limit.remembered(), 1u) << "full buckets are forgotten";
}

}  // namespace
