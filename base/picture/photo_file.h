// PNG and JPEG files from elsewhere: a phone's photo, a scan. Whatever the bytes hold, the answer is a value.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/frame.h"
#include "base/result.h"

namespace base {

struct PhotoLimits {
    std::int64_t most_pixels = 64'000'000;  // of the file's own size: more is refused before it gets memory
    int longest_side = 0;                   // a larger one is shrunk while it is read; 0: as it is
};

// Upright as its EXIF orientation says; transparent pixels as on white paper. invalid: neither PNG nor JPEG
// by its first bytes, too large, or broken.
Result<Still> read_photo(std::string_view bytes, const PhotoLimits& limits);

}  // namespace base
