// The little drawings of a slip. Lines of at least 5 dots: thinner ones break on a worn print head.
#pragma once

#include "base/picture/rgba.h"
#include "kiosk/domain/place.h"

namespace service::slip {

enum class Art { brand, check, chevron, scissors };

base::Rgba draw_art(Art art, int width, int height);
base::Rgba draw_step(domain::StepKind kind, int size);

}  // namespace service::slip
