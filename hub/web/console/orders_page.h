// What somebody has to mend, on the phone in their hand.
#pragma once

#include <vector>

#include "hub/web/console/frame.h"
#include "hub/web/pages.h"
#include "hub/web/request_words.h"

namespace hub {

struct OrdersView {
    base::WallTime now{};
    std::vector<ServiceRequest> open, done;  // done: the last ones
    RequestPlaces places;
};
std::string orders_page(const Frame& frame, const OrdersView& view);

struct OrderView {
    base::WallTime now{};
    ServiceRequest request;
    RequestPlaces places;
    std::vector<NamedPhoto> photos;
    bool at_label = false;               // whoever has it came here by the label at its place
    std::string words = {}, parts = {};  // of a step that could not be made: nobody writes it twice
};
std::string order_page(const Frame& frame, const OrderView& view, const Notice& said);
// The same for whoever opens it by its link, `key`, without signing in: never its reporter's number.
std::string order_phone_page(const PageVoice& voice, const OrderView& view, const std::string& key,
                             const Notice& said);
// The link is not good any more, or never was.
std::string no_order_page(const PageVoice& voice);
// Whoever had it has just given it back.
std::string given_back_page(const PageVoice& voice);

}  // namespace hub
