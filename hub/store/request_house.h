// What a report is judged by when it comes in: where cells lie, what was promised, who sees to what. Seen by
// hub/store alone.
#pragma once

#include "hub/requests/dispatch.h"
#include "hub/store/parts.h"
#include "kiosk/domain/working_time.h"

namespace hub::sql {

// What is promised of which kind.
struct Promises {
    std::vector<domain::Category> categories;
    domain::WorkingCalendar hours;
};
Promises promises_of(soci::session& sql);

struct House {
    std::map<std::string, std::string> units;  // by cell
    Promises promises;
    Hands hands;
    std::map<std::string, std::string> called;  // what people are called, by sign-in name
};
House house_of(soci::session& sql, base::WallTime now);

// Danger is not measured in working hours. 1970: nothing is promised.
struct Promise {
    base::WallTime near{}, due{};
};
Promise promised(const Promises& house, const ServiceRequest& request, base::WallTime from);

// Everybody who may be given work or be on duty, with what visitors call them, by sign-in name.
std::map<std::string, std::string> people_called(soci::session& sql);

// Gives it to whom the rules name, if they name anybody; who has it is busier then. Whether it was given.
bool dispatch(ServiceRequest& request, House& house, base::WallTime now);
// Gives one that nobody has taken on in time to somebody else, if there is anybody. Whether it was given.
bool hand_on(ServiceRequest& request, House& house, base::WallTime now);

domain::WorkingCalendar hours_of(soci::session& sql);
std::vector<DispatchRule> dispatch_rules(soci::session& sql);
std::vector<DutyTurn> duty_turns(soci::session& sql, std::chrono::sys_days from);

}  // namespace hub::sql
