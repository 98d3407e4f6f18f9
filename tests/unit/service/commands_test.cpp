// What the hub asks of the kiosk: done once, at a good moment, and answered.
#include <gtest/gtest.h>

#include "tests/unit/service/lobby.h"

using namespace service;
using namespace service::test;
using domain::CommandKind;
using domain::CommandResult;
using domain::CommandState;

namespace {

struct Commands : ::testing::Test {
    Lobby lobby;

    domain::HubCommand command(CommandKind kind, std::uint64_t id = 1,
                               std::chrono::minutes good_for = 10min) {
        domain::HubCommand c;
        c.id = {id};
        c.kind = kind;
        c.issued = lobby.clock->wall();
        c.expires = c.issued + good_for;
        return c;
    }
    void arrives(const domain::HubCommand& command, std::string cursor = "7") {
        lobby.step(syncing::SyncEvent{syncing::Pulled{{{command}, std::move(cursor), false, false}}});
    }
    void reported() { lobby.step(syncing::SyncEvent{syncing::Reported{}}); }
    std::vector<domain::CommandPicture> pictures() const {
        std::vector<domain::CommandPicture> all;
        for (const auto& report : lobby.sync.reports)
            if (const auto* picture = std::get_if<domain::CommandPicture>(&report)) all.push_back(*picture);
        return all;
    }
    std::uint64_t wanted() { return lobby.look()->picture_wanted; }
    std::vector<CommandResult> answers() const {
        std::vector<CommandResult> all;
        for (const auto& report : lobby.sync.reports)
            if (const auto* result = std::get_if<CommandResult>(&report)) all.push_back(*result);
        return all;
    }
    void SetUp() override {
        lobby.hub_in_reach();
        reported();  // the first heartbeat
    }
};

}  // namespace

TEST_F(Commands, ARestartIsOnDiskBeforeItIsDoneAndToldAfterwards) {
    arrives(command(CommandKind::restart));
    EXPECT_EQ(lobby.ended, true);
    ASSERT_EQ(lobby.store.outcomes.size(), 1u);
    EXPECT_EQ(lobby.store.outcomes[0].result.state, CommandState::begun);
    EXPECT_TRUE(answers().empty());

    lobby.ended.reset();
    lobby.start();  // the new process, on the same store
    lobby.hub_in_reach();
    EXPECT_EQ(lobby.ended, std::nullopt) << "never twice";
    ASSERT_EQ(answers().size(), 1u);
    EXPECT_EQ(answers()[0], (CommandResult{{1}, CommandState::done, ""}));
    reported();
    EXPECT_EQ(lobby.store.told, std::vector{domain::CommandId{1}});
    lobby.start();
    lobby.hub_in_reach();
    EXPECT_EQ(answers().size(), 1u);
}

TEST_F(Commands, ARestartThatCannotBeKeptIsNotDone) {
    lobby.store.result_fails = base::ErrorKind::disk_full;
    arrives(command(CommandKind::restart));
    EXPECT_EQ(lobby.ended, std::nullopt);
}

TEST_F(Commands, NobodyIsInterruptedByARestart) {
    lobby.send(command::BeginVisit{1});
    arrives(command(CommandKind::restart));
    EXPECT_EQ(lobby.ended, std::nullopt);
    lobby.send(command::EndVisit{1});
    EXPECT_EQ(lobby.ended, true);
}

TEST_F(Commands, WhatIsTooLateIsRefused) {
    auto late = command(CommandKind::restart);
    lobby.clock->advance(10min);
    arrives(late);
    EXPECT_EQ(lobby.ended, std::nullopt);
    ASSERT_EQ(answers().size(), 1u);
    EXPECT_EQ(answers()[0], (CommandResult{{1}, CommandState::refused, "expired"}));
}

TEST_F(Commands, LatenessIsJudgedByTheHubsClock) {
    lobby.step(syncing::SyncEvent{lobby.heard(1h)});  // ours is an hour ahead
    auto good = command(CommandKind::restart);
    good.expires = good.issued - 55min;
    arrives(good);
    EXPECT_EQ(lobby.ended, true);
}

TEST_F(Commands, SomebodySettingTheClockMakesNothingLate) {
    auto good = command(CommandKind::restart);
    lobby.clock->jump_wall(48h);
    arrives(good);
    EXPECT_EQ(lobby.ended, true);
}

TEST_F(Commands, WaitsForTheVisitsEndOnlyUntilItIsTooLate) {
    lobby.send(command::BeginVisit{1});
    arrives(command(CommandKind::test_print, 1, 1min));
    lobby.after(2min);
    reported();  // the heartbeat that was due
    ASSERT_EQ(answers().size(), 1u);
    EXPECT_EQ(answers()[0].reason, "expired");
}

