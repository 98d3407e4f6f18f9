// Drawn art at the size of the screen: SVG in, pixels out.
#pragma once

#include <string>
#include <string_view>

#include "base/picture/rgba.h"
#include "base/result.h"

namespace base {

// The art fills width x height as its preserveAspectRatio says; what it leaves free is transparent. Sides are
// 1 to 8192 pixels, files at most 4 MiB. Nothing outside the file is ever loaded. Thread-safe; takes
// milliseconds: not for the frame loop.
Result<Rgba> rasterise_svg(std::string_view svg, int width, int height);
Result<Rgba> load_svg(const std::string& path, int width, int height);

// The art without its first <rect>, which in the dishes of assets/art is the opaque table they stand on.
Result<Rgba> load_svg_without_ground(const std::string& path, int width, int height);

}  // namespace base
