// A drawn lobby in which somebody holds up a phone: the virtual camera of demos and end-to-end tests.
#pragma once

#include "devices/camera/source.h"

namespace camera {

// Each code comes, stays and goes in turn, 6 s each. A text that fits no QR code is an error.
base::Result<std::unique_ptr<FrameSource>> open_scene(const Scene& scene, const Options& options);

}  // namespace camera
