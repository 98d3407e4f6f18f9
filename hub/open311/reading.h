// What Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2) tells of the house: services are kinds of faults,
// addresses are cells of the façades, requests are service requests. Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "hub/open311/document.h"
#include "hub/open311/house.h"
#include "hub/requests/public_request.h"
#include "hub/web/request_words.h"

namespace hub::open311 {

// The house's ids in words, and the reader's language.
struct Voice {
    RequestPlaces places;
    base::Language language = base::Language::zh;
    base::Catalogue words;
};

// What can be reported: kinds of faults that no others lie in.
std::vector<const domain::Category*> reportable(const std::vector<domain::Category>& categories);
// Null if it is none of these.
const domain::Category* reportable(const std::vector<domain::Category>& categories, std::string_view id);

Document services_document(const Voice& voice);
// Its questions; none has to be answered.
Document definition_document(const domain::Category& category, base::Language language);
Document requests_document(const std::vector<PublicRequest>& requests, const Voice& voice);
// FixMyStreet's extension: what has become of requests since when.
Document updates_document(const std::vector<PublicStep>& steps, const Voice& voice);
// `url`: where the endpoint is reached.
Document discovery_document(const Open311House& house, const std::string& url);

struct AskedRequests {
    PublicQuery query;
    bool nothing = false;  // it names requests, none of which can be
    std::vector<Fault> faults;
};
// What a question's arguments ask for: of the last 90 days, unless they say otherwise.
AskedRequests asked_requests(const std::map<std::string, std::string>& arguments, base::WallTime now);

// Of this house, or of none in particular.
bool is_jurisdiction(const Open311House& house, const std::string& asked);

}  // namespace hub::open311
