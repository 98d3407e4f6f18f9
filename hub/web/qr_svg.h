// A QR code as an SVG path: black on white whatever the page's colours, with its quiet zone of four modules.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace hub {

base::Result<std::string> qr_svg(std::string_view text);  // level M; `<svg ...>...</svg>`

}  // namespace hub
