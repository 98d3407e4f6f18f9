// One record of a topic as a JSON value. Private to kiosk/protocol.
#pragma once

#include "kiosk/protocol/json_io.h"
#include "kiosk/protocol/messages.h"

namespace protocol {

Json record_to_json(const domain::Change& change);
base::Result<domain::Change> record_from_json(std::string_view topic, std::string_view id, const Json& json);

Json to_json(const domain::Place& place);
void read_place(Reader& reader, domain::Place& place);
Json to_json(const domain::GridLayout& layout);
void read_layout(Reader& reader, domain::GridLayout& layout);
Json to_json(const domain::Category& category);
void read_category(Reader& reader, domain::Category& category);  // its id is known
Json to_json(const domain::ServiceRequest& request);
void read_service_request(Reader& reader, domain::ServiceRequest& request, std::string_view id);

}  // namespace protocol
