#include <gtest/gtest.h>

#include "tests/unit/service/lobby.h"

using namespace service;
using namespace service::test;
using domain::StaffEvent;
using domain::StaffMethod;

namespace {

constexpr auto badge = "SB1:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

// A gate with a PIN and one badge; the test plays the thread that compares PINs.
struct StaffLobby : Lobby {
    StaffLobby() {
        settings.staff.pin_hash = "a hash";
        settings.staff.badges = {{"示例·技术员", *domain::hash_badge(badge)}};
        settings.staff.hub_host = "hub.example.org";
        send(command::BeginVisit{1});
    }
    std::shared_ptr<const KioskView> try_pin(bool right, VisitId visit = 1) {
        const auto asked = pins.size();
        auto view = send(command::OpenMaintenance{visit, "204816"});
        if (pins.size() == asked) return view;
        return step(PinChecked{visit, right});
    }
    std::vector<StaffEvent> events() const {
        std::vector<StaffEvent> out;
        for (const auto& fact : store.facts_of<domain::StaffFact>())
            out.push_back(fact.event);
        return out;
    }
};

}  // namespace

TEST(StaffGateRule, LocksAtEveryFifthForLongerEachTime) {
    StaffGate gate;
    base::BootTime now = 10s;
    for (const auto lock : {1min, 5min, 15min, 15min}) {
        for (int i = 0; i < 4; ++i)
            EXPECT_FALSE(gate.wrong(now));
        EXPECT_EQ(gate.tries_left(), 1);
        EXPECT_FALSE(gate.locked(now));
        EXPECT_TRUE(gate.wrong(now));
        EXPECT_TRUE(gate.locked(now + lock - 1ms));
        EXPECT_FALSE(gate.locked(now + lock));
        now += lock;
    }
    gate.right();
    EXPECT_EQ(gate.tries_left(), 5);
    EXPECT_FALSE(gate.locked(now));
}

TEST(StaffGateRule, ARestartShortensNoLock) {
    StaffGate gate;
    gate.restore(10, 2min, 1s);
    EXPECT_TRUE(gate.locked(1s + 3min - 1ms));
    EXPECT_FALSE(gate.locked(1s + 3min));
    StaffGate set_back;
    set_back.restore(10, -48h, 1s);
    EXPECT_TRUE(set_back.locked(1s + 5min - 1ms));
    StaffGate between;
    between.restore(3, 0s, 1s);
    EXPECT_FALSE(between.locked(1s));
    EXPECT_EQ(between.tries_left(), 2);
}

TEST(Staff, NoPictureIsTakenBehindTheGateAndWhoeverAskedHearsWhy) {
    StaffLobby lobby;
    domain::HubCommand command;
    command.id = {1};
    command.kind = domain::CommandKind::screenshot;
    command.expires = lobby.clock->wall() + 10min;
    lobby.step(syncing::SyncEvent{syncing::Pulled{{{command}, "7", false, false}}});
    ASSERT_EQ(lobby.store.outcomes.size(), 1u);
    EXPECT_EQ(lobby.store.outcomes[0].result.state, domain::CommandState::begun) << "it waits for a visitor";
    lobby.try_pin(true);
    EXPECT_EQ(lobby.store.outcomes[0].result,
              (domain::CommandResult{{1}, domain::CommandState::refused, "maintenance"}));
    EXPECT_EQ(lobby.send(command::EndVisit{1})->picture_wanted, 0u);
}

