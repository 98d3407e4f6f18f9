// The hub and how its kiosks are. Runs on both engines.
#include <gtest/gtest.h>

#include "hub/fleet/condition.h"
#include "hub/fleet/picture.h"
#include "hub/handlers/commands.h"
#include "hub/handlers/heartbeat.h"
#include "tests/fakes/a_png.h"
#include "tests/fakes/hub_in_process.h"
#include "tests/fakes/one_of_each.h"

namespace {

using namespace std::chrono_literals;
using hub::KioskPresence;

struct Fleet : testing::Test {
    fakes::HubInProcess hub;
    hub::Kiosk first = hub.add_kiosk("k1", "token of kiosk one"),
               second = hub.add_kiosk("k2", "token of kiosk two");

    hub::Response beat(const hub::Kiosk& kiosk, const std::string& body) {
        hub::Request request;
        request.body = body;
        return hub::post_heartbeat(hub.services(), kiosk, request);
    }

    domain::HubCommand command(const std::string& kiosk, domain::CommandKind kind, std::uint64_t id = 0xc1) {
        return {{id}, kiosk, kind, hub.clock.wall(), hub.clock.wall() + 10min, {"停水", ""}};
    }
    int answer(const hub::Kiosk& kiosk, const std::string& body, const std::string& id = "00000000000000c1") {
        hub::Request request;
        request.path = "/api/v1/commands/" + id + "/result";
        request.body = body;
        return hub::post_command_result(hub.services(), kiosk, request).status;
    }
    int show(const hub::Kiosk& kiosk, const std::string& body, const std::string& id = "00000000000000c1",
             const std::string& type = "image/png") {
        hub::Request request;
        request.path = "/api/v1/commands/" + id + "/picture";
        request.headers["content-type"] = type;
        request.query["taken_ms"] = std::to_string(base::to_ms(taken));
        request.body = body;
        return hub::put_command_picture(hub.services(), kiosk, request).status;
    }
    std::optional<hub::KioskPicture> seen(const std::string& kiosk = "k1") {
        return hub.store().look_at_picture(kiosk, {"示例·值班员", "192.0.2.1"}, hub.clock.wall()).value();
    }
    base::WallTime taken = hub.clock.wall();
    // What its feed says of commands, from the beginning.
    std::vector<domain::Change> told(const hub::Kiosk& kiosk, std::string cursor = "") {
        std::vector<domain::Change> all;
        for (bool more = true; more;) {
            auto page = std::get<domain::ChangePage>(hub.store().changes(cursor, 1, kiosk).value());
            for (auto& change : page.changes)
                if (protocol::topic_of(change) == "commands") all.push_back(std::move(change));
            cursor = page.cursor;
            more = page.more;
        }
        return all;
    }
    std::string head(const hub::Kiosk& kiosk) {
        return std::get<domain::ChangePage>(hub.store().changes("", 200, kiosk).value()).cursor;
    }
    std::string state() { return hub.store().commands("", 10).value().at(0).state; }
};

}  // namespace

TEST(KioskPresence, FollowsTheAgeOfTheLastHeartbeat) {
    const auto now = fakes::at(9, 0);
    EXPECT_EQ(hub::presence(std::nullopt, now), KioskPresence::offline);
    EXPECT_EQ(hub::presence(now, now), KioskPresence::online);
    EXPECT_EQ(hub::presence(now - 89s, now), KioskPresence::online);
    EXPECT_EQ(hub::presence(now - 90s, now), KioskPresence::degraded);
    EXPECT_EQ(hub::presence(now - 299s, now), KioskPresence::degraded);
    EXPECT_EQ(hub::presence(now - 300s, now), KioskPresence::offline);
    EXPECT_EQ(hub::presence(now + 2s, now), KioskPresence::online) << "another hub's clock";
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

TEST_F(Fleet, ACommandReachesItsKioskAndNoOther) {
    hub.add_sample();
    const auto before = head(second);
    const auto asked = command("k1", domain::CommandKind::restart);
    ASSERT_TRUE(hub.store().issue_command(asked, {"示例·管理员", ""}));
    EXPECT_EQ(told(first), std::vector<domain::Change>{asked});
    EXPECT_TRUE(told(second).empty());
    EXPECT_EQ(answer(second, R"({"state":"done"})"), 404) << "it was not asked";
    EXPECT_EQ(state(), "waiting");

    EXPECT_EQ(answer(first, R"({"state":"failed","reason":"interrupted"})"), 200);
    EXPECT_TRUE(told(first).empty()) << "nobody need do it any more";
    EXPECT_TRUE(told(second, before).empty()) << "nor is its end another's business";
    const auto all = hub.store().commands("k1", 10).value();
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].command, asked);
    EXPECT_EQ(all[0].by, "示例·管理员");
    EXPECT_EQ(all[0].state, "failed");
    EXPECT_EQ(all[0].reason, "interrupted");
    EXPECT_EQ(all[0].answered, hub.clock.wall());
    EXPECT_TRUE(hub.store().commands("k2", 10).value().empty());
}

