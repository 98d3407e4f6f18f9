// A report that came through the Open311 endpoint and not from a kiosk.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/fact.h"

namespace hub {

// In their numbers stands what no kiosk is ever called: none has an I (hub/fleet/kiosk_code.h). Letters
// alone, so that a kiosk knows where they end in a number that is typed without dashes.
inline constexpr const char* open311_code = "API";
// The cell of what its reporter placed by words or by coordinates alone; no layout has it.
inline constexpr const char* unplaced = "(unplaced)";

// Clean: of known ids, whole characters, and no longer than it may be.
struct OpenReport {
    std::string key;          // id of the api key that it came with
    std::string cell, place;  // place: ours, never its reporter's words
    std::string category;
    std::string words, phone, language;
    bool danger = false;
    std::vector<domain::RequestAnswer> answers = {};  // to questions of the category
    std::string
        repeat;  // the client's name for this report, by which it is known if it comes again; may be empty
};

}  // namespace hub
