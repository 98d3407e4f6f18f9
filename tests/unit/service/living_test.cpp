// What goes on without a visitor: lists, hub, camera, clock, disk.
#include <gtest/gtest.h>

#include "tests/unit/service/lobby.h"

using namespace service;
using namespace service::test;

namespace {

domain::Meeting meeting(std::uint64_t id, int opens, int starts, int closes, int day = 22) {
    auto m = sample::meeting();
    m.id = {id};
    m.opens = sample::at(opens, 0, day);
    m.starts = sample::at(starts, 0, day);
    m.closes = sample::at(closes, 0, day);
    m.ends = sample::at(closes + 1, 0, day);
    return m;
}

struct Living : ::testing::Test {
    Lobby lobby;
    syncing::SyncEvent event(syncing::SyncEvent e) { return e; }
};

}  // namespace

TEST_F(Living, TodayListsOpenFirstThenByStartThenOver) {
    lobby.store.meetings = {meeting(1, 10, 11, 12), meeting(2, 6, 7, 8), meeting(3, 8, 9, 10),
                            meeting(4, 13, 14, 15), meeting(5, 8, 9, 10, 23)};
    const auto today = lobby.look()->today;
    ASSERT_EQ(today->meetings.size(), 4u);
    EXPECT_EQ(today->meetings[0].id.value, 3u);
    EXPECT_EQ(today->meetings[1].id.value, 1u);
    EXPECT_EQ(today->meetings[2].id.value, 4u);
    EXPECT_EQ(today->meetings[3].id.value, 2u);
    EXPECT_EQ(today->open_count, 1);
    EXPECT_FALSE(today->next_day_first);
    EXPECT_EQ(today->meetings[0].room.zh, "第二会议室");
}

TEST_F(Living, HiddenMeetingsAreNotListedAndOthersOnlyAsTheOrganiserTicked) {
    lobby.store.meetings = {meeting(1, 8, 9, 10), meeting(2, 8, 9, 10), meeting(3, 8, 9, 10, 23)};
    lobby.store.meetings[0].visibility = domain::Visibility::hidden;
    lobby.store.meetings[1].visibility = domain::Visibility::time_and_place;
    lobby.store.meetings[1].counts_public = false;
    const auto today = lobby.look()->today;
    ASSERT_EQ(today->meetings.size(), 1u);
    EXPECT_EQ(today->meetings[0].title.zh, "");
    EXPECT_EQ(today->meetings[0].floor.zh, "3 楼");
    EXPECT_FALSE(today->meetings[0].arrived);
}

TEST_F(Living, EmptyDayNamesTheNextOne) {
    lobby.store.meetings = {meeting(1, 8, 9, 10, 24), meeting(2, 8, 9, 10, 23)};
    lobby.store.meetings[1].visibility = domain::Visibility::hidden;
    const auto today = lobby.look()->today;
    EXPECT_TRUE(today->meetings.empty());
    EXPECT_EQ(today->next_day_first, sample::at(9, 0, 24));
}

TEST_F(Living, PhasesAndDaysChangeByThemselves) {
    lobby.store.meetings = {meeting(1, 9, 10, 11), meeting(2, 8, 9, 10, 23)};
    EXPECT_EQ(lobby.look()->today->open_count, 0);
    lobby.clock->advance(7min + 30s);
    lobby.step(Tick{});
    EXPECT_EQ(lobby.core->next_due(), lobby.clock->boot() + 30s);  // the door opens at nine sharp
    EXPECT_EQ(lobby.after(30s)->today->open_count, 1);
    EXPECT_EQ(lobby.after(2h)->today->meetings[0].phase, domain::MeetingPhase::over);
    EXPECT_EQ(lobby.after(13h)->today->meetings.at(0).id.value, 2u);
}

