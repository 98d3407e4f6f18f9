// What an older hub left, opened by this one: from each schema since before service requests. On both
// engines.
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "hub/assets.h"
#include "tests/fakes/beside_hub.h"
#include "tests/fakes/hub_in_process.h"
#include "tests/unit/hub/older_house.h"

namespace {

constexpr const char* first_number = "BX-20261222-A-001";
constexpr const char* second_number = "BX-20261222-A-002";
constexpr const char* last_number = "BX-20261222-B-001";

std::vector<std::string> words_of(soci::session& sql, const std::string& query) {
    std::vector<std::string> all;
    std::string word;
    soci::statement select = (sql.prepare << query, soci::into(word));
    select.execute();
    while (select.fetch())
        all.push_back(word);
    return all;
}

using Columns = std::map<std::string, std::vector<std::string>>;

Columns columns_in(const std::string& database) {
    soci::session sql;
    fakes::open_beside(sql, database);
    const bool sqlite = sql.get_backend_name() == "sqlite3";
    Columns all;
    // The catalogue itself: information_schema looks through every schema that a test has left.
    for (const std::string& table :
         words_of(sql, sqlite ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                              : "SELECT CAST(relname AS TEXT) FROM pg_class WHERE relkind = 'r'"
                                " AND relnamespace = CAST(current_schema() AS regnamespace)"))
        all[table] = words_of(sql, sqlite ? "SELECT name FROM pragma_table_info('" + table + "')"
                                          : "SELECT CAST(attname AS TEXT) FROM pg_attribute WHERE attnum > 0"
                                            " AND NOT attisdropped AND attrelid = CAST('" +
                                                table + "' AS regclass)");
    return all;
}

// What a start may change: letters that are given, when something was recorded or is to be reminded of, and
// the place in the feed of what it tells once more.
bool is_settled(const std::string& table, const std::string& column) {
    static const std::set<std::string> moving{"kiosks.code",
                                              "request_photos.released",
                                              "request_steps.recorded_ms",
                                              "service_requests.near_ms",
                                              "records.sequence",
                                              "counters.value"};
    return !moving.contains(table + "." + column);
}

// Every row of every table, these columns of it, as text.
std::map<std::string, std::multiset<std::string>> rows_in(const std::string& database,
                                                          const Columns& columns) {
    soci::session sql;
    fakes::open_beside(sql, database);
    std::map<std::string, std::multiset<std::string>> all;
    for (const auto& [table, names] : columns) {
        std::string text = "''";
        for (const std::string& name : names)
            if (is_settled(table, name)) text += " || CAST(" + name + " AS TEXT) || '|'";
        const auto rows = words_of(sql, "SELECT " + text + " FROM " + table);
        all[table].insert(rows.begin(), rows.end());
    }
    all.erase("schema_version");
    return all;
}

using KioskCopy = std::map<std::string, std::string>;

void read_page(KioskCopy& replica, const std::vector<domain::Change>& changes) {
    for (const domain::Change& change : changes) {
        const std::string key = protocol::topic_of(change) + "/" + protocol::id_of(change);
        if (std::holds_alternative<domain::Tombstone>(change))
            replica.erase(key);
        else
            replica[key] = protocol::encode_record(change);
    }
}

KioskCopy followed(hub::Store& store, const hub::Kiosk& kiosk, KioskCopy replica, std::string cursor) {
    for (bool more = true; more;) {
        const auto answer = store.changes(cursor, 3, kiosk).value();
        const auto* page = std::get_if<domain::ChangePage>(&answer);
        if (!page) return {};
        read_page(replica, page->changes);
        cursor = page->cursor;
        more = page->more;
    }
    return replica;
}

class Migrations : public testing::TestWithParam<int> {
  protected:
    Migrations()
        : hub(fakes::at(9, 30), [this](const std::string& database) {
              older_house::build(database, GetParam());
              columns = columns_in(database);
              before = rows_in(database, columns);
          }) {}

    hub::ServiceRequest at(const std::string& number) {
        auto found = hub.store().service_request(number).value();
        EXPECT_TRUE(found) << number;
        return found.value_or(hub::ServiceRequest{});
    }
    static bool has_requests() { return GetParam() > older_house::first_schema; }
    long long number(const std::string& query) { return fakes::number_beside(hub.database(), query); }

