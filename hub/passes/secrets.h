// What only the hub holds: the keys that sign passes and the secret that phone pages are named by.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "kiosk/domain/pass.h"

namespace hub {

// The last key signs; the others are only waiting for their passes to expire.
struct Secrets {
    std::vector<domain::KeyPair> keys;
    std::string page_secret;  // 64 hex digits
};

// Everything a fixed function of `seed`: for sample data and tests, never for real people.
Secrets make_secrets(const std::string& seed);
Secrets make_secrets();
// The next key id, 1 to 255 and round; nothing that is still in the ring is overwritten.
base::Status add_key(Secrets& secrets);

// Beside the database, readable by the hub's user alone.
std::string secrets_path(const std::string& database);
base::Result<Secrets> load_secrets(const std::string& path);  // not_found if there is none
base::Status save_secrets(const std::string& path, const Secrets& secrets);

}  // namespace hub
