// The dashboard.
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/dangers.h"
#include "hub/handlers/console/kiosk_work.h"
#include "hub/handlers/console/live.h"
#include "hub/handlers/console/meeting_rows.h"

namespace hub {

namespace {

base::Result<Today> look(Services& services, const Frame& frame) {
    Today today;
    today.now = services.clock.wall();
    auto rows = meetings_of_day(services, frame.language, day_of(today.now));
    if (!rows) return rows.error();
    today.meetings = std::move(*rows);
    // Whoever has nothing to do with meetings sees of them what the lobby sees.
    if (!frame.roles.meets(meeting_readers()))
        std::erase_if(today.meetings, [](const MeetingRow& row) {
            return row.meeting.visibility != domain::Visibility::open;
        });
    const auto kiosks = fleet(services.store);
    if (!kiosks) return kiosks.error();
    for (const KioskRow& row : *kiosks) {
        if (row.state.kiosk.revoked) continue;
        const bool silent = is_silent(row, today.now);
        ++today.kiosks;
        today.silent_kiosks += silent;
        today.troubled_kiosks += !silent && !troubles(row).empty();
    }
    const auto waiting = waiting_enrolments(services);
    if (!waiting) return waiting.error();
    today.waiting_kiosks = waiting->size();
    auto dangers = look_for_danger(services, frame);
    if (!dangers) return dangers.error();
    today.dangers = std::move(*dangers);
    return today;
}

}  // namespace

Response get_today(Services& services, const Staff& staff, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    const auto today = look(services, frame);
    if (!today) return broken_page(services, &staff, request, today.error());
    return page_answer(request, today_page(frame, *today));
}

Response get_today_live(Services& services, const Staff& staff, const Request& request) {
    return live_answer(
        services, staff,
        [&services, frame = frame_for(services, &staff, request)]() -> std::optional<std::string> {
            const auto today = look(services, frame);
            if (!today) return std::nullopt;
            return today_part(frame, *today);
        });
}

}  // namespace hub
