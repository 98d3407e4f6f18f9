// A folder of pictures as a camera: each shown for a while.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "devices/camera/source.h"

namespace camera {

// "frame2" before "frame10": digits compare by their value.
bool natural_less(std::string_view a, std::string_view b);
// PNG and JPEG files of the folder in natural order; empty if there is no such folder.
std::vector<std::string> picture_files(const std::string& folder);

// A file that is no picture is passed over; a folder without any is an error.
base::Result<std::unique_ptr<FrameSource>> open_pictures(const PictureFolder& folder, const Options& options);

}  // namespace camera
