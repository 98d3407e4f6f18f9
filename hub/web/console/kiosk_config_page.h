// The settings of one kiosk that the console may change.
#pragma once

#include <map>
#include <string>

#include "hub/fleet/config_draft.h"
#include "hub/web/console/frame.h"

namespace hub {

struct ConfigForm {
    Kiosk kiosk;
    ConfigDraft draft;
    std::map<std::string, std::string_view> faults;  // by field, a msgid each
    std::string version;                             // of what is stored
    ConfigState state = ConfigState::as_in_file;     // of what is stored
};
std::string kiosk_config_page(const Frame& frame, const ConfigForm& form);

}  // namespace hub
