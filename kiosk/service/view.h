// What the screen may know: one immutable value, whole, published after every change. Codes and arguments, no
// sentences.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/picture/rgba.h"
#include "kiosk/domain/category.h"
#include "kiosk/domain/check_in.h"
#include "kiosk/domain/fact.h"
#include "kiosk/domain/grid.h"
#include "kiosk/domain/kiosk_config.h"
#include "kiosk/domain/meeting.h"
#include "kiosk/domain/pass.h"
#include "kiosk/domain/place.h"
#include "kiosk/service/command.h"

namespace service {

// A meeting of today as the screen may show it. Titles of meetings that are not open are already left out.
struct MeetingRow {
    domain::MeetingId id;
    domain::Text title;  // empty: show time and place only
    domain::Text floor, room;
    base::WallTime starts{}, opens{};
    domain::MeetingPhase phase = domain::MeetingPhase::upcoming;
    bool walk_in = false;
    std::optional<int> arrived, expected;  // only if the organiser made counts public
};

struct TodayView {
    std::vector<MeetingRow> meetings;  // open first, then by start, over last; hidden ones are not here
    int open_count = 0;                // meetings whose check-in is open now
    std::optional<base::WallTime> next_day_first;  // when today is empty
};

enum class CameraState { closed, opening, running, stalled, absent };
// Where the code's corners say the hand is. unseen while no code is found.
enum class Distance { unseen, too_near, right, too_far };

struct DevicesView {
    CameraState camera = CameraState::closed;
    bool camera_waits = false;  // a page with the camera is up, and only a touch opens the camera
    Distance distance = Distance::unseen;
    bool hand_scanner = false;  // a wedge or serial scanner is connected
    bool printer = false;       // slips can be printed at all
    bool printer_paper = true;
};

// For staff. A visitor meets it only as "saved here".
struct SyncView {
    bool hub_in_reach = false;
    std::optional<base::WallTime> last_heard;  // when the hub last answered
    std::uint64_t unsent = 0, dead_letters = 0;
    std::int64_t clock_drift_ms = 0;  // kiosk minus hub
    bool revoked = false;             // this kiosk's token
};

// One line of a look-up: masked, because others may be looking.
struct FoundAttendee {
    domain::AttendeeId attendee;
    domain::MeetingId meeting;
    std::string masked_name, masked_phone;
    domain::Text organisation, meeting_title;
    base::WallTime starts{};
    bool checked_in = false;
};

struct LookUpAnswer {
    std::uint64_t number = 0;          // counts up; a new number is a new answer
    std::vector<FoundAttendee> found;  // at most 50
    bool too_many = false;             // more than fit: ask for the digits as well
    bool too_many_tries = false;       // rate-limited for a while
    bool failed = false;               // our fault: the list could not be read
};

enum class SlipState { none, printing, printed, no_paper, failed };

// The answer to one scan, look-up or walk-in. Shown to its holder only, gone with the visit.
struct CheckInResult {
    std::uint64_t number = 0;  // counts up; a new number is a new result
    VisitId visit = 0;         // 0: made while no visit ran, see command.h
    // Our fault: nothing was kept, `outcome` says nothing. KioskView::trouble says what is wrong.
    bool failed = false;
    domain::Outcome outcome = domain::Outcome::unknown_code;
    domain::Method method = domain::Method::pass;
    domain::Remarks remarks;
    domain::Offer offer = domain::Offer::none;
    std::string
        reason_code;     // "E-12", for the person at the desk: docs/reason-codes.md; empty if all is well
    std::string name;    // full; empty if not known
    domain::Text title;  // of the person, if the meeting greets by title
    domain::Salutation salutation = domain::Salutation::plain;
    domain::Honorific honorific = domain::Honorific::none;
    domain::Role role = domain::Role::member;
    std::string stands_in_for, stood_in_by;
    domain::Text seat;
    std::optional<domain::Meeting> meeting;
    std::optional<domain::Place> place;
    base::WallTime at{};                       // of this check-in
    std::optional<base::WallTime> earlier_at;  // already_checked_in: when
    std::string earlier_kiosk;                 // and where; empty = here
    std::optional<int> arrived, expected, ordinal;
    SlipState slip = SlipState::none;
    std::uint64_t receipt = 0;  // sequence of the fact in this kiosk's ledger; 0: none was written
    // Of a code before the camera: when its picture was taken and when the answer was made, its fact on disk.
    // For those who measure.
    std::optional<base::BootTime> seen, answered;
};

struct CheckInView {
    std::optional<domain::MeetingId> chosen;
    std::optional<CheckInResult> result;  // the newest of this visit
    std::optional<LookUpAnswer> look_up;
    std::uint64_t scans = 0;    // codes seen since start, re-readings left out
    std::uint64_t unknown = 0;  // those of them that were no code of ours
};

// What can be reported here, and where: as the hub tells it.
struct HouseView {
    std::vector<domain::GridLayout> layouts;
    std::vector<domain::Category> categories;
    std::vector<std::string> recent;  // cells where something was reported at this kiosk, the newest first
    friend bool operator==(const HouseView&, const HouseView&) = default;
};

enum class ReportProblem {
    none,
    no_place,      // gone, or nothing can be reported there
    nothing_said,  // neither what nor a word nor a photo
    bad_words,     // too long, or what cannot be printed
    bad_phone,
    too_many,  // reports from here, for a while
    not_here,  // this kiosk was given no letters for its numbers yet
    no_clock,  // it does not know what day it is
    failed,    // our fault: nothing was kept
};

// The answer to one report. Its number is shown to its holder only, and gone with the visit.
struct ReportResult {
    std::uint64_t number = 0;  // counts up
    VisitId visit = 0;         // whose it is
    ReportProblem problem = ReportProblem::none;
    domain::ServiceRequest request;  // as far as it is known by now: the hub gives the promised time
    domain::RequestKey key;          // who holds the slip
    std::size_t photos = 0;          // that went with it
    bool photos_lost = false;        // some did not: the disk is full. The report itself is kept
    SlipState slip = SlipState::none;
    std::uint64_t receipt = 0;  // sequence of the fact; 0: none was written
};

// A photo as the screen shows it. Its bytes stay with the service.
struct PhotoShown {
    std::uint64_t id = 0;  // counts up
    std::size_t bytes = 0;
    std::shared_ptr<const base::Rgba> preview;  // smaller
    bool hiding = false;                        // a part of it is being made unrecognisable
};
enum class PhotoStep { idle, taking, failed };

// Photos from the visitor's own phone. over: the code is good no more; failed: the hub is not in reach.
enum class PhoneStep { closed, asking, open, over, failed };
struct PhoneView {
    PhoneStep step = PhoneStep::closed;
    std::string code;  // open: what the phone scans
};
// Of the report that this visit is about to make. Wiped with the visit, and once it is made.
struct PhotosView {
    std::vector<PhotoShown> kept;     // in the order in which they were taken, at most Photo::most
    std::optional<PhotoShown> taken;  // and not kept yet
    PhotoStep step = PhotoStep::idle;
    PhoneView phone;
};

enum class FollowProblem { none, no_number, unknown, too_many, failed };
// What was just said of a service request, and whether it counts. nullopt: our fault, nothing was kept.
struct FollowUpSaid {
    domain::FollowUpKind kind = domain::FollowUpKind::urge;
    std::optional<domain::FollowUpOutcome> outcome;
};
// Of the service request whose slip was scanned: what its reporter photographed and staff released, or what
// was mended.
struct SlipPhotoShown {
    bool mended = false;
    std::shared_ptr<const base::Rgba> preview;
};
// What has become of a service request: nothing of its reporter.
struct FollowAnswer {
    std::uint64_t number = 0;  // counts up
    VisitId visit = 0;         // 0: a slip that was scanned while no visit ran, as with a result
    FollowProblem problem = FollowProblem::none;
    std::optional<domain::RequestNumber> asked;
    std::optional<domain::ServiceRequest> request;
    std::optional<domain::ServiceRequest> goes_on;    // that it was merged into, where it is a duplicate
    std::optional<domain::RequestNumber> instead_of;  // one that was merged into it: its slip led here
    // Of its slip, if that was scanned: whoever stands here may say something of it.
    std::optional<domain::RequestKey> key;
    std::optional<FollowUpSaid> said;
    std::optional<domain::UnhappyWord> unhappy;
    SlipState slip = SlipState::none;  // its number on paper, for whoever added a voice
};
// Whoever looks at it has just done so.
inline bool added_voice(const FollowAnswer& shown) {
    return shown.said && shown.said->kind == domain::FollowUpKind::voice &&
           shown.said->outcome == domain::FollowUpOutcome::counted;
}

// What is reported in a place's grid unit already and not done yet: its own first, each the newest first.
struct NearbyAnswer {
    std::uint64_t number = 0;  // counts up
    std::string cell;
    std::vector<domain::ServiceRequest> requests;
};

// A label on a wall or a device was scanned.
struct PlaceSeen {
    std::uint64_t number = 0;  // counts up
    VisitId visit = 0;         // as of FollowAnswer
    std::string cell;          // empty: the label is of no place that there is
};

struct RepairView {
    std::optional<ReportResult> report;  // the newest of this visit, as the next two
    std::optional<FollowAnswer> followed;
    std::vector<SlipPhotoShown> slip_photos;  // of what is followed; they come one by one, or not at all
    std::optional<NearbyAnswer> nearby;
    std::optional<PlaceSeen> place;
    PhotosView photos;
};

// A fact that the hub refused. Nothing personal: whose it is stays in the ledger.
struct DeadLetterRow {
    domain::FactId fact;
    std::string kind;  // domain::kind_of()
    base::WallTime at{};
    std::string code, reason;  // the hub's
};

// The maintenance gate. What lies behind it is filled in while it is open, and only then.
struct StaffView {
    bool by_pin = false;            // a PIN is set, so that asking for it makes sense
    bool checking = false;          // a PIN is being compared
    std::uint64_t wrong_tries = 0;  // counts up; a higher number is a new wrong one
    int tries_left = 0;             // before the next lock
    std::optional<base::WallTime> locked_until;

