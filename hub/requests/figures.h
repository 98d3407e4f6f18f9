// How many repairs where, of what, when, and how content people were. Values.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hub/accounts/role.h"
#include "kiosk/domain/follow_up.h"

namespace hub {

// A month of the house's calendar.
struct Month {
    int year = 0, month = 0;
    friend auto operator<=>(const Month&, const Month&) = default;
};

struct RequestFigures {
    struct Count {
        std::uint64_t made = 0, open = 0;  // open: of those, now
        friend bool operator==(const Count&, const Count&) = default;
    };
    std::map<std::string, std::uint64_t> open_by_cell;               // whenever they were made
    std::map<std::string, Count> by_category, by_unit, by_assignee;  // made since then; by sign-in name
    std::map<Month, Count> by_month;
    std::map<domain::Satisfaction, std::uint64_t> by_rating;
};

// The same by the trade of whoever has it: the first that an account holds of those that are given work.
// nullopt: nobody has it, or somebody who holds none any more.
std::map<std::optional<StaffRole>, RequestFigures::Count> counts_by_team(
    const RequestFigures& figures, const std::map<std::string, Roles>& roles);  // by sign-in name

// The twelve months that end with this one, the oldest first; those in which nothing was made too.
std::vector<std::pair<Month, RequestFigures::Count>> last_months(const RequestFigures& figures, Month now);

// Of a hundred who rated, how many were content (the first three words, see docs/reason-codes.md), to a
// tenth. nullopt: nobody rated.
std::optional<double> content_of_hundred(const RequestFigures& figures);

}  // namespace hub