TEST_F(Living, AWallClockThatIsSetBackIsNoticedWithinAMinute) {
    lobby.look();
    EXPECT_LE(lobby.core->next_due(), lobby.clock->boot() + 1min);
    lobby.clock->jump_wall(-24h);
    const auto view = lobby.after(1min);
    EXPECT_EQ(view->trouble, Trouble::clock_jumped);
    EXPECT_TRUE(view->today->meetings.empty());
    lobby.hub_in_reach();
    EXPECT_EQ(lobby.look()->trouble, Trouble::none);
}

TEST_F(Living, NothingNewIsTheSameViewAndUnchangedSectionsAreShared) {
    const auto first = lobby.look();
    EXPECT_EQ(lobby.after(1s), first);
    EXPECT_EQ(lobby.step(DistanceSeen{Distance::unseen}), first);
    const auto second = lobby.step(DistanceSeen{Distance::right});
    EXPECT_NE(second, first);
    EXPECT_GT(second->version, first->version);
    EXPECT_EQ(second->today, first->today);
    EXPECT_EQ(second->check_in, first->check_in);
    EXPECT_NE(second->devices, first->devices);
}

TEST_F(Living, LongPollsThatBringNothingWakeNobody) {
    lobby.hub_in_reach();
    const auto first = lobby.look();
    lobby.clock->advance(25s);
    EXPECT_EQ(lobby.step(syncing::SyncEvent{lobby.heard()}), first);
    EXPECT_EQ(lobby.step(syncing::SyncEvent{syncing::Pulled{}}), first);
    EXPECT_TRUE(lobby.store.pages.empty());
    lobby.clock->advance(50s);
    EXPECT_NE(lobby.step(syncing::SyncEvent{lobby.heard()}), first);  // the age is shown to staff
}

TEST_F(Living, OutboxDrainsInBatches) {
    for (int i = 0; i < 230; ++i)
        (void)lobby.store.record(sample::check_in_fact());
    for (auto& fact : lobby.store.outbox)
        fact.header.id = base::make_uuid_v7(sample::at(8, 0));
    lobby.look();
    ASSERT_EQ(lobby.sync.pushes.size(), 1u);
    EXPECT_EQ(lobby.look()->sync->unsent, 230u);
    for (const std::size_t size : {100, 100, 30}) {
        EXPECT_EQ(lobby.sync.pushes.back().size(), size);
        lobby.step(event(lobby.sync.answer()));
    }
    EXPECT_EQ(lobby.sync.pushes.size(), 3u);
    EXPECT_EQ(lobby.look()->sync->unsent, 0u);
}

TEST_F(Living, TheViewWithAResultCountsItsFactAsUnsent) {
    lobby.start();
    lobby.core->step(scanner::CodeSeen{sample::pass_text(), scanner::Source::serial, lobby.clock->boot()});
    EXPECT_EQ(lobby.core->view(false)->sync->unsent, 1u);
    lobby.core->tidy();
    EXPECT_EQ(lobby.core->view(false)->sync->unsent, 1u);
}

TEST_F(Living, OneBatchAtATime) {
    lobby.store.attendees.push_back(person(1));
    lobby.scan(sample::pass_text());
    lobby.scan(sample::pass_text(sample::pass(sample::meeting(), person(1))));
    ASSERT_EQ(lobby.sync.pushes.size(), 1u);
    lobby.step(event(syncing::PushFailed{{}, 1s}));
    EXPECT_EQ(lobby.sync.pushes.size(), 1u);  // sync tries again by itself
    lobby.step(event(lobby.sync.answer()));
    ASSERT_EQ(lobby.sync.pushes.size(), 2u);
    EXPECT_EQ(lobby.sync.pushes[1].size(), 1u);
}

TEST_F(Living, RefusedFactsAreDeadLettersAndVerdictsOfStrangersAreIgnored) {
    lobby.scan(sample::pass_text());
    auto answer = lobby.sync.answer(domain::Verdict::refused);
    answer.verdicts.push_back({base::make_uuid_v7(sample::at(8, 0)), domain::Verdict::accepted, "", ""});
    lobby.step(event(answer));
    EXPECT_EQ(lobby.look()->sync->dead_letters, 1u);
    EXPECT_EQ(lobby.look()->sync->unsent, 0u);
}

