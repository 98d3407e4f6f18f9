// What screens ask the service for when they are touched, and where they lead.
#include "tests/golden/screens/flows.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "ui/screens/day_dress.h"
#include "ui/screens/home.h"
#include "ui/screens/lobby.h"
#include "ui/screens/lookup.h"
#include "ui/screens/result.h"
#include "ui/screens/scan.h"
#include "ui/screens/walk_in.h"

namespace {

using namespace service;
using golden::Studio;
using golden::usual_day;

template <class T>
const T* last(const Studio& studio) {
    return studio.sent.empty() ? nullptr : std::get_if<T>(&studio.sent.back());
}

using golden::Flows;

TEST_F(Flows, HomeLeadsToTheScanPageAndSaysWhatIsNotOpenYet) {
    auto home = ui::make_home_screen();
    ASSERT_NE(node(*home, "home.health"), nullptr);
    EXPECT_FALSE(node(*home, "home.health")->enabled);
    tap(*home, "home.health");
    EXPECT_TRUE(studio.opened.empty());
    tap(*home, "home.checkin");
    ASSERT_EQ(studio.opened.size(), 1U);
    EXPECT_EQ(studio.opened[0]->name(), "checkin.scan");
}

TEST_F(Flows, TheCameraStaysOpenUnderAResultAndClosesOtherwise) {
    auto scan = ui::make_scan_screen();
    studio.enter(*scan, view, shot);
    EXPECT_NE(last<command::EnterScanPage>(studio), nullptr);
    KioskView with_result = view;
    golden::show(with_result, golden::accepted());
    studio.sent.clear();
    studio.leave(*scan, with_result, shot);
    EXPECT_TRUE(studio.sent.empty());
    studio.enter(*scan, with_result, shot);
    studio.leave(*scan, with_result, shot);
    EXPECT_NE(last<command::LeaveScanPage>(studio), nullptr);
}

TEST_F(Flows, AMeetingIsChosenAndLetGoByTheSameTouch) {
    auto scan = ui::make_scan_screen();
    const domain::MeetingId first = view.today->meetings[0].id;
    const std::string id = "checkin.scan.meeting." + base::to_string(first);
    tap(*scan, id);
    ASSERT_NE(last<command::ChooseMeeting>(studio), nullptr);
    EXPECT_EQ(last<command::ChooseMeeting>(studio)->meeting, first);
    CheckInView chosen;
    chosen.chosen = first;
    view.check_in = std::make_shared<CheckInView>(chosen);
    tap(*scan, id);
    EXPECT_EQ(last<command::ChooseMeeting>(studio)->meeting, std::nullopt);
}

TEST_F(Flows, AClosedCameraOpensAtATouch) {
    auto scan = ui::make_scan_screen();
    EXPECT_EQ(node(*scan, "checkin.scan.open"), nullptr);
    golden::set_camera(view, CameraState::closed);
    tap(*scan, "checkin.scan.open");
    EXPECT_NE(last<command::OpenCamera>(studio), nullptr);
}

TEST_F(Flows, ACameraAboutToOpenMovesNothingOnThePage) {
    auto scan = ui::make_scan_screen();
    const auto at = node(*scan, "checkin.scan.lookup")->rect;
    service::DevicesView devices = *view.devices;
    devices.camera = CameraState::closed;
    devices.camera_waits = false;
    view.devices = std::make_shared<service::DevicesView>(devices);
    EXPECT_EQ(node(*scan, "checkin.scan.open"), nullptr);
    EXPECT_EQ(node(*scan, "checkin.scan.lookup")->rect.y, at.y);
}

TEST_F(Flows, LookUpSendsLettersAsNameAndDigitsAsPhone) {
    auto lookup = ui::make_lookup_screen();
    type(*lookup, "checkin.lookup", "wjg12");
    EXPECT_FALSE(node(*lookup, "checkin.lookup.key.done")->enabled) << "two digits are no phone number";
    type(*lookup, "checkin.lookup", "345");
    tap(*lookup, "checkin.lookup.key.done");
    const auto* asked = last<command::LookUp>(studio);
    ASSERT_NE(asked, nullptr);
    EXPECT_EQ(asked->name, "wjg");
    EXPECT_EQ(asked->last_four, "1234") << "a fifth digit is not taken";
}

TEST_F(Flows, NoKeyIsOfferedThatNoCodeHas) {
    auto code = ui::make_code_screen();
    for (const char* never : {"0", "1", "o", "i"})
        EXPECT_FALSE(node(*code, std::string("checkin.code.key.") + never)->enabled) << never;
    for (const char* ever : {"2", "9", "l", "p"})
        EXPECT_TRUE(node(*code, std::string("checkin.code.key.") + ever)->enabled) << ever;
}

TEST_F(Flows, APersonIsCheckedInOnlyAfterSayingYes) {
    auto lookup = ui::make_lookup_screen();
    type(*lookup, "checkin.lookup", "wjg");
    tap(*lookup, "checkin.lookup.key.done");
    LookUpAnswer answer;
    answer.number = 1;
    FoundAttendee person;
    person.attendee = domain::AttendeeId{7};
    person.meeting = domain::MeetingId{1};
    person.masked_name = "王*国";
    // More rows than one: the question's buttons must win over the rows that lie beneath them.
    answer.found.assign(6, person);
    CheckInView check_in;
    check_in.look_up = answer;
    view.check_in = std::make_shared<CheckInView>(check_in);
    studio.sent.clear();
    tap(*lookup, "checkin.lookup.person.0");
    tap(*lookup, "checkin.lookup.confirm.no");
    EXPECT_EQ(node(*lookup, "checkin.lookup.confirm.no"), nullptr) << "the question is gone";
    EXPECT_TRUE(studio.sent.empty());
    tap(*lookup, "checkin.lookup.person.0");
    tap(*lookup, "checkin.lookup.confirm.yes");
    ASSERT_NE(last<command::CheckInAttendee>(studio), nullptr);
    EXPECT_EQ(last<command::CheckInAttendee>(studio)->attendee, person.attendee);
    studio.enter(*lookup, view, shot);
    EXPECT_EQ(studio.went_back, 1) << "after its result the page makes way for the next person";
}

TEST_F(Flows, AnEmptyAnswerIsSaidAndWhatWasTypedStays) {
    auto lookup = ui::make_lookup_screen();
    type(*lookup, "checkin.lookup", "wjg");
    tap(*lookup, "checkin.lookup.key.done");
    CheckInView check_in;
    check_in.look_up = LookUpAnswer{1, {}, false, false};
    view.check_in = std::make_shared<CheckInView>(check_in);
    const ui::Node* field = node(*lookup, "checkin.lookup.field");
    ASSERT_NE(field, nullptr);
    EXPECT_NE(field->label.find("wjg"), std::string::npos);
    lookup->wipe();
    EXPECT_EQ(node(*lookup, "checkin.lookup.field")->label.find("wjg"), std::string::npos);
}

TEST_F(Flows, ATypedCodeIsSentWhenItIsWhole) {
    auto code = ui::make_code_screen();
    type(*code, "checkin.code", "k7pq234");
    EXPECT_FALSE(node(*code, "checkin.code.key.done")->enabled);
    type(*code, "checkin.code", "5");
    tap(*code, "checkin.code.key.done");
    ASSERT_NE(last<command::TypeCode>(studio), nullptr);
    EXPECT_EQ(last<command::TypeCode>(studio)->code, "K7PQ2345");
}

TEST_F(Flows, ACodeTypedAsItIsPrintedIsTheCode) {
    auto code = ui::make_code_screen();
    studio.typed = U"maln-xc98";
    EXPECT_NE(node(*code, "checkin.code.field"), nullptr);
    studio.typed.clear();
    tap(*code, "checkin.code.key.done");
    ASSERT_NE(last<command::TypeCode>(studio), nullptr);
    EXPECT_EQ(last<command::TypeCode>(studio)->code, "MALNXC98");
}

TEST_F(Flows, WhoIsNotFoundByHalfAQueryIsAskedForTheOtherHalf) {
    const auto asks_for_both = [&](std::string_view typed) {
        auto lookup = ui::make_lookup_screen();
        type(*lookup, "checkin.lookup", typed);
        view.check_in = std::make_shared<CheckInView>();
        tap(*lookup, "checkin.lookup.key.done");
        CheckInView answered;
        answered.look_up = service::LookUpAnswer{};
        answered.look_up->number = 1;
        view.check_in = std::make_shared<CheckInView>(answered);
        const ui::Node* error = node(*lookup, "checkin.lookup.field.error");
        return error != nullptr && error->label.find("一起输入") != std::string::npos;
    };
    EXPECT_TRUE(asks_for_both("zhujie"));
    EXPECT_TRUE(asks_for_both("3347"));
    EXPECT_FALSE(asks_for_both("zhujie3347"));
}

TEST_F(Flows, AWalkInIsOfferedWhileItsMeetingIsOpen) {
    auto scan = ui::make_scan_screen();
    service::TodayView today = *view.today;
    for (auto& meeting : today.meetings)
        meeting.walk_in = true;
    view.today = std::make_shared<service::TodayView>(today);
    CheckInView chosen;
    const auto offered = [&](std::size_t row) {
        chosen.chosen = today.meetings[row].id;
        view.check_in = std::make_shared<CheckInView>(chosen);
        return node(*scan, "checkin.scan.walkin") != nullptr;
    };
    EXPECT_TRUE(offered(0));
    EXPECT_FALSE(offered(1)) << "it opens later today";
    EXPECT_FALSE(offered(4)) << "it is over";
}

TEST_F(Flows, AWalkInGivesNameAndOrganisation) {
    auto walk_in = ui::make_walk_in_screen(view.today->meetings[0]);
    EXPECT_FALSE(node(*walk_in, "checkin.walkin.key.done")->enabled);
    type(*walk_in, "checkin.walkin", "wangjianguo");
    EXPECT_EQ(node(*walk_in, "checkin.walkin.key.candidate.0")->label, "王建国");
    tap(*walk_in, "checkin.walkin.key.done");  // takes the first candidate
    tap(*walk_in, "checkin.walkin.key.done");  // goes on
    EXPECT_FALSE(node(*walk_in, "checkin.walkin.done")->enabled);
    tap(*walk_in, "checkin.walkin.organisation.1");
    tap(*walk_in, "checkin.walkin.done");
    const auto* sent = last<command::WalkIn>(studio);
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->name, "王建国");
    EXPECT_EQ(sent->organisation, view.site->organisations[1].zh);
}

