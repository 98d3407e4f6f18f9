// A QR code as an SVG path: black on white whatever the page's colours, with its quiet zone of four modules.
// It says nothing to a screen reader: what it is for, the page knows, in its language.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace hub {

base::Result<std::string> qr_svg(std::string_view text);  // level M; `<svg ...>...</svg>`

}  // namespace hub
