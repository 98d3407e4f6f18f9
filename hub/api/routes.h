// Every address that the hub answers, as one table: who may ask, how much a body may hold, who answers.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/handlers/console/staff.h"
#include "hub/handlers/message.h"

namespace hub {

using ForAnybody = Response (*)(Services&, const Request&);
using ForKiosks = Response (*)(Services&, const Kiosk&, const Request&);
using ForStaff = Response (*)(Services&, const Staff&, const Request&);

// Where an address is itself a key to something: what its requests count as, together; or that it opens
// nothing.
using KeyOf = std::variant<std::string, Response> (*)(Services&, const Request&);

struct Route {
    std::string_view method;  // GET answers HEAD too
    std::string_view path;    // "/console/meetings/{id}": a name in braces stands for one step, never empty
    std::variant<ForAnybody, ForKiosks, ForStaff> handler;
    Roles roles = {};            // of staff who may ask; any of them is enough. Of no meaning for the others
    std::size_t most_bytes = 0;  // of a body, after decompression
    // How often one kiosk, account or (where anybody may ask) address may ask; a burst of 0: as it likes.
    TryRule rate{0};
    // How long all of a request may take to come, and how long we wait for the answer to be taken; 0: the
    // server's.
    std::chrono::seconds patience{0};
    // Where anybody who has the key may ask: whoever has none is answered before a body is read.
    KeyOf key_of = nullptr;
};

std::span<const Route> routes();

struct Found {
    const Route* route = nullptr;      // null: no such address, or not with this method
    std::vector<std::string> steps;    // in the order of the braces
    std::vector<std::string> allowed;  // methods that this address has
};
Found find_route(std::span<const Route> table, std::string_view method, std::string_view path);

}  // namespace hub