TEST_F(Flows, ResultButtonsPrintTakeOffersAndGoBack) {
    auto result = ui::make_result_screen();
    CheckInResult other = golden::accepted();
    other.number = 9;
    golden::show(view, other);
    tap(*result, "checkin.result.print");
    ASSERT_NE(last<command::PrintSlip>(studio), nullptr);
    EXPECT_EQ(last<command::PrintSlip>(studio)->result, 9U);
    EXPECT_EQ(last<command::PrintSlip>(studio)->language, "zh_CN");
    shot.modes.language = "en";  // the slip is for whoever reads the screen
    tap(*result, "checkin.result.print");
    EXPECT_EQ(last<command::PrintSlip>(studio)->language, "en");
    shot.modes.language = "zh_CN";
    tap(*result, "checkin.result.done");
    EXPECT_EQ(studio.went_back, 1);
    other.outcome = domain::Outcome::other_meeting;
    other.offer = domain::Offer::check_in_there;
    golden::show(view, other);
    tap(*result, "checkin.result.offer");
    EXPECT_NE(last<command::TakeOffer>(studio), nullptr);
}

TEST_F(Flows, TheBarSwitchesModesOnEveryPage) {
    auto scan = ui::make_scan_screen();
    tap(*scan, "bar.language");
    EXPECT_EQ(studio.modes_asked.language, "en");
    tap(*scan, "bar.low_reach");
    EXPECT_TRUE(studio.modes_asked.low_reach);
    tap(*scan, "bar.help");
    ASSERT_FALSE(studio.opened.empty());
    EXPECT_EQ(studio.opened.back()->name(), "help");
}

