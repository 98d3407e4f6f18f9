// What the house tells everybody: listed, written, changed, taken back.
#include <algorithm>

#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/handlers/form.h"
#include "hub/web/console/notices_page.h"
#include "kiosk/protocol/notice.h"

namespace hub {

namespace {

constexpr std::chrono::hours usual_time{8};

base::Result<std::vector<domain::Notice>> stored_notices(Store& store) {
    const auto records = store.records(domain::topic::notices);
    if (!records) return records.error();
    std::vector<domain::Notice> notices;
    for (const domain::Change& change : *records)
        if (const auto* record = std::get_if<domain::UnknownRecord>(&change))
            // One of a newer hub that cannot be read is left alone.
            if (auto notice = protocol::read_notice(*record)) notices.push_back(std::move(*notice));
    return notices;
}

base::Result<domain::Notice> stored_notice(Store& store, const std::string& id) {
    const auto notices = stored_notices(store);
    if (!notices) return notices.error();
    for (const domain::Notice& notice : *notices)
        if (base::to_string(notice.id) == id) return notice;
    return base::Error{base::ErrorKind::not_found, "no such notice", "console.notice"};
}

NoticeDraft draft_in(const Request& request) {
    const auto text = [&](const char* name) { return trimmed(request.field(name)); };
    return {text("title_zh"),  text("title_en"),  text("text_zh"),    text("text_en"),
            text("from_date"), text("from_time"), text("until_date"), text("until_time")};
}

Response show_form(Services& services, const Staff& staff, const Request& request, const NoticeForm& form) {
    return with_faults(page_answer(request, notice_form_page(frame_for(services, &staff, request), form),
                                   form.faults.empty() ? 200 : 422),
                       form.faults);
}

// Judged against what is stored by then; what cannot be is in `form.faults`.
base::Result<Edit> edit_of(Services& services, const Staff& staff, const Request& request, NoticeForm& form) {
    domain::Notice before;
    if (!form.id.empty()) {
        auto stored = stored_notice(services.store, form.id);
        if (!stored) return stored.error();
        before = std::move(*stored);
        form.version = version_of(protocol::to_record(before));
    }
    JudgedNotice judged = judge(form.draft, before);
    form.faults = std::move(judged.faults);
    if (is_outdated(request, form.version)) form.faults.emplace("version", outdated_words);
    if (!form.faults.empty()) return base::Error{base::ErrorKind::invalid, "faults", "console.notice"};
    if (form.id.empty()) judged.notice.id.value = base::random_u64();
    Edit edit;
    const std::string fields = changed_fields(before, judged.notice);
    if (fields.empty()) return edit;
    edit.changes.push_back(protocol::to_record(judged.notice));
    note(edit, services, staff, request, form.id.empty() ? "notice.add" : "notice.change",
         base::to_string(judged.notice.id), form.id.empty() ? "" : fields);
    return edit;
}

Response save(Services& services, const Staff& staff, const Request& request, const std::string& id) {
    NoticeForm form;
    form.id = id;
    form.draft = draft_in(request);
    const auto saved =
        services.store.apply([&] { return edit_of(services, staff, request, form); }, services.clock.wall());
    if (!form.faults.empty()) return show_form(services, staff, request, form);
    if (!saved) return failed_work(services, staff, request, saved.error());
    return see_other("/console/notices?done=saved");
}

Response take_back(Services& services, const Staff& staff, const Request& request, const std::string& id) {
    const auto done = services.store.apply(
        [&]() -> base::Result<Edit> {
            const auto stored = stored_notice(services.store, id);
            if (!stored) return stored.error();
            Edit edit;
            edit.changes.emplace_back(domain::Tombstone{domain::topic::notices, id});
            note(edit, services, staff, request, "notice.delete", id, "");
            return edit;
        },
        services.clock.wall());
    if (!done) return failed_work(services, staff, request, done.error());
    return see_other("/console/notices?done=deleted");
}

constexpr DoneWord done_words[] = {{"saved", base::tr_mark("已保存")},
                                   {"deleted", base::tr_mark("通知已删除")}};

}  // namespace

Response get_notices(Services& services, const Staff& staff, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    auto notices = stored_notices(services.store);
    if (!notices) return broken_page(services, &staff, request, notices.error());
    std::stable_sort(notices->begin(), notices->end(),
                     [](const domain::Notice& a, const domain::Notice& b) { return b.until < a.until; });
    const bool may_change = frame.roles.meets({StaffRole::administrator, StaffRole::duty});
    return page_answer(request, notices_page(frame, {services.clock.wall(), std::move(*notices), may_change},
                                             notice_of(frame, request, done_words)));
}

Response get_new_notice(Services& services, const Staff& staff, const Request& request) {
    domain::Notice fresh;
    fresh.from = services.clock.wall();
    fresh.until = fresh.from + usual_time;
    return show_form(services, staff, request, {draft_of(fresh), {}, ""});
}

Response post_new_notice(Services& services, const Staff& staff, const Request& request) {
    return save(services, staff, request, "");
}

Response get_notice(Services& services, const Staff& staff, const Request& request) {
    const std::string id = request.steps.at(0);
    const auto notice = stored_notice(services.store, id);
    if (!notice) return failed_work(services, staff, request, notice.error());
    return show_form(services, staff, request,
                     {draft_of(*notice), {}, id, version_of(protocol::to_record(*notice))});
}

Response post_notice(Services& services, const Staff& staff, const Request& request) {
    const std::string id = request.steps.at(0);
    if (request.field("do") == "delete") return take_back(services, staff, request, id);
    return save(services, staff, request, id);
}

}  // namespace hub
