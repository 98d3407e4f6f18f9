// The page and the print of a label on a wall (kiosk/domain/request_code.h).
#pragma once

#include <string>
#include <vector>

#include "hub/web/pages.h"
#include "hub/web/request_words.h"

namespace hub {

struct PlaceView {
    RequestPlaces places;
    std::string cell;                  // one of theirs
    std::vector<ServiceRequest> open;  // all here: kind, state and time are shown, and nothing else of them
    bool signed_in = false;            // somebody who may be given work
    std::vector<ServiceRequest> mine;  // theirs here
};
std::string place_page(const PageVoice& voice, const PlaceView& view);
std::string no_place_page(const PageVoice& voice);

// A4 sheets with one label for each cell that is not closed, in both languages. `pages`: where phones reach
// the hub; empty: they do not, and kiosks alone read the labels.
base::Result<std::string> label_sheet(const std::vector<domain::GridLayout>& layouts,
                                      const std::string& pages, const base::Catalogue& english);

}  // namespace hub
