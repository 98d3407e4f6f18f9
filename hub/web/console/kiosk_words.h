// Kiosks in a person's words. Seen by hub/web/console alone.
#pragma once

#include "hub/fleet/config_draft.h"
#include "hub/web/console/render.h"

namespace hub {

struct Chip {
    std::string word;
    std::string_view kind;  // its class
};
// Whether somebody should go there, first of all.
Chip chip_of(const Frame& frame, const KioskRow& row, base::WallTime now);
Chip chip_of(const Frame& frame, const IssuedCommand& issued);
Chip chip_of(const Frame& frame, ConfigState state);
std::string trouble_words(const Frame& frame, const KioskRow& row);  // "缺纸、时钟不准"; may be empty

std::string_view device_word(domain::DeviceHealth health);  // a msgid
std::string_view command_word(domain::CommandKind kind);    // a msgid
std::string_view reason_word(const std::string& reason);    // a msgid; one that is not known, itself

std::string length_words(const Frame& frame, std::chrono::milliseconds time);  // "3 分钟"
std::string clock_words(const Frame& frame, const domain::Heartbeat& said);    // "慢 1.5 秒"
std::string sign_words(const Frame& frame, const KioskRow& row);               // when it was last heard
const std::string& kiosk_name(const Frame& frame, const std::string& id, const domain::Text& name);

}  // namespace hub
