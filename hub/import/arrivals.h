// Check-ins that sample data brings along, so that a demo's morning is not empty.
#pragma once

#include <vector>

#include <nlohmann/json.hpp>

#include "hub/store/store.h"

namespace hub {

// Facts of a second kiosk, as that kiosk would have sent them.
struct EarlierArrivals {
    domain::Text kiosk;
    std::vector<domain::Fact> facts;
};

// Reads "arrivals" of a site file. Only sample data may have them, only of `people`, each once.
base::Result<EarlierArrivals> read_arrivals(const nlohmann::json& file, const std::vector<Person>& people);

// Receives them like any kiosk's batches: a second time they are duplicates.
base::Status take_in(Store& store, const EarlierArrivals& arrivals, base::WallTime now);

}  // namespace hub
