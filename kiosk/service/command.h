// What the screen can ask for. With view.h this is the whole contract between screen and service.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "kiosk/domain/ids.h"

namespace service {

// One person at the screen. The screen counts them up; a late result of an ended visit is dropped.
using VisitId = std::uint64_t;

namespace command {
struct BeginVisit {
    VisitId visit = 0;
};
struct EndVisit {
    VisitId visit = 0;
};  // wipe everything personal of it
struct EnterScanPage {
    VisitId visit = 0;
};  // the camera opens if the site lets it open by itself
struct LeaveScanPage {
    VisitId visit = 0;
};
struct OpenCamera {
    VisitId visit = 0;
};  // a touch on the view after it closed
struct ChooseMeeting {
    VisitId visit = 0;
    std::optional<domain::MeetingId> meeting;
};
// Name (hanzi, pinyin or initials) and/or the last four digits of the phone. Answered by CheckInView::found.
struct LookUp {
    VisitId visit = 0;
    std::string name;
    std::string last_four;
};
struct CheckInAttendee {
    VisitId visit = 0;
    domain::MeetingId meeting;
    domain::AttendeeId attendee;
};
struct TypeCode {
    VisitId visit = 0;
    std::string code;
};
struct WalkIn {
    VisitId visit = 0;
    domain::MeetingId meeting;
    std::string name;
    std::string organisation;
};
struct TakeOffer {
    VisitId visit = 0;
    std::uint64_t result = 0;
};  // CheckInResult::offer
struct PrintSlip {
    VisitId visit = 0;
    std::uint64_t result = 0;
};
}  // namespace command

using Command =
    std::variant<command::BeginVisit, command::EndVisit, command::EnterScanPage, command::LeaveScanPage,
                 command::OpenCamera, command::ChooseMeeting, command::LookUp, command::CheckInAttendee,
                 command::TypeCode, command::WalkIn, command::TakeOffer, command::PrintSlip>;

}  // namespace service
