// The kiosks of the house: who waits to be let in, and how each is.
#pragma once

#include <vector>

#include "hub/fleet/condition.h"
#include "hub/web/console/frame.h"

namespace hub {

struct KiosksView {
    base::WallTime now{};
    std::vector<KioskRow> kiosks;
    std::vector<Enrolment>
        waiting;  // the oldest first: a new one moves no key that somebody is about to press
    bool may_enrol = false;
};

std::string kiosks_page(const Frame& frame, const KiosksView& view, const Notice& notice);
// What changes on it while it is open.
std::string kiosks_part(const Frame& frame, const KiosksView& view);

}  // namespace hub
