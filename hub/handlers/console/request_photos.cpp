// What a reporter photographed, and whether whoever holds the slip may see it.
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/web/wording.h"

namespace hub {

Response get_request_photo(Services& services, const Staff& staff, const Request& request) {
    auto jpeg = services.store.photo_of(request.steps.at(0), request.steps.at(1));
    if (!jpeg) return broken_page(services, &staff, request, jpeg.error());
    if (!*jpeg) return missing_page(services, staff, request);
    return picture_answer("image/jpeg", std::move(**jpeg));
}

Response post_request_photo(Services& services, const Staff& staff, const Request& request) {
    const PhotoRelease release{request.steps.at(0), request.steps.at(1), request.field("show") == "yes"};
    if (!may_be_number(release.number)) return missing_page(services, staff, request);
    const auto done = services.store.release_photo(release, staff.actor(request), services.clock.wall());
    if (!done && done.error().kind == base::ErrorKind::not_found)
        return missing_page(services, staff, request);
    if (!done) return failed_work(services, staff, request, done.error());
    return see_other("/console/requests/" + encoded(release.number) + "?done=saved");
}

}  // namespace hub
