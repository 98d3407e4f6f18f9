#include "kiosk/domain/follow_up.h"

#include <algorithm>
#include <array>

namespace domain {

namespace {

constexpr std::array follow_up_words{std::string_view("urge"), std::string_view("rating"),
                                     std::string_view("not_solved"), std::string_view("voice")};
constexpr std::array follow_up_outcomes{std::string_view("counted"),     std::string_view("no_such_request"),
                                        std::string_view("wrong_key"),   std::string_view("finished"),
                                        std::string_view("urged_today"), std::string_view("not_done"),
                                        std::string_view("rated")};

template <class Word, std::size_t n>
std::optional<Word> among(const std::array<std::string_view, n>& words, std::string_view word) {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return std::nullopt;
    return static_cast<Word>(found - words.begin());
}

// A day that was urged on already, or one before it: what comes late from a kiosk that was offline adds
// nothing to a later urge.
FollowUpOutcome judge_urge(const ServiceRequest& request, base::WallTime at,
                           std::chrono::minutes utc_offset) {
    if (!is_open(request.state)) return FollowUpOutcome::finished;
    if (request.urged != base::WallTime{} &&
        base::civil_day(at, utc_offset) <= base::civil_day(request.urged, utc_offset))
        return FollowUpOutcome::urged_today;
    return FollowUpOutcome::counted;
}

// What was said before it, and comes late, was of another time that it came to that.
base::WallTime last_came_to(const ServiceRequest& request, RequestState state) {
    for (auto step = request.steps.rbegin(); step != request.steps.rend(); ++step)
        if (step->state == state) return step->at;
    return {};
}

bool says_done(RequestState state) {
    return state == RequestState::done || state == RequestState::confirmed;
}

// Once: rejected twice, it is for people to talk about.
FollowUpOutcome judge_rejected(const ServiceRequest& request, base::WallTime at) {
    const auto times = std::count_if(request.steps.begin(), request.steps.end(), [](const RequestStep& step) {
        return step.state == RequestState::rejected;
    });
    if (times > 1) return FollowUpOutcome::finished;
    return at < last_came_to(request, RequestState::rejected) ? FollowUpOutcome::not_done
                                                              : FollowUpOutcome::counted;
}

}  // namespace

std::string_view to_string(FollowUpKind kind) {
    return follow_up_words.at(static_cast<std::size_t>(kind));
}

std::optional<FollowUpKind> parse_follow_up_kind(std::string_view word) {
    return among<FollowUpKind>(follow_up_words, word);
}

std::string_view to_string(FollowUpOutcome outcome) {
    return follow_up_outcomes.at(static_cast<std::size_t>(outcome));
}

base::WallTime said_at(const ServiceRequest& request, base::WallTime now) {
    return request.steps.empty() ? now : std::max(now, request.steps.back().at);
}

FollowUpOutcome judge(const ServiceRequest& request, FollowUpKind kind, base::WallTime at,
                      std::chrono::minutes utc_offset) {
    if (kind == FollowUpKind::urge) return judge_urge(request, at, utc_offset);
    if (kind == FollowUpKind::voice)
        return is_open(request.state) ? FollowUpOutcome::counted : FollowUpOutcome::finished;
    if (kind == FollowUpKind::not_solved && request.state == RequestState::rejected)
        return judge_rejected(request, at);
    if (!says_done(request.state) || at < last_came_to(request, RequestState::done))
        return FollowUpOutcome::not_done;
    return kind == FollowUpKind::rating && request.rated ? FollowUpOutcome::rated : FollowUpOutcome::counted;
}

bool only_staff_are_left(const ServiceRequest& rejected, base::WallTime at, std::chrono::minutes utc_offset) {
    return names_nobody(rejected.rejection) &&
           judge(rejected, FollowUpKind::not_solved, at, utc_offset) != FollowUpOutcome::counted;
}

std::optional<RequestState> moved_by(RequestState state, FollowUpKind kind,
                                     std::optional<Satisfaction> rating) {
    std::optional<RequestState> to;
    if (kind == FollowUpKind::not_solved) to = RequestState::reopened;
    if (kind == FollowUpKind::rating && rating && is_content(*rating)) to = RequestState::confirmed;
    return to && may_move(state, *to, RequestMover::reporter) ? to : std::nullopt;
}

bool asks_why(FollowUpKind kind, std::optional<Satisfaction> rating) {
    return kind == FollowUpKind::not_solved ||
           (kind == FollowUpKind::rating && rating && !is_content(*rating));
}

void note_follow_up(ServiceRequest& request, FollowUpKind kind, std::optional<Satisfaction> rating,
                    base::WallTime at) {
    if (kind == FollowUpKind::urge) {
        request.urged = std::max(request.urged, at);
        return;
    }
    if (kind == FollowUpKind::voice) {
        ++request.voices;
        return;
    }
    if (!request.steps.empty() && at < request.steps.back().at) return;
    request.rated = kind == FollowUpKind::rating;
    const auto to = moved_by(request.state, kind, rating);
    if (!to) return;
    request.state = *to;
    request.steps.push_back({*to, at});
    if (*to != RequestState::reopened) return;
    request.worker.clear();
    request.due = {};  // of what turned out not to be solved; the hub promises anew
}

}  // namespace domain
