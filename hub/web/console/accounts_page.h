// Accounts as pages.
#pragma once

#include <vector>

#include "hub/store/accounts.h"
#include "hub/web/console/frame.h"

namespace hub {

std::string_view role_word(StaffRole role);  // a msgid

// `draft`: what was typed into the form for a new account, if it was refused.
std::string accounts_page(const Frame& frame, const std::vector<Account>& accounts, bool may_change,
                          const Account& draft, const Notice& notice);
// `password`: one that was just made, to be shown this once; empty: none.
std::string account_page(const Frame& frame, const Account& account, const std::string& version,
                         bool may_change, const std::vector<AuditEntry>& history, const std::string& password,
                         const Notice& notice);

}  // namespace hub
