// One kiosk: all that it said of itself, what it was asked, and what may be done to it.
#pragma once

#include <vector>

#include "hub/fleet/config_draft.h"
#include "hub/fleet/order.h"
#include "hub/web/console/frame.h"

namespace hub {

struct KioskView {
    base::WallTime now{};
    KioskRow row;
    ConfigState config = ConfigState::as_in_file;
    std::vector<IssuedCommand> commands;  // the newest first
    std::optional<KioskPicture> picture;  // for those who may give commands
    std::vector<AuditEntry> history;      // for those who may read it
    bool may_change = false, may_order = false, may_audit = false;
    domain::Text name;     // what stands in the form
    domain::Text message;  // the same, of a message that was refused
};

std::string kiosk_page(const Frame& frame, const KioskView& view, const Notice& notice);
// What changes on it while it is open.
std::string kiosk_part(const Frame& frame, const KioskView& view);

std::string_view fault_word(OrderFault fault);  // a msgid

}  // namespace hub
