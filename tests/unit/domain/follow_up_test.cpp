// What counts of all that is said of a service request afterwards.
#include "kiosk/domain/follow_up.h"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using domain::FollowUpKind;
using domain::FollowUpOutcome;
using domain::RequestState;
using domain::Satisfaction;

constexpr std::chrono::minutes china{480};
constexpr base::WallTime noon = std::chrono::sys_days{std::chrono::year{2026} / 12 / 22} + 4h;

domain::ServiceRequest in(RequestState state) {
    domain::ServiceRequest request;
    request.state = state;
    request.steps = {{RequestState::submitted, noon - 48h}, {state, noon - 1h}};
    return request;
}

FollowUpOutcome judged(const domain::ServiceRequest& request, FollowUpKind kind, base::WallTime at = noon) {
    return domain::judge(request, kind, at, china);
}

TEST(FollowUp, CountsByTheStateOfTheRequest) {
    for (int n = 0; n <= static_cast<int>(RequestState::duplicate); ++n) {
        const auto state = static_cast<RequestState>(n);
        const bool done = state == RequestState::done || state == RequestState::confirmed;
        EXPECT_EQ(judged(in(state), FollowUpKind::urge),
                  domain::is_open(state) ? FollowUpOutcome::counted : FollowUpOutcome::finished);
        EXPECT_EQ(judged(in(state), FollowUpKind::rating),
                  done ? FollowUpOutcome::counted : FollowUpOutcome::not_done)
            << domain::to_string(state);
        EXPECT_EQ(judged(in(state), FollowUpKind::not_solved), done || state == RequestState::rejected
                                                                   ? FollowUpOutcome::counted
                                                                   : FollowUpOutcome::not_done)
            << domain::to_string(state);
    }
}

TEST(FollowUp, AVoiceCountsWhileSomebodyHasSomethingToDo) {
    for (int n = 0; n <= static_cast<int>(RequestState::duplicate); ++n) {
        const auto state = static_cast<RequestState>(n);
        EXPECT_EQ(judged(in(state), FollowUpKind::voice),
                  domain::is_open(state) ? FollowUpOutcome::counted : FollowUpOutcome::finished);
        EXPECT_EQ(domain::moved_by(state, FollowUpKind::voice, {}), std::nullopt);
    }
    auto request = in(RequestState::on_site);
    domain::note_follow_up(request, FollowUpKind::voice, {}, noon);
    EXPECT_EQ(request.voices, 1);
    EXPECT_EQ(request.state, RequestState::on_site);
    EXPECT_FALSE(request.rated);
}

TEST(FollowUp, AnUrgeCountsOnceADayOfTheHouse) {
    auto request = in(RequestState::accepted);
    request.urged = noon;
    const base::WallTime last_minute = noon + 11h + 59min;  // 23:59 there
    EXPECT_EQ(judged(request, FollowUpKind::urge, noon), FollowUpOutcome::urged_today);
    EXPECT_EQ(judged(request, FollowUpKind::urge, last_minute), FollowUpOutcome::urged_today);
    EXPECT_EQ(judged(request, FollowUpKind::urge, last_minute + 1min), FollowUpOutcome::counted);
    EXPECT_EQ(judged(request, FollowUpKind::urge, noon - 24h), FollowUpOutcome::urged_today)
        << "of yesterday, from a kiosk that was offline";
}

TEST(FollowUp, ARatingCountsOnceUntilItIsReopened) {
    auto request = in(RequestState::done);
    domain::note_follow_up(request, FollowUpKind::rating, Satisfaction::dissatisfied, noon);
    EXPECT_EQ(request.state, RequestState::done) << "who is not content has not said that it is solved";
    EXPECT_EQ(judged(request, FollowUpKind::rating), FollowUpOutcome::rated);
    EXPECT_EQ(judged(request, FollowUpKind::not_solved), FollowUpOutcome::counted);
    domain::note_follow_up(request, FollowUpKind::not_solved, {}, noon + 1min);
    EXPECT_EQ(request.state, RequestState::reopened);
    EXPECT_FALSE(request.rated);
    EXPECT_EQ(request.due, base::WallTime{}) << "the hub promises anew";
    EXPECT_EQ(request.steps.back().state, RequestState::reopened);
    EXPECT_EQ(judged(request, FollowUpKind::urge), FollowUpOutcome::counted);
}