TEST_F(Flows, TheLanguageKeyGoesThroughAllThatAreInstalled) {
    auto scan = ui::make_scan_screen();
    studio.languages = {"zh_CN", "en", "cy"};
    for (const char* next : {"en", "cy", "zh_CN", "en"}) {
        tap(*scan, "bar.language");
        EXPECT_EQ(studio.modes_asked.language, next);
        shot.modes.language = next;
    }
    shot.modes.language = "gone";
    tap(*scan, "bar.language");
    EXPECT_EQ(studio.modes_asked.language, "zh_CN");
}

TEST_F(Flows, AThirdLanguageBreaksNoWordOfTheBar) {
    auto scan = ui::make_scan_screen();
    studio.languages = {"zh_CN", "en", "cy"};
    shot.modes = {.language = "en", .large_text = true};
    ASSERT_NE(node(*scan, "bar.language"), nullptr);
    EXPECT_EQ(node(*scan, "bar.language")->label, "Language");
    const auto written = [&](std::string_view words) {
        return std::any_of(taken.written.begin(), taken.written.end(),
                           [&](const ui::Written& run) { return run.text == words; });
    };
    EXPECT_TRUE(written("EN"));
    EXPECT_FALSE(written("Lang"));
}

class Moves final : public ui::Navigator {
  public:
    void open(std::unique_ptr<ui::Screen> screen) override { opened.push_back(std::move(screen)); }
    void replace(std::unique_ptr<ui::Screen> screen) override { replaced.push_back(std::move(screen)); }
    void back() override {}
    void home() override {}
    bool can_go_back() const override { return true; }
    std::vector<std::unique_ptr<ui::Screen>> opened, replaced;
};