TEST_F(Fleet, WhoHeardOfACommandHearsThatItIsGone) {
    ASSERT_TRUE(hub.store().issue_command(command("k1", domain::CommandKind::restart), {"x", ""}));
    const auto cursor = head(first);
    answer(first, R"({"state":"done"})");
    EXPECT_EQ(told(first, cursor),
              (std::vector<domain::Change>{domain::Tombstone{"commands", "00000000000000c1"}}));
}

TEST_F(Fleet, TheFirstAnswerStands) {
    ASSERT_TRUE(hub.store().issue_command(command("k1", domain::CommandKind::resync), {"x", ""}));
    EXPECT_EQ(answer(first, R"({"state":"done"})"), 200);
    EXPECT_EQ(answer(first, R"({"state":"failed","reason":"interrupted"})"), 200) << "repeated on the wire";
    EXPECT_EQ(state(), "done");
}

TEST_F(Fleet, AMessageStaysInTheFeedUntilItsTime) {
    ASSERT_TRUE(hub.store().issue_command(command("k1", domain::CommandKind::show_message), {"x", ""}));
    answer(first, R"({"state":"done"})");
    EXPECT_EQ(told(first).size(), 1u);
    hub.clock.advance(10min + 1ms);
    ASSERT_TRUE(hub.store().close_commands(hub.clock.wall()));
    EXPECT_TRUE(told(first).empty());
    EXPECT_EQ(state(), "done");
}

TEST_F(Fleet, WhatNobodyAnsweredExpires) {
    ASSERT_TRUE(hub.store().issue_command(command("k1", domain::CommandKind::restart), {"x", ""}));
    hub.clock.advance(11min);
    ASSERT_TRUE(hub.store().issue_command(command("k2", domain::CommandKind::restart, 0xc2), {"x", ""}));
    EXPECT_TRUE(told(first).empty());
    EXPECT_EQ(hub.store().commands("k1", 10).value().at(0).state, "expired");
    EXPECT_EQ(answer(first, R"({"state":"refused","reason":"expired"})"), 200);
    EXPECT_EQ(hub.store().commands("k1", 10).value().at(0).state, "refused");
}

TEST_F(Fleet, NobodyCommandsAKioskThatIsNotThere) {
    EXPECT_EQ(hub.store().issue_command(command("k9", domain::CommandKind::restart), {"x", ""}).error().kind,
              base::ErrorKind::not_found);
    ASSERT_TRUE(hub.store().revoke_kiosk("k2", {}, hub.clock.wall()));
    EXPECT_FALSE(hub.store().issue_command(command("k2", domain::CommandKind::restart), {"x", ""}));
    EXPECT_TRUE(hub.store().commands("", 10).value().empty());
}

TEST_F(Fleet, AnswersThatAreNoneChangeNothing) {
    ASSERT_TRUE(hub.store().issue_command(command("k1", domain::CommandKind::restart), {"x", ""}));
    for (const char* body : {"", "{}", R"({"state":"begun"})", R"({"state":"; DROP TABLE commands"})"})
        EXPECT_EQ(answer(first, body), 400) << body;
    EXPECT_EQ(answer(first, R"({"state":"done"})", "00000000000000ff"), 404);
    EXPECT_EQ(answer(first, R"({"state":"done"})", "not-an-id"), 404);
    EXPECT_EQ(state(), "waiting");
}

namespace {

hub::KioskRow row_of(std::optional<domain::Heartbeat> said) {
    hub::KioskRow row;
    row.last = hub::LastHeartbeat{fakes::at(9, 0), std::move(said)};
    return row;
}

}  // namespace

