#include "kiosk/domain/check_in.h"

#include <cctype>
#include <functional>

#include <gtest/gtest.h>

#include "tests/fakes/sample_data.h"

using domain::Decision;
using domain::DoorKnowledge;
using domain::DoorRequest;
using domain::Offer;
using domain::Outcome;
using domain::PassFault;
using fakes::at;
using namespace std::chrono_literals;

namespace {

// A visit that is accepted without any remark; each case bends it.
struct Visit {
    DoorRequest request;
    DoorKnowledge known;

    Visit() {
        request.pass = fakes::pass();
        known.meeting = fakes::meeting();
        known.attendee = fakes::attendee();
        known.hub_in_reach = true;
        known.now = at(8, 52);
    }
    void fail(PassFault fault) {
        request.pass.reset();
        request.fault = fault;
        known.meeting.reset();
        known.attendee.reset();
    }
    void arrived(bool left = false) { known.earlier = domain::KnownCheckIn{at(8, 40), "二号机", left}; }
    void look_up() {
        request.method = domain::Method::look_up;
        request.pass.reset();
    }
    void list_not_here() {
        known.meeting.reset();
        known.attendee.reset();
    }
    Decision decide() const { return domain::decide(request, known); }
};

struct Case {
    const char* name;
    std::function<void(Visit&)> bend;
    Outcome outcome;
    Offer offer = Offer::none;
};

constexpr domain::MeetingId other{0x0ff};

const Case cases[] = {
    {"plain", [](Visit&) {}, Outcome::accepted},
    {"chosen", [](Visit& v) { v.request.chosen = v.known.meeting->id; }, Outcome::accepted},
    {"looked up", [](Visit& v) { v.look_up(); }, Outcome::accepted},

    {"foreign", [](Visit& v) { v.fail(PassFault::foreign); }, Outcome::unknown_code},
    {"malformed", [](Visit& v) { v.fail(PassFault::malformed); }, Outcome::unknown_code},
    {"version", [](Visit& v) { v.fail(PassFault::unknown_version); }, Outcome::unknown_code},
    {"key", [](Visit& v) { v.fail(PassFault::unknown_key); }, Outcome::bad_signature},
    {"signature", [](Visit& v) { v.fail(PassFault::bad_signature); }, Outcome::bad_signature},
    {"nothing shown", [](Visit& v) { v.request.pass.reset(); }, Outcome::unknown_code},
    {"name on no list", [](Visit& v) { v.look_up(), v.known.attendee.reset(); }, Outcome::unknown_code},
    {"code on no list",
     [](Visit& v) {
         v.look_up(), v.list_not_here();
         v.request.method = domain::Method::typed_code;
     },
     Outcome::unknown_code},

    {"revoked", [](Visit& v) { v.known.revoked = true; }, Outcome::revoked},
    {"older print", [](Visit& v) { v.known.attendee->generation = 2; }, Outcome::revoked},
    {"newer print than the list", [](Visit& v) { v.request.pass->generation = 2; }, Outcome::accepted},
    {"older print does not bar a look-up", [](Visit& v) { v.look_up(), v.known.attendee->generation = 2; },
     Outcome::accepted},
    {"revoked before another day", [](Visit& v) { v.known.revoked = true, v.known.now = at(8, 52, 21); },
     Outcome::revoked},
    {"revoked although inside", [](Visit& v) { v.arrived(), v.known.revoked = true; }, Outcome::revoked},

    {"day before", [](Visit& v) { v.known.now = at(23, 59, 21); }, Outcome::another_day},
    {"day after, expired too", [](Visit& v) { v.known.now = at(0, 0, 23); }, Outcome::another_day},
    {"another day before already in", [](Visit& v) { v.arrived(), v.known.now = at(9, 0, 23); },
     Outcome::another_day},
    {"second day of two",
     [](Visit& v) {
         v.known.meeting->ends = v.known.meeting->closes = at(10, 0, 23);
         v.request.pass->expires = at(12, 0, 23);
         v.known.now = at(8, 0, 23);
     },
     Outcome::accepted},

    {"already in", [](Visit& v) { v.arrived(); }, Outcome::already_checked_in},
    {"already in by name", [](Visit& v) { v.look_up(), v.arrived(); }, Outcome::already_checked_in},
    {"already in, then over", [](Visit& v) { v.arrived(), v.known.now = at(10, 30); },
     Outcome::already_checked_in},
    {"already in, then expired", [](Visit& v) { v.arrived(), v.request.pass->expires = at(8, 50); },
     Outcome::already_checked_in},
    {"already in elsewhere than chosen", [](Visit& v) { v.arrived(), v.request.chosen = other; },
     Outcome::already_checked_in},
    {"left and back", [](Visit& v) { v.arrived(true); }, Outcome::accepted},
    {"left and back too late", [](Visit& v) { v.arrived(true), v.known.now = at(10, 0); }, Outcome::over},

    {"leaving offered once started",
     [](Visit& v) { v.known.meeting->leaving = true, v.arrived(), v.known.now = at(9, 0); },
     Outcome::already_checked_in, Offer::check_out},
    {"not before it starts",
     [](Visit& v) { v.known.meeting->leaving = true, v.arrived(), v.known.now = at(9, 0) - 1ms; },
     Outcome::already_checked_in},
    {"not where it is not wanted",
     [](Visit& v) { v.arrived(), v.request.leaving = true, v.known.now = at(9, 30); },
     Outcome::already_checked_in},
    {"leaving",
     [](Visit& v) {
         v.known.meeting->leaving = v.request.leaving = true;
         v.arrived(), v.known.now = at(11, 40);
     },
     Outcome::checked_out},
    {"leaving with an expired pass",
     [](Visit& v) {
         v.known.meeting->leaving = v.request.leaving = true;
         v.arrived(), v.known.now = at(14, 0);
     },
     Outcome::checked_out},
    {"leaving twice",
     [](Visit& v) {
         v.known.meeting->leaving = v.request.leaving = true;
         v.arrived(true), v.known.now = at(11, 40);
     },
     Outcome::checked_out},
    {"leaving without having come", [](Visit& v) { v.known.meeting->leaving = v.request.leaving = true; },
     Outcome::accepted},

    {"expired to the millisecond", [](Visit& v) { v.request.pass->expires = v.known.now; }, Outcome::expired},
    {"not yet expired", [](Visit& v) { v.request.pass->expires = v.known.now + 1ms; }, Outcome::accepted},
    {"over before expired", [](Visit& v) { v.known.now = at(14, 0); }, Outcome::over},

    {"too early", [](Visit& v) { v.known.now = at(8, 0) - 1ms; }, Outcome::too_early},
    {"over", [](Visit& v) { v.known.now = at(10, 0); }, Outcome::over},
    {"pass not yet valid", [](Visit& v) { v.request.pass->not_before = at(8, 53); }, Outcome::too_early},
    {"too early before other meeting", [](Visit& v) { v.known.now = at(7, 0), v.request.chosen = other; },
     Outcome::too_early},
    {"over by name", [](Visit& v) { v.look_up(), v.known.now = at(10, 0); }, Outcome::over},

    {"excused", [](Visit& v) { v.known.attendee->excused = true; }, Outcome::excused, Offer::came_anyway},
    {"somebody stands in", [](Visit& v) { v.known.attendee->stood_in_by = "李明"; }, Outcome::excused,
     Offer::came_anyway},
    {"excused before other meeting",
     [](Visit& v) { v.known.attendee->excused = true, v.request.chosen = other; }, Outcome::excused,
     Offer::came_anyway},
    {"excused but over", [](Visit& v) { v.known.attendee->excused = true, v.known.now = at(10, 0); },
     Outcome::over},
    {"came anyway", [](Visit& v) { v.known.attendee->excused = v.request.insists = true; },
     Outcome::accepted},

    {"other meeting", [](Visit& v) { v.request.chosen = other; }, Outcome::other_meeting,
     Offer::check_in_there},
    {"other meeting, unknown here", [](Visit& v) { v.list_not_here(), v.request.chosen = other; },
     Outcome::other_meeting, Offer::check_in_there},
    {"checks in there", [](Visit& v) { v.request.chosen = other, v.request.insists = true; },
     Outcome::accepted},

    {"unknown meeting, good pass", [](Visit& v) { v.list_not_here(); }, Outcome::accepted},
    {"unknown meeting, expired", [](Visit& v) { v.list_not_here(), v.known.now = at(13, 30); },
     Outcome::expired},
    {"unknown meeting, valid later today",
     [](Visit& v) { v.list_not_here(), v.request.pass->not_before = at(13, 0); }, Outcome::too_early},
    {"unknown meeting, valid tomorrow",
     [](Visit& v) { v.list_not_here(), v.request.pass->not_before = at(8, 0, 23); }, Outcome::another_day},

    {"walk-in",
     [](Visit& v) {
         v.look_up(), v.known.attendee.reset();
         v.request.method = domain::Method::walk_in, v.known.meeting->walk_in = true;
     },
     Outcome::accepted},
    {"walk-in not wanted", [](Visit& v) { v.look_up(), v.request.method = domain::Method::walk_in; },
     Outcome::unknown_code},
    {"walk-in too late",
     [](Visit& v) {
         v.look_up(), v.known.attendee.reset();
         v.request.method = domain::Method::walk_in, v.known.meeting->walk_in = true;
         v.known.now = at(10, 0);
     },
     Outcome::over},
};

std::string test_name(const testing::TestParamInfo<Case>& param) {
    std::string name;
    for (char c : std::string_view(param.param.name))
        if (c != ',') name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    return name;
}

class Door : public testing::TestWithParam<Case> {};

}  // namespace

