// Several hubs on one PostgreSQL, and a PostgreSQL that goes away. Runs under tests/fakes/with_postgresql.
#include <atomic>
#include <cstdlib>
#include <random>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "tests/fakes/hub_in_process.h"
#include "tests/fakes/one_of_each.h"

namespace {

using namespace std::chrono_literals;
using domain::Verdict;

std::unique_ptr<hub::Store> open_beside(const fakes::HubInProcess& hub) {
    auto store = hub::Store::open({hub.database()});
    EXPECT_TRUE(store) << base::describe(store.error());
    return std::move(store).value();
}

domain::Fact check_in(std::uint64_t sequence, base::WallTime wall, std::uint64_t person) {
    auto fact = fakes::check_in_fact(sequence);
    fact.header.id = base::make_uuid_v7(wall);
    fact.header.wall = wall;
    auto& body = std::get<domain::CheckInFact>(fact.body);
    body.attendee = {person};
    body.credential = {0xc000 + person};
    return fact;
}

protocol::ReceivedFacts batch(const std::vector<domain::Fact>& facts) {
    return protocol::decode_facts(protocol::encode_facts(facts)).value();
}

hub::Edit new_title(const std::string& title) {
    auto meeting = fakes::meeting();
    meeting.title.zh = title;
    hub::Edit edit;
    edit.changes.emplace_back(meeting);
    return edit;
}

std::uint64_t head_of(hub::Store& store) {
    const auto page = store.changes("", protocol::max_page, {}).value();
    return hub::parse_cursor(std::get<domain::ChangePage>(page).cursor)->sequence;
}

// Every record of the feed from its beginning, by topic and id.
std::map<std::string, std::string> replica(hub::Store& store) {
    std::map<std::string, std::string> records;
    std::string cursor;
    for (bool more = true; more;) {
        auto page = std::get<domain::ChangePage>(store.changes(cursor, 50, {}).value());
        for (const auto& change : page.changes)
            records[protocol::topic_of(change) + '/' + protocol::id_of(change)] =
                protocol::encode_record(change);
        cursor = page.cursor;
        more = page.more;
    }
    return records;
}

}  // namespace

TEST(SeveralHubs, ACommitOfOneEndsTheOthersWait) {
    fakes::HubInProcess one;
    one.add_sample();
    const auto two = open_beside(one);
    const std::uint64_t head = head_of(*two);
    bool told = false;
    std::thread waiting(
        [&] { told = two->wait_for_change(head, 8s); });  // sooner than it would look by itself
    ASSERT_TRUE(one.store().apply(new_title("改过的会"), one.clock.wall()));
    waiting.join();
    EXPECT_TRUE(told);
    EXPECT_GT(head_of(*two), head);
}

TEST(SeveralHubs, OpenANewDatabaseTogether) {
    fakes::HubInProcess first;  // brings the schema; its tables are made anew below
    const std::string fresh = first.database() + "x";
    const std::string name = fresh.substr(fresh.find("%3D") + 3);
    const std::string make = "psql -q \"$SUISHOU_TEST_POSTGRESQL\" -c 'CREATE SCHEMA " + name + "'";
    ASSERT_EQ(std::system(make.c_str()), 0);
    std::vector<std::thread> starting;
    std::mutex mutex;
    std::set<std::string> epochs;
    for (int n = 0; n < 6; ++n)
        starting.emplace_back([&] {
            auto store = hub::Store::open({fresh});
            std::lock_guard lock(mutex);
            ASSERT_TRUE(store) << base::describe(store.error());
            epochs.insert((*store)->epoch().value());
        });
    for (auto& thread : starting)
        thread.join();
    EXPECT_EQ(epochs.size(), 1u);
}

