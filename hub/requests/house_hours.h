// When the house works, as its site data says it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "kiosk/domain/working_time.h"

namespace hub {

// {"hours": [["08:30", "12:00"], ["14:00", "18:00"]], "weekdays": [1, 2, 3, 4, 5], "closed": ["2027-01-01"],
// "opened": ["2027-02-06"]}; weekdays from 0, Sunday. invalid, with the field that is wrong.
base::Result<domain::WorkingCalendar> parse_house_hours(std::string_view json);
// Until the site says otherwise: Monday to Friday, 8:30 to 12:00 and 14:00 to 18:00.
domain::WorkingCalendar usual_hours();

}  // namespace hub
