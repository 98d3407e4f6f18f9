// A kiosk without a token, and one whose token was revoked.
#include "kiosk/domain/enrolment.h"

#include <gtest/gtest.h>

#include "tests/unit/service/lobby.h"

using namespace service;
using namespace service::test;

namespace {

class FakeEnroller final : public syncing::Enroller {
  public:
    std::vector<std::string> codes;
    int given_up = 0;
    void begin(std::string code) override { codes.push_back(std::move(code)); }
    void give_up() override { ++given_up; }
};

class Enrolment : public testing::Test {
  protected:
    explicit Enrolment(bool needed = true) {
        lobby.settings.enrolment = {needed, "https://hub.example.org"};
        lobby.enroller = &enroller;
        lobby.start();
        lobby.send(command::BeginVisit{1});
    }
    const EnrolmentView& view() { return *lobby.look()->enrolment; }
    void hear(syncing::EnrolEvent event) { lobby.step(Event{std::move(event)}); }
    void fail(syncing::EnrolProblem problem, std::chrono::milliseconds wait = 0ms) {
        hear(syncing::EnrolFailed{problem, {}, wait});
    }

    Lobby lobby;
    FakeEnroller enroller;
};

class Revoked : public Enrolment {
  protected:
    Revoked() : Enrolment(false) {}
};

TEST_F(Enrolment, WithoutATokenNothingIsAskedOfTheHub) {
    EXPECT_TRUE(view().needed);
    EXPECT_TRUE(lobby.sync.pulls.empty());
    lobby.after(10min);
    EXPECT_TRUE(lobby.sync.pulls.empty());
    EXPECT_TRUE(lobby.sync.pushes.empty());
}

TEST_F(Enrolment, ACodeTheDigitsAYesAndTheKioskWorks) {
    lobby.send(command::Enrol{1, "abcd-2345"});
    EXPECT_EQ(enroller.codes, std::vector<std::string>{"ABCD2345"});
    EXPECT_EQ(view().state, EnrolState::asking);
    hear(syncing::EnrolWaiting{"4829"});
    EXPECT_EQ(view().state, EnrolState::waiting);
    EXPECT_EQ(view().confirmation, "4829");
    hear(syncing::EnrolWaiting{"4829", false});
    EXPECT_FALSE(view().hub_in_reach);
    lobby.send(command::EndVisit{1});
    EXPECT_EQ(view().confirmation, "4829") << "nobody has to stay";
    hear(syncing::Enrolled{{"k7", "token"}});
    EXPECT_FALSE(view().needed);
    EXPECT_EQ(view().confirmation, "");
    EXPECT_EQ(lobby.sync.tokens, std::vector<std::string>{"token"});
    EXPECT_EQ(lobby.sync.pulls, std::vector<std::string>{""});
    EXPECT_FALSE(lobby.ended);
}

TEST_F(Enrolment, TheSymbolIsReadWithNobodyThere) {
    lobby.send(command::EndVisit{1});
    lobby.scan("SUISHOU-ENROL:ABCD2345:https://hub.example.org/");
    EXPECT_EQ(enroller.codes, std::vector<std::string>{"ABCD2345"});
    EXPECT_EQ(lobby.look()->check_in->scans, 0u);
}

TEST_F(Enrolment, ASymbolOfAnotherHubIsRefusedHere) {
    lobby.scan("SUISHOU-ENROL:ABCD2345:https://hub.example.com");
    EXPECT_TRUE(enroller.codes.empty());
    EXPECT_EQ(view().problem, EnrolProblem::other_hub);
    EXPECT_EQ(view().answers, 1u);
}

TEST_F(Enrolment, OtherCodesSayOneThing) {
    for (const std::string& text :
         {sample::pass_text(), std::string("https://evil.example"), std::string("SUISHOU-ENROL:"),
          std::string("\x1b[2J"), std::string(4096, 'x')})
        lobby.scan(text);
    EXPECT_TRUE(enroller.codes.empty());
    EXPECT_EQ(view().problem, EnrolProblem::no_code);
    EXPECT_EQ(view().answers, 5u);
    EXPECT_FALSE(lobby.look()->check_in->result);
    EXPECT_TRUE(lobby.store.outbox.empty());
}

TEST_F(Enrolment, EveryRefusalIsSaid) {
    const std::pair<syncing::EnrolProblem, EnrolProblem> all[] = {
        {syncing::EnrolProblem::code_refused, EnrolProblem::code_refused},
        {syncing::EnrolProblem::too_many_tries, EnrolProblem::too_many_tries},
        {syncing::EnrolProblem::no_hub, EnrolProblem::no_hub},
        {syncing::EnrolProblem::refused, EnrolProblem::refused},
        {syncing::EnrolProblem::over, EnrolProblem::over},
        {syncing::EnrolProblem::not_kept, EnrolProblem::not_kept}};
    std::uint64_t answers = 0;
    for (const auto& [from, to] : all) {
        lobby.send(command::Enrol{1, "ABCD2345"});
        EXPECT_EQ(view().problem, EnrolProblem::none);
        fail(from, 30s);
        EXPECT_EQ(view().state, EnrolState::idle);
        EXPECT_EQ(view().problem, to);
        EXPECT_EQ(view().answers, ++answers);
        EXPECT_EQ(view().again_at, lobby.clock->wall() + 30s);
    }
    lobby.send(command::Enrol{1, "ABCD2340"});
    EXPECT_EQ(view().problem, EnrolProblem::code_refused) << "no such letter: nobody has to be asked";
}

TEST_F(Enrolment, AnotherCodeGivesUpTheFirst) {
    lobby.send(command::Enrol{1, "ABCD2345"});
    hear(syncing::EnrolWaiting{"4829"});
    lobby.send(command::GiveUpEnrolment{1});
    EXPECT_EQ(enroller.given_up, 1);
    EXPECT_EQ(view().state, EnrolState::idle);
    hear(syncing::EnrolWaiting{"4829"});  // was on its way
    EXPECT_EQ(view().state, EnrolState::idle);
}

TEST_F(Enrolment, NoTokenIsInTheView) {
    lobby.send(command::Enrol{1, "ABCD2345"});
    hear(syncing::Enrolled{{"k7", "a-token-of-this-kiosk"}});
    EXPECT_EQ(lobby.sync.tokens.size(), 1u);
    for (const auto& error : lobby.log)
        EXPECT_EQ(base::describe(error).find("a-token"), std::string::npos);
}

TEST_F(Revoked, ACodeIsTakenOnlyThen) {
    lobby.send(command::Enrol{1, "ABCD2345"});
    lobby.scan("SUISHOU-ENROL:ABCD2345");
    EXPECT_TRUE(enroller.codes.empty());
    lobby.step(Event{syncing::SyncEvent{syncing::Revoked{}}});
    EXPECT_FALSE(view().needed);
    EXPECT_TRUE(view().possible);
    lobby.send(command::Enrol{1, "ABCD2345"});
    EXPECT_EQ(enroller.codes.size(), 1u);
    hear(syncing::Enrolled{{"k7", "token"}});
    EXPECT_EQ(lobby.ended, true) << "begins anew with the token on disk";
}

TEST_F(Revoked, ItsFactsStay) {
    lobby.scan(sample::pass_text());
    lobby.step(Event{syncing::SyncEvent{syncing::Revoked{}}});
    EXPECT_EQ(lobby.store.wipes, 1);
    EXPECT_EQ(lobby.store.outbox.size(), 1u);
}

TEST(NoEnroller, NothingIsNeededThatCannotBeGiven) {
    Lobby lobby;
    lobby.settings.enrolment = {true, ""};
    lobby.start();
    EXPECT_FALSE(lobby.look()->enrolment->needed);
}

}  // namespace