TEST(Condition, FollowsHeartbeatsAndWithoutThemWhenItWasHeard) {
    using enum hub::KioskCondition;
    hub::KioskRow old;
    EXPECT_EQ(hub::condition(old, fakes::at(9, 0)), never_heard);
    EXPECT_TRUE(hub::is_silent(old, fakes::at(9, 0)));
    old.state.kiosk.heard = fakes::at(9, 0);
    EXPECT_EQ(hub::condition(old, fakes::at(9, 10)), online);
    EXPECT_EQ(hub::condition(old, fakes::at(9, 10) + 1ms), silent);
    auto row = row_of(domain::Heartbeat{});
    EXPECT_EQ(hub::condition(row, fakes::at(9, 1)), online);
    EXPECT_EQ(hub::condition(row, fakes::at(9, 4)), unsteady);
    EXPECT_FALSE(hub::is_silent(row, fakes::at(9, 4)));
    EXPECT_EQ(hub::condition(row, fakes::at(9, 5)), silent);
    row.state.kiosk.revoked = true;
    EXPECT_EQ(hub::condition(row, fakes::at(9, 1)), revoked);
    EXPECT_FALSE(hub::is_silent(row, fakes::at(9, 5))) << "nobody expects it";
}

TEST(Condition, TroublesAreWhatSomebodyShouldLookAt) {
    using enum hub::Trouble;
    EXPECT_TRUE(hub::troubles(row_of(domain::Heartbeat{})).empty());
    EXPECT_TRUE(hub::troubles(row_of(std::nullopt)).empty());
    domain::Heartbeat said;
    said.unsent = 5;
    said.oldest_unsent = 10min;
    said.clock_drift = -59'999ms;
    said.camera = domain::DeviceHealth::closed;
    said.printer = domain::DeviceHealth::absent;
    said.disk_free = 256u << 20;
    EXPECT_TRUE(hub::troubles(row_of(said)).empty()) << "each at its limit";
    said.oldest_unsent += 1ms;
    said.clock_drift -= 1ms;
    said.dead_letters = 1;
    said.camera = said.scanner = said.printer = domain::DeviceHealth::stalled;
    --*said.disk_free;
    auto row = row_of(said);
    row.state.highest = 2;
    EXPECT_EQ(hub::troubles(row),
              (std::vector{missing_facts, dead_letters, long_unsent, clock, camera, scanner, printer, disk}));
}

TEST_F(Fleet, WhatIsDoneToKiosksIsWrittenDown) {
    const hub::Actor by{"zhang", "192.0.2.7"};
    const auto now = hub.clock.wall();
    ASSERT_TRUE(hub.store().rename_kiosk("k1", {"东门", ""}, by, now));
    ASSERT_TRUE(hub.store().rename_kiosk("k1", {"东门", ""}, by, now)) << "changes nothing";
    ASSERT_TRUE(hub.store().ask_for_renewal("k1", by, now));
    ASSERT_TRUE(hub.store().issue_command(command("k1", domain::CommandKind::restart), by));
    ASSERT_TRUE(hub.store().revoke_kiosk("k1", by, now));
    EXPECT_EQ(hub.store().rename_kiosk("k9", {"东门", ""}, by, now).error().kind, base::ErrorKind::not_found);
    EXPECT_FALSE(hub.store().issue_command(command("k9", domain::CommandKind::restart, 0xc2), by));
    EXPECT_FALSE(hub.store().ask_for_renewal("k9", by, now));
    std::vector<std::string> actions;
    const auto log = hub.store().accounts().audit({.limit = 5}).value();
    for (const auto& entry : log) {
        actions.push_back(entry.action);
        if (entry.action != "kiosk.add") {
            EXPECT_EQ(entry.actor.who, "zhang");
        }
    }
    EXPECT_EQ(actions, (std::vector<std::string>{"kiosk.revoke", "kiosk.command", "kiosk.renew",
                                                 "kiosk.rename", "kiosk.add"}));
}