    Columns columns;
    std::map<std::string, std::multiset<std::string>> before;
    fakes::HubInProcess hub;
};

TEST_P(Migrations, LoseNothing) {
    const auto after = rows_in(hub.database(), columns);
    for (const auto& [table, rows] : before) {
        EXPECT_FALSE(rows.empty()) << "give " << table << " a row: a house has some";
        for (const std::string& row : rows)
            EXPECT_EQ(after.at(table).count(row), rows.count(row)) << table << ": " << row;
    }
    EXPECT_TRUE(hub.store().check());
}

TEST_P(Migrations, ReadWhatWasKeptUnread) {
    EXPECT_EQ(hub.store().service_requests({}).value().total, 3u);
    const auto last = at(last_number);
    EXPECT_EQ(last.fact, older_house::last_report().header.id);
    EXPECT_EQ(last.kiosk, "k2");
    EXPECT_EQ(last.phone, "13800000000");
    EXPECT_EQ(last.made, fakes::at(9, 1));
    EXPECT_EQ(last.urges, 1) << "what was said of it was read after it";
    EXPECT_EQ(hub.store().photos_of(last_number).value().size(), 2u) << "named, and still to come";
    EXPECT_TRUE(hub.store().record(domain::topic::requests, last_number).value());
    const auto first = at(first_number);
    EXPECT_EQ(first.fact, older_house::first_report().header.id);
    EXPECT_EQ(first.state, has_requests() ? domain::RequestState::accepted : domain::RequestState::submitted);
    EXPECT_EQ(first.assignee, has_requests() ? "lifang" : "");
    EXPECT_EQ(first.near, has_requests() ? fakes::at(10, 31) : base::WallTime{})
        << "whoever has it is reminded in time of a promise of before there were reminders";
    EXPECT_EQ(at(second_number).near, has_requests() ? fakes::at(11, 17) : base::WallTime{});
    const auto photos = hub.store().photos_of(first_number).value();
    for (const hub::NamedPhoto& photo : photos)
        EXPECT_EQ(photo.released, photo.mended) << "what was shown before still is, and nothing else";
    const auto head = hub.store().head().value();
    hub.reopen();
    EXPECT_EQ(hub.store().service_requests({}).value().total, 3u);
    EXPECT_EQ(hub.store().head().value(), head) << "a second start has nothing to tell";
}

TEST_P(Migrations, GiveEachKioskItsLetters) {
    const std::string given = "SELECT COUNT(*) FROM kiosks WHERE ";
    EXPECT_EQ(number(given + "(id, code) IN (('k1', 'A'), ('k2', 'B'), ('k0', 'C'))"), 3);
    hub.add_kiosk("k4", "token of kiosk four");
    EXPECT_EQ(number(given + "id = 'k4' AND code = 'D'"), 1) << "never one that was given";
}

TEST_P(Migrations, LeaveTheFeedWhole) {
    const auto kiosk = hub.store().kiosks().value().at(1).kiosk;
    ASSERT_EQ(kiosk.id, "k1");
    KioskCopy old;
    read_page(old, older_house::records(GetParam()));
    const std::string cursor = hub::to_text({hub.store().epoch().value(), older_house::head, 0});
    KioskCopy after = followed(hub.store(), kiosk, old, cursor),
              snapshot = followed(hub.store(), kiosk, {}, "");
    EXPECT_FALSE(after.empty()) << "the cursor of before leads on";
    EXPECT_NE(snapshot["site/site"].find("\"kiosk_code\":\"A\""), std::string::npos) << snapshot["site/site"];
    // A site is filled in for each kiosk; those that have their letters have heard it.
    if (has_requests()) after["site/site"] = snapshot["site/site"];
    EXPECT_EQ(after, snapshot);
}

TEST_P(Migrations, CountOn) {
    EXPECT_EQ(hub.store().epoch().value(), "00000000e90c4a11");
    const auto send = [&](const std::vector<domain::Fact>& facts) {
        const auto batch = protocol::decode_facts(protocol::encode_facts(facts)).value();
        return hub.store().receive({"k1", {}, false, {}}, batch, {}, hub.clock.wall()).value();
    };
    const auto receipt = send({older_house::first_report(), fakes::check_in_fact(6)});
    EXPECT_EQ(receipt.verdicts.at(0).verdict, domain::Verdict::duplicate);
    EXPECT_EQ(receipt.verdicts.at(1).verdict, domain::Verdict::accepted);
    EXPECT_EQ(receipt.complete_through, 6u);
    EXPECT_EQ(hub.store().service_requests({}).value().total, 3u);

    EXPECT_EQ(number("SELECT MAX(id) FROM audit"), 3);
    ASSERT_TRUE(hub.store().rename_kiosk("k2", {"新名", ""}, {"lifang", ""}, hub.clock.wall()));
    EXPECT_EQ(number("SELECT MAX(id) FROM audit"), 4);
    EXPECT_GT(number("SELECT MAX(sequence) FROM records"), older_house::head);
    EXPECT_EQ(number("SELECT MAX(sequence) FROM records"),
              number("SELECT value FROM counters WHERE name = 'changes'"));
    EXPECT_EQ(hub.store().accounts().by_name("lifang").value()->display, "李芳");
}

INSTANTIATE_TEST_SUITE_P(FromSchema, Migrations,
                         testing::Range(older_house::first_schema,
                                        static_cast<int>(hub::assets::schema().size()) + 1));

// More of them than are taken at once, before the one that can be read.
TEST(UnreadFacts, StandInNoOthersWay) {
    fakes::HubInProcess hub(fakes::at(9, 30), [](const std::string& database) {
        older_house::build(database, older_house::first_schema);
        soci::session sql;
        fakes::open_beside(sql, database);
        soci::transaction all(sql);
        for (int n = 0; n < 1000; ++n) {
            const std::string id =
                "0190b3c4-5d6e-7f80-8000-1" + base::hex16(static_cast<std::uint64_t>(n)).substr(5);
            sql << "INSERT INTO facts VALUES (:id, 'k0', 2, 'service_request', 1, 1, 'b', 1, 1, 1, 'h', "
                   "'{}', '', '', '')",
                soci::use(id);
        }
        all.commit();
    });
    EXPECT_EQ(hub.store().service_requests({}).value().total, 3u);
}

}  // namespace
