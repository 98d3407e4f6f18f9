// What the house tells everybody: the water is off, the canteen opens later. A value.
#pragma once

#include "base/clock.h"
#include "kiosk/domain/ids.h"
#include "kiosk/domain/text.h"

namespace domain {

using NoticeId = base::Id<struct NoticeTag>;

struct Notice {
    NoticeId id;
    Text title, text;                // text may have line breaks
    base::WallTime from{}, until{};  // shown in between
    friend bool operator==(const Notice&, const Notice&) = default;
};

namespace topic {
inline constexpr const char* notices = "notices";  // kiosks of this version keep them as they came
}

}  // namespace domain