TEST_F(Commands, OfANewerHubIsRefused) {
    arrives(command(CommandKind::unknown));
    ASSERT_EQ(answers().size(), 1u);
    EXPECT_EQ(answers()[0], (CommandResult{{1}, CommandState::refused, "not_known"}));
}

TEST_F(Commands, ATestSlipIsPrintedAndItsEndToldAsItWas) {
    arrives(command(CommandKind::test_print, 1));
    EXPECT_EQ(answers().at(0).reason, "no_printer");
    reported();
    lobby.step(PrinterChanged{true, true});
    arrives(command(CommandKind::test_print, 2), "8");
    ASSERT_EQ(lobby.slips.size(), 1u);
    EXPECT_TRUE(std::holds_alternative<TestPrint>(lobby.slips[0].what));
    EXPECT_EQ(answers().size(), 1u) << "not before it is printed";
    arrives(command(CommandKind::test_print, 3), "9");
    EXPECT_EQ(answers().at(1), (CommandResult{{3}, CommandState::refused, "busy"}));
    reported();
    lobby.step(SlipDone{0, SlipState::no_paper});
    EXPECT_EQ(answers().at(2), (CommandResult{{2}, CommandState::failed, "no_paper"}));
}

TEST_F(Commands, AResyncTakesASnapshotAndIsDoneWhenItIsWhole) {
    ASSERT_EQ(lobby.sync.pulls.size(), 1u);
    arrives(command(CommandKind::resync));
    ASSERT_EQ(lobby.sync.pulls.size(), 2u);
    EXPECT_EQ(lobby.sync.pulls.back(), "7") << "that pull was on its way";
    lobby.step(syncing::SyncEvent{syncing::Pulled{{{sample::attendee()}, "8", false, false}}});
    EXPECT_EQ(lobby.sync.pulls.back(), "");
    EXPECT_EQ(lobby.store.cursor_now, "7") << "the snapshot brings that page again";
    lobby.step(syncing::SyncEvent{syncing::Pulled{{{}, "9", true, true}}});
    EXPECT_TRUE(answers().empty());
    lobby.step(syncing::SyncEvent{syncing::Pulled{{{}, "10", false, false}}});
    ASSERT_EQ(answers().size(), 1u);
    EXPECT_EQ(answers()[0], (CommandResult{{1}, CommandState::done, ""}));
}

TEST_F(Commands, WhatARestartCutOffHasFailed) {
    arrives(command(CommandKind::resync));
    lobby.start();
    lobby.hub_in_reach();
    ASSERT_EQ(answers().size(), 1u);
    EXPECT_EQ(answers()[0], (CommandResult{{1}, CommandState::failed, "interrupted"}));
}

TEST_F(Commands, AMessageIsShownUntilItsTime) {
    auto message = command(CommandKind::show_message);
    message.message = {"二楼停水", "No water on level 2"};
    arrives(message);
    auto view = lobby.look();
    ASSERT_TRUE(view->message);
    EXPECT_EQ(view->message->text.zh, "二楼停水");
    EXPECT_EQ(answers().at(0).state, CommandState::done);

    lobby.start();
    ASSERT_TRUE(lobby.look()->message) << "a restart takes no notice down";
    EXPECT_LE(lobby.core->next_due(), lobby.clock->boot() + 1min);
    lobby.after(10min);
    EXPECT_FALSE(lobby.look()->message);
}

TEST_F(Commands, AMessageWithoutWordsIsRefused) {
    arrives(command(CommandKind::show_message));
    EXPECT_FALSE(lobby.look()->message);
    EXPECT_EQ(answers().at(0).reason, "no_text");
}

TEST_F(Commands, AnAnswerThatGotLostIsToldAgain) {
    arrives(command(CommandKind::unknown));
    ASSERT_EQ(answers().size(), 1u);
    lobby.step(syncing::SyncEvent{syncing::ReportFailed{{base::ErrorKind::network, "", ""}, false}});
    lobby.after(9s);
    EXPECT_EQ(answers().size(), 1u);
    lobby.after(2s);
    ASSERT_EQ(answers().size(), 2u);
    reported();
    lobby.after(1h);
    EXPECT_EQ(answers().size(), 2u);
}

TEST_F(Commands, AHubThatForgotTheCommandIsNotToldForEver) {
    arrives(command(CommandKind::unknown));
    lobby.step(syncing::SyncEvent{syncing::ReportFailed{{}, true}});
    lobby.after(1min);
    EXPECT_EQ(answers().size(), 1u);
    EXPECT_TRUE(std::holds_alternative<domain::Heartbeat>(lobby.sync.reports.back())) << "heartbeats go on";
}