TEST(Lobby, EachNewResultTakesThePageOnceWhereverTheVisitorIs) {
    const ui::Profile lobby = ui::make_lobby();
    Moves moves;
    auto home = lobby.home();
    KioskView view = usual_day();
    lobby.route(view, moves, *home);
    EXPECT_TRUE(moves.opened.empty());
    CheckInResult result = golden::accepted();
    golden::show(view, result);
    lobby.route(view, moves, *home);
    lobby.route(view, moves, *home);
    ASSERT_EQ(moves.opened.size(), 1U);
    // The next person of the queue: no touch in between, nothing piles up.
    result.number = 2;
    golden::show(view, result);
    lobby.route(view, moves, *moves.opened[0]);
    EXPECT_EQ(moves.opened.size(), 1U);
    EXPECT_EQ(moves.replaced.size(), 1U);
}

KioskView with_repair(const RepairView& repair) {
    KioskView view = usual_day();
    view.repair = std::make_shared<const RepairView>(repair);
    return view;
}

TEST(Lobby, ANumberIsShownOnceWhereverItsReporterHasGone) {
    const ui::Profile lobby = ui::make_lobby();
    Moves moves;
    auto home = lobby.home();
    RepairView repair;
    repair.report = ReportResult{};
    repair.report->number = 1;
    lobby.route(with_repair(repair), moves, *home);
    EXPECT_TRUE(moves.opened.empty()) << "nothing was kept";
    repair.report->number = 2;
    repair.report->receipt = 7;
    lobby.route(with_repair(repair), moves, *home);
    lobby.route(with_repair(repair), moves, *home);
    ASSERT_EQ(moves.opened.size(), 1U);
    EXPECT_EQ(moves.opened[0]->name(), "repair.reported");
}

TEST(Lobby, ASlipThatIsNotKnownIsAnsweredToo) {
    const ui::Profile lobby = ui::make_lobby();
    Moves moves;
    auto home = lobby.home();
    RepairView repair;
    repair.followed = FollowAnswer{};
    repair.followed->number = 1;
    repair.followed->problem = FollowProblem::unknown;
    repair.followed->asked = domain::RequestNumber{2026, 12, 22, "ZZ", 9};
    lobby.route(with_repair(repair), moves, *home);
    ASSERT_EQ(moves.opened.size(), 1U);
    EXPECT_EQ(moves.opened[0]->name(), "repair.follow");
}

TEST(Lobby, ALabelBeginsAReportAndIsTakenByOneThatHasBegun) {
    const ui::Profile lobby = ui::make_lobby();
    Moves moves;
    auto home = lobby.home();
    RepairView repair;
    repair.place = PlaceSeen{1, 0, "main-4-6"};
    lobby.route(with_repair(repair), moves, *home);
    ASSERT_EQ(moves.opened.size(), 1U);
    EXPECT_EQ(moves.opened[0]->name(), "repair.what");
    repair.place->number = 2;
    lobby.route(with_repair(repair), moves, *moves.opened[0]);
    EXPECT_EQ(moves.opened.size(), 1U) << "its page takes it";
}

ui::DayDress dress(int year, int month, int day) {
    return ui::dress_of({year, month, day, 0, 9, 0, 0});
}

TEST(DayDress, FestiveDaysWearASealAndSolemnOnesNever) {
    EXPECT_EQ(dress(2026, 12, 22).name, "冬至");
    EXPECT_TRUE(dress(2026, 12, 22).seal());
    EXPECT_EQ(dress(2026, 2, 17).name, "春节");
    EXPECT_EQ(dress(2026, 9, 25).name, "中秋");
    EXPECT_EQ(dress(2026, 4, 5).kind, ui::DayClass::solemn);
    EXPECT_FALSE(dress(2026, 4, 5).seal());
    EXPECT_FALSE(dress(2026, 12, 13).seal());
    EXPECT_FALSE(dress(2026, 12, 7).seal()) << "other solar terms are named, not celebrated";
    EXPECT_TRUE(dress(2026, 7, 1).name.empty());
}

TEST_F(Flows, AResultIsHeardOnceWhenItComes) {
    CheckInResult result = golden::accepted();
    result.number = 4;
    golden::show(view, result);
    auto good = ui::make_result_screen();
    studio.enter(*good, view, shot);
    EXPECT_EQ(studio.heard, std::vector{ui::Sound::done});
    studio.leave(*good, view, shot);
    studio.enter(*good, view, shot);
    EXPECT_EQ(studio.heard.size(), 1U) << "back from the help page it is the same result";
    result.number = 5;
    result.outcome = domain::Outcome::another_day;
    golden::show(view, result);
    studio.enter(*ui::make_result_screen(), view, shot);
    EXPECT_EQ(studio.heard.back(), ui::Sound::problem);
    result.number = 6;
    result.outcome = domain::Outcome::already_checked_in;
    golden::show(view, result);
    studio.enter(*ui::make_result_screen(), view, shot);
    EXPECT_EQ(studio.heard.back(), ui::Sound::done) << "all is well for who is in already";
    EXPECT_EQ(studio.heard.size(), 3U);
}

}  // namespace
