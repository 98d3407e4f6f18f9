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
    return by_rules(request, categories, hands);
}

std::string next_for(const ServiceRequest& request, const std::vector<domain::Category>& categories,
                     Hands hands, Reminder of) {
    hands.load.erase(request.assignee);
    if (!request.moves.empty() && request.moves.back().mover == domain::RequestMover::worker)
        hands.load.erase(request.moves.back().actor);
    const std::string ruled = by_rules(request, categories, hands),
                      on_duty = least_busy(hands.on_duty, hands);
    const bool duty_first = of == Reminder::late || (request.danger && !hands.working);
    if (ruled.empty() || on_duty.empty()) return ruled + on_duty;
    return duty_first ? on_duty : ruled;
}

}  // namespace hub