TEST_F(Commands, APictureIsTakenWhileNobodyIsHereAndDoneWhenTheHubHasIt) {
    arrives(command(CommandKind::screenshot));
    ASSERT_NE(wanted(), 0u);
    lobby.clock->advance(1s);
    lobby.step(PictureTaken{wanted(), "png"});
    EXPECT_EQ(wanted(), 0u);
    ASSERT_EQ(pictures().size(), 1u);
    EXPECT_EQ(pictures()[0].id, domain::CommandId{1});
    EXPECT_EQ(pictures()[0].png, "png");
    EXPECT_EQ(pictures()[0].taken, lobby.clock->wall());
    EXPECT_TRUE(answers().empty()) << "not before the hub has it";
    reported();
    ASSERT_EQ(answers().size(), 1u);
    EXPECT_EQ(answers()[0], (CommandResult{{1}, CommandState::done, ""}));
}

TEST_F(Commands, APictureWaitsForTheVisitsEnd) {
    lobby.send(command::BeginVisit{1});
    arrives(command(CommandKind::screenshot));
    EXPECT_EQ(wanted(), 0u);
    lobby.step(PictureTaken{1, "of the visit"});
    EXPECT_TRUE(pictures().empty());
    lobby.send(command::EndVisit{1});
    ASSERT_NE(wanted(), 0u);
    lobby.step(PictureTaken{wanted(), "of Home"});
    ASSERT_EQ(pictures().size(), 1u);
    EXPECT_EQ(pictures()[0].png, "of Home");
}

TEST_F(Commands, AVisitThatBeginsBeforeThePictureIsInHandWithdrawsIt) {
    arrives(command(CommandKind::screenshot));
    const auto first = wanted();
    ASSERT_NE(first, 0u);
    lobby.send(command::BeginVisit{1});
    EXPECT_EQ(wanted(), 0u);
    lobby.step(PictureTaken{first, "too late"});
    lobby.send(command::EndVisit{1});
    EXPECT_NE(wanted(), first);
    lobby.step(PictureTaken{first, "much too late"});
    EXPECT_TRUE(pictures().empty());
    lobby.step(PictureTaken{wanted(), "of Home"});
    ASSERT_EQ(pictures().size(), 1u);
    EXPECT_EQ(pictures()[0].png, "of Home");
}

TEST_F(Commands, ACodeWhoseBearerIsNotHereYetWithdrawsAPictureToo) {
    arrives(command(CommandKind::screenshot));
    const auto first = wanted();
    lobby.scan(sample::pass_text(sample::pass(sample::meeting(), sample::attendee())));
    EXPECT_EQ(wanted(), 0u);
    lobby.step(PictureTaken{first, "with a result"});
    EXPECT_TRUE(pictures().empty());
}

TEST_F(Commands, APictureThatNobodyCouldTakeExpires) {
    lobby.send(command::BeginVisit{1});
    arrives(command(CommandKind::screenshot, 1, 1min));
    lobby.after(2min);
    reported();  // the heartbeat that was due
    EXPECT_EQ(answers().at(0), (CommandResult{{1}, CommandState::refused, "expired"}));
    lobby.send(command::EndVisit{1});
    EXPECT_EQ(wanted(), 0u);
}

TEST_F(Commands, OnePictureAtATime) {
    lobby.send(command::BeginVisit{1});
    arrives(command(CommandKind::screenshot, 1));
    arrives(command(CommandKind::screenshot, 2), "8");
    EXPECT_EQ(answers().at(0), (CommandResult{{2}, CommandState::refused, "busy"}));
}

TEST_F(Commands, APictureThatCannotBeMadeHasFailed) {
    arrives(command(CommandKind::screenshot));
    lobby.step(PictureTaken{wanted(), ""});
    EXPECT_EQ(answers().at(0), (CommandResult{{1}, CommandState::failed, "picture_failed"}));
    EXPECT_EQ(wanted(), 0u);
}

TEST_F(Commands, APictureThatGotLostIsSentAgainAndOneThatTheHubRefusesIsNot) {
    arrives(command(CommandKind::screenshot));
    lobby.step(PictureTaken{wanted(), "png"});
    lobby.step(syncing::SyncEvent{syncing::ReportFailed{{base::ErrorKind::network, "", ""}}});
    lobby.after(9s);
    EXPECT_EQ(pictures().size(), 1u);
    lobby.after(2s);
    EXPECT_EQ(pictures().size(), 2u);
    lobby.step(syncing::SyncEvent{syncing::ReportFailed{{}, false, true}});
    EXPECT_EQ(answers().at(0), (CommandResult{{1}, CommandState::failed, "hub_refused"}));
    reported();
    lobby.after(1min);
    EXPECT_EQ(pictures().size(), 2u);
}

TEST_F(Commands, NothingOfAPictureIsOnDisk) {
    arrives(command(CommandKind::screenshot));
    lobby.step(PictureTaken{wanted(), "png"});
    lobby.start();  // the power was cut while it was on its way
    lobby.hub_in_reach();
    EXPECT_EQ(pictures().size(), 1u);
    EXPECT_EQ(wanted(), 0u);
    EXPECT_EQ(answers().at(0), (CommandResult{{1}, CommandState::failed, "interrupted"}));
}
