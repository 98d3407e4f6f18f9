// One slip to draw and print.
#pragma once

#include <memory>
#include <string>

#include "kiosk/domain/place.h"
#include "kiosk/service/view.h"

namespace service {

struct SlipJob {
    CheckInResult result;
    std::shared_ptr<const domain::Site> site;
    std::string language{};  // "en"; empty is zh_CN
    bool test = false;       // staff try the printer: of the result, only its time
};

}  // namespace service
