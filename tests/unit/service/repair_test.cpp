// The repair service: nothing is reported before it is on disk, nothing of its reporter is shown again.
#include "tests/unit/service/repair.h"

#include "kiosk/service/slip_drawer.h"

using namespace service;
using namespace service::test;

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

TEST_F(Repair, ARoomOfTheCellGoesWithTheReportAndNoOther) {
    auto said = leak();
    said.room = "304";
    const auto result = report(said);
    EXPECT_EQ(facts()[0].room, "304");
    EXPECT_EQ(facts()[0].place, "主楼 3 楼 东翼 305 会议室 304");
    EXPECT_EQ(result.request.room, "304");
    for (const char* room : {"999", "304 ", "<b>304</b>"}) {
        said.room = room;
        EXPECT_EQ(problem(said), ReportProblem::none) << room;
        EXPECT_EQ(facts().back().room, "") << room;
    }
}

TEST_F(Repair, AnswersAreOfTheCategorysQuestionsInItsOrder) {
    auto said = leak();
    said.answers = {{"漏得多吗？", "在流"},
                    {"哪里漏？", "水管"},
                    {"哪里漏？", "天花板"},
                    {"谁？", "我"},
                    {"漏得多吗？", "爆了"}};
    report(said);
    const std::vector<domain::RequestAnswer> kept{{"哪里漏？", "水管"}, {"漏得多吗？", "在流"}};
    EXPECT_EQ(facts()[0].answers, kept);
    said.category = "power.spark";
    report(said);
    EXPECT_TRUE(facts()[1].answers.empty()) << "it asks nothing";
}

TEST_F(Repair, WhereSomethingWasReportedLatelyIsKnownTheNewestFirst) {
    lobby.store.all_layouts[0].cells[1].closed = false;
    EXPECT_TRUE(lobby.look()->house->recent.empty());
    auto said = leak();
    report(said);
    said.cell = "main-b1-1";
    report(said);
    EXPECT_EQ(lobby.look()->house->recent, (std::vector<std::string>{"main-b1-1", "main-3-2"}));
    report(leak());
    EXPECT_EQ(lobby.look()->house->recent, (std::vector<std::string>{"main-3-2", "main-b1-1"}));
}

TEST(RepairNearby, IsOfTheWholeGridUnitItsOwnPlaceFirst) {
    Lobby lobby;
    lobby.store.all_layouts = {sample::layout()};
    auto& cells = lobby.store.all_layouts[0].cells;
    cells.push_back(cells[1]);
    cells[1].unit = cells[0].unit;
    cells[2].id = "main-b1-2";
    auto here = sample::service_request(), there = here, elsewhere = here;
    here.cell = "main-3-2";
    there.cell = "main-b1-1";
    there.number.count = 38;
    elsewhere.cell = "main-b1-2";
    elsewhere.number.count = 39;
    lobby.store.told_requests = {there, elsewhere, here};
    lobby.send(command::BeginVisit{1});
    const auto look = [&](const char* cell) {
        return lobby.send(command::LookAround{1, cell})->repair->nearby->requests;
    };
    ASSERT_EQ(look("main-3-2").size(), 2u);
    EXPECT_EQ(look("main-3-2")[0].cell, "main-3-2");
    EXPECT_EQ(look("main-3-2")[1].cell, "main-b1-1");
    EXPECT_EQ(look("main-b1-2").size(), 1u) << "of no unit";
}

TEST_F(Repair, AWordIsNeededWhereThereIsNoPhoto) {
    auto said = leak();
    said.category = said.words = "";
    EXPECT_EQ(problem(said), ReportProblem::nothing_said);
    EXPECT_TRUE(facts().empty());
}

TEST_F(Repair, WhatIsDangerousIsSaidByTheCategoryOrByTheReporter) {
    auto said = leak();
    said.category = "power.spark";
    EXPECT_TRUE(report(said).request.danger);
    said = leak();
    said.danger = true;
    EXPECT_TRUE(report(said).request.danger);
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
    EXPECT_EQ(lobby.step(SlipDone{result.number, SlipState::printed, SlipOf::report})->repair->report->slip,
              SlipState::printed);
    lobby.step(SlipDone{result.number + 1, SlipState::failed, SlipOf::report});
    EXPECT_EQ(lobby.look()->repair->report->slip, SlipState::printed);
}

TEST_F(Repair, TheSlipOfADangerPromisesNoTime) {
    ReportResult result = report(leak());
    result.request.due = result.request.made + 4h;
    const SlipJob job{result, lobby.look()->site, lobby.look()->house, ""};
    EXPECT_FALSE(slip_content(result, job, sample::utc_offset).danger);
    result.request.danger = true;
    const SlipJob dangerous{result, job.site, job.house, ""};
    EXPECT_TRUE(slip_content(result, dangerous, sample::utc_offset).danger);
    EXPECT_EQ(slip_content(result, dangerous, sample::utc_offset).duty_phone, "0517-0000");
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
    EXPECT_EQ(lobby.scan(domain::write_place_label("", "main-3-2"))->repair->place->cell, "main-3-2");
    EXPECT_EQ(
        lobby.scan(domain::write_place_label("https://suishou.example", "main-3-2"))->repair->place->cell,
        "main-3-2");
    EXPECT_EQ(lobby.scan(domain::write_place_label("", "main-9-9"))->repair->place->cell, "") << "torn down";
    EXPECT_EQ(lobby.scan(domain::write_place_label("", "main-b1-1"))->repair->place->cell, "") << "closed";
}

TEST_F(Repair, WhatIsOpenNearbyIsToldWithoutWhatIsDone) {
    auto open = sample::service_request();
    open.cell = "main-3-2";
    auto done = open;
    done.number.count = 38;
    done.state = domain::RequestState::done;
    lobby.store.told_requests = {open, done};
    auto waited_for = open;
    waited_for.number.count = 36;
    waited_for.voices = open.voices + 1;
    const auto nearby = [&] {
        return lobby.send(command::LookAround{1, "main-3-2"})->repair->nearby->requests;
    };
    EXPECT_EQ(nearby(), std::vector{open});
    lobby.store.told_requests.push_back(waited_for);
    EXPECT_EQ(nearby(), (std::vector{waited_for, open})) << "a page shows few";
}

TEST_F(Repair, ARevokedKioskTakesNoSlipAndNoLabel) {
    lobby.step(syncing::SyncEvent{syncing::Revoked{}});
    lobby.scan("BX-20261222-A-037");
    lobby.scan(domain::write_place_label("", "main-3-2"));
    EXPECT_FALSE(lobby.look()->repair->followed);
    EXPECT_FALSE(lobby.look()->repair->place);
}
