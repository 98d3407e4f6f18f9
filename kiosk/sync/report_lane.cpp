#include "kiosk/sync/lanes.h"

namespace syncing {

std::optional<SyncEvent> ReportLane::deliver(const Report& report, std::stop_token stop) {
    const auto done = exchange(report_request(parts_.options, report), stop);
    if (stop.stop_requested()) return std::nullopt;
    auto judged = judge_report(done.answer);
    hear(judged.hub_time, done);
    return std::visit([](auto& meaning) -> SyncEvent { return std::move(meaning); }, judged.meaning);
}

}  // namespace syncing
