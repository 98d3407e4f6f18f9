// Pictures that kiosks send: whether one may be kept and shown. Pure; nothing is decoded here, a browser
// does.
#pragma once

#include <optional>
#include <string_view>

namespace hub {

struct PngSize {
    int width = 0, height = 0;  // pixels
};

// Of a whole PNG (signature, header and end are there) with sides from 1 to CommandPicture::longest_side.
std::optional<PngSize> png_size(std::string_view data);

}  // namespace hub