TEST(FollowUp, WhatWasRejectedIsLookedAtOnceMore) {
    auto request = in(RequestState::rejected);
    EXPECT_EQ(judged(request, FollowUpKind::not_solved, noon - 2h), FollowUpOutcome::not_done)
        << "said before, and late to come";
    domain::note_follow_up(request, FollowUpKind::not_solved, {}, noon);
    EXPECT_EQ(request.state, RequestState::reopened);
    request.state = RequestState::rejected;
    request.steps.push_back({RequestState::rejected, noon + 1h});
    EXPECT_EQ(judged(request, FollowUpKind::not_solved, noon + 2h), FollowUpOutcome::finished);
}

TEST(FollowUp, StaffAreLeftWhereNobodyElseIsNamedAndItWasLookedAtOnceMore) {
    auto request = in(RequestState::rejected);
    const auto alone = [&] { return domain::only_staff_are_left(request, noon + 2h, china); };
    request.rejection = domain::RejectionReason::not_found;
    EXPECT_FALSE(alone()) << "it can be said again";
    request.steps.push_back({RequestState::rejected, noon + 1h});
    EXPECT_TRUE(alone());
    request.rejection = domain::RejectionReason::hotline;
    EXPECT_FALSE(alone());
}

TEST(FollowUp, WhatWasSaidBeforeItWasDoneIsOfAnotherTime) {
    for (const auto kind : {FollowUpKind::rating, FollowUpKind::not_solved}) {
        EXPECT_EQ(judged(in(RequestState::done), kind, noon - 2h), FollowUpOutcome::not_done);
        auto confirmed = in(RequestState::done);
        confirmed.state = RequestState::confirmed;
        confirmed.steps.push_back({RequestState::confirmed, noon + 1h});
        EXPECT_EQ(judged(confirmed, kind), FollowUpOutcome::counted) << "a rule had confirmed it meanwhile";
    }
}

TEST(FollowUp, OnlyTheFirstThreeWordsConfirm) {
    for (std::size_t n = 0; n < domain::satisfaction_count; ++n) {
        const auto word = static_cast<Satisfaction>(n);
        EXPECT_EQ(domain::parse_satisfaction(domain::to_string(word)), word);
        EXPECT_EQ(domain::is_content(word), n < 3);
        EXPECT_EQ(domain::moved_by(RequestState::done, FollowUpKind::rating, word) == RequestState::confirmed,
                  n < 3);
        EXPECT_EQ(domain::asks_why(FollowUpKind::rating, word), n >= 3);
        EXPECT_FALSE(domain::moved_by(RequestState::confirmed, FollowUpKind::rating, word));
    }
    EXPECT_EQ(domain::moved_by(RequestState::confirmed, FollowUpKind::not_solved, {}),
              RequestState::reopened);
    EXPECT_FALSE(domain::moved_by(RequestState::accepted, FollowUpKind::not_solved, {}));
    EXPECT_FALSE(domain::moved_by(RequestState::accepted, FollowUpKind::urge, {}));
}

TEST(FollowUp, WhatIsOlderThanTheLastStepHasHadItsEffect) {
    auto request = in(RequestState::done);
    domain::note_follow_up(request, FollowUpKind::not_solved, {}, noon - 2h);
    EXPECT_EQ(request.state, RequestState::done);
    domain::note_follow_up(request, FollowUpKind::urge, {}, noon - 2h);
    EXPECT_EQ(request.urged, noon - 2h);
}

TEST(FollowUp, WhoSeesThatItIsDoneMaySaySoWhateverTheirClockSays) {
    const auto request = in(RequestState::done);
    const auto behind = request.steps.back().at - 40s;
    EXPECT_EQ(judged(request, FollowUpKind::not_solved, domain::said_at(request, behind)),
              FollowUpOutcome::counted);
    EXPECT_EQ(domain::said_at(request, noon + 1h), noon + 1h);
    EXPECT_EQ(domain::said_at({}, noon), noon);
}

TEST(FollowUp, WordsAreReadBack) {
    for (const auto kind : {FollowUpKind::urge, FollowUpKind::rating, FollowUpKind::not_solved})
        EXPECT_EQ(domain::parse_follow_up_kind(domain::to_string(kind)), kind);
    EXPECT_FALSE(domain::parse_follow_up_kind("urges"));
    EXPECT_FALSE(domain::parse_satisfaction(""));
}

}  // namespace
