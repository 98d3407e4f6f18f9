#include "kiosk/service/reason_code.h"

namespace service {

namespace {

const char* of_fault(domain::PassFault fault) {
    switch (fault) {
        case domain::PassFault::foreign:
            return "E-12";
        case domain::PassFault::malformed:
            return "E-13";
        case domain::PassFault::unknown_version:
            return "E-14";
        case domain::PassFault::unknown_key:
            return "E-15";
        case domain::PassFault::bad_signature:
            return "E-16";
    }
    return "E-12";
}

}  // namespace

std::string reason_code(domain::Outcome outcome, std::optional<domain::PassFault> fault) {
    using domain::Outcome;
    if (fault) return of_fault(*fault);
    switch (outcome) {
        case Outcome::accepted:
        case Outcome::already_checked_in:
        case Outcome::checked_out:
            return "";
        case Outcome::unknown_code:
            return reason_unknown_code;
        case Outcome::bad_signature:
            return "E-16";
        case Outcome::expired:
            return "E-20";
        case Outcome::revoked:
            return "E-21";
        case Outcome::another_day:
            return "E-30";
        case Outcome::too_early:
            return "E-31";
        case Outcome::over:
            return "E-32";
        case Outcome::other_meeting:
            return "E-33";
        case Outcome::excused:
            return "E-34";
        case Outcome::too_many_tries:
            return "E-40";
    }
    return "E-12";
}

std::string reason_code(base::ErrorKind kind) {
    return kind == base::ErrorKind::disk_full ? "E-50" : "E-51";
}

}  // namespace service
