// A kiosk's settings as their form has them, whether they can be such, and whether the kiosk has them. Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "hub/fleet/condition.h"
#include "kiosk/domain/kiosk_config.h"

namespace hub {

// Empty: as the kiosk's own file says.
struct ConfigDraft {
    std::string language, calm, ticks;  // the latter two "yes", "no"
    std::string sound_volume, quiet_volume;
    std::string quiet;  // "none"; "hours": those of the next two, "18:00"
    std::string quiet_from, quiet_until;
    std::string camera_opens;
};
ConfigDraft draft_of(const domain::KioskConfig& config);

struct JudgedConfig {
    domain::KioskConfig config;
    std::map<std::string, std::string_view> faults;  // by field, a msgid each
};
JudgedConfig judge(const ConfigDraft& draft, const std::string& kiosk);

bool says_nothing(const domain::KioskConfig& config);
// "language, sound_volume", for the audit log.
std::string changed_fields(const domain::KioskConfig& before, const domain::KioskConfig& after);

// too_old: its program keeps the record unread until its next update.
enum class ConfigState { as_in_file, waiting, applied, too_old };
ConfigState config_state(const std::optional<domain::KioskConfig>& record, const KioskRow& row);

}  // namespace hub
