// What somebody has to mend, on the phone in their hand.
#pragma once

#include <vector>

#include "hub/web/console/frame.h"
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
};
std::string order_page(const Frame& frame, const OrderView& view, const Notice& said);

}  // namespace hub
