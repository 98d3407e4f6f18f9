// The kiosks as a fleet: how each is, what it was asked to do.
#include <fmt/core.h>

#include "base/text/dates.h"
#include "hub/cli/house.h"
#include "hub/clock.h"
#include "hub/fleet/condition.h"
#include "hub/fleet/order.h"

namespace hub::cli {

namespace {

std::string heard_words(base::WallTime heard) {
    if (heard == base::WallTime{}) return "never";
    const auto civil = base::to_civil(heard, utc_offset);
    return base::format_iso_date(civil) + " " + base::format_time(civil);
}

std::string_view word_of(KioskPresence presence) {
    switch (presence) {
        case KioskPresence::online:
            return "online";
        case KioskPresence::degraded:
            return "degraded";
        case KioskPresence::offline:
            break;
    }
    return "offline";
}

std::string_view word_of(domain::DeviceHealth health) {
    using enum domain::DeviceHealth;
    switch (health) {
        case absent:
            return "absent";
        case closed:
            return "closed";
        case ready:
            return "ready";
        case stalled:
            return "stalled";
        case no_paper:
            return "no paper";
        case unknown:
            break;
    }
    return "unknown";
}

std::string length_words(std::chrono::milliseconds time) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time).count();
    if (minutes < 2) return fmt::format("{} s", time.count() / 1000);
    if (minutes < 120) return fmt::format("{} min", minutes);
    return minutes < 2 * 24 * 60 ? fmt::format("{} h", minutes / 60)
                                 : fmt::format("{} days", minutes / (24 * 60));
}

std::string health_words(const domain::Heartbeat& said) {
    std::string words = fmt::format("version {}\tup {}\t{} unsent\t{} dead letters\tclock {:+} ms{}",
                                    said.version, length_words(said.up), said.unsent, said.dead_letters,
                                    said.clock_drift.count(), said.clock_jumped ? ", jumped" : "");
    if (said.unsent > 0) words += fmt::format("\toldest {}", length_words(said.oldest_unsent));
    words += fmt::format("\tcamera {}\tscanner {}\tprinter {}", word_of(said.camera), word_of(said.scanner),
                         word_of(said.printer));
    if (said.disk_free) words += fmt::format("\tdisk {} MB free", *said.disk_free >> 20);
    if (said.memory) words += fmt::format("\tmemory {} MB", said.memory->pss_kib >> 10);
    return words + (said.in_use ? "\tin use" : "\tidle");
}

std::string health_line(const std::optional<LastHeartbeat>& last, base::WallTime now) {
    if (!last) return "offline\tnever said how it is";
    const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(now - last->received);
    auto line = fmt::format("{}\t{} ago", word_of(presence(last->received, now)),
                            length_words(std::max(age, std::chrono::milliseconds{0})));
    return line + "\t" + (last->said ? health_words(*last->said) : "in words of a newer version");
}

const char* fault_words(OrderFault fault) {
    switch (fault) {
        case OrderFault::no_text:
            return "a message needs --zh";
        case OrderFault::too_long:
            return "a message has at most 30 hanzi or 90 letters";
        case OrderFault::bad_time:
            return "a minute to a week";
        case OrderFault::unknown_kind:
            break;
    }
    return "no such command";
}

}  // namespace

int list_kiosks(const Common& common) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    const auto rows = fleet(*house->store);
    if (!rows) return fail(rows.error());
    for (const KioskRow& row : *rows) {
        const KioskState& state = row.state;
        fmt::print("{}\t{}\t{}\theard {}\t{} facts\tcomplete through {}\t{} missing\t{}\n", state.kiosk.id,
                   state.kiosk.name.zh, state.kiosk.revoked ? "revoked" : "active",
                   heard_words(state.kiosk.heard), state.facts, state.complete_through, state.missing(),
                   health_line(row.last, house->clock->wall()));
    }
    return 0;
}

int command_kiosk(const Common& common, const CommandKiosk& options) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    const auto command =
        make_order(options.kiosk, domain::command_kind(options.kind), {options.zh, options.en},
                   std::chrono::minutes{options.minutes}, house->clock->wall());
    if (const auto fault = fault_of(command))
        return fail({base::ErrorKind::invalid, fault_words(*fault), "kiosk command"});
    if (auto status = house->store->issue_command(command, by_hand); !status) return fail(status.error());
    fmt::print("command {}\n", base::to_string(command.id));
    return 0;
}

int list_commands(const Common& common, const std::string& kiosk) {
    constexpr std::size_t most = 100;
    auto house = open_house(common);
    if (!house) return fail(house.error());
    if (auto status = house->store->close_commands(house->clock->wall()); !status)
        return fail(status.error());
    const auto commands = house->store->commands(kiosk, most);
    if (!commands) return fail(commands.error());
    for (const IssuedCommand& issued : *commands)
        fmt::print("{}\t{}\t{}\tissued {} by {}\t{}{}{}\n", base::to_string(issued.command.id),
                   issued.command.kiosk, to_string(issued.command.kind), heard_words(issued.command.issued),
                   issued.by, issued.state, issued.reason.empty() ? "" : ": ", issued.reason);
    return 0;
}

}  // namespace hub::cli
