// A photo of what was mended, from the phone of whoever mended it.
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/handlers/order_work.h"
#include "hub/web/wording.h"

namespace hub {

Response post_order_photo(Services& services, const Staff& staff, const Request& request) {
    const std::string& number = request.steps.at(0);
    const auto done = take_mended_photo(services, request, number, staff.actor(request));
    if (!done) return failed_work(services, staff, request, done.error());
    return see_other("/console/orders/" + encoded(number) + "?done=" + std::string(*done));
}

Response post_order_photo_removal(Services& services, const Staff& staff, const Request& request) {
    const std::string& number = request.steps.at(0);
    if (!may_be_number(number)) return missing_page(services, staff, request);
    const auto done = remove_mended_photo(services, number, request.steps.at(1), staff.actor(request));
    if (!done) return failed_work(services, staff, request, done.error());
    return see_other("/console/orders/" + encoded(number) + "?done=" + std::string(*done));
}

}  // namespace hub