TEST_P(Door, DecidesByTheFirstRuleThatApplies) {
    Visit visit;
    GetParam().bend(visit);
    const auto decision = visit.decide();
    EXPECT_EQ(domain::to_string(decision.outcome), domain::to_string(GetParam().outcome));
    EXPECT_EQ(static_cast<int>(decision.offer), static_cast<int>(GetParam().offer));
}
INSTANTIATE_TEST_SUITE_P(Table, Door, testing::ValuesIn(cases), test_name);

TEST(DoorOffers, ATakenOfferIsNeverRefused) {
    for (const auto& c : cases) {
        Visit visit;
        c.bend(visit);
        const auto first = visit.decide();
        if (first.offer == Offer::none) continue;
        (first.offer == Offer::check_out ? visit.request.leaving : visit.request.insists) = true;
        const auto second = visit.decide();
        EXPECT_TRUE(second.outcome == Outcome::accepted || second.outcome == Outcome::checked_out) << c.name;
        EXPECT_EQ(second.offer, Offer::none) << c.name;
    }
}

TEST(DoorRemarks, SayWhatWasSpecial) {
    EXPECT_EQ(Visit().decide().remarks, domain::Remarks{});

    Visit offline;
    offline.known.hub_in_reach = false;
    EXPECT_EQ(offline.decide().remarks, (domain::Remarks{.offline = true}));

    Visit unlisted;
    unlisted.known.attendee.reset();
    EXPECT_EQ(unlisted.decide().outcome, Outcome::accepted);
    EXPECT_EQ(unlisted.decide().remarks, (domain::Remarks{.unlisted = true}));
    unlisted.known.meeting.reset();
    EXPECT_EQ(unlisted.decide().remarks, (domain::Remarks{.unlisted = true}));

    Visit stand_in;
    stand_in.known.attendee->stands_in_for = "赵敏";
    EXPECT_EQ(stand_in.decide().remarks, (domain::Remarks{.standing_in = true}));

    Visit excused;
    excused.known.attendee->excused = excused.request.insists = true;
    EXPECT_EQ(excused.decide().remarks, (domain::Remarks{.was_excused = true}));
}

