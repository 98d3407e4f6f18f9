// How a kiosk serves: what its own file says, what the hub's record says over it, and the rules for both.
// Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/loudness.h"

namespace domain {

enum class CameraOpens { with_page, by_touch };
std::string_view to_string(CameraOpens opens);  // "with_page"
std::optional<CameraOpens> camera_opens(std::string_view word);

// What holds at a kiosk.
struct KioskSettings {
    std::string language = "zh_CN";  // a catalogue's name
    bool calm = false;               // nothing moves on the screen
    Loudness loudness;
    bool ticks = true;  // a press is heard
    CameraOpens camera_opens = CameraOpens::with_page;
    friend bool operator==(const KioskSettings&, const KioskSettings&) = default;
};

// The hub's record for one kiosk. What it leaves out is as the kiosk's own file says.
struct KioskConfig {
    std::string kiosk;  // its id
    std::optional<std::string> language;
    std::optional<bool> calm;
    std::optional<int> sound_volume;         // 0 to `loudest`
    std::optional<std::string> quiet_hours;  // "18:00-08:00"; empty: none
    std::optional<int> quiet_volume;         // as sound_volume
    std::optional<bool> ticks;
    std::optional<CameraOpens> camera_opens;
    std::string hash;  // config_hash() of the record as it came; empty: it was made here and has not yet
    friend bool operator==(const KioskConfig&, const KioskConfig&) = default;
};

// By these two ends know that they speak of the same record: the first 16 hex digits of the SHA-256 of its
// JSON with keys in order and no white space.
std::string config_hash(std::string_view canonical_json);

// What a record may hold, for whoever reads or writes one.
bool is_language_name(std::string_view text);  // "zh_CN": whether a kiosk has it is not known here
bool is_quiet_hours(std::string_view text);    // empty too
inline bool is_volume(std::int64_t number) {
    return number >= 0 && number <= loudest;
}

// What a kiosk would do without its hub, and what nobody may change from afar.
struct KioskBasis {
    KioskSettings file;                  // of kiosk.toml
    bool language_given = false;         // by the command line: `file` has it
    std::vector<std::string> languages;  // those that are installed; empty: not known, any is taken
};
KioskSettings settings_under(const KioskBasis& basis, const std::optional<KioskConfig>& record);

}  // namespace domain
