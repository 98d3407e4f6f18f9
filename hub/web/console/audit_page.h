// The audit log as a page, and as a table for spreadsheets.
#pragma once

#include <vector>

#include "hub/store/audit.h"
#include "hub/web/console/frame.h"

namespace hub {

struct AuditView {
    std::vector<AuditEntry> entries = {};
    std::string words, action, from, until;  // what was asked for, as it was typed
    std::string query = {};                  // the same for an address, encoded
    std::uint64_t older = 0;                 // where the next page begins; 0: this was the last
};
std::string audit_page(const Frame& frame, const AuditView& view);
std::string audit_table(const Frame& frame, const std::vector<AuditEntry>& entries);

}  // namespace hub
