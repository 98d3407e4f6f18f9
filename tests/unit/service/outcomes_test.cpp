// Every outcome of the door, reached through the service, each with its fact, its code and its words.
#include <set>

#include <gtest/gtest.h>

#include "tests/unit/service/lobby.h"

using namespace service;
using namespace service::test;
using domain::Offer;
using domain::Outcome;

namespace {

struct Outcomes : ::testing::Test {
    Lobby lobby;

    const CheckInResult& scan(const std::string& text = sample::pass_text()) {
        view_ = lobby.scan(text);
        return *view_->check_in->result;
    }
    const CheckInResult& send(Command command) {
        view_ = lobby.send(std::move(command));
        return *view_->check_in->result;
    }
    // Exactly one refusal was kept, with this outcome.
    void expect_refused(const CheckInResult& result, Outcome outcome, const std::string& reason) {
        EXPECT_EQ(result.outcome, outcome);
        EXPECT_EQ(result.reason_code, reason);
        EXPECT_TRUE(lobby.store.facts_of<domain::CheckInFact>().empty());
        const auto refusals = lobby.store.facts_of<domain::RefusalFact>();
        ASSERT_EQ(refusals.size(), 1u);
        EXPECT_EQ(refusals[0].outcome, outcome);
    }
    domain::Meeting& meeting() { return lobby.store.meetings[0]; }
    domain::Attendee& wang() { return lobby.store.attendees[0]; }
    std::shared_ptr<const KioskView> view_;
};

}  // namespace

TEST_F(Outcomes, ACodeBeforeTheCameraSaysWhenItWasSeenAndWhenItWasAnswered) {
    const base::BootTime now = lobby.clock->boot();
    const auto& result = scan();
    EXPECT_EQ(result.seen, now);
    EXPECT_EQ(result.answered, now);
}

TEST_F(Outcomes, Accepted) {
    lobby.hub_in_reach();
    const auto& result = scan();
    EXPECT_EQ(result.outcome, Outcome::accepted);
    EXPECT_EQ(result.remarks, domain::Remarks{});
    EXPECT_EQ(result.name, "王建国");
    EXPECT_EQ(result.seat.zh, "B 区 12 号");
    EXPECT_EQ(result.place->name.zh, "第二会议室");
    EXPECT_EQ(result.meeting->id, meeting().id);
    EXPECT_EQ(result.at, sample::at(8, 52));
    EXPECT_EQ(result.arrived, 1);
    EXPECT_EQ(result.expected, 156);
    EXPECT_FALSE(result.ordinal);
    EXPECT_EQ(result.reason_code, "");
    const auto facts = lobby.store.facts_of<domain::CheckInFact>();
    ASSERT_EQ(facts.size(), 1u);
    EXPECT_EQ(facts[0].attendee, wang().id);
    EXPECT_EQ(facts[0].credential, wang().credential);
    EXPECT_EQ(lobby.store.facts[0].header.wall, sample::at(8, 52));
}

TEST_F(Outcomes, AcceptedOffline) {
    const auto& result = scan();
    EXPECT_EQ(result.outcome, Outcome::accepted);
    EXPECT_TRUE(result.remarks.offline);
    EXPECT_TRUE(lobby.store.facts_of<domain::CheckInFact>()[0].remarks.offline);
}

TEST_F(Outcomes, AcceptedAlthoughNotOnTheList) {
    lobby.store.attendees.clear();
    const auto& result = scan();
    EXPECT_EQ(result.outcome, Outcome::accepted);
    EXPECT_TRUE(result.remarks.unlisted);
    EXPECT_EQ(result.name, "");
    const auto facts = lobby.store.facts_of<domain::CheckInFact>();
    EXPECT_FALSE(facts.at(0).attendee);
    EXPECT_TRUE(facts.at(0).credential);
}

TEST_F(Outcomes, AcceptedStandingIn) {
    wang().stands_in_for = "李立";
    const auto& result = scan();
    EXPECT_TRUE(result.remarks.standing_in);
    EXPECT_EQ(result.stands_in_for, "李立");
}

TEST_F(Outcomes, AlreadyCheckedInHere) {
    scan();
    lobby.clock->advance(10min);
    const auto& result = scan();
    EXPECT_EQ(result.outcome, Outcome::already_checked_in);
    EXPECT_EQ(result.earlier_at, sample::at(8, 52));
    EXPECT_EQ(result.earlier_kiosk, "");
    EXPECT_EQ(lobby.store.facts_of<domain::CheckInFact>().size(), 1u);
    EXPECT_EQ(lobby.store.facts_of<domain::RefusalFact>().at(0).outcome, Outcome::already_checked_in);
}

TEST_F(Outcomes, AlreadyCheckedInAtAnotherKiosk) {
    domain::Arrival arrival;
    arrival.meeting = meeting().id;
    arrival.attendee = wang().id;
    arrival.at = sample::at(8, 40);
    arrival.kiosk = "二号机";
    lobby.store.arrivals = {arrival};
    const auto& result = scan();
    EXPECT_EQ(result.outcome, Outcome::already_checked_in);
    EXPECT_EQ(result.earlier_kiosk, "二号机");
}

TEST_F(Outcomes, CheckedOutByItsOffer) {
    meeting().leaving = true;
    lobby.send(command::BeginVisit{1});
    scan();
    lobby.clock->advance(30min);
    const auto offered = scan();
    EXPECT_EQ(offered.offer, Offer::check_out);
    const auto& result = send(command::TakeOffer{1, offered.number});
    EXPECT_EQ(result.outcome, Outcome::checked_out);
    EXPECT_EQ(lobby.store.facts_of<domain::CheckOutFact>().size(), 1u);
}

