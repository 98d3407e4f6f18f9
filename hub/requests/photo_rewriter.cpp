#include "hub/requests/photo_rewriter.h"

#include <chrono>

#include "base/picture/jpeg.h"
#include "base/picture/photo_file.h"
#include "hub/digest.h"

namespace hub {

base::Result<domain::Photo> PhotoRewriter::rewrite(const std::string& file) {
    constexpr std::chrono::seconds longest_wait{10};
    constexpr base::PhotoLimits limits{50'000'000, domain::Photo::longest_side};
    // The system's clock, as in PasswordDesk.
    const std::unique_lock turn(one_, std::chrono::system_clock::now() + longest_wait);
    if (!turn) return base::Error{base::ErrorKind::unavailable, "too many photos at once", "hub.photo"};
    const auto still = base::read_photo(file, limits);
    if (!still) return still.error();
    auto jpeg = base::encode_jpeg(*still, {domain::Photo::longest_side, domain::Photo::most_bytes});
    if (!jpeg) return jpeg.error();
    std::string hash = sha256_hex(*jpeg);
    return domain::Photo{std::move(hash), std::move(*jpeg)};
}

}  // namespace hub
