#include "kiosk/service/fleet_link.h"

#include "base/ids.h"

namespace service {

namespace {

double random_unit() {
    return static_cast<double>(base::random_u64() >> 11) * 0x1p-53;
}

}  // namespace

bool FleetLink::took(const syncing::SyncEvent& event, const Moment& moment) {
    const auto* failed = std::get_if<syncing::ReportFailed>(&event);
    if (!failed && !std::holds_alternative<syncing::Reported>(event)) return false;
    reporting_ = false;
    if (failed && failed->not_known) heartbeats_.not_known(moment.boot);
    return true;
}

std::optional<base::BootTime> FleetLink::next_due(bool hub_in_reach) const {
    if (!sync_ || reporting_ || !hub_in_reach) return std::nullopt;
    return heartbeats_.due();
}

void FleetLink::send(domain::Heartbeat heartbeat, const Moment& moment) {
    reporting_ = true;
    heartbeats_.sent(moment.boot, random_unit());
    sync_->report(std::move(heartbeat));
}

}  // namespace service