TEST(DoorClock, AClockThatJumpedTurnsNobodyAway) {
    for (auto now : {at(8, 52, 1), at(0, 30), at(10, 30), at(8, 52, 30)}) {
        Visit visit;
        visit.known.now = now;
        visit.known.clock_trusted = false;
        const auto decision = visit.decide();
        EXPECT_EQ(domain::to_string(decision.outcome), "accepted");
        EXPECT_EQ(decision.remarks, (domain::Remarks{.clock_doubtful = true}));
        visit.known.revoked = true;  // what needs no clock still holds
        EXPECT_EQ(domain::to_string(visit.decide().outcome), "revoked");
    }
}

TEST(Words, ComeBack) {
    for (int i = 0; i <= static_cast<int>(Outcome::too_many_tries); ++i) {
        const auto outcome = static_cast<Outcome>(i);
        EXPECT_FALSE(domain::to_string(outcome).empty()) << i;
        EXPECT_EQ(domain::parse_outcome(domain::to_string(outcome)), outcome);
    }
    for (int i = 0; i <= static_cast<int>(domain::Method::walk_in); ++i) {
        const auto method = static_cast<domain::Method>(i);
        EXPECT_FALSE(domain::to_string(method).empty()) << i;
        EXPECT_EQ(domain::parse_method(domain::to_string(method)), method);
    }
    EXPECT_FALSE(domain::parse_outcome("Accepted"));
    EXPECT_FALSE(domain::parse_method(""));
}