TEST_F(Living, AnAnswerWithoutVerdictsIsNotAskedForInALoop) {
    lobby.scan(sample::pass_text());
    lobby.step(event(syncing::Pushed{}));
    EXPECT_EQ(lobby.sync.pushes.size(), 1u);
    EXPECT_EQ(lobby.look()->sync->unsent, 1u);
    lobby.after(30s);
    EXPECT_EQ(lobby.sync.pushes.size(), 2u);
}

TEST_F(Living, PullsGoOnAndChangeTheLists) {
    lobby.store.meetings.clear();
    EXPECT_TRUE(lobby.look()->today->meetings.empty());
    EXPECT_EQ(lobby.sync.pulls, std::vector<std::string>{""});
    syncing::Pulled pulled;
    domain::Site site;
    site.name = {"示例中心", ""};
    pulled.page.changes = {sample::meeting(), site};
    pulled.page.cursor = "c1";
    const auto view = lobby.step(event(pulled));
    EXPECT_EQ(view->today->meetings.size(), 1u);
    EXPECT_EQ(view->site->name.zh, "示例中心");
    EXPECT_EQ(view->site->duty_phone, "0517-0000");  // the hub gave none: the one from the config stays
    EXPECT_EQ(lobby.sync.pulls.back(), "c1");
}

TEST_F(Living, APageThatCannotBeKeptIsAskedForAgainLater) {
    lobby.look();
    lobby.store.apply_fails = base::ErrorKind::disk_full;
    syncing::Pulled pulled;
    pulled.page.cursor = "c1";
    EXPECT_EQ(lobby.step(event(pulled))->trouble, Trouble::disk_full);
    EXPECT_EQ(lobby.sync.pulls.size(), 1u);
    lobby.store.apply_fails.reset();
    lobby.after(30s);
    EXPECT_EQ(lobby.sync.pulls, (std::vector<std::string>{"", ""}));
}

TEST_F(Living, HubInReachFollowsTheWire) {
    EXPECT_FALSE(lobby.look()->sync->hub_in_reach);
    lobby.hub_in_reach();
    EXPECT_TRUE(lobby.look()->sync->hub_in_reach);
    EXPECT_EQ(lobby.look()->sync->last_heard, sample::at(8, 52));
    EXPECT_FALSE(lobby.step(event(syncing::PullFailed{{}, 1s}))->sync->hub_in_reach);
    EXPECT_TRUE(lobby.step(event(lobby.heard(7s)))->sync->hub_in_reach);
    EXPECT_EQ(lobby.look()->sync->clock_drift_ms, 7000);
}

TEST_F(Living, RevokedKioskWipesPersonalDataAndKeepsItsFacts) {
    lobby.scan(sample::pass_text());
    const auto view = lobby.step(event(syncing::Revoked{}));
    EXPECT_TRUE(view->sync->revoked);
    EXPECT_EQ(lobby.store.wipes, 1);
    EXPECT_EQ(lobby.store.outbox.size(), 1u);
    syncing::Pulled late;
    late.page.changes = {person(1)};
    late.page.cursor = "c9";
    lobby.step(event(late));
    EXPECT_TRUE(lobby.store.pages.empty());
    EXPECT_EQ(lobby.sync.pulls.size(), 1u);
    lobby.scan(sample::pass_text());
    EXPECT_EQ(lobby.store.outbox.size(), 1u) << "what it kept now would reach nobody";
}

