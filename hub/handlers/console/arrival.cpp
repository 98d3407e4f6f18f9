// Taking an arrival back, whoever let the person in.
#include <algorithm>

#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/handlers/console/presence.h"
#include "hub/meetings/meeting_edits.h"
#include "hub/web/console/arrival_page.h"

namespace hub {

Response get_arrival(Services& services, const Staff& staff, const Request& request) {
    const auto meeting = stored_meeting(services.store, request.steps.at(0));
    if (!meeting) return failed_work(services, staff, request, meeting.error());
    const auto fact = base::parse_uuid(request.steps.at(1));
    const auto arrivals = services.store.arrivals_of(meeting->id);
    if (!arrivals) return broken_page(services, &staff, request, arrivals.error());
    const auto found =
        std::ranges::find_if(*arrivals, [&](const domain::Arrival& one) { return fact == one.fact; });
    if (found == arrivals->end()) return missing_page(services, staff, request);
    const std::string person = base::to_string(found->attendee);
    const auto listed = services.store.record(domain::topic::attendees, person);
    if (!listed) return broken_page(services, &staff, request, listed.error());
    if (*listed) return see_other("/console/meetings/" + base::to_string(meeting->id) + "/people/" + person);
    const auto walk_ins = services.store.walk_ins_of(meeting->id);
    if (!walk_ins) return broken_page(services, &staff, request, walk_ins.error());
    auto rows = presence_of({}, {*found});
    name_walk_ins(rows, *walk_ins);
    const PersonRow& row = rows.front();
    if (!row.walk_in.name.empty()) {
        if (auto status = note_look(services, staff, request, "attendee.look", request.steps.at(1)); !status)
            return broken_page(services, &staff, request, status.error());
    }
    return page_answer(request, arrival_page(frame_for(services, &staff, request), *meeting, row));
}

Response post_arrival(Services& services, const Staff& staff, const Request& request) {
    const auto meeting = stored_meeting(services.store, request.steps.at(0));
    if (!meeting) return failed_work(services, staff, request, meeting.error());
    const domain::AttendeeId person{base::parse_hex16(request.field("person")).value_or(0)};
    const std::string back = "/console/meetings/" + base::to_string(meeting->id) +
                             (person ? "/people/" + base::to_string(person) : "") + "?done=";
    const auto fact = base::parse_uuid(request.steps.at(1));
    if (!fact) return see_other(back + "not_so");
    const std::string said = request.field("reason");
    const Withdrawal withdrawal{meeting->id, *fact, known_withdrawal(said) ? said : "other"};
    const auto done =
        services.store.take_back_arrival(withdrawal, staff.actor(request), services.clock.wall());
    if (done) return see_other(back + "taken_back");
    if (done.error().kind == base::ErrorKind::refused) return see_other(back + "not_so");
    return failed_work(services, staff, request, done.error());
}

}  // namespace hub
