// What the screen can ask for. With view.h this is the whole contract between screen and service.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/picture/hide.h"
#include "kiosk/domain/fact.h"
#include "kiosk/domain/ids.h"

namespace service {

// One person at the screen, counted up by the screen from 1; 0 is nobody. The handshake:
//  - A command of any visit but the one that BeginVisit named last is dropped.
//  - A code seen while no visit runs still gets its result, with CheckInResult::visit = 0: "for whoever
//  stands
//    there now". The screen answers with BeginVisit{n}; that result then becomes visit n's.
//  - A result that nobody adopts is wiped after 30 s.
using VisitId = std::uint64_t;

namespace command {
struct BeginVisit {
    VisitId visit = 0;
};
// Wipes everything personal of the visit. A result newer than last_result was made for the next person while
// the screen was ending this visit: it is kept, as visit 0. Without last_result nothing is kept.
struct EndVisit {
    VisitId visit = 0;
    std::optional<std::uint64_t> last_result{};
};
struct EnterScanPage {
    VisitId visit = 0;
};  // the camera opens if the site lets it open by itself
// Not when a result covers the scan page: decoding goes on, the next person's code is taken at once.
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
    std::string language{};  // the visitor's: "en"; empty is zh_CN
};
// The page on which the visitor photographs what is broken. The camera opens as on the scan page; no code
// that it sees is read meanwhile.
struct EnterPhotoPage {
    VisitId visit = 0;
};
// What was taken and not kept is wiped.
struct LeavePhotoPage {
    VisitId visit = 0;
};
// The camera's next picture. Answered by PhotosView::taken, or by PhotoStep::failed.
struct TakePhoto {
    VisitId visit = 0;
};
// PhotoShown::id, of the one just taken: it goes with the report.
struct KeepPhoto {
    VisitId visit = 0;
    std::uint64_t photo = 0;
};
struct DropPhoto {
    VisitId visit = 0;
    std::uint64_t photo = 0;
};
// Where a finger went over a photo, kept or not: faces that are nobody's business. It goes with the report as
// it is then, or not at all.
struct HidePart {
    VisitId visit = 0;
    std::uint64_t photo = 0;
    std::vector<base::Spot> spots;
};
// The page on which the visitor's own phone hands in photos. Answered by PhotosView::phone; each that comes
// is kept.
struct OpenPhonePage {
    VisitId visit = 0;
};
struct ClosePhonePage {
    VisitId visit = 0;
};
// Something is broken; the photos that were kept go with it. Answered by RepairView::report.
struct SubmitRequest {
    VisitId visit = 0;
    std::string cell, category, words, phone;
    bool danger = false;
    std::string language{};
    std::string room{};  // of the cell, as it stands at its door
    // Of the category's questions, in the house's words; any other is dropped.
    std::vector<domain::RequestAnswer> answers{};
};
// A number as it is printed. Answered by RepairView::followed.
struct FollowRequest {
    VisitId visit = 0;
    std::string number;
};
// Of the request that is shown, by whoever scanned its slip. Answered by FollowAnswer::said.
struct SayFollowUp {
    VisitId visit = 0;
    std::uint64_t answer = 0;  // FollowAnswer::number that was touched: of another one nothing is said
    domain::FollowUpKind kind = domain::FollowUpKind::urge;
    std::optional<domain::Satisfaction> rating{};  // of a rating
    std::string words{};                           // why, in the house's language
};
// A word whose reason is asked for first: FollowAnswer::unhappy. Said with it by SayFollowUp; without it as
// soon as anything else is done, or the visit ends.
struct HoldUnhappyWord {
    VisitId visit = 0;
    std::uint64_t answer = 0;  // as above
    domain::UnhappyWord word;
};
// It was another word that was meant: nothing was said.
struct TakeBackUnhappyWord {
    VisitId visit = 0;
    std::uint64_t answer = 0;  // as above
};
// Somebody else reported it: one more waits. Answered by RepairView::followed, with what was said.
struct AddVoice {
    VisitId visit = 0;
    std::string number;  // in full
};
// What is reported at this cell already, or elsewhere in its grid unit. Answered by RepairView::nearby.
struct LookAround {
    VisitId visit = 0;
    std::string cell;
};
struct PrintRequestSlip {
    VisitId visit = 0;
    std::uint64_t result = 0;  // ReportResult::number
    std::string language{};
};
// For whoever added a voice: the number of somebody else's report, and nothing that its slip alone may do.
struct PrintFollowedNumber {
    VisitId visit = 0;
    std::uint64_t answer = 0;  // FollowAnswer::number
    std::string language{};
};
// A kiosk without a token, or revoked: the code that lets it in. Answered by EnrolmentView.
struct Enrol {
    VisitId visit = 0;
    std::string code;
};
struct GiveUpEnrolment {
    VisitId visit = 0;
};  // another code, please
// Behind the hidden gate. Answered by StaffView: open, or one more wrong try. Ignored while it is locked.
// What it opened ends with the visit.
struct OpenMaintenance {
    VisitId visit = 0;
    std::string pin;
};
// All below do nothing unless this visit has opened the gate.
struct RetryDeadLetters {
    VisitId visit = 0;
    std::optional<domain::FactId> fact{};  // without: all that the view lists
};
struct SendNow {
    VisitId visit = 0;
};  // what waits for the hub, without the pause after a failure
struct PrintTestSlip {
    VisitId visit = 0;
    std::string language{};
};
struct ShowLog {
    VisitId visit = 0;
};  // StaffView::log as it is now
struct EndProgram {
    VisitId visit = 0;
    bool restart = true;  // or leave it ended: exit codes 75 and 0
};
}  // namespace command

using Command =
    std::variant<command::BeginVisit, command::EndVisit, command::EnterScanPage, command::LeaveScanPage,
                 command::OpenCamera, command::ChooseMeeting, command::LookUp, command::CheckInAttendee,
                 command::TypeCode, command::WalkIn, command::TakeOffer, command::PrintSlip,
                 command::EnterPhotoPage, command::LeavePhotoPage, command::TakePhoto, command::KeepPhoto,
                 command::DropPhoto, command::HidePart, command::OpenPhonePage, command::ClosePhonePage,
                 command::SubmitRequest, command::FollowRequest, command::SayFollowUp,
                 command::HoldUnhappyWord, command::TakeBackUnhappyWord, command::AddVoice,
                 command::LookAround, command::PrintRequestSlip, command::PrintFollowedNumber, command::Enrol,
                 command::GiveUpEnrolment, command::OpenMaintenance, command::RetryDeadLetters,
                 command::SendNow, command::PrintTestSlip, command::ShowLog, command::EndProgram>;

}  // namespace service