TEST_F(Living, NoHubConfiguredIsANormalState) {
    Ports ports;
    ports.store = &lobby.store;
    ports.camera = [](bool) {};
    ports.print = [](SlipJob) { return false; };
    ports.log = [](const base::Error&) { FAIL(); };
    ports.clock = lobby.clock;
    Core core({}, ports);
    core.start();
    core.step(scanner::CodeSeen{sample::pass_text(), scanner::Source::serial, lobby.clock->boot()});
    EXPECT_EQ(core.view(false)->check_in->result->outcome, domain::Outcome::accepted);
    core.tidy();
    EXPECT_EQ(core.view(false)->sync->unsent, 1u);
}

TEST_F(Living, NotKeptIsNotAccepted) {
    lobby.store.record_fails = base::ErrorKind::disk_full;
    const auto view = lobby.scan(sample::pass_text());
    EXPECT_TRUE(view->check_in->result->failed);
    EXPECT_NE(view->check_in->result->outcome, domain::Outcome::accepted);
    EXPECT_EQ(view->check_in->result->reason_code, "E-50");
    EXPECT_EQ(view->check_in->result->name, "");
    EXPECT_EQ(view->trouble, Trouble::disk_full);
    EXPECT_FALSE(lobby.core->fatal());
    EXPECT_EQ(lobby.unread, std::vector{sample::pass_text()});
    lobby.store.record_fails.reset();
    const auto again = lobby.scan(sample::pass_text());  // at once: a failure is no reading
    EXPECT_EQ(again->check_in->result->outcome, domain::Outcome::accepted);
    EXPECT_EQ(again->trouble, Trouble::none);
    EXPECT_EQ(lobby.unread.size(), 1u);
}

// Who is phoned at night reads the log: why, and not a thousand times.
TEST_F(Living, TheLogSaysOnceWhyTheHubIsAway) {
    const auto refused = [](const std::string& ms) {
        return syncing::PushFailed{
            {base::ErrorKind::network, "Failed to connect after " + ms + " ms", "sync.http"}, 1s};
    };
    lobby.step(syncing::SyncEvent{refused("1")});
    lobby.step(syncing::SyncEvent{refused("17")});
    EXPECT_EQ(lobby.log.size(), 1u);
    lobby.step(syncing::SyncEvent{syncing::PullFailed{{base::ErrorKind::protocol, "HTML", "sync.pull"}, 1s}});
    EXPECT_EQ(lobby.log.size(), 2u);
    lobby.step(syncing::SyncEvent{syncing::Pushed{}});
    lobby.step(syncing::SyncEvent{refused("1")});
    EXPECT_EQ(lobby.log.size(), 3u);
}

TEST_F(Living, ALookUpThatFailsIsAnswered) {
    lobby.send(command::BeginVisit{1});
    lobby.store.read_fails = base::ErrorKind::timeout;
    const auto view = lobby.send(command::LookUp{1, sample::attendee().name, ""});
    ASSERT_TRUE(view->check_in->look_up);
    EXPECT_TRUE(view->check_in->look_up->failed);
    EXPECT_GT(view->check_in->look_up->number, 0u);
}

TEST_F(Living, ARefusalThatCannotBeKeptIsStillARefusal) {
    lobby.store.record_fails = base::ErrorKind::disk_full;
    const auto view = lobby.scan("https://example.org");
    EXPECT_FALSE(view->check_in->result->failed);
    EXPECT_EQ(view->check_in->result->outcome, domain::Outcome::unknown_code);
    EXPECT_EQ(view->trouble, Trouble::disk_full);
}

TEST_F(Living, ALostDiskIsFatalAndNothingIsTriedAfterIt) {
    lobby.store.record_fails = base::ErrorKind::io;
    const auto view = lobby.scan(sample::pass_text());
    EXPECT_TRUE(view->check_in->result->failed);
    EXPECT_EQ(view->trouble, Trouble::store_failed);
    ASSERT_TRUE(lobby.core->fatal());
    lobby.store.record_fails.reset();
    lobby.clock->advance(24h);
    lobby.scan(sample::pass_text());
    EXPECT_TRUE(lobby.store.facts.empty());
    EXPECT_GT(lobby.core->next_due(), lobby.clock->boot());
}

