// The records that say a service request's ids in words.
#pragma once

#include "hub/store/store.h"
#include "hub/web/request_words.h"

namespace hub {

// A failed read is the caller's to answer: half of them would say that a service or a room does not exist.
inline base::Result<RequestPlaces> request_places(Store& store) {
    const auto layouts = store.records(domain::topic::layouts);
    if (!layouts) return layouts.error();
    const auto categories = store.records(domain::topic::categories);
    if (!categories) return categories.error();
    RequestPlaces places;
    for (const auto& change : *layouts)
        if (const auto* layout = std::get_if<domain::GridLayout>(&change)) places.layouts.push_back(*layout);
    for (const auto& change : *categories)
        if (const auto* category = std::get_if<domain::Category>(&change))
            places.categories.push_back(*category);
    return places;
}

// With what staff call each other.
inline base::Result<RequestPlaces> staff_places(Store& store) {
    auto places = request_places(store);
    if (!places) return places;
    const auto accounts = store.accounts().all();
    if (!accounts) return accounts.error();
    for (const Account& account : *accounts)
        places->people[account.name] = account.display;
    return places;
}

}  // namespace hub
