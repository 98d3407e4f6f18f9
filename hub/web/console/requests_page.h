// Service requests for those who see to them: the list, and one of them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "hub/store/accounts.h"
#include "hub/web/console/frame.h"
#include "hub/web/console/paging.h"
#include "hub/web/request_words.h"

namespace hub {

// Of a batch that could not be made: nobody ticks and writes it twice.
struct BatchTyped {
    std::set<std::string> picked;  // as the list wrote them: what has moved since is not ticked again
    std::string assignee, words, rejection;
};

struct RequestsView {
    base::WallTime now{};
    RequestPage page;
    RequestPlaces places;
    std::string show, number, unit;  // what was asked for: "open", "late", "done", "all"
    std::string category, worker;    // the same: ids; a sign-in name
    Paging paging;
    bool may_move = false;
    std::map<domain::RequestState, std::uint64_t> by_state;
    std::vector<Account> workers;              // who may be named
    std::map<std::string, std::string> parts;  // by number; of a table alone
    BatchTyped batch;
};
std::string requests_page(const Frame& frame, const RequestsView& view, const Notice& said);

struct RequestView {
    base::WallTime now{};
    ServiceRequest request;
    RequestPlaces places;
    std::string kiosk;               // its name
    std::vector<Account> workers;    // who may be named
    std::vector<NamedPhoto> photos;  // for those who see to it
    bool may_move = false;
    std::string link;  // for whoever has it; empty: there is none
    // Of a move that could not be made: nobody chooses or writes it twice.
    std::string to, rejection, typed, into;
    std::string sure;  // the one that it is merged into all the same, the next time it is said
    std::vector<ServiceRequest> others;  // that it may be merged into
    std::vector<ServiceRequest> merged;  // that were merged into it
};
std::string request_page(const Frame& frame, const RequestView& view, const Notice& said);

}  // namespace hub
