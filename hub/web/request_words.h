// A service request in words, on whatever page it stands.
#pragma once

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
std::string said_words(const RequestSaid& said, const base::Catalogue& words);

// Buildings and kinds of faults, to say ids in words.
struct RequestPlaces {
    std::vector<domain::GridLayout> layouts;
    std::vector<domain::Category> categories;
};
std::string place_of(const ServiceRequest& request, const RequestPlaces& places, base::Language language);
// Empty: its reporter could not say.
std::string kind_of(const ServiceRequest& request, const RequestPlaces& places, base::Language language);

}  // namespace hub
