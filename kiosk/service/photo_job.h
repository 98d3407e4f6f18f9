// From a camera's still to a photo that can be kept, shown and sent.
#pragma once

#include <cstdint>
#include <memory>

#include "base/frame.h"
#include "base/picture/rgba.h"
#include "kiosk/domain/photo.h"

namespace service {

struct PhotoJob {
    std::uint64_t number = 0;
    std::shared_ptr<const base::Still> still;
};

struct MadePhoto {
    domain::Photo photo;
    std::shared_ptr<const base::Rgba> preview;
};

}  // namespace service
