// What the console's handlers answer with.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string_view>

#include "hub/handlers/console/staff.h"
#include "hub/import/attendee_table.h"
#include "hub/web/console/frame.h"

namespace hub {

// The frame around a page; `staff` null: nobody is signed in.
Frame frame_for(Services& services, const Staff* staff, const Request& request);

// What the log says of a refusal; never a word of anybody's.
Response with_why(Response response, std::string why);
Response page_answer(const Request& request, std::string html, int status = 200);
// CSV to be saved under that name, which is ASCII.
Response table_answer(const Request& request, std::string table, const std::string& name);
// Private, and run as nothing: shown on its own, a browser lays it out with a style of its making.
Response picture_answer(std::string content_type, std::string bytes);
// Why a form or a table was not taken: the fields or columns at fault, which are names of ours.
Response with_faults(Response response, const std::map<std::string, std::string_view>& faults);
Response with_faults(Response response, const std::vector<CellFault>& faults);
Response see_other(
    std::string where);  // after a form: the browser asks anew, and a reload sends nothing twice

// The database is away or broken: said calmly, and logged.
Response broken_page(Services& services, const Staff* staff, const Request& request,
                     const base::Error& error);
Response missing_page(Services& services, const Staff& staff, const Request& request);

// What a page says after a form sent its browser there with ?done=; `word` is a msgid.
struct DoneWord {
    std::string_view done, word;
    bool bad = false;
};
Notice notice_of(const Frame& frame, const Request& request, std::span<const DoneWord> words);

std::optional<std::string> cookie(const Request& request, std::string_view name);

}  // namespace hub
