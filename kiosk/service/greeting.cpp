#include "kiosk/service/greeting.h"

#include "kiosk/service/reason_code.h"

namespace service {

namespace {

using domain::Outcome;

// A stranger with somebody's revoked or expired pass learns nothing about that person.
bool belongs_to_holder(Outcome outcome) {
    switch (outcome) {
        case Outcome::unknown_code:
        case Outcome::revoked:
        case Outcome::bad_signature:
        case Outcome::expired:
        case Outcome::too_many_tries:
            return false;
        default:
            return true;
    }
}

void greet(CheckInResult& result, const domain::Attendee& person, const domain::Meeting* meeting) {
    result.name = person.name;
    result.role = person.role;
    result.honorific = person.honorific;
    result.stands_in_for = person.stands_in_for;
    result.stood_in_by = person.stood_in_by;
    result.seat = person.seat;
    if (!meeting) return;
    result.salutation = meeting->salutation;
    if (meeting->salutation == domain::Salutation::title) result.title = person.title;
}

void count(CheckInResult& result, const domain::Meeting& meeting, const store::Counts& counts) {
    if (meeting.counts_public) {
        result.arrived = counts.arrived;
        result.expected = counts.expected;
    }
    if (meeting.show_ordinal && result.outcome == Outcome::accepted) result.ordinal = counts.arrived;
}

bool old_print(const domain::DoorRequest& request, const domain::DoorKnowledge& known) {
    return request.pass && known.attendee && request.pass->generation < known.attendee->generation;
}

}  // namespace

CheckInResult describe(const domain::Decision& decision, const domain::DoorRequest& request,
                       const domain::DoorKnowledge& known, const Surroundings& around) {
    CheckInResult result;
    result.outcome = decision.outcome;
    result.method = request.method;
    result.remarks = decision.remarks;
    result.offer = decision.offer;
    result.at = known.now;
    result.reason_code = reason_code(decision.outcome, request.fault);
    if (decision.outcome == Outcome::revoked && !known.revoked && old_print(request, known))
        result.reason_code = reason_old_print;
    if (!belongs_to_holder(decision.outcome)) return result;
    result.meeting = known.meeting;
    result.place = around.place;
    if (known.attendee) greet(result, *known.attendee, known.meeting ? &*known.meeting : nullptr);
    if (known.meeting && around.counts) count(result, *known.meeting, *around.counts);
    if (known.earlier && decision.outcome == Outcome::already_checked_in) {
        result.earlier_at = known.earlier->at;
        result.earlier_kiosk = known.earlier->kiosk;
    }
    return result;
}

}  // namespace service
