// The hub and how its kiosks are. Runs on both engines.
#include <gtest/gtest.h>

#include "hub/handlers/heartbeat.h"
#include "tests/fakes/hub_in_process.h"
#include "tests/fakes/one_of_each.h"

namespace {

using namespace std::chrono_literals;
using hub::Presence;

struct Fleet : testing::Test {
    fakes::HubInProcess hub;
    hub::Kiosk first = hub.add_kiosk("k1", "token of kiosk one"),
               second = hub.add_kiosk("k2", "token of kiosk two");

    hub::Response beat(const hub::Kiosk& kiosk, const std::string& body) {
        hub::Request request;
        request.body = body;
        return hub::post_heartbeat(hub.services(), kiosk, request);
    }
};

}  // namespace

TEST(Presence, FollowsTheAgeOfTheLastHeartbeat) {
    const auto now = fakes::at(9, 0);
    EXPECT_EQ(hub::presence(std::nullopt, now), Presence::offline);
    EXPECT_EQ(hub::presence(now, now), Presence::online);
    EXPECT_EQ(hub::presence(now - 89s, now), Presence::online);
    EXPECT_EQ(hub::presence(now - 90s, now), Presence::degraded);
    EXPECT_EQ(hub::presence(now - 299s, now), Presence::degraded);
    EXPECT_EQ(hub::presence(now - 300s, now), Presence::offline);
    EXPECT_EQ(hub::presence(now + 2s, now), Presence::online) << "another hub's clock";
}

TEST_F(Fleet, TheNewestHeartbeatOfEachKioskIsKept) {
    EXPECT_TRUE(hub.store().heartbeats().value().empty());
    const auto answer = beat(first, protocol::encode(fakes::full_heartbeat()));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(protocol::decode_clock_answer(answer.body).value().hub_time, hub.clock.wall());
    beat(second, "{}");
    hub.clock.advance(31s);
    beat(second, R"({"version":"0.2.0"})");

    const auto all = hub.store().heartbeats().value();
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all.at("k1").said, fakes::full_heartbeat());
    EXPECT_EQ(all.at("k1").received, hub.clock.wall() - 31s);
    EXPECT_EQ(all.at("k2").said->version, "0.2.0");
    EXPECT_EQ(all.at("k2").received, hub.clock.wall());
}

TEST_F(Fleet, AnotherHubOnTheSameDatabaseSeesThem) {
    beat(first, R"({"unsent":7})");
    auto other = hub::Store::open({hub.database()});
    ASSERT_TRUE(other);
    EXPECT_EQ((*other)->heartbeats().value().at("k1").said->unsent, 7u);
}

TEST_F(Fleet, AHeartbeatSurvivesTheHub) {
    beat(first, R"({"unsent":7})");
    hub.reopen();
    EXPECT_EQ(hub.store().heartbeats().value().at("k1").said->unsent, 7u);
}

TEST_F(Fleet, WhatIsNoHeartbeatChangesNothing) {
    beat(first, R"({"unsent":7})");
    for (const std::string& body : {std::string(), std::string("{"), std::string("[]"),
                                    std::string(R"({"unsent":"x"})"), std::string(R"({"in_use":"')'"})")}) {
        const auto answer = beat(first, body);
        EXPECT_EQ(answer.status, 400) << body;
        EXPECT_EQ(protocol::decode_error(answer.body)->code, "malformed");
    }
    const auto large = beat(first, R"({"version":")" + std::string(protocol::max_heartbeat, 'x') + "\"}");
    EXPECT_EQ(large.status, 413);
    EXPECT_EQ(hub.store().heartbeats().value().at("k1").said->unsent, 7u);
}

TEST_F(Fleet, WhatANewerKioskSaysIsNoFault) {
    EXPECT_EQ(beat(first, R"({"unsent":7,"weather":{"inside":[1,2]},"devices":{"lamp":"dim"}})").status, 200);
    EXPECT_EQ(hub.store().heartbeats().value().at("k1").said->unsent, 7u);
}

// The head of the feed is what a long-poll waits for: a heartbeat must end nobody's wait.
TEST_F(Fleet, AHeartbeatIsNoNewsForOtherKiosks) {
    const auto head = [&] {
        const auto page = hub.store().changes("", 10, first).value();
        return std::get<domain::ChangePage>(page).cursor;
    };
    const auto before = head();
    beat(first, "{}");
    EXPECT_EQ(head(), before);
}
