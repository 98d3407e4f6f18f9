// The paper that whoever reported something takes along: its number, and how to follow it.
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "base/frame.h"
#include "base/picture/slip_fonts.h"
#include "base/result.h"
#include "base/text/catalogue.h"

namespace service {

// Nothing of its reporter: slips are left lying about. Words are in the slip's language already.
struct RequestSlipContent {
    std::string site, kiosk;
    std::string number;  // in full, "BX-20261222-A-037"
    std::string place;
    std::string category;  // empty: its reporter could not say
    base::CivilTime made;
    std::optional<base::CivilTime> due;  // none: nothing is promised yet
    bool due_comes = false;              // the hub will promise something
    bool danger = false;                 // to people: whom to ring stands where a promise would
    std::string duty_phone;              // empty: the house gives none
    // Somebody else reported it: what is scanned is the number, which any kiosk reads.
    bool also_waits = false;
    std::string qr_text;
};

// As draw_check_in_slip().
base::Result<base::Bitmap> draw_request_slip(const RequestSlipContent& content, const base::Catalogue& words,
                                             base::SlipFonts& fonts);

}  // namespace service
