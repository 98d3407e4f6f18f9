// A notice as its form has it, and whether it can be one. Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "kiosk/domain/notice.h"

namespace hub {

struct NoticeDraft {
    std::string title_zh, title_en, text_zh, text_en;
    std::string from_date, from_time, until_date, until_time;  // "2026-12-22", "09:30", in the house's zone
};
NoticeDraft draft_of(const domain::Notice& notice);

struct JudgedNotice {
    domain::Notice notice;
    std::map<std::string, std::string_view> faults;  // by field, a msgid each
};
// Keeps the id of `before`.
JudgedNotice judge(const NoticeDraft& draft, const domain::Notice& before);

// "title, until", for the audit log.
std::string changed_fields(const domain::Notice& before, const domain::Notice& after);

}  // namespace hub
