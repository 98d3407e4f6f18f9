// A service request (随手拍): something that is broken, from the report to the day that its reporter is
// content. Pure rules; values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace domain {

enum class RequestState {
    submitted,
    dispatched,  // somebody is named
    accepted,    // and has taken it on
    on_site,
    waiting,    // for parts, or for a firm from outside
    done,       // says who did it
    confirmed,  // says who reported it, or time has passed without a word
    reopened,   // it is not solved
    rejected,   // nothing to be done here, with a reason
    duplicate,  // of another one, which goes on
};

// Why a request was rejected, as far as whoever reported it reads it.
enum class RejectionReason {
    none,       // staff's alone
    hotline,    // the city's hotline 12345 sees to it
    petition,   // the office for letters and visits (信访) does
    elsewhere,  // the place is not the house's
    not_found,  // it was looked into, and nothing is broken
    planned,    // it is done with works that are planned
    unclear,    // nobody can tell from it what is broken where
};

std::string_view to_string(RejectionReason reason);             // "12345", "not_found"; of none ""
RejectionReason parse_rejection_reason(std::string_view word);  // of any other word none
// It says why, and not who else could be asked.
bool names_nobody(RejectionReason reason);

// Who moves it. `rule`: the hub by itself, for dispatch by its rules and for what time settles.
enum class RequestMover { reporter, dispatcher, worker, rule };

std::string_view to_string(RequestState state);  // "on_site"
std::optional<RequestState> parse_request_state(std::string_view word);

bool may_move(RequestState from, RequestState to, RequestMover by);
std::vector<RequestState> next_states(RequestState from, RequestMover by);
// Somebody still has something to do: it has an owner, or lies in the duty list.
bool is_open(RequestState state);
// What is dangerous may be so still: nobody has made it safe, whatever was decided.
bool stays_dangerous(RequestState state);

// The letters of a kiosk: 1 to 4 capitals or digits.
bool is_kiosk_code(std::string_view text);

// "BX-20261222-A-037": made at the kiosk, so that it exists with no hub. The day is the house's business day,
// the letters are the kiosk's own, the count is the kiosk's of that day, from 1.
struct RequestNumber {
    int year = 0, month = 0, day = 0;
    std::string kiosk;  // its code
    std::uint32_t count = 0;
    friend bool operator==(const RequestNumber&, const RequestNumber&) = default;
};
std::string day_of(const RequestNumber& number);  // "20261222"
// A number of that day, without kiosk and count. nullopt: no day of the calendar.
std::optional<RequestNumber> number_of_day(std::string_view day);
std::string to_string(const RequestNumber& number);
// "BX-1222-A-037": what people say aloud; the year stands on paper.
std::string short_form(const RequestNumber& number);
// What was typed of one, as far as it goes, as it stands on paper: "1222a037", "1222-A-037" ->
// "BX-1222-A-037".
std::string dashed_number(std::string_view typed);
// The full form alone, in capitals or not. nullopt: it is no number, or no day of the calendar.
std::optional<RequestNumber> parse_request_number(std::string_view text);
// The short form, of the newest such day that is not after `today`.
std::optional<RequestNumber> parse_short_request_number(std::string_view text, const RequestNumber& today);

struct RequestStep {
    RequestState state = RequestState::submitted;
    base::WallTime at{};
    friend bool operator==(const RequestStep&, const RequestStep&) = default;
};

// What the house tells everybody of a service request: nothing of its reporter, and no words or pictures.
struct ServiceRequest {
    RequestNumber number;
    std::string cell, category;  // ids
    std::string room = {};       // of the cell, as it stands at its door; empty: nobody said
    std::string place;           // in words, should the cell be gone
    RequestState state = RequestState::submitted;
    base::WallTime made{}, due{};  // due: promised to be solved; 1970: nothing is promised
    bool danger = false;           // to people
    std::string worker;            // as visitors read it: "李师傅"; empty: nobody yet
    int voices = 0;                // how many more have said that they wait for it
    base::WallTime urged{};        // when its reporter last urged; 1970: never
    RejectionReason rejection = RejectionReason::none;
    std::string merged_into;         // of a duplicate: the number of the one that goes on, in full
    bool rated = false;              // its reporter has said how content they are, since it was last done
    std::vector<RequestStep> steps;  // the oldest first; the first is `submitted`
    friend bool operator==(const ServiceRequest&, const ServiceRequest&) = default;
};

}  // namespace domain
