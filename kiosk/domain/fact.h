// Facts: what happened at a kiosk. Append-only, made once, never changed; the ledger keeps them, the outbox
// drains them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "kiosk/domain/check_in.h"
#include "kiosk/domain/follow_up.h"
#include "kiosk/domain/service_request.h"
#include "kiosk/domain/staff.h"

namespace domain {

using FactId = base::Uuid;

struct FactHeader {
    FactId id;                   // UUIDv7, the idempotency key
    std::uint64_t sequence = 0;  // per kiosk, from 1, without a gap; given by the store
    base::WallTime wall{};
    std::string boot_id;
    base::BootTime boot{};
    int schema = 1;
    friend bool operator==(const FactHeader&, const FactHeader&) = default;
};

struct CheckInFact {
    MeetingId meeting;
    AttendeeId attendee;      // 0 if the list is not here or the person walked in
    CredentialId credential;  // 0 for look-up and walk-in
    Method method = Method::pass;
    Remarks remarks;
    std::string walk_in_name, walk_in_organisation;
    friend bool operator==(const CheckInFact&, const CheckInFact&) = default;
};

struct CheckOutFact {
    MeetingId meeting;
    AttendeeId attendee;
    CredentialId credential;
    friend bool operator==(const CheckOutFact&, const CheckOutFact&) = default;
};

// Somebody was not let in, and why. The code itself is not kept.
struct RefusalFact {
    Outcome outcome = Outcome::unknown_code;
    Method method = Method::pass;
    MeetingId meeting;  // 0 if unknown
    AttendeeId attendee;
    CredentialId credential;
    MeetingId chosen;
    friend bool operator==(const RefusalFact&, const RefusalFact&) = default;
};

// The staff gate was opened, tried, locked or left.
struct StaffFact {
    StaffEvent event = StaffEvent::opened;
    StaffMethod method = StaffMethod::pin;
    std::string badge;  // its name in the config; empty with a PIN
    friend bool operator==(const StaffFact&, const StaffFact&) = default;
};

// A question of the category and what its reporter answered, in the house's words at that time.
struct RequestAnswer {
    std::string question, answer;
    friend bool operator==(const RequestAnswer&, const RequestAnswer&) = default;
};

// Somebody reported that something is broken.
struct ServiceRequestFact {
    RequestNumber number;  // its count is given by the store: at least what it says
    RequestKey key;
    std::string cell;                      // id of the cell, which may be gone by now
    std::string place;                     // where that is, as its reporter read it, in the house's language
    std::string category;                  // id; empty: its reporter could not say
    std::string words;                     // its reporter's own
    std::string phone;                     // to ask back; empty: none was left
    bool danger = false;                   // to people, says its reporter or the category
    std::string language;                  // its reporter's
    std::vector<std::string> photos = {};  // their hashes, at most Photo::most, none twice
    std::string room = {};                 // of the cell, as it stands at its door; empty: nobody said
    std::vector<RequestAnswer> answers = {};  // at most most_answers, one line each
    static constexpr std::size_t most_answers = 8;
    friend bool operator==(const ServiceRequestFact&, const ServiceRequestFact&) = default;
};

// Whoever holds the slip of a service request said something of it.
struct FollowUpFact {
    FollowUp said;
    friend bool operator==(const FollowUpFact&, const FollowUpFact&) = default;
};

using FactBody =
    std::variant<CheckInFact, CheckOutFact, RefusalFact, StaffFact, ServiceRequestFact, FollowUpFact>;

struct Fact {
    FactHeader header;
    FactBody body;
    friend bool operator==(const Fact&, const Fact&) = default;
};

std::string_view kind_of(const FactBody& body);  // "check_in", "staff_session"

// What the hub says of one fact. Accepted and duplicate leave the outbox; refused goes to the dead letters.
enum class Verdict { accepted, duplicate, refused };

struct FactVerdict {
    FactId fact;
    Verdict verdict = Verdict::accepted;
    std::string code, reason;  // of a refusal
    friend bool operator==(const FactVerdict&, const FactVerdict&) = default;
};

}  // namespace domain
