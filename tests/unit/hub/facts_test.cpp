// Receiving facts and what follows from them, on a real database.
#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "tests/fakes/hub_in_process.h"

namespace {

using namespace std::chrono_literals;
using domain::Verdict;

class Facts : public testing::Test {
  protected:
    Facts() {
        one = hub.add_kiosk("k1", "token of kiosk one");
        two = hub.add_kiosk("k2", "token of kiosk two", "二号机");
        hub.add_sample();
    }

    // Over the codec, as from the wire.
    static protocol::ReceivedFacts batch(const std::vector<domain::Fact>& facts) {
        return protocol::decode_facts(protocol::encode_facts(facts)).value();
    }
    hub::Receipt send(const hub::Kiosk& kiosk, const std::vector<domain::Fact>& facts,
                      std::optional<hub::BootSample> sample = {}) {
        return hub.store().receive(kiosk, batch(facts), sample, hub.clock.wall()).value();
    }
    static domain::Fact check_in(std::uint64_t sequence, base::WallTime wall) {
        auto fact = fakes::check_in_fact(sequence);
        fact.header.id = base::make_uuid_v7(wall);
        fact.header.wall = wall;
        return fact;
    }
    static std::vector<domain::Arrival> arrivals_at(hub::Store& store) {
        std::vector<domain::Arrival> found;
        const auto changes = store.records(domain::topic::arrivals).value();
        for (const auto& change : changes)
            found.push_back(std::get<domain::Arrival>(change));
        return found;
    }
    std::vector<domain::Arrival> arrivals() { return arrivals_at(hub.store()); }

