// Visits: who an answer belongs to, what the next person may do at once, what is forgotten.
#include <gtest/gtest.h>

#include "kiosk/service/slip_drawer.h"
#include "tests/unit/service/lobby.h"

using namespace service;
using namespace service::test;
using domain::Outcome;

namespace {

struct Visit : ::testing::Test {
    Lobby lobby;
    std::string pass_of(const domain::Attendee& a) {
        return sample::pass_text(sample::pass(sample::meeting(), a));
    }
};

SlipContent content_of(const SlipJob& job) {
    return slip_content(std::get<CheckInResult>(job.what), *job.site, sample::utc_offset);
}

}  // namespace

TEST_F(Visit, FiftyPeoplePassOneAfterAnotherWithoutATouch) {
    for (std::uint64_t n = 0; n < 50; ++n)
        lobby.store.attendees.push_back(person(n));
    lobby.send(command::BeginVisit{1});
    lobby.send(command::EnterScanPage{1});
    for (std::uint64_t n = 0; n < 50; ++n) {
        const auto view = lobby.scan(pass_of(person(n)));
        ASSERT_EQ(view->check_in->result->outcome, Outcome::accepted);
        EXPECT_EQ(view->check_in->result->name, person(n).name);
        lobby.clock->advance(200ms);
        lobby.scan(pass_of(person(n)));  // still in front of the lens
    }
    const auto facts = lobby.store.facts_of<domain::CheckInFact>();
    ASSERT_EQ(facts.size(), 50u);
    for (std::uint64_t n = 0; n < 50; ++n)
        EXPECT_EQ(facts[n].attendee, person(n).id);
    EXPECT_EQ(lobby.store.facts.size(), 50u);
    EXPECT_EQ(lobby.look()->check_in->scans, 50u);
}

TEST_F(Visit, SameCodeHeldStillDoesNothing) {
    const auto first = lobby.scan(sample::pass_text())->check_in->result->number;
    for (int i = 0; i < 10; ++i) {
        lobby.clock->advance(2s);
        EXPECT_EQ(lobby.scan(sample::pass_text())->check_in->result->number, first);
    }
    EXPECT_EQ(lobby.store.facts.size(), 1u);
}

TEST_F(Visit, CodeBetweenVisitsIsClaimedByTheNextVisit) {
    const auto found = lobby.scan(sample::pass_text());
    EXPECT_EQ(found->check_in->result->visit, 0u);
    const auto claimed = lobby.send(command::BeginVisit{1});
    EXPECT_EQ(claimed->check_in->result->visit, 1u);
    EXPECT_EQ(claimed->check_in->result->number, found->check_in->result->number);
    lobby.after(10min);
    EXPECT_TRUE(lobby.look()->check_in->result);
}

TEST_F(Visit, ResultThatNobodyClaimsIsWiped) {
    lobby.scan(sample::pass_text());
    EXPECT_EQ(lobby.core->next_due(), lobby.clock->boot() + 30s);
    EXPECT_FALSE(lobby.after(30s)->check_in->result);
}

TEST_F(Visit, EndForgetsEverythingPersonal) {
    lobby.send(command::BeginVisit{1});
    lobby.send(command::ChooseMeeting{1, sample::meeting().id});
    lobby.send(command::LookUp{1, "王建国", "0000"});
    lobby.scan(sample::pass_text());
    const auto view = lobby.send(command::EndVisit{1, {}});
    EXPECT_FALSE(view->check_in->result);
    EXPECT_FALSE(view->check_in->look_up);
    EXPECT_FALSE(view->check_in->chosen);
    lobby.send(command::BeginVisit{2});
    EXPECT_FALSE(lobby.send(command::CheckInAttendee{2, sample::meeting().id, sample::attendee().id})
                     ->check_in->result);
}

TEST_F(Visit, EndKeepsTheNextPersonsResult) {
    lobby.store.attendees.push_back(person(1));
    lobby.send(command::BeginVisit{1});
    const auto seen = lobby.scan(sample::pass_text())->check_in->result->number;
    lobby.scan(pass_of(person(1)));
    const auto view = lobby.send(command::EndVisit{1, seen});
    ASSERT_TRUE(view->check_in->result);
    EXPECT_EQ(view->check_in->result->name, person(1).name);
    EXPECT_EQ(view->check_in->result->visit, 0u);
    EXPECT_FALSE(lobby.after(30s)->check_in->result);
}

