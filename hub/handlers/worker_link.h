// Who may have a service request by its link now.
#pragma once

#include "hub/requests/dispatch.h"
#include "hub/requests/worker_link.h"
#include "hub/store/store.h"

namespace hub {

// Whoever may open the page of their own requests at the console may have one by its link, and nobody else.
inline bool may_have_orders(const Account& account) {
    return !account.disabled && account.roles.meets(roles_on_duty());
}

// Empty: there is none, or whoever has the request may not be given work any more.
inline base::Result<std::string> worker_key_of(Store& store, std::string_view link_secret,
                                               const ServiceRequest& request, base::WallTime now) {
    const std::string key = worker_key(link_secret, request, now);
    if (key.empty()) return key;
    const auto account = store.accounts().by_name(request.assignee);
    if (!account) return account.error();
    return *account && may_have_orders(**account) ? key : std::string();
}

}  // namespace hub
