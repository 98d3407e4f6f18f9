// What every answer of the Open311 endpoint begins and ends with. Seen by hub/handlers alone.
#pragma once

#include <variant>

#include "hub/handlers/message.h"
#include "hub/open311/reading.h"

namespace hub::open311 {

// What an answer is made of.
struct Entered {
    Open311House house;
    Voice voice;
};
// A house that has said so, a jurisdiction that is its own: or the refusal.
std::variant<Entered, Response> entered(Services& services, const Request& request,
                                        const std::string& jurisdiction);

Response answer(const Request& request, const Document& document);
Response refuse(Services& services, const Request& request, const std::vector<Fault>& faults);
Response broken(Services& services, const Request& request, const base::Error& error);

}  // namespace hub::open311
