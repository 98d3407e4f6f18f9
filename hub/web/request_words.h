// A service request in words, on whatever page it stands.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/text/catalogue.h"
#include "base/text/language.h"
#include "hub/requests/service_request.h"
#include "kiosk/domain/change.h"

namespace hub {

std::string_view state_word(domain::RequestState state);  // a msgid
std::string_view state_kind(domain::RequestState state);  // of a chip: "ok", "amber", "river", "sunken"

std::string_view rating_word(domain::Satisfaction rating);  // a msgid
std::string said_words(const ServiceRequest& request, const RequestSaid& said, const base::Catalogue& words);

// Buildings and kinds of faults, to say ids in words.
struct RequestPlaces {
    std::vector<domain::GridLayout> layouts;
    std::vector<domain::Category> categories;
    std::map<std::string, std::string> people = {};  // as staff call them, by sign-in name; for staff alone
};
// Who has it: as staff call them where they are known, else as visitors do. Empty: nobody.
const std::string& worker_of(const ServiceRequest& request, const RequestPlaces& places);
std::string place_of(const ServiceRequest& request, const RequestPlaces& places, base::Language language);
// Empty: its reporter could not say.
std::string kind_of(const ServiceRequest& request, const RequestPlaces& places, base::Language language);

}  // namespace hub