TEST(SeveralHubs, DecideAboutOnePersonAsIfThereWereOne) {
    fakes::HubInProcess one;
    one.add_sample();
    const auto two = open_beside(one);
    const hub::Kiosk kiosks[] = {one.add_kiosk("k1", "token 1"), one.add_kiosk("k2", "token 2", "二号机")};
    hub::Store* const hubs[] = {&one.store(), two.get()};
    constexpr std::uint64_t people = 40, rounds = 6;
    std::vector<std::thread> sending;
    for (std::size_t side = 0; side < 2; ++side)
        sending.emplace_back([&, side] {
            std::mt19937 chance(static_cast<unsigned>(side));
            std::uint64_t sequence = 0;
            for (std::uint64_t round = 0; round < rounds; ++round) {
                std::vector<domain::Fact> facts;
                for (std::uint64_t person = 1; person <= people; ++person)
                    facts.push_back(check_in(
                        ++sequence, fakes::at(8, 0) + std::chrono::seconds(chance() % 3600), person));
                ASSERT_TRUE(hubs[side]->receive(kiosks[side], batch(facts), std::nullopt, one.clock.wall()));
            }
        });
    for (auto& thread : sending)
        thread.join();
    EXPECT_EQ(one.store().fact_count().value(), 2 * people * rounds);
    // Every winner is the earliest of its person: nobody decided without the other's facts.
    const auto before = replica(one.store());
    EXPECT_EQ(before, replica(*two));
    for (std::size_t side = 0; side < 2; ++side) {
        std::vector<domain::Fact> late;
        for (std::uint64_t person = 1; person <= people; ++person)
            late.push_back(check_in(1000 + person, fakes::at(9, 5), person));
        ASSERT_TRUE(hubs[side]->receive(kiosks[side], batch(late), std::nullopt, one.clock.wall()));
    }
    EXPECT_EQ(before, replica(one.store())) << "a decision taken again with all facts came out otherwise";
}

// Reminders are messages to people: a house with two hubs must not ring twice.
TEST(SeveralHubs, RemindOfEachPromiseOnce) {
    fakes::HubInProcess one;
    const auto two = open_beside(one);
    hub::Edit house;
    house.changes = {fakes::layout(), fakes::category()};
    ASSERT_TRUE(one.store().apply(house, one.clock.wall()));
    const hub::Kiosk kiosk = one.add_kiosk("k1", "token 1");
    constexpr std::uint32_t reports = 160;  // more than a look takes at once
    for (std::uint32_t n = 1; n <= reports; ++n) {
        auto fact = fakes::check_in_fact(n);
        fact.header.id = base::make_uuid_v7(one.clock.wall());
        fact.header.wall = one.clock.wall();
        auto body = fakes::service_request_fact();
        body.number = {2026, 12, 22, "A", n};
        body.cell = "main-3-2";
        body.category = "water.leak";
        fact.body = body;
        ASSERT_TRUE(one.store().receive(kiosk, batch({fact}), std::nullopt, one.clock.wall()));
    }
    one.clock.advance(48h);
    hub::Store* const hubs[] = {&one.store(), two.get()};
    std::atomic<std::size_t> reminded = 0;
    std::vector<std::thread> looking;
    for (hub::Store* const each : hubs)
        looking.emplace_back([&, each] {
            for (std::size_t now = 1; now != 0; reminded += now) {
                const auto done = each->remind(one.clock.wall());
                ASSERT_TRUE(done) << base::describe(done.error());
                now = *done;
            }
        });
    for (auto& thread : looking)
        thread.join();
    EXPECT_EQ(reminded, reports);
    const auto audit = one.store().accounts().audit({.limit = 2 * reports, .action = "request.remind"});
    ASSERT_TRUE(audit);
    std::set<std::string> of;
    for (const auto& line : *audit)
        of.insert(line.object);
    EXPECT_EQ(audit->size(), reports);
    EXPECT_EQ(of.size(), reports);
}

