// The JSON of a kiosk's settings. Private, as json_io.h is.
#pragma once

#include "kiosk/domain/kiosk_config.h"
#include "kiosk/protocol/json_io.h"

namespace protocol {

Json to_json(const domain::KioskConfig& config);
// A value that cannot be one costs its own key alone.
domain::KioskConfig read_config(const Json& json, std::string_view id);

}  // namespace protocol
