// One slip to draw and print.
#pragma once

#include <memory>

#include "kiosk/domain/place.h"
#include "kiosk/service/view.h"

namespace service {

struct SlipJob {
    CheckInResult result;
    std::shared_ptr<const domain::Site> site;
};

}  // namespace service