TEST_F(Visit, CommandsOfAnotherVisitAreDroppedButCounted) {
    lobby.send(command::BeginVisit{2});
    const auto before = lobby.look();
    for (const VisitId other : {0, 1, 3}) {
        lobby.send(command::TypeCode{other, "ABCDEFGH"});
        lobby.send(command::EnterScanPage{other});
        lobby.send(command::EndVisit{other, {}});
    }
    lobby.send(command::BeginVisit{1});  // an old one
    EXPECT_FALSE(lobby.look()->check_in->result);
    EXPECT_TRUE(lobby.camera.empty());
    EXPECT_EQ(lobby.look()->commands, before->commands + 10);
    EXPECT_TRUE(lobby.send(command::TypeCode{2, "ABCDEFGH"})->check_in->result);
}

TEST_F(Visit, LateAndForeignOffersAreDropped) {
    lobby.store.attendees[0].excused = true;
    lobby.store.attendees.push_back(person(1));
    lobby.send(command::BeginVisit{1});
    const auto offered = lobby.scan(sample::pass_text())->check_in->result->number;
    lobby.send(command::TakeOffer{1, offered + 1});
    lobby.send(command::TakeOffer{2, offered});
    lobby.scan(pass_of(person(1)));              // the next person's answer is on the screen now
    lobby.send(command::TakeOffer{1, offered});  // a finger that came too late
    const auto facts = lobby.store.facts_of<domain::CheckInFact>();
    ASSERT_EQ(facts.size(), 1u);
    EXPECT_EQ(facts[0].attendee, person(1).id);
}

TEST_F(Visit, OfferIsTakenOnce) {
    lobby.store.attendees[0].excused = true;
    lobby.send(command::BeginVisit{1});
    const auto offered = lobby.scan(sample::pass_text())->check_in->result->number;
    lobby.send(command::TakeOffer{1, offered});
    lobby.send(command::TakeOffer{1, offered});
    EXPECT_EQ(lobby.store.facts_of<domain::CheckInFact>().size(), 1u);
}

TEST_F(Visit, WalkInWhereTheOrganiserAllowsIt) {
    lobby.store.meetings[0].walk_in = true;
    lobby.send(command::BeginVisit{1});
    const auto result =
        *lobby.send(command::WalkIn{1, sample::meeting().id, " 示例客 ", "示例单位"})->check_in->result;
    EXPECT_EQ(result.outcome, Outcome::accepted);
    EXPECT_EQ(result.name, "示例客");
    const auto facts = lobby.store.facts_of<domain::CheckInFact>();
    ASSERT_EQ(facts.size(), 1u);
    EXPECT_EQ(facts[0].walk_in_name, "示例客");
    EXPECT_EQ(facts[0].walk_in_organisation, "示例单位");
    EXPECT_FALSE(facts[0].attendee);
    lobby.send(command::WalkIn{1, sample::meeting().id, " 示例客 ", "示例单位"});  // a second touch
    EXPECT_EQ(lobby.store.facts_of<domain::CheckInFact>().size(), 1u);
}

TEST_F(Visit, WalkInIsRefusedElsewhereAndWithUnusableNames) {
    lobby.send(command::BeginVisit{1});
    EXPECT_EQ(
        lobby.send(command::WalkIn{1, sample::meeting().id, "示例客", ""})->check_in->result->reason_code,
        "E-41");
    lobby.store.meetings[0].walk_in = true;
    for (const char* name : {"", "  ", "a\tb", "\xff"})
        EXPECT_EQ(lobby.send(command::WalkIn{1, sample::meeting().id, name, ""})->check_in->result->outcome,
                  Outcome::unknown_code);
    EXPECT_TRUE(lobby.store.facts_of<domain::CheckInFact>().empty());
}

TEST_F(Visit, TypedCodeFindsItsPersonAndHonestTypingIsNotLimited) {
    for (std::uint64_t n = 0; n < 20; ++n) {
        auto a = person(n);
        a.code_hash = domain::hash_look_up_code("ABCDEFG" + std::string(1, char('A' + n % 8)), a.meeting);
        if (n < 8) lobby.store.attendees.push_back(a);
    }
    lobby.send(command::BeginVisit{1});
    for (int n = 0; n < 8; ++n) {
        const auto view = lobby.send(command::TypeCode{1, "abcd-efg" + std::string(1, char('a' + n))});
        EXPECT_EQ(view->check_in->result->outcome, Outcome::accepted);
        EXPECT_EQ(view->check_in->result->method, domain::Method::typed_code);
    }
    EXPECT_EQ(lobby.store.facts_of<domain::CheckInFact>().size(), 8u);
}

