// From a result to the slip's content, and to its dots.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "base/frame.h"
#include "base/result.h"
#include "kiosk/service/slip/request_slip.h"
#include "kiosk/service/slip/slip.h"
#include "kiosk/service/slip_job.h"

namespace service {

using DrawSlip = std::function<base::Result<base::Bitmap>(const SlipJob&)>;

// Pure. A slip is left lying about: only a meeting that is public is named on it.
SlipContent slip_content(const CheckInResult& result, const domain::Site& site,
                         std::chrono::minutes utc_offset);
RequestSlipContent slip_content(const ReportResult& report, const SlipJob& job,
                                std::chrono::minutes utc_offset);
// For whoever waits for what somebody else reported: any kiosk reads the number, a phone finds no page.
RequestSlipContent slip_content(const FollowAnswer& followed, const SlipJob& job,
                                std::chrono::minutes utc_offset);

// Opens fonts and catalogue at the first slip and keeps them: for one thread. Without the house's face each
// slip fails, and the screen says so.
DrawSlip make_slip_drawer(std::string locale_folder, std::chrono::minutes utc_offset);

}  // namespace service
