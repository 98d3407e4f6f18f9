// The list of today's meetings as a passer-by may see it, and when it next changes by itself.
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "kiosk/service/moment.h"
#include "kiosk/service/view.h"
#include "kiosk/store/store.h"

namespace service {

struct Today {
    TodayView view;
    base::WallTime changes_at{};  // the next window that opens or closes, or midnight
};

// A meeting with what belongs to it.
struct Listed {
    domain::Meeting meeting;
    std::optional<domain::Place> place;
    store::Counts counts;
};

// Pure. Hidden meetings are left out, titles only where the organiser ticked "public".
Today make_today(const std::vector<Listed>& meetings, base::WallTime now, std::chrono::minutes utc_offset);
base::Result<Today> read_today(store::Store& store, const Moment& moment);

base::WallTime midnight_before(base::WallTime now, std::chrono::minutes utc_offset);

}  // namespace service
