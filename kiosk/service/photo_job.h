// From a camera's still, or a phone's photo, to one that can be kept, shown and sent.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/frame.h"
#include "base/picture/hide.h"
#include "base/picture/rgba.h"
#include "kiosk/domain/photo.h"

namespace service {

struct PhotoJob {
    std::uint64_t number = 0;
    std::shared_ptr<const base::Still> still;  // null: `file`
    std::string file = {};
    std::vector<base::Spot> hidden = {};  // of `file`: what must not be recognised
};

struct MadePhoto {
    domain::Photo photo;
    std::shared_ptr<const base::Rgba> preview;
};

}  // namespace service
