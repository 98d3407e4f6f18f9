// A photo of what was mended, from the phone of whoever mended it.
#include "base/picture/jpeg.h"
#include "base/picture/photo_file.h"
#include "hub/digest.h"
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/web/wording.h"
#include "kiosk/domain/photo.h"

namespace hub {

namespace {

// Twice over: a phone's file is decoded and written anew, so that nothing of it is kept but the picture. No
// place where it was made, no name of a phone, no thumbnail of before it was cut, nothing that a reader might
// trip over.
base::Result<domain::Photo> photo_of(const std::string& file) {
    constexpr base::PhotoLimits read{50'000'000, domain::Photo::longest_side};
    const auto still = base::read_photo(file, read);
    if (!still) return still.error();
    auto jpeg = base::encode_jpeg(*still, {domain::Photo::longest_side, domain::Photo::most_bytes});
    if (!jpeg) return jpeg.error();
    std::string hash = sha256_hex(*jpeg);
    return domain::Photo{std::move(hash), std::move(*jpeg)};
}

}  // namespace

Response post_order_photo(Services& services, const Staff& staff, const Request& request) {
    const std::string& number = request.steps.at(0);
    const std::string back = "/console/orders/" + encoded(number) + "?done=";
    const auto upload = request.uploads.find("photo");
    if (upload == request.uploads.end() || upload->second.content.empty())
        return see_other(back + "no_photo");
    const auto photo = photo_of(upload->second.content);
    if (!photo) {
        services.log("photo_refused", {{"request", request.id}, {"error", base::describe(photo.error())}});
        return see_other(back + "bad_photo");
    }
    if (!may_be_number(number)) return missing_page(services, staff, request);
    const auto kept =
        services.store.add_mended_photo(number, *photo, staff.actor(request), services.clock.wall());
    if (kept) return see_other(back + "photo");
    if (kept.error().kind == base::ErrorKind::refused) return see_other(back + "photo_refused");
    return failed_work(services, staff, request, kept.error());
}

}  // namespace hub
