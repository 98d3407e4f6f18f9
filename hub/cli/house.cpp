#include "hub/cli/house.h"

#include <fmt/core.h>

#include "hub/clock.h"

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
    auto store = Store::open({common.database});
    if (!store) return store.error();
    house.store = std::move(*store);
    house.secrets_file = secrets_path(common.database);
    return house;
}

base::Result<Secrets> keys_of(House& house, const std::string& seed) {
    auto secrets = load_secrets(house.secrets_file);
    if (secrets || secrets.error().kind != base::ErrorKind::not_found) return secrets;
    secrets = seed.empty() ? make_secrets() : make_secrets(seed);
    if (auto status = save_secrets(house.secrets_file, secrets.value()); !status) return status.error();
    Edit edit;
    for (const auto& pair : secrets.value().keys)
        edit.changes.emplace_back(pair.key);
    if (auto status = house.store->apply(edit, house.clock->wall()); !status) return status.error();
    return secrets;
}

int fail(const base::Error& error) {
    fmt::print(stderr, "suishou-hub: {}\n", base::describe(error));
    return 1;
}

}  // namespace hub::cli
