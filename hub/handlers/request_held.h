// The service request whose slip somebody holds.
#pragma once

#include <optional>
#include <string>

#include "hub/store/store.h"

namespace hub {

// By the number and the key of a slip. nullopt, the same for every wrong one: the key is the right to see it,
// and the number must be its own, or somebody is guessing. One that came twice has a mark behind its number,
// which its slip does not know.
inline base::Result<std::optional<ServiceRequest>> request_held(Store& store, const std::string& number,
                                                                const std::string& key_text) {
    const auto key = base::parse_hex16(key_text);
    if (!key || *key == 0) return std::optional<ServiceRequest>{};
    auto found = store.service_request_by_key({*key});
    if (found && *found && (*found)->number.substr(0, (*found)->number.find('#')) != number) found->reset();
    return found;
}

}  // namespace hub