TEST(PngSize, OnlyOfWhatLooksLikeAWholePngOfAScreen) {
    const std::string png = fakes::a_png(3, 5);
    ASSERT_TRUE(hub::png_size(png));
    EXPECT_EQ(hub::png_size(png)->width, 3);
    EXPECT_EQ(hub::png_size(png)->height, 5);
    for (std::size_t size = 0; size < png.size(); ++size)
        EXPECT_FALSE(hub::png_size(png.substr(0, size))) << size;
    EXPECT_FALSE(hub::png_size("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
    EXPECT_FALSE(hub::png_size(png + "<script>"));
    EXPECT_FALSE(hub::png_size(fakes::a_png(4097, 1)));
    EXPECT_FALSE(hub::png_size(fakes::a_png(1, 4097)));
    for (const std::size_t at : {0u, 11u, 15u, 16u, 20u, 24u, 25u, 26u, 27u, 28u}) {
        std::string other = png;
        other[at] = static_cast<char>(other[at] ^ 0x41);
        EXPECT_FALSE(hub::png_size(other)) << at;
    }
}

TEST_F(Fleet, APictureIsKeptOfTheKioskThatWasAskedWhileItWaits) {
    EXPECT_EQ(show(first, fakes::a_png()), 404) << "nobody asked";
    ASSERT_TRUE(hub.store().issue_command(command("k1", domain::CommandKind::screenshot), {"x", ""}));
    ASSERT_TRUE(hub.store().issue_command(command("k1", domain::CommandKind::restart, 0xc2), {"x", ""}));
    EXPECT_EQ(show(second, fakes::a_png()), 404) << "it was not asked";
    EXPECT_EQ(show(first, fakes::a_png(), "00000000000000c2"), 404) << "not for a picture";
    EXPECT_EQ(show(first, "no png"), 400);
    EXPECT_EQ(show(first, fakes::a_png(), "00000000000000c1", "text/html"), 400);
    EXPECT_FALSE(seen());

    hub.clock.advance(1min);
    taken = hub.clock.wall() - 20s;
    EXPECT_EQ(show(first, fakes::a_png(3, 5)), 200);
    EXPECT_EQ(show(first, fakes::a_png(3, 5)), 200) << "its answer got lost";
    const auto kept = hub.store().picture_of("k1").value();
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->png, "") << "not for a page that only names it";
    EXPECT_EQ(kept->taken, taken);
    EXPECT_EQ(kept->height, 5);
    EXPECT_EQ(seen()->png, fakes::a_png(3, 5));
    const auto entry = hub.store().accounts().audit({.limit = 1}).value().at(0);
    EXPECT_EQ(entry.action + " " + entry.object + " " + entry.actor.who, "kiosk.look k1 示例·值班员");
    EXPECT_FALSE(seen("k2"));

    EXPECT_EQ(answer(first, R"({"state":"done"})"), 200);
    EXPECT_EQ(show(first, fakes::a_png(7, 7)), 404) << "it was answered";
    EXPECT_EQ(seen()->height, 5);
}

TEST_F(Fleet, OnlyTheNewestPictureIsKeptAndItsTimeIsBelievedWithinReason) {
    ASSERT_TRUE(hub.store().issue_command(command("k1", domain::CommandKind::screenshot), {"x", ""}));
    taken = hub.clock.wall() + 24h;
    EXPECT_EQ(show(first, fakes::a_png(3, 5)), 200);
    EXPECT_EQ(seen()->taken, hub.clock.wall()) << "not after it came";
    hub.clock.advance(1min);
    ASSERT_TRUE(hub.store().issue_command(command("k1", domain::CommandKind::screenshot, 0xc2), {"x", ""}));
    taken = hub.clock.wall() - 24h;
    EXPECT_EQ(show(first, fakes::a_png(4, 6), "00000000000000c2"), 200);
    EXPECT_EQ(seen()->taken, hub.clock.wall()) << "not before it was asked for";
    EXPECT_EQ(seen()->png, fakes::a_png(4, 6));
    hub.clock.advance(10min);
    EXPECT_EQ(show(first, fakes::a_png(), "00000000000000c2"), 404) << "it has expired";
}

TEST_F(Fleet, ARevokedKiosksPictureIsGone) {
    ASSERT_TRUE(hub.store().issue_command(command("k1", domain::CommandKind::screenshot), {"x", ""}));
    EXPECT_EQ(show(first, fakes::a_png()), 200);
    ASSERT_TRUE(hub.store().revoke_kiosk("k1", {}, hub.clock.wall()));
    EXPECT_FALSE(seen());
}
