// A service request as strangers may read it: no word, number or name of its reporter or of staff is in it,
// so none can be shown by mistake.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/service_request.h"

namespace hub {

struct PublicRequest {
    std::string number;
    std::string cell, room, place, category;
    domain::RequestState state = domain::RequestState::submitted;
    base::WallTime made{}, due{}, changed{};
    friend bool operator==(const PublicRequest&, const PublicRequest&) = default;
};

// One state that it came into.
struct PublicStep {
    std::string number;
    int position = 0;  // within the request, from 0
    domain::RequestState state = domain::RequestState::submitted;
    base::WallTime at{};        // when it happened, as its kiosk says
    base::WallTime recorded{};  // when the hub heard of it; what a query's span goes by
    friend bool operator==(const PublicStep&, const PublicStep&) = default;
};

// Each list that is empty asks for nothing. Those with a mark behind their number, which came twice, are in
// no answer: no slip carries such a number.
struct PublicQuery {
    std::vector<std::string> numbers = {};
    std::vector<std::string> categories = {};
    std::vector<domain::RequestState> states = {};
    // from <= its time < before; both 1970: any time. Of a request when it was made, of a step when the hub
    // heard of it.
    base::WallTime from{}, before{};
    std::size_t limit = 1000;
};

}  // namespace hub
