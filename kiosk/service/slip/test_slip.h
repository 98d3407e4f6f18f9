// The slip with which staff try the printer: every size of print, black, edges and a code.
#pragma once

#include "base/clock.h"
#include "base/frame.h"
#include "base/picture/slip_fonts.h"
#include "base/result.h"
#include "base/text/catalogue.h"

namespace service {

// As wide and as black and white as every slip; names the kiosk and the minute, nothing else.
base::Result<base::Bitmap> draw_test_slip(std::string_view kiosk, const base::CivilTime& now,
                                          const base::Catalogue& words, base::SlipFonts& fonts);

}  // namespace service
