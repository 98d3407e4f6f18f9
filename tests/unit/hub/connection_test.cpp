#include "hub/api/connection.h"

#include <chrono>

#include <gtest/gtest.h>
#include <sys/socket.h>

#include "base/unique_fd.h"

namespace {

using namespace std::chrono_literals;

// An answer whose head is out must not lose its body to a stop that comes between the two.
TEST(Connection, WritesOnWhileTheHouseEndsAndWaitsForNothing) {
    int ends[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    const base::UniqueFd here(ends[0]), there(ends[1]);
    hub::Connection connection(here.get(), {[] { return true; }, [] { return false; }});
    connection.begin(5s);
    EXPECT_TRUE(connection.is_writable());
    EXPECT_EQ(connection.write("body", 4), 4);
    char read[4] = {};
    EXPECT_EQ(::recv(there.get(), read, sizeof read, MSG_DONTWAIT), 4);
    EXPECT_FALSE(connection.is_readable()) << "nothing has come, and nothing will be waited for";
}

}  // namespace
