// A photo of what was mended, from the phone of whoever mended it.
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/web/wording.h"

namespace hub {

Response post_order_photo(Services& services, const Staff& staff, const Request& request) {
    const std::string& number = request.steps.at(0);
    const std::string back = "/console/orders/" + encoded(number) + "?done=";
    const auto upload = request.uploads.find("photo");
    if (upload == request.uploads.end() || upload->second.content.empty())
        return see_other(back + "no_photo");
    // Whose it is, before anything costs a second of a core.
    const auto order = services.store.service_request(number);
    if (!order) return failed_work(services, staff, request, order.error());
    if (!*order || (*order)->assignee != staff.account.name) return see_other(back + "photo_refused");
    const auto photo = services.photos->rewrite(upload->second.content);
    if (!photo) {
        services.log("photo_refused", {{"request", request.id}, {"error", base::describe(photo.error())}});
        return see_other(back +
                         (photo.error().kind == base::ErrorKind::invalid ? "bad_photo" : "photo_later"));
    }
    const auto kept =
        services.store.add_mended_photo(number, *photo, staff.actor(request), services.clock.wall());
    if (kept) return see_other(back + "photo");
    if (kept.error().kind == base::ErrorKind::refused) return see_other(back + "photo_refused");
    return failed_work(services, staff, request, kept.error());
}

}  // namespace hub
