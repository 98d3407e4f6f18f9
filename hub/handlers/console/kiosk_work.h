// What the handlers of kiosks share.
#pragma once

#include <map>

#include "hub/fleet/condition.h"
#include "hub/handlers/message.h"

namespace hub {

// Who waits to be let in, the oldest first.
base::Result<std::vector<Enrolment>> waiting_enrolments(Services& services);

// What this kiosk is to do otherwise than its own file says; nullopt: nothing.
base::Result<std::optional<domain::KioskConfig>> stored_config(Store& store, const std::string& id);

// By field of a form, a msgid each.
std::map<std::string, std::string_view> kiosk_name_faults(const domain::Text& name);

}  // namespace hub
