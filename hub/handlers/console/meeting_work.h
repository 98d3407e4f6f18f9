// What the handlers that change meetings share.
#pragma once

#include "base/text/catalogue.h"
#include "hub/handlers/console/staff.h"
#include "kiosk/domain/change.h"

namespace hub {

// Adds to the audit log by the edit's own transaction. `detail` never holds a person's name or number.
void note(Edit& edit, Services& services, const Staff& staff, const Request& request,
          const std::string& action, const std::string& object, const std::string& detail);

// Somebody reads what lists mask: it is in the audit log before they see it.
base::Status note_look(Services& services, const Staff& staff, const Request& request,
                       const std::string& action, const std::string& object);

// The id that a form of something new carries; a fresh one where it carries none.
std::uint64_t new_id_in(const Request& request);

// What a form was filled in from, so that whoever saves it later is told that somebody else has changed it.
// `more`: what else the form shows.
std::string version_of(const domain::Change& record, const std::string& more = "");
// The form was filled in from another state than the one of `version`. One that carries none is not judged.
bool is_outdated(const Request& request, const std::string& version);
inline constexpr std::string_view outdated_words =
    base::tr_mark("您打开这一页以后，别人改过它。下面是您写的：请先看看现在的样子，再保存就会盖掉别人的修改");

// Gone in the meantime, or the database does not answer.
Response failed_work(Services& services, const Staff& staff, const Request& request,
                     const base::Error& error);

}  // namespace hub