    fakes::HubInProcess hub;
    hub::Kiosk one, two;
};

TEST_F(Facts, AreKeptOnceHoweverOftenTheyCome) {
    const auto fact = check_in(1, fakes::at(8, 52));
    EXPECT_EQ(send(one, {fact}).verdicts.at(0).verdict, Verdict::accepted);
    EXPECT_EQ(send(one, {fact}).verdicts.at(0).verdict, Verdict::duplicate);
    EXPECT_EQ(send(one, {fact, fact}).verdicts.at(1).verdict, Verdict::duplicate);
    EXPECT_EQ(hub.store().fact_count().value(), 1u);
    EXPECT_EQ(arrivals().size(), 1u);
}

TEST_F(Facts, AnIdIsNeverUsedForAnotherFact) {
    const auto fact = check_in(1, fakes::at(8, 52));
    auto other = fact;
    std::get<domain::CheckInFact>(other.body).method = domain::Method::look_up;
    send(one, {fact});
    EXPECT_EQ(send(one, {other}).verdicts.at(0).code, "id_reuse");
    EXPECT_EQ(send(two, {fact}).verdicts.at(0).code, "id_reuse") << "another kiosk's fact";
    EXPECT_EQ(hub.store().fact_count().value(), 1u);
}

TEST_F(Facts, GapsAreSeenAndClosed) {
    EXPECT_FALSE(send(one, {check_in(1, fakes::at(8, 50))}).gap);
    const auto third = send(one, {check_in(3, fakes::at(8, 52)), check_in(4, fakes::at(8, 52))});
    EXPECT_TRUE(third.gap);
    EXPECT_EQ(third.complete_through, 1u);
    EXPECT_EQ(hub.store().kiosks().value().at(0).missing(), 1u);
    const auto second = send(one, {check_in(2, fakes::at(8, 51))});
    EXPECT_FALSE(second.gap);
    EXPECT_EQ(second.complete_through, 4u);
    EXPECT_EQ(hub.store().kiosks().value().at(0).missing(), 0u);
}

TEST_F(Facts, UnknownKindsAndSchemasAreStored) {
    auto received = batch({check_in(1, fakes::at(8, 50)), check_in(2, fakes::at(8, 50))});
    received.facts[0].kind = "hologram";
    received.facts[0].body.reset();
    received.facts[1].header.schema = 99;
    received.facts[1].body.reset();
    const auto receipt = hub.store().receive(one, received, {}, hub.clock.wall()).value();
    EXPECT_EQ(receipt.verdicts.at(0).verdict, Verdict::accepted);
    EXPECT_EQ(receipt.verdicts.at(1).verdict, Verdict::accepted);
    EXPECT_EQ(hub.store().fact_count().value(), 2u);
    EXPECT_TRUE(arrivals().empty());
}

TEST_F(Facts, OneBrokenItemDelaysNoOther) {
    auto received = batch({check_in(1, fakes::at(8, 50)), check_in(3, fakes::at(8, 50))});
    const auto broken = base::make_uuid_v7(fakes::at(8, 51));
    received.broken.push_back({broken, Verdict::refused, "malformed", "no sequence"});
    const auto receipt = hub.store().receive(one, received, {}, hub.clock.wall()).value();
    ASSERT_EQ(receipt.verdicts.size(), 3u);
    EXPECT_EQ(receipt.verdicts[2].fact, broken);
    EXPECT_EQ(receipt.verdicts[2].verdict, Verdict::refused);
    EXPECT_EQ(hub.store().fact_count().value(), 2u);
}

TEST_F(Facts, ALateEarlierFactChangesTheWinner) {
    send(two, {check_in(1, fakes::at(9, 0))});
    EXPECT_EQ(arrivals().at(0).kiosk, "二号机");
    send(one, {check_in(1, fakes::at(8, 52))});
    ASSERT_EQ(arrivals().size(), 1u);
    EXPECT_EQ(arrivals()[0].kiosk, "一号机");
    EXPECT_EQ(arrivals()[0].at, fakes::at(8, 52));
    send(two, {check_in(2, fakes::at(9, 5))});
    EXPECT_EQ(arrivals()[0].kiosk, "一号机");
}

TEST_F(Facts, TheBootClockBeatsAWallClockThatWasSet) {
    // Kiosk one's wall clock is five hours slow; its boot clock says that it was second.
    auto slow = check_in(1, fakes::at(4, 0));
    slow.header.boot_id = "boot-a";
    slow.header.boot = base::BootTime{3'600'000};
    const hub::BootSample sample{"boot-a", base::BootTime{3'600'000 + 60'000}};
    send(two, {check_in(1, fakes::at(9, 0))});
    send(one, {slow}, sample);  // received at 09:12, sent one minute after it happened
    EXPECT_EQ(arrivals().at(0).kiosk, "二号机");
    EXPECT_EQ(arrivals().at(0).at, fakes::at(9, 0));
}

TEST_F(Facts, ACheckOutMarksTheArrivalAsLeft) {
    domain::Fact out = check_in(2, fakes::at(11, 0));
    out.body = domain::CheckOutFact{fakes::meeting().id, fakes::attendee().id, fakes::attendee().credential};
    hub.clock.advance(3h);
    send(one, {out});
    EXPECT_TRUE(arrivals().empty()) << "nobody has come yet, as far as the hub knows";
    send(one, {check_in(1, fakes::at(8, 52))});
    EXPECT_TRUE(arrivals().at(0).left);
    send(two, {check_in(1, fakes::at(11, 30))});
    EXPECT_FALSE(arrivals().at(0).left);
}

TEST_F(Facts, ThePassAndTheListNameTheSamePerson) {
    auto by_pass = check_in(1, fakes::at(8, 50));
    std::get<domain::CheckInFact>(by_pass.body).attendee = {};  // a kiosk without the list
    auto by_name = check_in(1, fakes::at(8, 55));
    std::get<domain::CheckInFact>(by_name.body).credential = {};
    send(two, {by_name});
    send(one, {by_pass});
    ASSERT_EQ(arrivals().size(), 1u);
    EXPECT_EQ(arrivals()[0].attendee, fakes::attendee().id);
    EXPECT_EQ(arrivals()[0].fact, by_pass.header.id);
}

TEST_F(Facts, EveryWalkInIsAPersonOfTheirOwn) {
    for (std::uint64_t i = 1; i <= 2; ++i) {
        auto walk_in = check_in(i, fakes::at(8, 50));
        auto& body = std::get<domain::CheckInFact>(walk_in.body);
        body.attendee = {};
        body.credential = {};
        body.method = domain::Method::walk_in;
        body.walk_in_name = "示例甲";
        send(one, {walk_in});
    }
    EXPECT_EQ(arrivals().size(), 2u);
}

// The same facts in any order and any partition into batches publish the same arrivals.
TEST_F(Facts, TheWinnerDependsOnTheFactsAlone) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::vector<std::pair<int, domain::Fact>> facts;
    for (std::uint64_t i = 1; i <= 12; ++i)
        facts.emplace_back(random() % 2, check_in(i, fakes::at(8, 50 + static_cast<int>(random() % 4))));
    std::optional<std::vector<domain::Arrival>> expected;
    for (int round = 0; round < 6; ++round) {
        fakes::HubInProcess other;
        other.add_kiosk("k1", "token of kiosk one");
        other.add_kiosk("k2", "token of kiosk two", "二号机");
        other.add_sample();
        std::shuffle(facts.begin(), facts.end(), random);
        for (const auto& [which, fact] : facts)
            ASSERT_TRUE(other.store().receive(which ? one : two, batch({fact}), {}, other.clock.wall()));
        const auto found = arrivals_at(other.store());
        if (!expected) expected = found;
        EXPECT_EQ(found, *expected);
    }
}

TEST_F(Facts, SurviveARestart) {
    const auto fact = check_in(1, fakes::at(8, 52));
    send(one, {fact});
    const auto epoch = hub.store().epoch().value();
    hub.reopen();
    EXPECT_EQ(hub.store().epoch().value(), epoch);
    EXPECT_EQ(send(one, {fact}).verdicts.at(0).verdict, Verdict::duplicate);
    EXPECT_EQ(arrivals().size(), 1u);
    EXPECT_TRUE(hub.store().kiosk_by_token(hub::sha256_hex("token of kiosk one")).value());
}

}  // namespace
