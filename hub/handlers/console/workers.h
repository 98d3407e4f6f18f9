// Whom a service request may be given to.
#pragma once

#include "hub/handlers/message.h"
#include "hub/requests/dispatch.h"
#include "hub/store/store.h"

namespace hub {

inline base::Result<std::vector<Account>> workers_of(Store& store) {
    auto all = store.accounts().all();
    if (!all) return all;
    std::erase_if(*all, [](const Account& account) {
        return account.disabled || !account.roles.meets(roles_of_workers());
    });
    return all;
}

inline const Account* named(const std::vector<Account>& workers, const std::string& name) {
    for (const Account& account : workers)
        if (account.name == name) return &account;
    return nullptr;
}

}  // namespace hub
