// How the machine is, in rows of icon, name and state: the short form for whoever helps, the whole for staff.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/screens/wording.h"
#include "ui/widgets/stage.h"

namespace ui {

struct StateRow {
    std::string id;
    Icon icon = Icon::none;
    std::string_view caption;
    std::string value;
    bool well = true;
};

// `page_id` is what their ids begin with.
StateRow camera_row(const Page& page, const std::string& page_id);
StateRow scanner_row(const Page& page, const std::string& page_id);
StateRow printer_row(const Page& page, const std::string& page_id);
StateRow hub_row(const Page& page, const std::string& page_id);
StateRow heard_row(const Page& page, const std::string& page_id);
StateRow unsent_row(const Page& page, const std::string& page_id);
StateRow dead_letters_row(const Page& page, const std::string& page_id);
StateRow clock_row(const Page& page, const std::string& page_id);

// A card with the rows at equal heights.
void state_card(Stage& stage, const Box& card, const std::vector<StateRow>& rows);

}  // namespace ui
