// One photo of a phone at a time: a file of two megabytes may hold fifty megapixels, and each takes a few
// hundred megabytes while it is read.
#pragma once

#include <mutex>
#include <string>

#include "base/result.h"
#include "kiosk/domain/photo.h"

namespace hub {

// Thread-safe.
class PhotoRewriter {
  public:
    // Decoded and written anew, so that nothing of the file is kept but the picture: no place where it was
    // made, no name of a phone, no thumbnail of before it was cut. invalid: no photo; unavailable: too many
    // at once.
    base::Result<domain::Photo> rewrite(const std::string& file);

  private:
    std::timed_mutex one_;
};

}  // namespace hub
