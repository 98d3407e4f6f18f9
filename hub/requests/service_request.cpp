#include "hub/requests/service_request.h"

#include <algorithm>
#include <array>

namespace hub {

using domain::RequestMover;

namespace {

constexpr std::array<std::string_view, 4> mover_words{"reporter", "dispatcher", "worker", "rule"};

}  // namespace

std::string_view to_string(RequestMover mover) {
    return mover_words.at(static_cast<std::size_t>(mover));
}

std::optional<RequestMover> parse_request_mover(std::string_view word) {
    for (std::size_t n = 0; n < mover_words.size(); ++n)
        if (mover_words[n] == word) return static_cast<RequestMover>(n);
    return std::nullopt;
}

bool may_be_number(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

std::optional<domain::ServiceRequest> told(const ServiceRequest& request) {
    const auto number = domain::parse_request_number(request.number);
    if (!number) return std::nullopt;
    domain::ServiceRequest all = told_state(request);
    all.number = *number;
    all.cell = request.cell;
    all.category = request.category;
    all.place = request.place;
    // As with names below.
    constexpr std::size_t longest_room = 64;
    if (request.room.size() <= longest_room) all.room = request.room;
    all.made = request.made;
    all.due = request.due;
    all.danger = request.danger;
    // Kiosks read no longer name; a whole record would be lost for it.
    constexpr std::size_t longest_name = 64;
    if (request.worker.size() <= longest_name) all.worker = request.worker;
    all.voices = request.voices;
    const bool merged = request.state == domain::RequestState::duplicate;
    if (merged && domain::parse_request_number(request.merged_into)) all.merged_into = request.merged_into;
    return all;
}

const Rejection* rejection_of(const ServiceRequest& request) {
    if (request.state != domain::RequestState::rejected || request.moves.empty()) return nullptr;
    return rejection_of(request.moves.back().words);
}

domain::ServiceRequest told_state(const ServiceRequest& request) {
    domain::ServiceRequest state;
    state.state = request.state;
    state.urged = request.urged;
    state.rated = request.rating.has_value();
    for (const RequestMoved& move : request.moves)
        state.steps.push_back({move.state, move.at});
    if (const Rejection* rejection = rejection_of(request)) state.rejection = rejection->reason;
    return state;
}

bool takes_parts(domain::RequestState from) {
    using enum domain::RequestState;
    return from == accepted || from == on_site || from == waiting;
}

bool is_late(const ServiceRequest& request, base::WallTime now) {
    return domain::is_open(request.state) && request.due != base::WallTime{} && request.due < now;
}

bool is_near(const ServiceRequest& request, base::WallTime now) {
    return domain::is_open(request.state) && request.near != base::WallTime{} && request.near < now &&
           !is_late(request, now);
}

std::string_view to_string(Reminder reminder) {
    switch (reminder) {
        case Reminder::none:
            return "";
        case Reminder::near:
            return "near";
        case Reminder::late:
            return "late";
    }
    return "";
}

Reminder parse_reminder(std::string_view word) {
    for (const Reminder one : {Reminder::near, Reminder::late})
        if (to_string(one) == word) return one;
    return Reminder::none;
}

}  // namespace hub