TEST(PostgreSql, ThatRestartsIsAskedAgain) {
    fakes::HubInProcess hub;
    hub.add_sample();
    const auto kiosk = hub.add_kiosk("k1", "token 1");
    const std::uint64_t head = head_of(hub.store());
    ASSERT_EQ(std::system(std::getenv("SUISHOU_TEST_POSTGRESQL_RESTART")), 0);
    const auto fact = check_in(1, fakes::at(8, 50), 1);
    // The connections of before are lost: a request that meets one is answered as unavailable, and its
    // kiosk comes again.
    std::optional<hub::Receipt> receipt;
    for (int attempt = 0; attempt < 3 && !receipt; ++attempt) {
        auto answer = hub.store().receive(kiosk, batch({fact}), std::nullopt, hub.clock.wall());
        if (answer) {
            receipt = std::move(answer).value();
        } else {
            EXPECT_EQ(answer.error().kind, base::ErrorKind::unavailable) << base::describe(answer.error());
        }
    }
    ASSERT_TRUE(receipt);
    EXPECT_EQ(receipt->verdicts.at(0).verdict, Verdict::accepted);
    EXPECT_FALSE(hub.store().failed());
    for (int reader = 0; reader < 8; ++reader)
        (void)hub.store().fact_count();
    EXPECT_EQ(hub.store().fact_count().value(), 1u);
    EXPECT_TRUE(hub.store().wait_for_change(head, 8s));
}

// As a house in the morning: four kiosks send while the server goes away and comes back. What was answered is
// kept, and what was not is sent again and kept once.
TEST(PostgreSql, ThatRestartsUnderLoadLosesAndDoublesNothing) {
    constexpr std::uint64_t batches = 60, each = 5, kiosks = 4;
    fakes::HubInProcess hub;
    hub.add_sample();
    std::atomic<std::uint64_t> answered = 0, unavailable = 0;
    std::vector<std::thread> senders;
    for (std::uint64_t n = 0; n < kiosks; ++n)
        senders.emplace_back(
            [&, n, kiosk = hub.add_kiosk("k" + std::to_string(n), "token " + std::to_string(n))] {
                for (std::uint64_t b = 0; b < batches; ++b) {
                    std::vector<domain::Fact> facts;
                    for (std::uint64_t i = 1; i <= each; ++i)
                        facts.push_back(check_in(b * each + i, fakes::at(8, 50), (n << 32) + b * each + i));
                    for (;;) {
                        const auto receipt =
                            hub.store().receive(kiosk, batch(facts), std::nullopt, hub.clock.wall());
                        if (receipt) break;
                        ++unavailable;
                        EXPECT_EQ(receipt.error().kind, base::ErrorKind::unavailable)
                            << base::describe(receipt.error());
                        if (receipt.error().kind != base::ErrorKind::unavailable) return;
                        std::this_thread::yield();
                    }
                    ++answered;
                }
            });
    while (answered < kiosks * batches / 4)
        std::this_thread::yield();
    ASSERT_EQ(std::system(std::getenv("SUISHOU_TEST_POSTGRESQL_RESTART")), 0);
    for (std::thread& sender : senders)
        sender.join();
    EXPECT_GT(unavailable, 0u) << "it was gone while somebody sent";
    EXPECT_FALSE(hub.store().failed());
    EXPECT_EQ(hub.store().fact_count().value(), kiosks * batches * each);
    const auto states = hub.store().kiosks().value();
    for (const auto& state : states)
        EXPECT_EQ(state.missing(), 0u) << state.kiosk.id;
}

TEST(PostgreSql, KeepsABodyWithAnEscapedNulAsItCame) {
    fakes::HubInProcess hub;
    const auto kiosk = hub.add_kiosk("k1", "token 1");
    auto received = batch({check_in(1, fakes::at(8, 50), 1)});
    received.facts[0].kind = "hologram";
    received.facts[0].body.reset();
    received.facts[0].body_json = R"({"text":"a\u0000b\ud800 'quoted' \\ 𠮷"})";
    const auto first = hub.store().receive(kiosk, received, {}, hub.clock.wall());
    ASSERT_TRUE(first) << base::describe(first.error());
    EXPECT_EQ(first->verdicts.at(0).verdict, Verdict::accepted);
    EXPECT_EQ(hub.store().receive(kiosk, received, {}, hub.clock.wall())->verdicts.at(0).verdict,
              Verdict::duplicate);
}

TEST(PostgreSql, SaysNoValueInAFault) {
    fakes::HubInProcess hub;
    hub.add_kiosk("k1", "the same token");
    const auto status = hub.store().add_kiosk({"k2", {"二号机", ""}, false, {}},
                                              hub::sha256_hex("the same token"), {}, hub.clock.wall());
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().text.find(hub::sha256_hex("the same token")), std::string::npos);
}
