#include "hub/requests/figures.h"

#include <cmath>

#include "hub/requests/dispatch.h"

namespace hub {

namespace {

std::optional<StaffRole> team_of(const Roles& roles) {
    for (std::size_t n = 0; n < role_count; ++n) {
        const auto role = static_cast<StaffRole>(n);
        if (roles.has(role) && roles_of_workers().has(role)) return role;
    }
    return std::nullopt;
}

}  // namespace

std::map<std::optional<StaffRole>, RequestFigures::Count> counts_by_team(
    const RequestFigures& figures, const std::map<std::string, Roles>& roles) {
    std::map<std::optional<StaffRole>, RequestFigures::Count> teams;
    for (const auto& [name, count] : figures.by_assignee) {
        const auto held = roles.find(name);
        auto& team = teams[held == roles.end() ? std::nullopt : team_of(held->second)];
        team.made += count.made;
        team.open += count.open;
    }
    return teams;
}

std::vector<std::pair<Month, RequestFigures::Count>> last_months(const RequestFigures& figures, Month now) {
    constexpr int months_a_year = 12;
    std::vector<std::pair<Month, RequestFigures::Count>> all;
    for (int back = months_a_year - 1; back >= 0; --back) {
        const int index = now.year * months_a_year + now.month - 1 - back;
        const Month month{index / months_a_year, index % months_a_year + 1};
        const auto found = figures.by_month.find(month);
        all.emplace_back(month, found == figures.by_month.end() ? RequestFigures::Count{} : found->second);
    }
    return all;
}

std::optional<double> content_of_hundred(const RequestFigures& figures) {
    std::uint64_t content = 0, all = 0;
    for (const auto& [rating, count] : figures.by_rating) {
        all += count;
        if (domain::is_content(rating)) content += count;
    }
    if (all == 0) return std::nullopt;
    return std::round(1000.0 * static_cast<double>(content) / static_cast<double>(all)) / 10;
}

}  // namespace hub
