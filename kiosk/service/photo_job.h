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

// Of a report that is being made, or of one whose slip was scanned.
enum class PhotoOf { report, slip };

struct PhotoJob {
    std::uint64_t number = 0;                  // the asker's own
    std::shared_ptr<const base::Still> still;  // null: `file`
    std::string file = {};
    std::vector<base::Spot> hidden = {};  // of `file`: what must not be recognised
    PhotoOf of = PhotoOf::report;
};

struct MadePhoto {
    domain::Photo photo;
    std::shared_ptr<const base::Rgba> preview;
};

}  // namespace service
