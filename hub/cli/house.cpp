#include "hub/cli/house.h"

#include <algorithm>
#include <fstream>

#include <fmt/core.h>

#include "hub/clock.h"
#include "hub/passes/pass_maker.h"

namespace hub::cli {

base::Result<House> open_house(const Common& common) {
    House house;
    house.clock = std::make_unique<base::SystemClock>();
    if (!common.clock.empty()) {
        const auto start = parse_iso_time(common.clock);
        if (!start)
            return base::Error{base::ErrorKind::invalid, "no ISO 8601 time: " + common.clock, "--clock"};
        house.clock = std::make_unique<OffsetClock>(*start);
    }
    house.secrets_file = common.keys.empty() ? secrets_path(common.database) : common.keys;
    if (common.keys.empty() && is_postgresql(common.database))
        return base::Error{base::ErrorKind::invalid, "with PostgreSQL the key file must be named", "--keys"};
    auto store = Store::open({common.database});
    if (!store) return store.error();
    house.store = std::move(*store);
    return house;
}

namespace {

// Where the key file was lost but not the database, passes of the old keys are still in people's pockets: the
// new key takes an id that none of them has.
base::Status keep_clear_of_published(Store& store, Secrets& secrets) {
    const auto published = store.records(domain::topic::keys);
    if (!published) return published.error();
    const auto taken = [&](std::uint8_t id) {
        return std::any_of(published->begin(), published->end(), [&](const domain::Change& change) {
            const auto* key = std::get_if<domain::SigningKey>(&change);
            return key && key->id == id;
        });
    };
    std::uint8_t id = secrets.signing;
    while (taken(id) && id < 255)
        ++id;
    if (taken(id))
        return base::Error{base::ErrorKind::refused, "every key id is published; retire some first", "keys"};
    if (id == secrets.signing) return {};
    secrets.keys = {domain::make_key_pair(id)};
    secrets.signing = id;
    return {};
}

// Phone pages are named by the secret: with a new one everybody on a list has a new link.
base::Status name_pages_anew(Store& store, const Secrets& secrets, Edit& edit) {
    const auto meetings = store.records(domain::topic::meetings);
    if (!meetings) return meetings.error();
    for (const domain::Change& change : *meetings) {
        const auto* meeting = std::get_if<domain::Meeting>(&change);
        auto people = meeting ? store.people_of(meeting->id) : std::vector<Person>{};
        if (!people) return people.error();
        for (Person& person : *people) {
            person.page_hash = hash_page_token(make_page_token(secrets, person.attendee, person.credential));
            edit.people.push_back(std::move(person));
        }
    }
    return {};
}

}  // namespace

base::Result<Secrets> keys_of(House& house, const std::string& seed) {
    auto secrets = load_secrets(house.secrets_file);
    if (secrets || secrets.error().kind != base::ErrorKind::not_found) return secrets;
    secrets = seed.empty() ? make_secrets() : make_secrets(seed);
    Edit edit;
    if (auto status = keep_clear_of_published(*house.store, secrets.value()); !status) return status.error();
    if (auto status = name_pages_anew(*house.store, secrets.value(), edit); !status) return status.error();
    if (auto status = save_secrets(house.secrets_file, secrets.value()); !status) return status.error();
    for (const auto& pair : secrets.value().keys)
        edit.changes.emplace_back(pair.key);
    if (auto status = house.store->apply(edit, house.clock->wall()); !status) return status.error();
    return secrets;
}

base::Status publish_seal_key(House& house, const Secrets& secrets) {
    Edit edit;
    edit.changes.emplace_back(seal_keys(secrets).key);
    return house.store->apply(edit, house.clock->wall());
}

int put_out(const std::string& text, const std::string& file) {
    if (file.empty()) {
        std::fwrite(text.data(), 1, text.size(), stdout);
        return 0;
    }
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.close();
    return out ? 0 : fail({base::ErrorKind::io, "cannot write " + file, "--out"});
}

int fail(const base::Error& error) {
    fmt::print(stderr, "suishou-hub: {}\n", base::describe(error));
    return 1;
}

int done(const base::Status& status) {
    return status ? 0 : fail(status.error());
}

}  // namespace hub::cli
