// The repair service: nothing is reported before it is on disk, nothing of its reporter is shown again.
#include <gtest/gtest.h>

#include "kiosk/domain/request_code.h"
#include "kiosk/service/slip_drawer.h"
#include "tests/fakes/one_of_each.h"
#include "tests/unit/service/lobby.h"

using namespace service;
using namespace service::test;

namespace {

struct Repair : ::testing::Test {
    Lobby lobby;

    Repair() {
        lobby.store.all_layouts = {sample::layout()};
        lobby.store.all_categories = {sample::category(), danger()};
        lobby.store.all_categories[0].danger = false;
        lobby.settings.site.kiosk_code = "A";
        lobby.settings.site.phone_pages = "https://suishou.example";
        lobby.send(command::BeginVisit{1});
    }
    static domain::Category danger() {
        domain::Category category;
        category.id = "power.spark";
        category.name = {"冒火花", "Sparks"};
        category.danger = true;
        return category;
    }
    // A leak in room 305.
    static command::SubmitRequest leak() {
        command::SubmitRequest said;
        said.visit = 1;
        said.cell = "main-3-2";
        said.category = "water.leak";
        said.words = "空调漏水";
        said.phone = "138 0000-0000";
        said.language = "en";
        return said;
    }
    ReportResult report(const command::SubmitRequest& said) { return *lobby.send(said)->repair->report; }
    ReportProblem problem(const command::SubmitRequest& said) { return report(said).problem; }
    std::vector<domain::FollowUp> follow_ups() {
        std::vector<domain::FollowUp> all;
        for (const auto& fact : lobby.store.facts_of<domain::FollowUpFact>())
            all.push_back(fact.said);
        return all;
    }
    std::vector<domain::ServiceRequestFact> facts() {
        return lobby.store.facts_of<domain::ServiceRequestFact>();
    }
};

}  // namespace

TEST_F(Repair, AReportIsAFactWithANumberAndAKey) {
    const auto result = report(leak());
    EXPECT_EQ(result.problem, ReportProblem::none);
    EXPECT_EQ(domain::to_string(result.request.number), "BX-20261222-A-001");
    EXPECT_NE(result.key, domain::RequestKey{});
    EXPECT_EQ(result.receipt, 1u);
    ASSERT_EQ(facts().size(), 1u);
    const auto fact = facts()[0];
    EXPECT_EQ(fact.cell, "main-3-2");
    EXPECT_EQ(fact.place, "主楼 3 楼 东翼 305 会议室");
    EXPECT_EQ(fact.category, "water.leak");
    EXPECT_EQ(fact.words, "空调漏水");
    EXPECT_EQ(fact.phone, "13800000000");
    EXPECT_EQ(fact.language, "en");
    EXPECT_FALSE(fact.danger);
    EXPECT_EQ(lobby.look()->sync->unsent, 1u);
}

TEST_F(Repair, WhatIsDangerousIsSaidByTheCategoryOrByTheReporter) {
    auto said = leak();
    said.category = "power.spark";
    EXPECT_TRUE(report(said).danger);
    said = leak();
    said.danger = true;
    EXPECT_TRUE(report(said).danger);
    EXPECT_TRUE(facts()[0].danger && facts()[1].danger);
}

