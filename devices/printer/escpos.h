// A bitmap in the words of an ESC/POS slip printer. Pure.
#pragma once

#include <cstdint>
#include <vector>

#include "base/frame.h"
#include "base/result.h"

namespace printer {

struct EscPosOptions {
    int feed_dots = 40;  // white left before the cut
    bool cut = true;
};

// Reset, the picture in bands (GS v 0, Epson ESC/POS reference), white, partial cut. Anything below 128 is
// printed black. At most 576 x 8192 dots; other sizes are ErrorKind::invalid.
base::Result<std::vector<std::uint8_t>> encode_escpos(const base::Bitmap& slip,
                                                      const EscPosOptions& options = {});

}  // namespace printer
