// PNG and JPEG files as grey pictures, for suishou-scan. Whatever a file holds, the answer is a value.
#pragma once

#include <string>

#include "base/result.h"
#include "devices/scanner/luma.h"

namespace scanner {

// At most 64 MiB of file and 64 megapixels of picture; transparent pixels count as white paper.
base::Result<LumaImage> read_picture_file(const std::string& path);

}  // namespace scanner
