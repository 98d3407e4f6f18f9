// A small PNG as kiosks send them.
#pragma once

#include <string>

#include "base/picture/png.h"

namespace fakes {

inline std::string a_png(int width = 3, int height = 5, std::uint8_t grey = 128) {
    const auto size = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
    const auto png =
        base::encode_png(base::Rgba{width, height, std::vector<std::uint8_t>(size, grey)}).value();
    return {png.begin(), png.end()};
}

}  // namespace fakes