TEST(Staff, ARightPinOpensAndTheEndOfTheVisitCloses) {
    StaffLobby lobby;
    auto view = lobby.send(command::OpenMaintenance{1, "204816"});
    EXPECT_TRUE(view->staff->checking);
    EXPECT_FALSE(view->staff->open);
    ASSERT_EQ(lobby.pins.size(), 1U);
    EXPECT_EQ(lobby.pins[0].pin, "204816");
    EXPECT_EQ(lobby.pins[0].hash, "a hash");
    view = lobby.step(PinChecked{1, true});
    EXPECT_TRUE(view->staff->open);
    EXPECT_EQ(view->staff->visit, 1U);
    EXPECT_EQ(view->staff->storage_free, 12'000'000'000U);
    EXPECT_EQ(view->sync->unsent, 1U);
    view = lobby.send(command::EndVisit{1});
    EXPECT_FALSE(view->staff->open);
    EXPECT_EQ(view->staff->hub_host, "");
    EXPECT_EQ(lobby.events(), (std::vector{StaffEvent::opened, StaffEvent::left}));
}

TEST(Staff, WithoutAPinNothingIsCompared) {
    Lobby lobby;
    lobby.send(command::BeginVisit{1});
    const auto view = lobby.send(command::OpenMaintenance{1, "204816"});
    EXPECT_FALSE(view->staff->by_pin);
    EXPECT_FALSE(view->staff->checking);
    EXPECT_TRUE(lobby.pins.empty());
}

TEST(Staff, FiveWrongPinsLockAndTheLockEndsByItself) {
    StaffLobby lobby;
    for (int left : {4, 3, 2, 1})
        EXPECT_EQ(lobby.try_pin(false)->staff->tries_left, left);
    auto view = lobby.try_pin(false);
    ASSERT_TRUE(view->staff->locked_until);
    EXPECT_EQ(*view->staff->locked_until, lobby.clock->wall() + 1min);
    EXPECT_EQ(view->staff->wrong_tries, 5U);
    // Locked, not even a right one is looked at.
    EXPECT_FALSE(lobby.try_pin(true)->staff->open);
    EXPECT_EQ(lobby.pins.size(), 5U);
    EXPECT_LE(lobby.core->next_due(), lobby.clock->boot() + 1min);
    view = lobby.after(1min);
    EXPECT_FALSE(view->staff->locked_until);
    EXPECT_GT(lobby.core->next_due(), lobby.clock->boot());
    EXPECT_TRUE(lobby.try_pin(true)->staff->open);
    EXPECT_EQ(lobby.events(), (std::vector{StaffEvent::wrong_pin, StaffEvent::wrong_pin,
                                           StaffEvent::wrong_pin, StaffEvent::wrong_pin,
                                           StaffEvent::wrong_pin, StaffEvent::locked, StaffEvent::opened}));
}

TEST(Staff, AClockThatIsSetEndsNoLock) {
    StaffLobby lobby;
    for (int i = 0; i < 5; ++i)
        lobby.try_pin(false);
    lobby.clock->jump_wall(24h);
    EXPECT_TRUE(lobby.step(Tick{})->staff->locked_until);
    EXPECT_FALSE(lobby.try_pin(true)->staff->open);
}

TEST(Staff, ARestartEndsNoLockEither) {
    StaffLobby lobby;
    for (int i = 0; i < 5; ++i)
        lobby.try_pin(false);
    lobby.clock->advance(20s);
    lobby.start();
    auto view = lobby.send(command::BeginVisit{7});
    ASSERT_TRUE(view->staff->locked_until);
    EXPECT_EQ(*view->staff->locked_until, lobby.clock->wall() + 40s);
    lobby.after(40s);
    for (int i = 0; i < 4; ++i)
        lobby.try_pin(false, 7);
    view = lobby.try_pin(false, 7);
    EXPECT_EQ(*view->staff->locked_until, lobby.clock->wall() + 5min);
}

TEST(Staff, WhoeverLeavesWhileItIsComparedHasTriedAllTheSame) {
    StaffLobby lobby;
    lobby.send(command::OpenMaintenance{1, "111111"});
    lobby.send(command::EndVisit{1});
    EXPECT_EQ(lobby.step(PinChecked{1, false})->staff->tries_left, 4);
    lobby.send(command::BeginVisit{2});
    lobby.send(command::OpenMaintenance{2, "204816"});
    lobby.send(command::EndVisit{2});
    lobby.send(command::BeginVisit{3});
    EXPECT_FALSE(lobby.step(PinChecked{2, true})->staff->open);
}

TEST(Staff, ABusyComparisonIsNoTry) {
    StaffLobby lobby;
    lobby.pins_take = false;
    const auto view = lobby.send(command::OpenMaintenance{1, "204816"});
    EXPECT_FALSE(view->staff->checking);
    EXPECT_EQ(view->staff->tries_left, 5);
}

TEST(Staff, ABadgeOpensEvenWhileThePinIsLocked) {
    StaffLobby lobby;
    for (int i = 0; i < 5; ++i)
        lobby.try_pin(false);
    const auto view = lobby.scan(badge);
    EXPECT_TRUE(view->staff->open);
    EXPECT_EQ(view->staff->badge, "示例·技术员");
    EXPECT_FALSE(view->check_in->result);
    const auto facts = lobby.store.facts_of<domain::StaffFact>();
    EXPECT_EQ(facts.back(), (domain::StaffFact{StaffEvent::opened, StaffMethod::badge, "示例·技术员"}));
}

TEST(Staff, ABadgeBeforeAnybodyCameWaitsForItsVisitAndNotForEver) {
    StaffLobby lobby;
    lobby.send(command::EndVisit{1});
    EXPECT_EQ(lobby.scan(badge)->staff->visit, 0U);
    EXPECT_EQ(lobby.send(command::BeginVisit{2})->staff->visit, 2U);
    EXPECT_TRUE(lobby.look()->staff->open);
    lobby.send(command::EndVisit{2});
    lobby.after(5s);
    lobby.scan(badge);
    EXPECT_FALSE(lobby.after(30s)->staff->open);
}

TEST(Staff, ABadgeOfAnotherHouseIsAnUnknownCode) {
    StaffLobby lobby;
    const auto view = lobby.scan("SB1:77777777777777777777777777777777");
    EXPECT_FALSE(view->staff->open);
    ASSERT_TRUE(view->check_in->result);
    EXPECT_EQ(view->check_in->result->outcome, domain::Outcome::unknown_code);
}

TEST(Staff, BehindTheGateACodeIsATestAndChecksNobodyIn) {
    StaffLobby lobby;
    lobby.try_pin(true);
    const auto view = lobby.scan(sample::pass_text());
    EXPECT_EQ(view->staff->codes, 1U);
    EXPECT_EQ(view->staff->code_kind, domain::CodeKind::pass);
    EXPECT_TRUE(view->staff->code_by_camera);
    EXPECT_FALSE(view->check_in->result);
    EXPECT_TRUE(lobby.store.facts_of<domain::CheckInFact>().empty());
}

TEST(Staff, DeadLettersAreListedAndSentAgain) {
    StaffLobby lobby;
    lobby.scan(sample::pass_text());
    auto refused = lobby.sync.answer(domain::Verdict::refused);
    refused.verdicts[0].code = "malformed";
    refused.verdicts[0].reason = "as told";
    lobby.step(syncing::SyncEvent{refused});
    auto view = lobby.try_pin(true);
    ASSERT_EQ(view->staff->letters.size(), 1U);
    EXPECT_EQ(view->staff->letters[0].kind, "check_in");
    EXPECT_EQ(view->staff->letters[0].code, "malformed");
    view = lobby.send(command::RetryDeadLetters{1});
    EXPECT_TRUE(view->staff->letters.empty());
    EXPECT_EQ(view->sync->dead_letters, 0U);
    EXPECT_EQ(lobby.store.outbox.size(), 2U);
}

TEST(Staff, NothingHappensInFrontOfTheGate) {
    StaffLobby lobby;
    lobby.store.dead.push_back({sample::check_in_fact(1), "malformed", ""});
    lobby.send(command::RetryDeadLetters{1});
    lobby.send(command::PrintTestSlip{1});
    lobby.send(command::EndProgram{1});
    const auto view = lobby.send(command::ShowLog{1});
    EXPECT_EQ(lobby.store.dead.size(), 1U);
    EXPECT_TRUE(lobby.slips.empty());
    EXPECT_FALSE(lobby.ended);
    EXPECT_FALSE(view->staff->log);
    EXPECT_TRUE(view->staff->letters.empty());
}

TEST(Staff, TestSlipLogAndEnd) {
    StaffLobby lobby;
    lobby.try_pin(true);
    auto view = lobby.send(command::PrintTestSlip{1, "en"});
    ASSERT_EQ(lobby.slips.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<TestPrint>(lobby.slips[0].what));
    EXPECT_EQ(view->staff->slip, SlipState::printing);
    EXPECT_EQ(lobby.step(SlipDone{0, SlipState::printed})->staff->slip, SlipState::printed);
    view = lobby.send(command::ShowLog{1});
    ASSERT_TRUE(view->staff->log);
    EXPECT_EQ(view->staff->log->at(0), "a line");
    view = lobby.send(command::EndProgram{1, false});
    EXPECT_EQ(lobby.ended, false);
    EXPECT_FALSE(view->staff->open);
    EXPECT_EQ(lobby.events().back(), StaffEvent::left);
}

TEST(Staff, AStoreThatIsFullKeepsNobodyOut) {
    StaffLobby lobby;
    lobby.store.record_fails = base::ErrorKind::disk_full;
    const auto view = lobby.try_pin(true);
    EXPECT_TRUE(view->staff->open);
    EXPECT_EQ(view->trouble, Trouble::disk_full);
}
