#include "hub/requests/dispatch.h"

#include <algorithm>

namespace hub {

namespace {

using namespace std::chrono_literals;

constexpr auto turn_begins = 8h;

// How closely a rule names it, from 1; 0: not at all. Trades before places: a lift's firm comes wherever the
// lift is.
int closeness(const DispatchRule& rule, const ServiceRequest& request, const std::string& group) {
    if (!rule.unit.empty() && rule.unit != request.unit) return 0;
    const int place = rule.unit.empty() ? 0 : 1;
    if (rule.category.empty()) return 1 + place;
    if (rule.category == request.category) return 5 + place;
    return rule.category == group ? 3 + place : 0;
}

// Of these whoever has least to do; of two such the first by name. Empty: none of them may be given work.
std::string least_busy(const std::set<std::string>& names, const Hands& hands) {
    std::string best;
    std::size_t least = 0;
    for (const std::string& name : names) {
        const auto found = hands.load.find(name);
        if (found == hands.load.end() || (!best.empty() && found->second >= least)) continue;
        best = name;
        least = found->second;
    }
    return best;
}

std::string by_rules(const ServiceRequest& request, const std::vector<domain::Category>& categories,
                     const Hands& hands) {
    const domain::Category* category = domain::find_category(categories, request.category);
    const std::string group = category ? category->group : "";
    std::map<int, std::set<std::string>, std::greater<>> by_closeness;
    for (const DispatchRule& rule : hands.rules)
        if (const int close = closeness(rule, request, group)) by_closeness[close].insert(rule.assignee);
    for (const auto& [close, names] : by_closeness)
        if (auto name = least_busy(names, hands); !name.empty()) return name;
    return "";
}

// Whoever got it when its promise was all but over needs as long to take it on as whoever had it from the
// beginning has left when they are reminded.
bool had_time(const ServiceRequest& request, base::WallTime now) {
    for (auto move = request.moves.rbegin(); move != request.moves.rend(); ++move)
        if (move->state == domain::RequestState::dispatched)
            return now - move->at >= request.due - request.near;
    return true;
}

// Who has had it since it was last opened, whether they gave it back or let it lie.
std::set<std::string> names_so_far(const ServiceRequest& request) {
    using domain::RequestState;
    std::set<std::string> names{request.assignee};
    for (auto move = request.moves.rbegin(); move != request.moves.rend(); ++move) {
        if (move->state == RequestState::reopened) break;
        if (move->state == RequestState::dispatched) names.insert(move->assignee);
        if (move->mover == domain::RequestMover::worker) names.insert(move->actor);
    }
    return names;
}

}  // namespace

std::chrono::sys_days duty_day(base::WallTime now, std::chrono::minutes utc_offset) {
    return std::chrono::floor<std::chrono::days>(now + utc_offset - turn_begins);
}

bool waits_to_be_given(domain::RequestState state) {
    return state == domain::RequestState::submitted || state == domain::RequestState::reopened;
}

bool waits_to_be_taken_on(domain::RequestState state) {
    return state == domain::RequestState::dispatched || waits_to_be_given(state);
}

const Roles& roles_of_workers() {
    using enum StaffRole;
    static const Roles roles = {repairs, works, grid_leader, contractor, cleaning};
    return roles;
}

const Roles& roles_on_duty() {
    using enum StaffRole;
    static const Roles roles = {duty, repairs, works, grid_leader, contractor, cleaning};
    return roles;
}

const Roles& request_readers() {
    using enum StaffRole;
    static const Roles roles = {repairs, administrator, duty, auditor};
    return roles;
}

std::string assignee_for(const ServiceRequest& request, const std::vector<domain::Category>& categories,
                         const Hands& hands) {
    if (request.danger && !hands.working)
        if (auto name = least_busy(hands.on_duty, hands); !name.empty()) return name;
    std::string name = by_rules(request, categories, hands);
    if (name.empty() && request.danger) name = least_busy(hands.on_duty, hands);
    return name;
}

std::string next_for(const ServiceRequest& request, const std::vector<domain::Category>& categories,
                     Hands hands, Reminder of) {
    const bool has_owner = !request.assignee.empty(), late = of == Reminder::late;
    if (has_owner && (!late || !had_time(request, hands.now))) return "";
    for (const std::string& name : names_so_far(request))
        hands.load.erase(name);
    const std::string on_duty = least_busy(hands.on_duty, hands);
    const bool duty_first = late || (request.danger && !hands.working);
    if (duty_first && (!on_duty.empty() || hands.on_duty.contains(request.assignee))) return on_duty;
    const std::string ruled = by_rules(request, categories, hands);
    return ruled.empty() ? on_duty : ruled;
}

}  // namespace hub
