#include "kiosk/domain/service_request.h"

#include <functional>
#include <set>

#include <gtest/gtest.h>

namespace {

using namespace domain;
using enum RequestState;

constexpr RequestState all_states[] = {submitted, dispatched, accepted, on_site,  waiting,
                                       done,      confirmed,  reopened, rejected, duplicate};
constexpr RequestMover all_movers[] = {RequestMover::reporter, RequestMover::dispatcher, RequestMover::worker,
                                       RequestMover::rule};

bool anybody_may(RequestState from, RequestState to) {
    for (const RequestMover by : all_movers)
        if (may_move(from, to, by)) return true;
    return false;
}

// Where a request may come to, from a state, by any number of moves that `may` lets pass.
std::set<RequestState> reached(RequestState from,
                               const std::function<bool(RequestState, RequestState)>& may) {
    std::set<RequestState> seen{from};
    std::vector<RequestState> ahead{from};
    while (!ahead.empty()) {
        const RequestState at = ahead.back();
        ahead.pop_back();
        for (const RequestState to : all_states)
            if (may(at, to) && seen.insert(to).second) ahead.push_back(to);
    }
    return seen;
}

TEST(RequestStates, HaveAWordEach) {
    std::set<std::string_view> words;
    for (const RequestState state : all_states) {
        EXPECT_TRUE(words.insert(to_string(state)).second);
        EXPECT_EQ(parse_request_state(to_string(state)), state);
    }
    EXPECT_FALSE(parse_request_state("closed"));
    EXPECT_FALSE(parse_request_state(""));
}

TEST(RequestStates, EveryOneIsReachedFromTheFirst) {
    EXPECT_EQ(reached(submitted, anybody_may).size(), std::size(all_states));
}

TEST(RequestStates, NothingIsConfirmedThatWasNotDone) {
    const auto without_done = [](RequestState from, RequestState to) {
        return to != done && anybody_may(from, to);
    };
    EXPECT_FALSE(reached(submitted, without_done).contains(confirmed));
}

TEST(RequestStates, NothingIsDoneThatNobodyTookOn) {
    const auto without_accepted = [](RequestState from, RequestState to) {
        return to != accepted && anybody_may(from, to);
    };
    EXPECT_FALSE(reached(submitted, without_accepted).contains(done));
}

TEST(RequestStates, AnOpenOneCanAlwaysBeFinished) {
    for (const RequestState state : all_states)
        if (is_open(state)) {
            EXPECT_TRUE(reached(state, anybody_may).contains(done)) << to_string(state);
        }
}

TEST(RequestStates, OneThatWasClosedWronglyCanBeReopened) {
    for (const RequestState state : all_states)
        if (!is_open(state)) {
            EXPECT_TRUE(anybody_may(state, reopened)) << to_string(state);
        }
}

TEST(RequestStates, WhoReportsSaysOnlyWhetherItIsSolved) {
    for (const RequestState from : all_states)
        for (const RequestState to : next_states(from, RequestMover::reporter)) {
            EXPECT_TRUE(to == confirmed || to == reopened) << to_string(from);
            EXPECT_FALSE(is_open(from)) << to_string(from);
        }
}

TEST(RequestStates, WhoWorksNeitherConfirmsNorRejects) {
    for (const RequestState from : all_states)
        for (const RequestState to : {confirmed, rejected, duplicate, reopened})
            EXPECT_FALSE(may_move(from, to, RequestMover::worker)) << to_string(from);
}

TEST(RequestStates, NextStatesAreThoseThatMayBeMovedTo) {
    for (const RequestMover by : all_movers)
        for (const RequestState from : all_states) {
            const auto next = next_states(from, by);
            const std::set<RequestState> set(next.begin(), next.end());
            EXPECT_EQ(set.size(), next.size());
            for (const RequestState to : all_states)
                EXPECT_EQ(may_move(from, to, by), set.contains(to)) << to_string(from) << to_string(to);
        }
}

const RequestNumber one{2026, 12, 22, "A", 37};

TEST(RequestNumbers, CarryTheYearOnPaperAndAreShortToSay) {
    EXPECT_EQ(to_string(one), "BX-20261222-A-037");
    EXPECT_EQ(short_form(one), "BX-1222-A-037");
    EXPECT_EQ(to_string(RequestNumber{2027, 1, 5, "K2", 1204}), "BX-20270105-K2-1204");
}

TEST(RequestNumbers, AreReadBackInOneWayAlone) {
    EXPECT_EQ(parse_request_number("BX-20261222-A-037"), one);
    EXPECT_EQ(parse_request_number("bx-20261222-a-037"), one);
    EXPECT_EQ(parse_request_number("BX-20261222-A-1204")->count, 1204u);
    for (const char* wrong : {"",
                              "BX",
                              "BX-20261222-037",
                              "BX-1222-A-037",
                              "BX-20261222-A-37",
                              "BX-20261222-A-0037",
                              "BX-20261222-A-000",
                              "BX-20261222--037",
                              "BX-20261222-ABCDE-037",
                              "BX-20261222-a!-037",
                              "BX-20261301-A-037",
                              "BX-20260229-A-037",
                              "BX-00001222-A-037",
                              "WX-20261222-A-037",
                              "BX-20261222-A-037 ",
                              "BX-20261222-A-03x",
                              "BX-20261222-A-99999999999",
                              "BX-20261222-A-037-1",
                              "BX--0261222-A-037",
                              "BX-20261222-\xE7\x94\xB2-037"})
        EXPECT_FALSE(parse_request_number(wrong)) << wrong;
    EXPECT_FALSE(parse_request_number(std::string(1'000'000, '-')));
}

TEST(ServiceRequest, ARejectionReasonOfANewerHubIsNone) {
    for (int n = 0; n <= static_cast<int>(RejectionReason::unclear); ++n)
        EXPECT_EQ(static_cast<int>(parse_rejection_reason(to_string(static_cast<RejectionReason>(n)))), n);
    EXPECT_EQ(parse_rejection_reason("court"), RejectionReason::none);
}

}  // namespace
