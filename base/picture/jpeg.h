// JPEG files (ITU-T T.81) for pictures that travel: what a visitor's photo becomes.
#pragma once

#include <cstddef>
#include <string>

#include "base/frame.h"
#include "base/result.h"

namespace base {

struct JpegLimits {
    int longest_side = 2048;  // pixels; a larger picture is shrunk first
    std::size_t most_bytes = 1 << 20;
};

// Progressive, with a JFIF header and nothing else that is not the picture: no thumbnail, no comment, no
// EXIF. As good as the limits allow: coarser first, then smaller. ErrorKind::invalid: bytes that do not fit
// the size, or a picture that does not fit into so little.
Result<std::string> encode_jpeg(const Still& still, const JpegLimits& limits);

}  // namespace base
