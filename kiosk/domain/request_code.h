// The codes of the repair service: what a slip's says, and what a label on a wall says.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/domain/ids.h"
#include "kiosk/domain/service_request.h"

namespace domain {

// On a slip: PAGES "/r/" NUMBER "/" KEY, for any phone; where phones reach nothing, the number alone.
std::string write_request_code(std::string_view phone_pages, const RequestNumber& number, RequestKey key);
// Of either form, whichever house's address is before it: what it opens here is its number's and no more.
std::optional<RequestNumber> read_request_code(std::string_view scanned);
// What makes whoever scanned it more than somebody who knows a number. nullopt: the number alone stood there.
std::optional<RequestKey> read_request_key(std::string_view scanned);

// On the screen, for the phone of whoever reports: PAGES "/u/" KEY, where it hands in its photos.
std::string write_handover_code(std::string_view phone_pages, std::string_view key);

// On a wall or a device: PAGES "/l/" CELL, for any phone; where phones reach nothing, or the cell's id is
// none that an address may hold as it is, "SUISHOU-PLACE:" and the id.
std::string write_place_label(std::string_view phone_pages, std::string_view cell);
// Of either form, whichever house's address is before it: the id and no more, and nothing is opened. Whether
// there is such a cell is not known here.
std::optional<std::string> read_place_label(std::string_view scanned);

}  // namespace domain
