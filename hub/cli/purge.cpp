// purge, and the same at night while the hub serves.
#include <condition_variable>
#include <mutex>

#include <fmt/core.h>

#include "hub/cli/nightly.h"
#include "hub/clock.h"

namespace hub::cli {

namespace {

constexpr std::chrono::hours tombstones_kept{90 * 24};

}  // namespace

RetentionRules rules_of(const Keep& keep) {
    RetentionRules rules;
    rules.people = std::chrono::days{keep.people};
    rules.audit = std::chrono::days{keep.audit};
    rules.operations = std::chrono::days{keep.operations};
    return rules;
}

base::Status forget_what_is_over(Store& store, base::WallTime now) {
    if (auto status = store.forget_revocations(now); !status) return status;
    if (auto status = store.close_commands(now); !status) return status;
    return store.forget_tombstones(now - tombstones_kept);
}

void purge_if_due(Store& store, const RetentionRules& rules, base::WallTime now, const Log& log) {
    const auto failed = [&](const base::Error& error) {
        log("purge_failed", {{"error", base::describe(error)}});
    };
    const auto mine = store.claim_purge(last_night(now), now);
    if (!mine) return failed(mine.error());
    if (!*mine) return;
    if (const auto status = forget_what_is_over(store, now); !status) return failed(status.error());
    const auto gone = store.purge(rules, {"hub", ""}, now);
    if (!gone) return failed(gone.error());
    log("purged", {{"gone", gone->text()}});
}

// Not at night alone: a photo that its phone handed in is nobody's when its time is over.
void forget_handovers(Store& store, base::WallTime now, const Log& log) {
    if (const auto status = store.forget_handovers(now); !status)
        log("purge_failed", {{"error", base::describe(status.error())}});
}

base::Worker nightly_purge(House& house, const RetentionRules& rules, const Log& log) {
    return base::Worker("hub-purge", [&house, rules, log](std::stop_token stop) {
        constexpr std::chrono::minutes look_again{10};
        std::mutex mutex;
        std::condition_variable_any ended;
        std::unique_lock lock(mutex);
        do {
            forget_handovers(*house.store, house.clock->wall(), log);
            purge_if_due(*house.store, rules, house.clock->wall(), log);
        } while (!ended.wait_until(lock, stop, std::chrono::system_clock::now() + look_again,
                                   [&] { return stop.stop_requested(); }));
    });
}

int purge(const Common& common, const Keep& keep) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    const auto now = house->clock->wall();
    if (auto status = forget_what_is_over(*house->store, now); !status) return fail(status.error());
    const auto gone = house->store->purge(rules_of(keep), {"cli", ""}, now);
    if (!gone) return fail(gone.error());
    fmt::print("{}\n", gone->text());
    return 0;
}

}  // namespace hub::cli
