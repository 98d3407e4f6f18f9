// Who sees to what, and who is on duty when.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "hub/requests/dispatch.h"
#include "hub/store/accounts.h"
#include "hub/web/console/frame.h"
#include "hub/web/request_words.h"

namespace hub {

struct DispatchView {
    std::vector<DispatchRule> rules;
    std::vector<DutyTurn> turns;  // from today on
    std::vector<Account> people;  // everybody
    std::map<std::string, std::size_t> load;
    RequestPlaces places;
    std::chrono::sys_days today;
    bool may_change = false;
};
std::string dispatch_page(const Frame& frame, const DispatchView& view, const Notice& said);

}  // namespace hub
