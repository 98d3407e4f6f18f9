// From a decision to what its holder may read. Pure: what it needs is handed in.
#pragma once

#include <optional>

#include "kiosk/domain/check_in.h"
#include "kiosk/domain/place.h"
#include "kiosk/service/view.h"
#include "kiosk/store/store.h"

namespace service {

// What the result page wants beside the decision itself.
struct Surroundings {
    std::optional<domain::Place> place;
    std::optional<store::Counts> counts;
};

// Names appear only where the pass or the pick is its holder's; counts and ordinal only where the organiser
// allows them.
CheckInResult describe(const domain::Decision& decision, const domain::DoorRequest& request,
                       const domain::DoorKnowledge& known, const Surroundings& around);

}  // namespace service