TEST_F(Living, ListsThatCannotBeReadAreNotTriedInALoop) {
    lobby.look();
    lobby.store.read_fails = base::ErrorKind::timeout;
    EXPECT_EQ(lobby.scan(sample::pass_text())->check_in->result->reason_code, "E-51");
    EXPECT_GT(lobby.core->next_due(), lobby.clock->boot());
}

TEST_F(Living, AStuckCodeDoesNotFloodTheLedger) {
    lobby.look();
    for (int i = 0; i < 100; ++i) {
        lobby.clock->advance(4s);
        lobby.scan("https://example.org/poster");
    }
    EXPECT_LE(lobby.store.facts.size(), 7u);
    EXPECT_GE(lobby.store.facts.size(), 6u);
    EXPECT_EQ(lobby.look()->check_in->unknown, 100u);
}

TEST_F(Living, CameraFollowsThePageAndTheStillness) {
    lobby.send(command::BeginVisit{1});
    lobby.send(command::EnterScanPage{1});
    EXPECT_EQ(lobby.camera, std::vector<bool>{true});
    EXPECT_FALSE(lobby.look()->devices->camera_waits);
    lobby.step(CameraChanged{CameraState::running});
    lobby.step(DistanceSeen{Distance::too_far});
    EXPECT_EQ(lobby.look()->devices->distance, Distance::too_far);
    lobby.step(NothingMoves{});
    EXPECT_EQ(lobby.camera, std::vector<bool>{true}) << "said of the time before this visitor came";
    lobby.clock->advance(20s);
    lobby.step(NothingMoves{});
    EXPECT_EQ(lobby.camera, (std::vector<bool>{true, false}));
    EXPECT_TRUE(lobby.look()->devices->camera_waits);
    EXPECT_EQ(lobby.step(CameraChanged{CameraState::closed})->devices->distance, Distance::unseen);
    lobby.send(command::OpenCamera{1});
    EXPECT_EQ(lobby.camera.back(), true);
    EXPECT_FALSE(lobby.look()->devices->camera_waits);
    lobby.send(command::EndVisit{1, {}});
    EXPECT_EQ(lobby.core->next_due(), lobby.clock->boot() + 2s);
    lobby.after(2s);
    EXPECT_EQ(lobby.camera.back(), false);
}

// Two answers of the hub that arrive together and bring nothing are no reason to draw.
TEST_F(Living, WaitingEventsThatChangeNothingAreNoNews) {
    const auto before = lobby.look();
    EXPECT_EQ(lobby.core->view(true), before);
    EXPECT_EQ(lobby.core->view(false), before);
    lobby.core->step(HandScannerChanged{true});
    const auto busy = lobby.core->view(true);
    EXPECT_TRUE(busy->busy);
    EXPECT_FALSE(lobby.core->view(false)->busy);
}

TEST_F(Living, DevicesAreInTheView) {
    lobby.step(CameraChanged{CameraState::absent});
    lobby.step(HandScannerChanged{true});
    const auto view = lobby.step(PrinterChanged{true, false});
    EXPECT_EQ(view->devices->camera, CameraState::absent);
    EXPECT_TRUE(view->devices->hand_scanner);
    EXPECT_TRUE(view->devices->printer);
    EXPECT_FALSE(view->devices->printer_paper);
}

TEST_F(Living, TheLogIsFoldedWhenNobodyWaits) {
    lobby.send(command::BeginVisit{1});
    lobby.scan(sample::pass_text());
    lobby.after(10min);
    EXPECT_EQ(lobby.store.checkpoints, 0);
    lobby.send(command::EndVisit{1, {}});
    EXPECT_EQ(lobby.store.checkpoints, 1);
    lobby.after(10min);
    EXPECT_EQ(lobby.store.checkpoints, 1);
}