TEST_F(Visit, SlipIsPrintedForTheNewestResultOnly) {
    lobby.send(command::BeginVisit{1});
    const auto number = lobby.scan(sample::pass_text())->check_in->result->number;
    lobby.send(command::PrintSlip{1, number + 1});
    EXPECT_TRUE(lobby.slips.empty());
    EXPECT_EQ(lobby.send(command::PrintSlip{1, number})->check_in->result->slip, SlipState::printing);
    lobby.send(command::PrintSlip{1, number});  // a second touch
    ASSERT_EQ(lobby.slips.size(), 1u);
    EXPECT_EQ(content_of(lobby.slips[0]).name, "王建国");
    EXPECT_EQ(lobby.step(SlipDone{number, SlipState::printed})->check_in->result->slip, SlipState::printed);
    lobby.step(SlipDone{number + 7, SlipState::failed});
    EXPECT_EQ(lobby.look()->check_in->result->slip, SlipState::printed);
}

TEST_F(Visit, NoSlipForARefusalAndABusyPrinterSaysSo) {
    lobby.send(command::BeginVisit{1});
    const auto refused = lobby.scan("https://example.org")->check_in->result->number;
    lobby.send(command::PrintSlip{1, refused});
    EXPECT_TRUE(lobby.slips.empty());
    lobby.printer_takes = false;
    const auto number = lobby.scan(sample::pass_text())->check_in->result->number;
    EXPECT_EQ(lobby.send(command::PrintSlip{1, number})->check_in->result->slip, SlipState::failed);
}

TEST_F(Visit, GreetingFollowsTheOrganisersChoice) {
    lobby.store.meetings[0].salutation = domain::Salutation::title;
    lobby.store.meetings[0].show_ordinal = true;
    lobby.store.meetings[0].counts_public = false;
    lobby.store.attendees[0].title = {"处长", ""};
    lobby.store.attendees[0].role = domain::Role::observer;
    const auto result = *lobby.scan(sample::pass_text())->check_in->result;
    EXPECT_EQ(result.title.zh, "处长");
    EXPECT_EQ(result.role, domain::Role::observer);
    EXPECT_EQ(result.ordinal, 1);
    EXPECT_FALSE(result.arrived);
    EXPECT_FALSE(result.expected);
}

TEST_F(Visit, TitleStaysUnsaidWhereTheMeetingDoesNotGreetByIt) {
    lobby.store.attendees[0].title = {"处长", ""};
    EXPECT_EQ(lobby.scan(sample::pass_text())->check_in->result->title.zh, "");
}

TEST_F(Visit, SlipLeadsToTheAgenda) {
    lobby.store.meetings[0].agenda = "https://example.org/a/7";
    lobby.send(command::BeginVisit{1});
    const auto number = lobby.scan(sample::pass_text())->check_in->result->number;
    lobby.send(command::PrintSlip{1, number});
    ASSERT_EQ(lobby.slips.size(), 1u);
    EXPECT_EQ(content_of(lobby.slips[0]).qr_text, "https://example.org/a/7");
}

TEST_F(Visit, SlipNamesNoMeetingThatIsNotPublic) {
    lobby.store.meetings[0].visibility = domain::Visibility::time_and_place;
    lobby.store.meetings[0].agenda = "https://example.org/a/7";
    lobby.store.meetings[0].show_ordinal = true;
    lobby.send(command::BeginVisit{1});
    const auto number = lobby.scan(sample::pass_text())->check_in->result->number;
    lobby.send(command::PrintSlip{1, number, "en"});
    ASSERT_EQ(lobby.slips.size(), 1u);
    EXPECT_EQ(lobby.slips[0].language, "en");
    const auto content = content_of(lobby.slips[0]);
    EXPECT_EQ(content.meeting.zh, "");
    EXPECT_EQ(content.qr_text, "") << "it would lead to the meeting's name";
    EXPECT_EQ(content.name, "王建国");
    EXPECT_EQ(content.seat.zh, "B 区 12 号");
    EXPECT_EQ(content.room.zh, "第二会议室");
    EXPECT_EQ(content.checked_in.hour, 8);
    EXPECT_EQ(content.checked_in.minute, 52);
    EXPECT_EQ(content.number, "QD-0001");
    EXPECT_EQ(content.ordinal, 1);
}
