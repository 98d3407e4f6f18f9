#include "base/sqlite/migrate.h"

#include <gtest/gtest.h>

using namespace base::sqlite;

namespace {

constexpr Migration first_two[] = {{1, "one", "CREATE TABLE a (n)"},
                                   {2, "two", "INSERT INTO a VALUES (7); ALTER TABLE a ADD COLUMN m"}};
constexpr Migration broken_third[] = {
    first_two[0], first_two[1], {3, "three", "INSERT INTO a VALUES (8, 8); INSERT INTO gone VALUES (1)"}};

Connection memory() {
    return std::move(*Connection::open({":memory:", "", {}}));
}

std::int64_t version(Connection& db) {
    return first_integer(db.query("PRAGMA user_version")).value_or(-1);
}

}  // namespace

TEST(Migrate, RunsEachOnce) {
    auto db = memory();
    ASSERT_TRUE(migrate(db, first_two));
    ASSERT_TRUE(migrate(db, first_two));
    EXPECT_EQ(version(db), 2);
    EXPECT_EQ(first_integer(db.query("SELECT count(*) FROM a")).value_or(-1), 1);
}

TEST(Migrate, AFailedOneLeavesNothingBehind) {
    auto db = memory();
    const auto done = migrate(db, broken_third);
    ASSERT_FALSE(done);
    EXPECT_NE(done.error().place.find("three"), std::string::npos);
    EXPECT_EQ(version(db), 2);
    EXPECT_EQ(first_integer(db.query("SELECT count(*) FROM a")).value_or(-1), 1);
}

TEST(Migrate, ANewerFileIsRefused) {
    auto db = memory();
    ASSERT_TRUE(db.execute("PRAGMA user_version = 3"));
    const auto done = migrate(db, first_two);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, base::ErrorKind::invalid);
}
