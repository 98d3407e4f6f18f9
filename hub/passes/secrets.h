// What only the hub holds: the keys that sign passes and the secret that phone pages are named by.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "kiosk/domain/pass.h"
#include "kiosk/domain/seal.h"

namespace hub {

// Keys in the order of their making. One signs; those before it wait for their passes to expire, one behind
// it waits until every kiosk knows it.
struct Secrets {
    std::vector<domain::KeyPair> keys;
    std::uint8_t signing = 0;  // id of the key that signs; always one of `keys`
    std::string page_secret;   // 64 hex digits
};
const domain::KeyPair& signer(const Secrets& secrets);

// What revoked kiosks seal their facts to, and what opens it. Made of the page secret, so that every hub with
// this key file has the same, also with a file from before there were boxes.
domain::SealKeyPair seal_keys(const Secrets& secrets);

// Everything a fixed function of `seed`: for sample data and tests, never for real people.
Secrets make_secrets(const std::string& seed);
Secrets make_secrets();
// Adds a key that does not sign yet, under the next id, 1 to 255 and round; none that is trusted is
// overwritten.
base::Status add_key(Secrets& secrets);
// The newest key signs from now on.
void sign_with_newest(Secrets& secrets);
bool newest_waits(const Secrets& secrets);

// Beside the database, readable by the hub's user alone.
std::string secrets_path(const std::string& database);
base::Result<Secrets> load_secrets(const std::string& path);  // not_found if there is none
base::Status save_secrets(const std::string& path, const Secrets& secrets);

}  // namespace hub
