#include <fmt/core.h>

#include "hub/cli/house.h"
#include "hub/digest.h"

namespace hub::cli {

namespace {

// How long a revocation must be remembered: until no pass of the credential can be good any more.
base::Result<base::WallTime> revoked_until(House& house, domain::CredentialId credential) {
    auto person = house.store->person_by_credential(credential);
    if (!person) return person.error();
    if (!*person)
        return base::Error{base::ErrorKind::not_found,
                           "no pass has credential " + base::to_string(credential), "revoke"};
    auto meeting = house.store->record(domain::topic::meetings, base::to_string((*person)->meeting));
    if (!meeting) return meeting.error();
    if (*meeting)
        if (const auto* value = std::get_if<domain::Meeting>(&**meeting))
            return value->ends + std::chrono::hours{2};
    return house.clock->wall() + std::chrono::days{366};
}

}  // namespace

int rotate_key(const Common& common, bool now) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    auto secrets = keys_of(*house);
    if (!secrets) return fail(secrets.error());
    const bool published = newest_waits(*secrets);
    if (!published)
        if (auto status = add_key(*secrets); !status) return fail(status.error());
    if (published || now) sign_with_newest(*secrets);
    // On disk before anybody hears of it: a published key without its secret would be useless.
    if (auto status = save_secrets(house->secrets_file, *secrets); !status) return fail(status.error());
    const domain::SigningKey newest = secrets->keys.back().key;
    Edit edit;
    edit.changes.emplace_back(newest);
    if (auto status = house->store->apply(edit, house->clock->wall()); !status) return fail(status.error());
    if (newest_waits(*secrets))
        fmt::print("key {} is on its way; rotate again when every kiosk has been heard (kiosk list)\n",
                   newest.id);
    else
        fmt::print("key {} signs from now on; passes of older keys stay good until they expire\n", newest.id);
    return 0;
}

int retire_key(const Common& common, int id) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    auto secrets = keys_of(*house);
    if (!secrets) return fail(secrets.error());
    if (secrets->signing == id)
        return fail({base::ErrorKind::refused, "this key signs; rotate first", "key retire"});
    if (std::erase_if(secrets->keys, [&](const auto& pair) { return pair.key.id == id; }) == 0)
        return fail({base::ErrorKind::not_found, "no such key", "key retire"});
    Edit edit;
    edit.changes.emplace_back(domain::Tombstone{domain::topic::keys, std::to_string(id)});
    if (auto status = house->store->apply(edit, house->clock->wall()); !status) return fail(status.error());
    return done(save_secrets(house->secrets_file, *secrets));
}

int list_keys(const Common& common) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    auto secrets = keys_of(*house);
    if (!secrets) return fail(secrets.error());
    for (const auto& pair : secrets->keys)
        fmt::print("{}\t{}\t{}\n", pair.key.id,
                   to_hex(pair.key.public_key.data(), pair.key.public_key.size()),
                   pair.key.id == secrets->signing ? "signs" : "trusted");
    return 0;
}

int revoke(const Common& common, const std::string& credential) {
    const auto id = base::parse_hex16(credential);
    if (!id || *id == 0) return fail({base::ErrorKind::invalid, "a credential has 16 hex digits", "revoke"});
    auto house = open_house(common);
    if (!house) return fail(house.error());
    const auto until = revoked_until(*house, domain::CredentialId{*id});
    if (!until) return fail(until.error());
    Edit edit;
    edit.changes.emplace_back(domain::Revocation{domain::CredentialId{*id}, until.value()});
    return done(house->store->apply(edit, house->clock->wall()));
}

int add_kiosk(const Common& common, const AddKiosk& options) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    const std::string token = options.token.empty() ? random_hex(32) : options.token;
    if (token.size() < 16 || token.size() > 256)
        return fail({base::ErrorKind::invalid, "a token has 16 to 256 characters", "kiosk add"});
    const std::string id = options.id.empty() ? random_hex(8) : options.id;
    const Kiosk kiosk{id, {options.name, options.name_en}, false, {}};
    if (auto status = house->store->add_kiosk(kiosk, sha256_hex(token), by_hand, house->clock->wall());
        !status)
        return fail(status.error());
    // The only time that the token is seen: the database keeps its hash.
    fmt::print("kiosk {}\ntoken {}\n", id, token);
    return 0;
}

int revoke_kiosk(const Common& common, const std::string& id) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    return done(house->store->revoke_kiosk(id, by_hand, house->clock->wall()));
}

int renew_epoch(const Common& common) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    return done(house->store->renew_epoch());
}

}  // namespace hub::cli
