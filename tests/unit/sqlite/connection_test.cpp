#include "base/sqlite/connection.h"

#include <limits>

#include <gtest/gtest.h>

using base::ErrorKind;
using base::sqlite::Connection;
using base::sqlite::Query;
using base::sqlite::Transaction;

namespace {

Connection memory() {
    auto db = Connection::open({":memory:", "", {}});
    EXPECT_TRUE(db) << describe(db.error());
    return std::move(*db);
}

using SomeId = base::Id<struct SomeTag>;

}  // namespace

TEST(SqliteQuery, KeepsEveryTypeAsItWas) {
    auto db = memory();
    const base::Uuid uuid = base::make_uuid_v7(base::from_ms(1797901956000));
    const SomeId id{0xfedcba9876543210u};
    const std::string with_nul("a\0b", 3);
    auto row = db.query("SELECT ?, ?, ?, ?, ?, ?, ?, ?", id, base::to_string(uuid), with_nul, 2.5, true,
                        nullptr, base::from_ms(-1), std::numeric_limits<std::int64_t>::min());
    ASSERT_TRUE(row.next());
    EXPECT_EQ(row.id<SomeId>(0), id);
    EXPECT_EQ(row.uuid(1), uuid);
    EXPECT_EQ(row.text(2), with_nul);
    EXPECT_EQ(row.real(3), 2.5);
    EXPECT_TRUE(row.flag(4));
    EXPECT_TRUE(row.null(5));
    EXPECT_EQ(row.wall_time(6), base::from_ms(-1));
    EXPECT_EQ(row.integer(7), std::numeric_limits<std::int64_t>::min());
    EXPECT_FALSE(row.next());
    EXPECT_TRUE(row.status());
}

TEST(SqliteQuery, EmptyTextIsNotNull) {
    auto db = memory();
    auto row = db.query("SELECT ?, ?", std::string_view{}, base::sqlite::Blob{});
    ASSERT_TRUE(row.next());
    EXPECT_FALSE(row.null(0));
    EXPECT_FALSE(row.null(1));
}

TEST(SqliteQuery, AnErrorStaysUntilItIsAskedFor) {
    auto db = memory();
    auto broken = db.query("SELECT nonsense FROM nowhere");
    EXPECT_FALSE(broken.next());
    EXPECT_FALSE(broken.next());
    ASSERT_FALSE(broken.status());
    EXPECT_EQ(broken.status().error().kind, ErrorKind::internal);
    EXPECT_FALSE(db.run("SELECT ?, ?", 1)) << "a value is missing";
}

TEST(SqliteQuery, TheSameTextMayRunInsideItself) {
    auto db = memory();
    ASSERT_TRUE(db.execute("CREATE TABLE t (n); INSERT INTO t VALUES (1), (2), (3)"));
    int pairs = 0;
    auto outer = db.query("SELECT n FROM t");
    while (outer.next()) {
        auto inner = db.query("SELECT n FROM t");
        while (inner.next())
            ++pairs;
    }
    EXPECT_EQ(pairs, 9);
}

TEST(SqliteQuery, ACachedStatementBeginsAfresh) {
    auto db = memory();
    ASSERT_TRUE(db.execute("CREATE TABLE t (n); INSERT INTO t VALUES (1), (2)"));
    for (int i = 0; i < 2; ++i) {
        auto query = db.query("SELECT n FROM t WHERE n >= ? ORDER BY n", 1);
        ASSERT_TRUE(query.next());
        EXPECT_EQ(query.integer(0), 1);  // and is left in the middle of its rows
    }
    EXPECT_TRUE(db.execute("DROP TABLE t")) << "no reader is left behind";
}

TEST(SqliteConnection, ABrokenConstraintIsInvalid) {
    auto db = memory();
    ASSERT_TRUE(db.execute("CREATE TABLE t (n UNIQUE)"));
    ASSERT_TRUE(db.run("INSERT INTO t VALUES (?)", 1));
    const auto again = db.run("INSERT INTO t VALUES (?)", 1);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::invalid);
}

TEST(SqliteConnection, AFolderIsNoDatabase) {
    const auto db = Connection::open({"/", "", {}});
    ASSERT_FALSE(db);
    EXPECT_EQ(db.error().kind, ErrorKind::unavailable);
}

TEST(SqliteTransaction, IsUndoneUnlessCommitted) {
    auto db = memory();
    ASSERT_TRUE(db.execute("CREATE TABLE t (n)"));
    {
        Transaction dropped(db);
        ASSERT_TRUE(dropped.status());
        ASSERT_TRUE(db.run("INSERT INTO t VALUES (1)"));
    }
    {
        Transaction kept(db);
        ASSERT_TRUE(db.run("INSERT INTO t VALUES (2)"));
        EXPECT_TRUE(kept.commit());
    }
    EXPECT_EQ(first_integer(db.query("SELECT sum(n) FROM t")).value_or(-1), 2);
    EXPECT_FALSE(db.in_transaction());
}
