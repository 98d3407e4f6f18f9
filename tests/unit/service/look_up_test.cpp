#include "kiosk/service/look_up.h"

#include <gtest/gtest.h>

#include "tests/unit/service/lobby.h"

using namespace service;
using namespace service::test;

namespace {

struct LookUpPage : ::testing::Test {
    Lobby lobby;
    LookUpPage() { lobby.send(command::BeginVisit{1}); }
    LookUpAnswer ask(const std::string& name, const std::string& digits = "") {
        return *lobby.send(command::LookUp{1, name, digits})->check_in->look_up;
    }
};

}  // namespace

TEST(MatchesPhone, ExactlyTheFourDigitsThatAreShown) {
    const auto wang = fakes::attendee();
    EXPECT_TRUE(matches_phone(wang, "0000"));
    for (const char* no : {"", "000", "00000", "****", "0001", "*000"})
        EXPECT_FALSE(matches_phone(wang, no)) << no;
}

TEST_F(LookUpPage, OneHanziIsAQuestionAndOneLetterIsNot) {
    EXPECT_EQ(ask("王").found.size(), 1u);
    EXPECT_TRUE(ask("w").found.empty());
    EXPECT_EQ(ask("w", "0000").found.size(), 0u);
    EXPECT_EQ(ask("wang").found.size(), 1u);
}

TEST_F(LookUpPage, AnswersMaskedAndThePickChecksIn) {
    const auto answer = ask("wjg", "0000");
    ASSERT_EQ(answer.found.size(), 1u);
    EXPECT_EQ(answer.found[0].masked_name, "王*国");
    EXPECT_EQ(answer.found[0].masked_phone, "138****0000");
    EXPECT_FALSE(answer.found[0].checked_in);
    const auto view =
        lobby.send(command::CheckInAttendee{1, answer.found[0].meeting, answer.found[0].attendee});
    EXPECT_EQ(view->check_in->result->outcome, domain::Outcome::accepted);
    EXPECT_EQ(view->check_in->result->method, domain::Method::look_up);
    EXPECT_TRUE(ask("wjg", "0000").found.at(0).checked_in);
    EXPECT_FALSE(lobby.store.facts_of<domain::CheckInFact>().at(0).credential);
}

TEST_F(LookUpPage, WhoWasNotShownCannotBePicked) {
    lobby.store.attendees.push_back(person(1));
    ask("wjg", "0000");
    lobby.send(command::CheckInAttendee{1, sample::meeting().id, person(1).id});
    EXPECT_TRUE(lobby.store.facts.empty());
}

TEST_F(LookUpPage, FiftyAtMost) {
    for (std::uint64_t n = 0; n < 60; ++n)
        lobby.store.attendees.push_back(person(n));
    const auto answer = ask("示例");
    EXPECT_EQ(answer.found.size(), 50u);
    EXPECT_TRUE(answer.too_many);
    EXPECT_EQ(ask("示例", "1007").found.size(), 1u);
}

TEST_F(LookUpPage, PeopleOfHiddenMeetingsAreFoundByNameAndDigitsTogetherOnly) {
    lobby.store.meetings[0].visibility = domain::Visibility::hidden;
    EXPECT_TRUE(ask("王建国").found.empty());
    EXPECT_TRUE(ask("", "0000").found.empty());
    const auto answer = ask("王建国", "0000");
    ASSERT_EQ(answer.found.size(), 1u);
    EXPECT_EQ(answer.found[0].meeting_title.zh, "");
}

TEST_F(LookUpPage, SearchesTodaysOpenAndSoonMeetingsOrTheChosenOne) {
    lobby.clock->advance(-1h);  // opens later today
    EXPECT_EQ(ask("王建国").found.size(), 1u);
    lobby.clock->advance(3h);  // over
    EXPECT_TRUE(ask("王建国").found.empty());
    lobby.send(command::ChooseMeeting{1, sample::meeting().id});
    EXPECT_EQ(ask("王建国").found.size(), 1u);
}

TEST_F(LookUpPage, QuestionsThatAreNoneCostNothing) {
    const auto first = ask("", "");
    EXPECT_TRUE(first.found.empty());
    for (int i = 0; i < 30; ++i)
        EXPECT_FALSE(ask("", "12a4").too_many_tries);
    EXPECT_TRUE(ask("王建国", "12").found.empty());
    EXPECT_TRUE(ask(std::string(5000, 'w')).found.empty());
    EXPECT_EQ(ask("王建国", "0000").found.size(), 1u);
    EXPECT_GT(ask("王建国", "0000").number, first.number);
}

TEST_F(LookUpPage, TooManyTriesAreAnsweredAsSuchForAWhile) {
    for (int i = 0; i < 12; ++i)
        EXPECT_FALSE(ask("王建国").too_many_tries);
    EXPECT_TRUE(ask("王建国").too_many_tries);
    EXPECT_TRUE(ask("王建国").found.empty());
    lobby.clock->advance(1min);
    EXPECT_EQ(ask("王建国").found.size(), 1u);
}
