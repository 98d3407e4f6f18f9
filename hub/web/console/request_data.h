// A service request as values of a template, on whatever page of the console it stands.
#pragma once

#include <vector>

#include "hub/web/console/render.h"
#include "hub/web/request_words.h"

namespace hub {

Data request_data(const Frame& frame, const ServiceRequest& request, const RequestPlaces& places,
                  base::WallTime now);
// What became of it, the oldest first.
struct HistoryView {
    bool words = false;  // also what its reporter said
    bool names = true;   // as staff call each other; else as they are called to visitors
};
Data history_data(const Frame& frame, const ServiceRequest& request, const RequestPlaces& places,
                  HistoryView shows);
// "answers" to the questions of its category, in the page's language where the house asks them still.
void set_answers(const Frame& frame, const ServiceRequest& request, const RequestPlaces& places,
                 Data& values);
// "photos", and how many are still on their way.
// `may_remove`: whoever reads it may, of what was mended.
void set_photos(const Frame& frame, const std::vector<NamedPhoto>& photos, Data& values,
                bool may_remove = false);

}  // namespace hub
