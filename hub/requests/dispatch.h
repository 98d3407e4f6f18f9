// Who is given what is broken: the house's rules and its duty roster. Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "hub/accounts/role.h"
#include "hub/requests/service_request.h"
#include "kiosk/domain/category.h"

namespace hub {

// Several of one unit and kind: whoever has least to do.
struct DispatchRule {
    std::string unit;      // of the cell; empty: any
    std::string category;  // itself and what lies in it; empty: any
    std::string assignee;  // sign-in name
    friend auto operator<=>(const DispatchRule&, const DispatchRule&) = default;
};

// From eight in the morning of `day` to eight of the next, in the house's zone.
struct DutyTurn {
    std::chrono::sys_days day;
    std::string name;  // sign-in name
    friend auto operator<=>(const DutyTurn&, const DutyTurn&) = default;
};
// The day whose turn it is.
std::chrono::sys_days duty_day(base::WallTime now, std::chrono::minutes utc_offset);

// Nobody has it: one that somebody works on is given to another on its own page.
bool waits_to_be_given(domain::RequestState state);

// Nobody has said that they see to it.
bool waits_to_be_taken_on(domain::RequestState state);

// Who may be given work, and who may be on duty.
const Roles& roles_of_workers();
const Roles& roles_on_duty();
// Who may read them all.
const Roles& request_readers();

// The house at the moment at which something has to be given to somebody.
struct Hands {
    std::vector<DispatchRule> rules;
    std::set<std::string> on_duty;            // sign-in names
    std::map<std::string, std::size_t> load;  // open requests, of everybody who may be given one
    bool working = true;                      // it is working time
    base::WallTime now{};
};

// A sign-in name. The rule that names the kind most closely counts, of two such the one that names the unit;
// where nobody of it may be given work the next. Danger outside working time goes to those on duty first,
// and at any time where the rules name nobody.
// Empty: nobody, and whoever dispatches by hand has to.
std::string assignee_for(const ServiceRequest& request, const std::vector<domain::Category>& categories,
                         const Hands& hands);

// Whom one goes to that nobody has taken on in time. Once its promise is near, what nobody has is given to
// whom the rules name. Once it is broken, so is what somebody has, but for the last quarter of the promise at
// least, and has not taken on: to whoever is on duty. Of danger outside working time those on duty come
// first, too; where there is none of these, the others. It goes to nobody who has had it since it was last
// opened, and from nobody who is on duty to whoever is not. Empty: it stays where it is.
std::string next_for(const ServiceRequest& request, const std::vector<domain::Category>& categories,
                     Hands hands, Reminder of);

}  // namespace hub
