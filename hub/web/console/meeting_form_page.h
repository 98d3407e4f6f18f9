// The form of a meeting, and the question before one is deleted.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "hub/meetings/meeting_draft.h"
#include "hub/web/console/frame.h"
#include "kiosk/domain/place.h"

namespace hub {

struct MeetingForm {
    MeetingDraft draft;
    std::map<std::string, std::string_view> faults;
    std::vector<domain::Place> places;
    std::string id;  // empty: a new one
    std::string title;
    std::string version;  // of what it was filled in from
    std::string new_id;   // of a new one: the id that it will get, so that a form that comes twice makes one
};

std::string meeting_form_page(const Frame& frame, const MeetingForm& form);
std::string meeting_delete_page(const Frame& frame, const domain::Meeting& meeting, std::size_t people,
                                std::size_t arrived);

}  // namespace hub
