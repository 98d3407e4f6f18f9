#include "base/wipe.h"

#include <cstring>
#include <string>

#include <gtest/gtest.h>

namespace {

TEST(Renew, LeavesNothingOfAShortTextInItsOwnBytes) {
    std::string name = "王建国";  // nine bytes: kept inside the string itself
    unsigned char bytes[sizeof name];
    name.clear();
    std::memcpy(bytes, &name, sizeof name);
    const auto has_rest = [&] {
        return std::string(reinterpret_cast<char*>(bytes), sizeof bytes).find("建国") != std::string::npos;
    };
    ASSERT_TRUE(has_rest()) << "clear() is enough here: renew() is not needed";
    base::renew(name);
    std::memcpy(bytes, &name, sizeof name);
    EXPECT_FALSE(has_rest());
    EXPECT_EQ(name, "");
}

TEST(WithoutTrace, RunsTheWorkOnceAndLetsItsErrorOut) {
    int runs = 0;
    base::without_trace([&] { ++runs; });
    EXPECT_EQ(runs, 1);
    EXPECT_THROW(base::without_trace([] { throw 1; }), int);
}

}  // namespace
