// api-key add, revoke, list: who may report through the Open311 endpoint.
#include <fmt/core.h>

#include "base/ids.h"
#include "base/text/characters.h"
#include "base/text/charset.h"
#include "hub/cli/house.h"
#include "hub/digest.h"

namespace hub::cli {

int add_api_key(const Common& common, const std::string& name) {
    constexpr std::size_t longest_name = 100, key_bytes = 32;
    if (name.empty() || name.size() > longest_name || base::has_control(name) || !base::is_utf8(name))
        return fail({base::ErrorKind::invalid, "a name is a line of at most 100 bytes", "api-key add"});
    auto house = open_house(common);
    if (!house) return fail(house.error());
    const std::string key = random_hex(key_bytes);
    const ApiKey entry{base::hex16(base::random_u64()), name, house->clock->wall(), {}};
    if (auto status = house->store->add_api_key(entry, sha256_hex(key), by_hand); !status)
        return fail(status.error());
    fmt::print("{}\n", key);
    return 0;
}

int revoke_api_key(const Common& common, const std::string& id) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    return done(house->store->revoke_api_key(id, by_hand, house->clock->wall()));
}

int list_api_keys(const Common& common) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    const auto keys = house->store->api_keys();
    if (!keys) return fail(keys.error());
    for (const ApiKey& key : *keys)
        fmt::print("{}\t{}\t{}\n", key.id, key.revoked == base::WallTime{} ? "good" : "revoked", key.name);
    return 0;
}

}  // namespace hub::cli
