#include "hub/handlers/console/correction.h"

#include "hub/clock.h"
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/meetings/meeting_edits.h"
#include "hub/web/console/person_page.h"

namespace hub {

namespace {

// Somebody may have sat there before the doors opened, and come as late as the end.
constexpr std::chrono::hours early{12};

std::optional<base::WallTime> time_in(const Request& request, const domain::Meeting& meeting) {
    const auto at = parse_iso_time(request.field("at_date") + "T" + request.field("at_time"));
    if (!at || *at < meeting.starts - early || *at > meeting.ends) return std::nullopt;
    return at;
}

}  // namespace

Response enter_arrival(Services& services, const Staff& staff, const Request& request) {
    const std::string back = "/console/meetings/" + request.steps.at(0) + "/people/" + request.steps.at(1);
    const auto meeting = stored_meeting(services.store, request.steps.at(0));
    if (!meeting) return failed_work(services, staff, request, meeting.error());
    const std::string said = request.field("reason");
    const Correction correction{meeting->id,
                                {base::parse_hex16(request.steps.at(1)).value_or(0)},
                                known_correction(said) ? said : "other"};
    const auto now = services.clock.wall();
    const auto at = time_in(request, *meeting);
    if (!at || *at > now) return see_other(back + "?done=bad_time");
    const auto done = services.store.enter_arrival(correction, *at, staff.actor(request), now);
    if (done) return see_other(back + "?done=arrived");
    if (done.error().kind == base::ErrorKind::refused) return see_other(back + "?done=not_so");
    return failed_work(services, staff, request, done.error());
}

}  // namespace hub
