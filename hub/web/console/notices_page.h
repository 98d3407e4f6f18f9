// What the house tells everybody: the list, and the form of one.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "hub/notices/notice_draft.h"
#include "hub/web/console/frame.h"

namespace hub {

struct NoticesView {
    base::WallTime now{};
    std::vector<domain::Notice> notices;  // who ends last stands first
    bool may_change = false;
};
std::string notices_page(const Frame& frame, const NoticesView& view, const Notice& said);

struct NoticeForm {
    NoticeDraft draft;
    std::map<std::string, std::string_view> faults;
    std::string id;            // empty: a new one
    std::string version = {};  // of what it was filled in from
};
std::string notice_form_page(const Frame& frame, const NoticeForm& form);

}  // namespace hub
