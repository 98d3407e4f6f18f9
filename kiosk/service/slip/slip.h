// The paper that a visitor takes along after checking in (board 14b).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/frame.h"
#include "base/picture/slip_fonts.h"
#include "base/result.h"
#include "base/text/catalogue.h"
#include "base/text/language.h"
#include "kiosk/domain/place.h"
#include "kiosk/domain/text.h"

namespace service {

// There is no member for an identity or phone number, and there must never be one: slips are left lying
// about.
struct SlipContent {
    domain::Text site;     // "淮安市行政中心"
    domain::Text meeting;  // empty if the meeting is not to be named
    std::string name;      // the holder's, whole
    domain::Text seat;     // empty: the room is printed huge instead
    domain::Text floor, room;
    domain::PlaceKind kind = domain::PlaceKind::room;  // what `room` is
    std::vector<domain::WayStep> way;
    std::optional<base::CivilTime> starts;  // none: the meeting is not known here yet
    base::CivilTime checked_in;
    std::optional<int> ordinal, expected;  // "第 128 位，共 156 人"; expected only together with ordinal
    domain::Text kiosk;                    // "一号机"
    std::string number;                    // of the slip, "QD-0128"
    std::string qr_text;                   // where the agenda is; empty: no code
};

// 576 dots wide, as long as it needs, 0 and 255 only; the printer adds the white before the cut. The
// catalogue must be that of the language. Fails (ErrorKind::invalid) only if the QR text does not fit a code.
base::Result<base::Bitmap> draw_check_in_slip(const SlipContent& content, base::Language language,
                                              const base::Catalogue& words, base::SlipFonts& fonts);

}  // namespace service
