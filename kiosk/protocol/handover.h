// The messages by which a reporter's own phone hands its photos to the report at a kiosk (docs/protocol.md,
// "Photos from a phone").
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace protocol {

// POST /api/v1/handovers
struct HandoverAsked {
    std::size_t most = 0;  // photos, 1 to Photo::most
};
std::string encode(const HandoverAsked& asked);
base::Result<HandoverAsked> decode_handover_asked(std::string_view json);

// 201 to it.
struct HandoverBegun {
    base::WallTime hub_time{};
    std::string id;   // to ask for what has come
    std::string key;  // in the address that the phone opens: PAGES "/u/" KEY
    std::chrono::seconds lasts{};
};
std::string encode(const HandoverBegun& begun);
base::Result<HandoverBegun> decode_handover_begun(std::string_view json);

// GET /api/v1/handovers/{id}
struct HandoverAnswer {
    base::WallTime hub_time{};
    std::vector<std::string> photos;  // hashes, in the order in which they came; at most Photo::most
};
std::string encode(const HandoverAnswer& answer);
base::Result<HandoverAnswer> decode_handover_answer(std::string_view json);

}  // namespace protocol
