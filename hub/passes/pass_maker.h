// What an attendee is given: the signed pass, the look-up code, the address of the phone page.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "hub/passes/secrets.h"
#include "hub/store/store.h"

namespace hub {

// Good from the first minute of the meeting's day until two hours after its end.
std::string make_pass(const Secrets& secrets, const domain::Meeting& meeting,
                      const domain::Attendee& attendee);

inline constexpr std::chrono::hours pass_grace{2};

// A credential, a look-up code and a page that nobody had before.
Person new_person(const Secrets& secrets, domain::MeetingId meeting, domain::AttendeeId attendee);

// 128 bits as 32 hex digits; nobody can guess it, and the database holds only its hash.
std::string make_page_token(const Secrets& secrets, domain::AttendeeId attendee,
                            domain::CredentialId credential);
std::string hash_page_token(const std::string& token);

// One attendee's pass with everything that is printed beside it.
struct PassCard {
    domain::Meeting meeting;
    domain::Attendee attendee;
    std::optional<domain::Place> place;
    std::string pass, look_up_code, page_token;
};

base::Result<PassCard> make_card(Store& store, const Secrets& secrets, const Person& person);
// Everybody on the list, by name; who is excused or stood in for gets none.
base::Result<std::vector<PassCard>> make_cards(Store& store, const Secrets& secrets,
                                               domain::MeetingId meeting);

std::string grouped_code(const std::string& look_up_code);  // "ABCD-2345"

}  // namespace hub
