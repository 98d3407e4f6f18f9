#include "hub/fleet/condition.h"

#include <algorithm>

namespace hub {

base::Result<std::vector<KioskRow>> fleet(Store& store) {
    auto kiosks = store.kiosks();
    if (!kiosks) return kiosks.error();
    auto heartbeats = store.heartbeats();
    if (!heartbeats) return heartbeats.error();
    std::vector<KioskRow> rows;
    for (KioskState& state : *kiosks) {
        auto last = heartbeats->extract(state.kiosk.id);
        KioskRow row{std::move(state), std::nullopt};
        if (last) row.last = std::move(last.mapped());
        rows.push_back(std::move(row));
    }
    return rows;
}

base::Result<std::optional<KioskRow>> find_kiosk(Store& store, const std::string& id) {
    auto rows = fleet(store);
    if (!rows) return rows.error();
    for (KioskRow& row : *rows)
        if (row.state.kiosk.id == id) return std::optional(std::move(row));
    return std::optional<KioskRow>();
}

base::WallTime last_sign(const KioskRow& row) {
    return row.last ? std::max(row.last->received, row.state.kiosk.heard) : row.state.kiosk.heard;
}

KioskCondition condition(const KioskRow& row, base::WallTime now) {
    using enum KioskCondition;
    if (row.state.kiosk.revoked) return revoked;
    if (last_sign(row) == base::WallTime{}) return never_heard;
    if (!row.last) return now > row.state.kiosk.heard + heard_for ? silent : online;
    switch (presence(row.last->received, now)) {
        case KioskPresence::online:
            return online;
        case KioskPresence::degraded:
            return unsteady;
        case KioskPresence::offline:
            break;
    }
    return silent;
}

bool is_silent(const KioskRow& row, base::WallTime now) {
    const auto is = condition(row, now);
    return is == KioskCondition::silent || is == KioskCondition::never_heard;
}

std::vector<Trouble> troubles(const KioskRow& row) {
    using enum domain::DeviceHealth;
    std::vector<Trouble> found;
    const auto note = [&](bool so, Trouble trouble) {
        if (so) found.push_back(trouble);
    };
    note(row.state.missing() > 0, Trouble::missing_facts);
    if (!row.last || !row.last->said) return found;
    const domain::Heartbeat& said = *row.last->said;
    note(said.dead_letters > 0, Trouble::dead_letters);
    note(said.unsent > 0 && said.oldest_unsent > long_unsent_for, Trouble::long_unsent);
    note(said.clock_jumped || std::chrono::abs(said.clock_drift) >= clock_tolerance, Trouble::clock);
    note(said.camera == stalled, Trouble::camera);
    note(said.scanner == stalled, Trouble::scanner);
    note(said.printer == stalled, Trouble::printer);
    note(said.printer == no_paper, Trouble::paper);
    note(said.disk_free && *said.disk_free < little_disk, Trouble::disk);
    return found;
}

}  // namespace hub