TEST_F(Repair, WhatCannotBeReportedSaysWhy) {
    auto said = leak();
    said.cell = "gone";
    EXPECT_EQ(problem(said), ReportProblem::no_place);
    said.cell = "main-b1-1";
    EXPECT_EQ(problem(said), ReportProblem::no_place) << "closed";
    said = leak();
    said.category = said.words = "";
    EXPECT_EQ(problem(said), ReportProblem::nothing_said);
    said.words = "     ";
    EXPECT_EQ(problem(said), ReportProblem::nothing_said);
    said.words = "\xff\xfe";
    EXPECT_EQ(problem(said), ReportProblem::bad_words);
    said.words = std::string(10'000, 'x');
    EXPECT_EQ(problem(said), ReportProblem::bad_words);
    said = leak();
    for (const char* phone : {"12", "call me", "123456789012345678901", "138+0"}) {
        said.phone = phone;
        EXPECT_EQ(problem(said), ReportProblem::bad_phone) << phone;
    }
    EXPECT_TRUE(facts().empty());
}

TEST_F(Repair, WordsAloneAreEnoughWhateverTheyAre) {
    auto said = leak();
    said.category = "";
    for (const char* words :
         {"\U0001F6BF\U0001F4A7", "'); DROP TABLE service_requests; --", "<script>alert(1)</script>"}) {
        said.words = words;
        EXPECT_EQ(problem(said), ReportProblem::none) << words;
        EXPECT_EQ(facts().back().words, words);
    }
}

TEST_F(Repair, AFullDiskLosesNothingThatWasSaidToBeKept) {
    lobby.store.record_fails = base::ErrorKind::disk_full;
    const auto failed = report(leak());
    EXPECT_EQ(failed.problem, ReportProblem::failed);
    EXPECT_EQ(failed.receipt, 0u);
    EXPECT_EQ(lobby.look()->trouble, Trouble::disk_full);
    lobby.store.record_fails.reset();
    EXPECT_EQ(problem(leak()), ReportProblem::none);
    EXPECT_EQ(lobby.look()->trouble, Trouble::none);
}

TEST_F(Repair, AKioskWithoutLettersGivesNoNumbers) {
    Lobby other;
    other.store.all_layouts = {sample::layout()};
    other.store.all_categories = {sample::category()};
    other.send(command::BeginVisit{1});
    EXPECT_EQ(other.send(leak())->repair->report->problem, ReportProblem::not_here);
}

TEST_F(Repair, AScreenThatIsPlayedWithReportsNoHundredThings) {
    int kept = 0;
    for (int n = 0; n < 100; ++n)
        kept += problem(leak()) == ReportProblem::none;
    EXPECT_EQ(kept, 8);
    EXPECT_EQ(problem(leak()), ReportProblem::too_many);
    lobby.clock->advance(1min);
    EXPECT_EQ(problem(leak()), ReportProblem::none);
}

TEST_F(Repair, AFileThatWasBornThisMorningCountsFromThere) {
    lobby.store.birth = sample::at(8, 30);
    EXPECT_EQ(report(leak()).request.number.count, 8u * 60 + 30 + 1);
    EXPECT_EQ(report(leak()).request.number.count, 8u * 60 + 30 + 2);
    lobby.clock->advance(24h);
    EXPECT_EQ(report(leak()).request.number.count, 1u) << "the next day";
}

TEST_F(Repair, AClockThatHasLostItsBatteryGivesNoNumber) {
    lobby.clock->jump_wall(base::WallTime{} - lobby.clock->wall());
    EXPECT_EQ(problem(leak()), ReportProblem::no_clock);
    EXPECT_TRUE(facts().empty());
}

TEST_F(Repair, AShortNumberIsOfTheNewestSuchDay) {
    auto last_year = sample::service_request();
    last_year.number = {2025, 12, 23, "A", 5};
    lobby.store.told_requests = {sample::service_request(), last_year};
    const auto ask = [&](const char* number) {
        return lobby.send(command::FollowRequest{1, number})->repair->followed->request;
    };
    EXPECT_EQ(ask("BX-1222-A-037"), sample::service_request());
    EXPECT_EQ(ask("bx-1223-a-005"), last_year) << "tomorrow nobody has reported anything yet";
    EXPECT_FALSE(ask("BX-122-A-037"));
}

TEST_F(Repair, ThePromiseOfTheHubReachesWhoeverStillStandsThere) {
    EXPECT_EQ(report(leak()).request.due, base::WallTime{});
    auto told = sample::service_request();
    told.number = {2026, 12, 22, "A", 1};
    lobby.store.told_requests = {told};
    lobby.step(syncing::SyncEvent{syncing::Pulled{{{told}, "c8", false, false}}});
    EXPECT_EQ(lobby.look()->repair->report->request.due, base::WallTime{}) << "another one of this number";
    told.cell = "main-3-2";
    told.category = "water.leak";
    lobby.store.told_requests = {told};
    lobby.step(syncing::SyncEvent{syncing::Pulled{{{told}, "c9", false, false}}});
    EXPECT_EQ(lobby.look()->repair->report->request.due, told.due);
}

TEST_F(Repair, NothingOfAReportOutlivesItsVisit) {
    report(leak());
    const auto view = lobby.send(command::EndVisit{1});
    EXPECT_FALSE(view->repair->report);
    EXPECT_FALSE(lobby.send(command::PrintRequestSlip{1, 1})->repair->report);
    EXPECT_TRUE(lobby.slips.empty());
}

TEST_F(Repair, TheSlipCarriesTheNumberAndNobodysName) {
    const auto result = report(leak());
    lobby.send(command::PrintRequestSlip{1, result.number, "en"});
    ASSERT_EQ(lobby.slips.size(), 1u);
    const auto& job = lobby.slips[0];
    const auto content = slip_content(std::get<ReportResult>(job.what), job, sample::utc_offset);
    EXPECT_EQ(content.number, "BX-20261222-A-001");
    EXPECT_EQ(content.place, "Room 305, L3 East wing, Main building");
    EXPECT_EQ(content.category, "Leak");
    EXPECT_FALSE(content.due);
    EXPECT_EQ(domain::read_request_code(content.qr_text), result.request.number);
    EXPECT_EQ(lobby.step(SlipDone{result.number, SlipState::printed, true})->repair->report->slip,
              SlipState::printed);
    lobby.step(SlipDone{result.number + 1, SlipState::failed, true});
    EXPECT_EQ(lobby.look()->repair->report->slip, SlipState::printed);
}

TEST_F(Repair, IsFollowedByItsNumberTypedOrScanned) {
    lobby.store.told_requests = {sample::service_request()};
    const auto typed = lobby.send(command::FollowRequest{1, "bx-20261222-a-037"})->repair->followed;
    EXPECT_EQ(typed->request, sample::service_request());
    EXPECT_EQ(typed->visit, 1u);
    lobby.send(command::EndVisit{1});
    const auto code = domain::write_request_code("https://elsewhere.example/x", {2026, 12, 22, "A", 37}, {5});
    const auto scanned = lobby.scan(code)->repair->followed;
    EXPECT_EQ(scanned->request, sample::service_request());
    EXPECT_EQ(scanned->visit, 0u);
    EXPECT_FALSE(lobby.look()->check_in->result) << "it is no pass";
    EXPECT_EQ(lobby.send(command::BeginVisit{2})->repair->followed->visit, 2u);
}

TEST_F(Repair, WhoScannedTheSlipUrgesOnceADay) {
    auto told = sample::service_request();
    told.state = domain::RequestState::accepted;
    lobby.store.told_requests = {told};
    const auto code = domain::write_request_code("https://suishou.example", told.number, {5});
    const auto urge = [&] { return *lobby.send(command::SayFollowUp{1})->repair->followed; };
    EXPECT_TRUE(lobby.scan(code)->repair->followed->held);
    EXPECT_EQ(urge().said->outcome, domain::FollowUpOutcome::counted);
    ASSERT_EQ(follow_ups().size(), 1u);
    EXPECT_EQ(follow_ups()[0], (domain::FollowUp{told.number, {5}, domain::FollowUpKind::urge, {}, ""}));
    EXPECT_EQ(urge().said->outcome, domain::FollowUpOutcome::urged_today);
    lobby.send(command::EndVisit{1});
    lobby.clock->advance(1min);  // one that is held still is one reading
    lobby.send(command::BeginVisit{2});
    const auto again = lobby.scan(code)->repair->followed;
    ASSERT_TRUE(again && again->request);
    EXPECT_EQ(again->request->urged, lobby.store.facts.back().header.wall) << "the hub may be away";
    lobby.clock->advance(24h);
    lobby.send(command::SayFollowUp{2});
    EXPECT_EQ(follow_ups().size(), 2u);
}

TEST_F(Repair, WhoTypedTheNumberSaysNothing) {
    auto told = sample::service_request();
    told.state = domain::RequestState::accepted;
    lobby.store.told_requests = {told};
    lobby.scan(domain::write_request_code("https://suishou.example", told.number, {5}));
    EXPECT_FALSE(lobby.send(command::FollowRequest{1, "BX-20261222-A-037"})->repair->followed->held);
    EXPECT_EQ(lobby.send(command::SayFollowUp{1})->repair->followed->said->outcome,
              domain::FollowUpOutcome::wrong_key);
    EXPECT_FALSE(lobby.scan("BX-20261222-A-037")->repair->followed->held) << "a slip without a key";
    lobby.send(command::SayFollowUp{1});
    EXPECT_TRUE(follow_ups().empty());
}

TEST_F(Repair, WhatIsDoneIsRatedOnceOrReopened) {
    auto told = sample::service_request();
    told.state = domain::RequestState::done;
    lobby.store.told_requests = {told};
    lobby.clock->advance(24h);
    const auto code = domain::write_request_code("https://suishou.example", told.number, {5});
    lobby.scan(code);
    const auto say = [&](domain::FollowUpKind kind, std::optional<domain::Satisfaction> rating) {
        return *lobby.send(command::SayFollowUp{1, kind, rating})->repair->followed;
    };
    EXPECT_FALSE(say(domain::FollowUpKind::rating, {}).said) << "which word";
    EXPECT_EQ(say(domain::FollowUpKind::urge, {}).said->outcome, domain::FollowUpOutcome::finished);
    const auto content = say(domain::FollowUpKind::rating, domain::Satisfaction::satisfied);
    EXPECT_EQ(content.request->state, domain::RequestState::confirmed);
    EXPECT_EQ(say(domain::FollowUpKind::rating, domain::Satisfaction::dissatisfied).said->outcome,
              domain::FollowUpOutcome::rated);
    EXPECT_EQ(say(domain::FollowUpKind::not_solved, {}).request->state, domain::RequestState::reopened);
    EXPECT_EQ(follow_ups().size(), 2u);
}

TEST_F(Repair, WhyOneIsNotContentIsKeptWithTheRating) {
    auto told = sample::service_request();
    told.state = domain::RequestState::done;
    lobby.store.told_requests = {told};
    lobby.scan(domain::write_request_code("https://suishou.example", told.number, {5}));
    lobby.send(command::SayFollowUp{1, domain::FollowUpKind::rating, domain::Satisfaction::dissatisfied,
                                    "没收拾干净"});
    ASSERT_EQ(follow_ups().size(), 1u);
    EXPECT_EQ(follow_ups()[0].words, "没收拾干净");
}

TEST_F(Repair, WhatIsNotOnDiskWasNotSaid) {
    auto told = sample::service_request();
    told.state = domain::RequestState::accepted;
    lobby.store.told_requests = {told};
    lobby.scan(domain::write_request_code("https://suishou.example", told.number, {5}));
    lobby.store.record_fails = base::ErrorKind::disk_full;
    const auto followed = lobby.send(command::SayFollowUp{1})->repair->followed;
    EXPECT_FALSE(followed->said->outcome);
    EXPECT_EQ(followed->request->urged, base::WallTime{});
}

TEST_F(Repair, ASlipThatIsHeldStillIsOneReading) {
    lobby.store.told_requests = {sample::service_request()};
    const auto number = lobby.scan("BX-20261222-A-037")->repair->followed->number;
    lobby.clock->advance(100ms);
    EXPECT_EQ(lobby.scan("BX-20261222-A-037")->repair->followed->number, number);
}

TEST_F(Repair, AScannedSlipThatNobodyClaimsIsWiped) {
    lobby.send(command::EndVisit{1});
    lobby.store.told_requests = {sample::service_request()};
    EXPECT_TRUE(lobby.scan("BX-20261222-A-037")->repair->followed);
    EXPECT_FALSE(lobby.after(31s)->repair->followed);
}

TEST_F(Repair, NumbersThatAreNoneOrNotKnownAreSaidSo) {
    const auto ask = [&](const char* number) {
        return lobby.send(command::FollowRequest{1, number})->repair->followed->problem;
    };
    EXPECT_EQ(ask("BX-20261222-A-038"), FollowProblem::unknown);
    EXPECT_EQ(ask(""), FollowProblem::no_number);
    EXPECT_EQ(ask("BX-20261332-A-001"), FollowProblem::no_number);
    for (int n = 0; n < 30; ++n)
        ask("BX-20261222-A-038");
    EXPECT_EQ(ask("BX-20261222-A-038"), FollowProblem::too_many) << "nobody goes through all of them";
    lobby.store.read_fails = base::ErrorKind::unavailable;
    lobby.clock->advance(1h);
    EXPECT_EQ(ask("BX-20261222-A-038"), FollowProblem::failed);
}

TEST_F(Repair, ALabelOpensItsPlaceIfThereIsOne) {
    EXPECT_EQ(lobby.scan(domain::write_place_label("main-3-2"))->repair->place->cell, "main-3-2");
    EXPECT_EQ(lobby.scan(domain::write_place_label("main-9-9"))->repair->place->cell, "") << "torn down";
    EXPECT_EQ(lobby.scan(domain::write_place_label("main-b1-1"))->repair->place->cell, "") << "closed";
}

TEST_F(Repair, WhatIsOpenNearbyIsToldWithoutWhatIsDone) {
    auto open = sample::service_request();
    open.cell = "main-3-2";
    auto done = open;
    done.number.count = 38;
    done.state = domain::RequestState::done;
    lobby.store.told_requests = {open, done};
    const auto nearby = lobby.send(command::LookAround{1, "main-3-2"})->repair->nearby;
    ASSERT_EQ(nearby->requests.size(), 1u);
    EXPECT_EQ(nearby->requests[0], open);
}

TEST_F(Repair, AVoiceIsOnDiskOnceInAVisitAndNeedsNoSlip) {
    auto theirs = sample::service_request();
    theirs.state = domain::RequestState::dispatched;
    lobby.store.told_requests = {theirs};
    const std::string number = domain::to_string(theirs.number);
    const auto add = [&] { return *lobby.send(command::AddVoice{1, number})->repair->followed; };
    const std::size_t before = lobby.store.facts.size();
    const auto answer = add();
    ASSERT_TRUE(answer.said && answer.said->outcome);
    EXPECT_EQ(*answer.said->outcome, domain::FollowUpOutcome::counted);
    EXPECT_EQ(answer.request->voices, theirs.voices + 1);
    ASSERT_EQ(lobby.store.facts.size(), before + 1);
    const auto& said = std::get<domain::FollowUpFact>(lobby.store.facts.back().body).said;
    EXPECT_EQ(said.kind, domain::FollowUpKind::voice);
    EXPECT_EQ(said.key, domain::RequestKey{}) << "the slip is its reporter's";
    EXPECT_EQ(*add().said->outcome, domain::FollowUpOutcome::counted);
    EXPECT_EQ(lobby.store.facts.size(), before + 1) << "once in a visit";
    lobby.send(command::EndVisit{1});
    lobby.send(command::BeginVisit{2});
    lobby.store.record_fails = base::ErrorKind::disk_full;
    lobby.send(command::AddVoice{2, number});
    EXPECT_FALSE(lobby.look()->repair->followed->said->outcome) << "ours, not the visitor's";
}

TEST_F(Repair, NobodyWaitsForWhatIsDone) {
    auto theirs = sample::service_request();
    theirs.state = domain::RequestState::done;
    lobby.store.told_requests = {theirs};
    const auto answer = lobby.send(command::AddVoice{1, domain::to_string(theirs.number)})->repair->followed;
    EXPECT_EQ(*answer->said->outcome, domain::FollowUpOutcome::finished);
}

TEST_F(Repair, ARevokedKioskTakesNoSlipAndNoLabel) {
    lobby.step(syncing::SyncEvent{syncing::Revoked{}});
    lobby.scan("BX-20261222-A-037");
    lobby.scan(domain::write_place_label("main-3-2"));
    EXPECT_FALSE(lobby.look()->repair->followed);
    EXPECT_FALSE(lobby.look()->repair->place);
}
