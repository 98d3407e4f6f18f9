// A service request as the hub keeps it: what everybody may know, and what only those who work on it may.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hub/requests/rejection.h"
#include "kiosk/domain/fact.h"
#include "kiosk/domain/service_request.h"

namespace hub {

std::string_view to_string(domain::RequestMover mover);  // "dispatcher"
std::optional<domain::RequestMover> parse_request_mover(std::string_view word);

// One move, and who made it when and why.
struct RequestMoved {
    domain::RequestState state = domain::RequestState::submitted;
    domain::RequestMover mover = domain::RequestMover::reporter;
    base::WallTime at{};
    std::string actor;  // sign-in name; empty: who reported it, or a rule
    std::string words;
    std::string parts = {};     // what was used, or is waited for; for staff alone
    std::string assignee = {};  // of `dispatched`: to whom, by sign-in name; empty: before hubs kept it
    friend bool operator==(const RequestMoved&, const RequestMoved&) = default;
};

// What whoever holds its slip said, where it counted.
struct RequestSaid {
    domain::FollowUpKind kind = domain::FollowUpKind::urge;
    std::optional<domain::Satisfaction> rating;
    base::WallTime at{};
    std::string words;
    std::string kiosk;  // empty: a phone
    friend bool operator==(const RequestSaid&, const RequestSaid&) = default;
};

// What whoever has it was reminded of.
enum class Reminder { none, near, late };
std::string_view to_string(Reminder reminder);  // "", "near", "late"
Reminder parse_reminder(std::string_view word);

struct ServiceRequest {
    std::string number;  // the key; as told.number says it, but for one that came twice
    domain::FactId fact;
    domain::RequestKey key;
    std::string kiosk, unit;
    std::string cell, room, place, category;
    std::string words, phone, language;  // its reporter's own
    bool danger = false;
    domain::RequestState state = domain::RequestState::submitted;
    base::WallTime made{}, due{}, changed{};
    base::WallTime near{};  // when three quarters of the promised time have passed; 1970: nothing is promised
    Reminder reminded = Reminder::none;
    std::string assignee;  // sign-in name; empty: nobody
    std::string worker;    // the same as visitors read it
    int voices = 0, urges = 0;
    base::WallTime urged{};                      // last; 1970: never
    std::optional<domain::Satisfaction> rating;  // since it was last done
    std::string merged_into;                     // of a duplicate: the number of the one that goes on
    std::vector<RequestMoved> moves;             // the oldest first; lists leave them out
    std::vector<RequestSaid> said;               // the same
    std::vector<domain::RequestAnswer> answers;  // the same: to its category's questions
    std::vector<std::string> photos;             // hashes that its fact names; only read by Store::photos_of
    friend bool operator==(const ServiceRequest&, const ServiceRequest&) = default;
};

// What everybody may know. nullopt: its number is none that a slip could carry.
std::optional<domain::ServiceRequest> told(const ServiceRequest& request);

// Nothing else is a number: of every other text not every database may be asked.
bool may_be_number(std::string_view text);

// Why one was rejected, as far as its reporter reads it. null: it was not, or for a reason of staff's.
const Rejection* rejection_of(const ServiceRequest& request);

// As far as a follow-up is judged by it: also of one whose number no slip could carry.
domain::ServiceRequest told_state(const ServiceRequest& request);

// Whoever reported it has said nothing by then: it is confirmed, and its worker's link ends.
inline constexpr std::chrono::days confirmed_after{14};

// Its promise is broken, or soon will be.
bool is_late(const ServiceRequest& request, base::WallTime now);
bool is_near(const ServiceRequest& request, base::WallTime now);

// One that a service request names: it may still be on its way.
struct NamedPhoto {
    std::string hash;
    bool here = false;
    bool mended = false;  // by whoever mended it
    // To whoever holds the slip, who need not be its reporter: by staff, or with the upload of what was
    // mended.
    bool released = false;
    bool may_be_shown() const { return here && released; }
    friend bool operator==(const NamedPhoto&, const NamedPhoto&) = default;
};

struct PhotoRelease {
    std::string number, hash;
    bool released = false;
};

struct RequestMove {
    std::string number;
    domain::RequestState from = domain::RequestState::submitted;  // as whoever moves it saw it
    domain::RequestState to = domain::RequestState::submitted;
    domain::RequestMover by = domain::RequestMover::dispatcher;
    std::string words;             // needed where it is rejected
    std::string assignee, worker;  // of a dispatch
    std::string only_of = {};      // whose it has to be still; empty: anybody's
    std::string parts = {};        // kept where takes_parts(from)
    std::string into = {};         // of a duplicate: the one that goes on, by its number
};
// Whoever mends it has taken it on: with each step they may say what was used, or is waited for.
bool takes_parts(domain::RequestState from);

// Each that is empty asks for nothing.
struct RequestFilter {
    std::vector<domain::RequestState> states = {};
    std::string unit = {}, category = {}, assignee = {}, cell = {};
    std::string number = {};  // a part of it
    std::string merged_into = {};
    bool danger = false;       // to people
    bool late = false;         // due before `now`
    bool by_change = false;    // what was moved last
    bool by_priority = false;  // where people are in danger, then what most wait for, then the newest
    base::WallTime now{};
    std::size_t skip = 0, limit = 50;
};

struct RequestPage {
    std::vector<ServiceRequest>
        requests;  // the newest first, unless asked otherwise; the late ones by their promise
    std::uint64_t total = 0;
};

}  // namespace hub
