// What was changed, by whom, when and from where.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/clock.h"

namespace hub {

// Who does something, as the audit log names them.
struct Actor {
    std::string who;     // sign-in name; "cli" for the command line, "hub" for what the hub does by itself
    std::string source;  // the address that the request came from, with ", link" behind it where nobody had
                         // signed in; empty for the other two
};

struct AuditEntry {
    std::uint64_t id = 0;  // given when it is written, in the order of the writing
    base::WallTime at{};
    Actor actor;
    std::string action;  // "meeting.change"
    std::string object;  // id of what was changed
    std::string detail;  // field names and counts, never a person's name or number
};

// Which entries are asked for, the newest first. What is empty or 1970 asks for nothing.
struct AuditQuery {
    std::size_t limit = 50;
    std::uint64_t before = 0;  // older than this entry
    std::string object = {}, action = {};
    std::string words = {};                // in who, object, detail or address, in whatever case of ASCII
    base::WallTime from = {}, until = {};  // from <= its time < until
};

}  // namespace hub
