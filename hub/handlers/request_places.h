// The records that say a service request's ids in words.
#pragma once

#include "hub/store/store.h"
#include "hub/web/request_words.h"

namespace hub {

// Without those that cannot be read just now: ids are then shown as they are.
inline RequestPlaces request_places(Store& store) {
    RequestPlaces places;
    if (const auto layouts = store.records(domain::topic::layouts))
        for (const auto& change : *layouts)
            if (const auto* layout = std::get_if<domain::GridLayout>(&change))
                places.layouts.push_back(*layout);
    if (const auto categories = store.records(domain::topic::categories))
        for (const auto& change : *categories)
            if (const auto* category = std::get_if<domain::Category>(&change))
                places.categories.push_back(*category);
    return places;
}

}  // namespace hub
