#include "kiosk/service/fleet_link.h"

#include <algorithm>

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
    const auto answered = std::exchange(answering_, std::nullopt);
    const auto shown = std::exchange(showing_, std::nullopt);
    const bool settled = !failed || failed->not_known || (shown && failed->refused);
    if ((answered || shown) && !settled) answers_from_ = moment.boot + pause;
    if (answered && settled) told_ = answered;
    if (shown && settled) picture_fate_ = {*shown, !failed};
    if (!answered && !shown && failed && failed->not_known) heartbeats_.not_known(moment.boot);
    return true;
}

std::optional<base::BootTime> FleetLink::next_due(bool hub_in_reach, bool answer_waits) const {
    if (!sync_ || reporting_) return std::nullopt;
    if (!hub_in_reach) return heartbeats_.regularly_due();
    return answer_waits ? std::min(answers_from_, heartbeats_.due()) : heartbeats_.due();
}

void FleetLink::send(domain::Heartbeat heartbeat, const Moment& moment) {
    reporting_ = true;
    heartbeats_.sent(moment.boot, random_unit());
    sync_->report(std::move(heartbeat));
}

void FleetLink::send(const domain::CommandResult& result) {
    reporting_ = true;
    answering_ = result.id;
    sync_->report(result);
}

void FleetLink::send(const domain::CommandPicture& picture) {
    reporting_ = true;
    showing_ = picture.id;
    sync_->report(picture);
}

}  // namespace service