TEST_F(Outcomes, AnotherDay) {
    lobby.clock->advance(-24h);
    const auto& result = scan();
    expect_refused(result, Outcome::another_day, "E-30");
    EXPECT_EQ(result.meeting->starts, sample::at(9, 0));
}

TEST_F(Outcomes, TooEarly) {
    lobby.clock->advance(-1h);
    expect_refused(scan(), Outcome::too_early, "E-31");
}

TEST_F(Outcomes, Over) {
    lobby.clock->advance(2h);
    expect_refused(scan(), Outcome::over, "E-32");
}

TEST_F(Outcomes, OtherMeetingThenThere) {
    auto other = sample::meeting();
    other.id = {0x00b2};
    lobby.store.meetings.push_back(other);
    lobby.send(command::BeginVisit{1});
    lobby.send(command::ChooseMeeting{1, other.id});
    const auto refused = scan();
    expect_refused(refused, Outcome::other_meeting, "E-33");
    EXPECT_EQ(lobby.store.facts_of<domain::RefusalFact>()[0].chosen, other.id);
    EXPECT_EQ(refused.offer, Offer::check_in_there);
    const auto& result = send(command::TakeOffer{1, refused.number});
    EXPECT_EQ(result.outcome, Outcome::accepted);
    EXPECT_EQ(result.meeting->id, meeting().id);
}

TEST_F(Outcomes, ExcusedThenCameAnyway) {
    wang().excused = true;
    lobby.send(command::BeginVisit{1});
    const auto refused = scan();
    expect_refused(refused, Outcome::excused, "E-34");
    const auto& result = send(command::TakeOffer{1, refused.number});
    EXPECT_EQ(result.outcome, Outcome::accepted);
    EXPECT_TRUE(result.remarks.was_excused);
}

TEST_F(Outcomes, UnknownCode) {
    expect_refused(scan("https://example.org/x"), Outcome::unknown_code, "E-12");
    EXPECT_EQ(view_->check_in->unknown, 1u);
}

TEST_F(Outcomes, Revoked) {
    lobby.store.revocations = {wang().credential};
    const auto& result = scan();
    expect_refused(result, Outcome::revoked, "E-21");
    EXPECT_EQ(result.name, "");
    EXPECT_EQ(result.seat.zh, "");
}

TEST_F(Outcomes, OlderPrint) {
    wang().generation = 2;
    expect_refused(scan(), Outcome::revoked, "E-22");
}

TEST_F(Outcomes, BadSignature) {
    auto ring = sample::key_ring();
    ring[0].public_key = sample::key_pair(7).key.public_key;
    lobby.store.key_ring = ring;
    expect_refused(scan(), Outcome::bad_signature, "E-16");
}

TEST_F(Outcomes, KeyNotHere) {
    lobby.store.key_ring.clear();
    expect_refused(scan(), Outcome::bad_signature, "E-15");
}

TEST_F(Outcomes, Expired) {
    auto pass = sample::pass();
    pass.expires = sample::at(8, 50);
    pass.not_before = pass.expires - 1h;
    const auto& result = scan(sample::pass_text(pass));
    expect_refused(result, Outcome::expired, "E-20");
    EXPECT_EQ(result.name, "");
}

TEST_F(Outcomes, TooManyTries) {
    lobby.send(command::BeginVisit{1});
    for (int i = 0; i < 6; ++i)
        EXPECT_EQ(send(command::TypeCode{1, "ABCDEFG" + std::to_string(2 + i)}).reason_code, "E-17");
    EXPECT_EQ(send(command::TypeCode{1, "ABCDEFGH"}).outcome, Outcome::too_many_tries);
    EXPECT_EQ(lobby.store.facts_of<domain::RefusalFact>().back().outcome, Outcome::too_many_tries);
    lobby.clock->advance(1min);
    EXPECT_EQ(send(command::TypeCode{1, "ABCDEFGH"}).outcome, Outcome::unknown_code);
}

TEST_F(Outcomes, DoubtfulClockLetsInAndSaysSo) {
    lobby.look();
    lobby.clock->jump_wall(3h);
    const auto& result = scan();
    EXPECT_EQ(result.outcome, Outcome::accepted);
    EXPECT_TRUE(result.remarks.clock_doubtful);
    EXPECT_EQ(view_->trouble, Trouble::clock_jumped);
}

TEST_F(Outcomes, HostilePayloadsAreOneCalmAnswerAndNothingElse) {
    const std::vector<std::string> hostile = {std::string(4096, 'A'),
                                              std::string("\0\x01\x02", 3),
                                              "'; DROP TABLE facts; --",
                                              "\x1b[2J",
                                              "https://example.org/?a=%s%n",
                                              "K1:",
                                              "K1:" + std::string(135, 'A'),
                                              std::string(4096, '\xff'),
                                              ""};
    for (const auto& text : hostile) {
        const auto& result = scan(text);
        EXPECT_EQ(result.outcome, Outcome::unknown_code);
        EXPECT_NE(result.reason_code, "");
        EXPECT_EQ(result.name, "");
        EXPECT_FALSE(result.failed);
    }
    EXPECT_TRUE(lobby.store.facts_of<domain::CheckInFact>().empty());
    EXPECT_EQ(view_->check_in->unknown, hostile.size());
    EXPECT_TRUE(lobby.log.empty());
}
