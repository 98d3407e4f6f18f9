#include "hub/store/cursor.h"

#include <gtest/gtest.h>

namespace {

using hub::Cursor;

const std::string epoch = "0123456789abcdef";

TEST(Cursor, SurvivesTheWire) {
    const Cursor cursor{epoch, 77, 900};
    EXPECT_EQ(hub::parse_cursor(hub::to_text(cursor)), cursor);
}

TEST(Cursor, HostileTextIsNoCursor) {
    const std::string good = hub::to_text({epoch, 1, 0});
    for (const std::string& text : {std::string(), good.substr(1), good + "0", std::string(48, 'g'),
                                    std::string(48, '\0'), good.substr(0, 47) + "'"})
        EXPECT_FALSE(hub::parse_cursor(text));
}

TEST(Cursor, LeadsOnOnlyWhereNothingCanBeMissed) {
    const hub::FeedState feed{epoch, 100, 40};
    EXPECT_TRUE(hub::leads_on({epoch, 100, 0}, feed));
    EXPECT_TRUE(hub::leads_on({epoch, 40, 0}, feed));
    EXPECT_FALSE(hub::leads_on({epoch, 39, 0}, feed)) << "a forgotten tombstone was never seen";
    EXPECT_TRUE(hub::leads_on({epoch, 10, 60}, feed)) << "a snapshot that began after it";
    EXPECT_FALSE(hub::leads_on({epoch, 10, 30}, feed));
    EXPECT_FALSE(hub::leads_on({epoch, 101, 0}, feed)) << "from before a restore";
    EXPECT_FALSE(hub::leads_on({epoch, 10, 101}, feed));
    EXPECT_FALSE(hub::leads_on({"fedcba9876543210", 50, 0}, feed));
}

}  // namespace