    bool open = false;
    std::uint64_t session = 0;  // counts up; a new number is a new session
    VisitId visit = 0;          // 0: opened by badge while no visit ran, as with a result
    domain::StaffMethod method = domain::StaffMethod::pin;
    std::string badge;                   // its name; empty with a PIN
    std::vector<DeadLetterRow> letters;  // oldest first, at most 50
    std::uint64_t codes = 0;             // read during this session, as tests of scanner and camera
    domain::CodeKind code_kind = domain::CodeKind::foreign;  // of the newest
    bool code_by_camera = false;
    SlipState slip = SlipState::none;                     // of the test slip
    std::shared_ptr<const std::vector<std::string>> log;  // newest last; null: not asked for
    std::optional<std::uint64_t> storage_free;            // bytes where the database lies
    std::string version, hub_host;
};

// What whoever looks after the house has everybody told.
struct MessageView {
    domain::Text text;
    base::WallTime expires{};  // by the hub's clock; it is gone from the view then
    friend bool operator==(const MessageView&, const MessageView&) = default;
};

// How far this kiosk's enrolment is. idle: nothing is under way.
enum class EnrolState { idle, asking, waiting };
// What came of the last try.
enum class EnrolProblem {
    none,
    no_code,         // what was scanned is none
    other_hub,       // it is another hub's
    code_refused,    // wrong, expired or used
    too_many_tries,  // until again_at
    no_hub,          // not in reach
    refused,         // somebody said no
    over,            // nobody said yes for too long
    not_kept,        // our fault: the token could not be written
};
struct EnrolmentView {
    bool needed = false;    // no token: nothing else can be done here
    bool possible = false;  // a code would be taken, were it needed or the kiosk revoked
    EnrolState state = EnrolState::idle;
    std::string confirmation;   // waiting: to be compared with what the hub shows
    bool hub_in_reach = true;   // waiting
    std::uint64_t answers = 0;  // counts up; a new number is a new problem
    EnrolProblem problem = EnrolProblem::none;
    base::WallTime again_at{};
};

// Something does not work: what, so that the screen can say what still does.
enum class Trouble { none, disk_full, store_failed, clock_jumped };

struct KioskView {
    std::uint64_t version = 0;
    std::shared_ptr<const domain::Site> site;
    std::shared_ptr<const TodayView> today;
    std::shared_ptr<const DevicesView> devices;
    std::shared_ptr<const SyncView> sync;
    std::shared_ptr<const CheckInView> check_in;
    std::shared_ptr<const HouseView> house;
    std::shared_ptr<const RepairView> repair;
    std::shared_ptr<const StaffView> staff;
    std::shared_ptr<const MessageView> message;  // null: none
    std::shared_ptr<const EnrolmentView> enrolment;
    std::shared_ptr<const domain::KioskSettings> settings;  // what holds now, the hub's word included
    Trouble trouble = Trouble::none;
    // Counts up; of its next still frame while no visit runs the window hands in a picture. 0: none.
    std::uint64_t picture_wanted = 0;
    std::uint64_t commands = 0;  // commands done since start; the screen compares with those it sent
    bool busy = false;           // more commands or codes wait
};

}  // namespace service
