// What a kiosk sealed when it was revoked, on its way to the hub. Linked by both ends.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/seal.h"
#include "kiosk/protocol/messages.h"

namespace protocol {

// POST /api/v1/sealed, kiosk to hub; answered as facts are. At most max_batch boxes and max_request bytes.
std::string encode_sealed(const std::vector<domain::SealedFact>& sealed);
struct ReceivedSealed {
    std::vector<domain::SealedFact> sealed;
    std::vector<domain::FactVerdict> broken;  // as of ReceivedFacts
};
// ErrorKind::refused: readable, but more than max_batch.
base::Result<ReceivedSealed> decode_sealed(std::string_view json);

// What lies in a box: the request that the fact would have been sent with, and the token that it would have
// shown.
std::string encode_box(const domain::Fact& fact, const std::string& token);
struct OpenedBox {
    ReceivedFacts fact;  // one, whole or broken
    std::string token;
};
std::optional<OpenedBox> decode_box(std::string_view text);

}  // namespace protocol
