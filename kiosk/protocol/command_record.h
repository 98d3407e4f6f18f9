// The JSON of a command. Private, as json_io.h is.
#pragma once

#include "kiosk/domain/hub_command.h"
#include "kiosk/protocol/json_io.h"

namespace protocol {

Json to_json(const domain::HubCommand& command);
void read_command(Reader& reader, domain::HubCommand& command);

}  // namespace protocol
