// One person of a meeting's list: the only page that shows a whole name and a whole number.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "hub/web/console/frame.h"
#include "hub/web/console/meeting_page.h"

namespace hub {

struct PersonView {
    domain::Meeting meeting;
    PersonRow row;  // attendee.id 0: a new one
    std::string phone;
    base::WallTime now{};
    bool may_change = false;
    // The pass, for whoever may change; empty: not shown.
    std::string qr, code, link;
    // The form: what stands in it, by column, and what is wrong with it.
    std::map<std::string, std::string> fields;
    std::map<std::string, std::string_view> faults;
    std::string version;  // of what the form was filled in from
    std::string new_id;   // of a new one: the id that it will get, so that a form that comes twice makes one
};

std::string person_page(const Frame& frame, const PersonView& view, const Notice& notice);

// Why an arrival was entered by hand: chosen, for the same cause.
bool known_correction(const std::string& reason);

// Why a pass was made void: chosen, so that the audit log holds no names.
bool known_reason(const std::string& reason);

std::string links_page(const Frame& frame, const domain::Meeting& meeting, const std::string& lines);

}  // namespace hub
