// One slip to draw and print.
#pragma once

#include <memory>
#include <string>
#include <variant>

#include "kiosk/domain/place.h"
#include "kiosk/service/view.h"

namespace service {

// Staff, or the hub, try the printer.
struct TestPrint {
    base::WallTime at{};
};

struct SlipJob {
    std::variant<CheckInResult, ReportResult, FollowAnswer, TestPrint> what;
    std::shared_ptr<const domain::Site> site;
    std::shared_ptr<const HouseView> house{};  // of a report, or of somebody else's that is followed
    std::string language{};                    // "en"; empty is zh_CN
};

}  // namespace service
