// Importing a meeting's list: put in, looked at, carried out.
#include "base/text/charset.h"
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/handlers/console/table_given.h"
#include "hub/handlers/form.h"
#include "hub/meetings/meeting_edits.h"
#include "hub/passes/secrets.h"
#include "hub/web/console/import_page.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

std::string address_of(const domain::Meeting& meeting, const char* rest = "") {
    return "/console/meetings/" + base::to_string(meeting.id) + rest;
}

std::string summary(const ListPlan& plan) {
    return "added " + std::to_string(plan.added.size()) + ", changed " + std::to_string(plan.changed.size()) +
           ", removed " + std::to_string(plan.removed.size());
}

Response show_plan(Services& services, const Staff& staff, const Request& request,
                   const domain::Meeting& meeting, const ListPlan& plan, const std::string& table, bool whole,
                   const Notice& notice = {}) {
    const Frame frame = frame_for(services, &staff, request);
    Preview preview;
    preview.title = frame.words.tr("名单会这样改");
    preview.back = address_of(meeting);
    preview.back_words = in_language(meeting.title, frame.language);
    preview.action = address_of(meeting, "/list/apply");
    preview.again = address_of(meeting, "/list");
    preview.table = table;
    preview.digest = plan.digest;
    preview.whole = whole;
    preview.faults = plan.faults;
    preview.ignored = plan.ignored;
    if (plan.faults.empty()) preview.groups = groups_of(frame, plan);
    preview.shared_seats = plan.shared_seats;
    return with_faults(page_answer(request, preview_page(frame, preview, notice),
                                   plan.faults.empty() && !notice.bad ? 200 : 422),
                       plan.faults);
}

}  // namespace

std::optional<std::string> table_given(const Request& request) {
    const auto file = request.uploads.find("file");
    const bool uploaded = file != request.uploads.end() && !file->second.content.empty();
    return base::utf8_of_file(uploaded ? file->second.content : request.field("pasted"));
}

std::string_view fault_of_table(const Request& request, const std::optional<std::string>& table) {
    constexpr std::string_view archive = "PK\x03\x04";  // Excel's own file is one
    const auto file = request.uploads.find("file");
    if (file != request.uploads.end() && file->second.content.starts_with(archive)) return workbook_words;
    if (!table) return unknown_charset_words;
    return table->size() > most_table ? too_large_words : std::string_view();
}

Response get_list_form(Services& services, const Staff& staff, const Request& request) {
    const auto meeting = stored_meeting(services.store, request.steps.at(0));
    if (!meeting) return failed_work(services, staff, request, meeting.error());
    const Frame frame = frame_for(services, &staff, request);
    ImportForm form;
    form.title = frame.words.tr("导入名单");
    form.back = address_of(*meeting);
    form.back_words = in_language(meeting->title, frame.language);
    form.action = address_of(*meeting, "/list");
    form.accept = ".csv,.txt,.tsv,text/csv,text/plain";
    form.rule = frame.words.tr("CSV 文件。表格软件里用“另存为 CSV”，什么编码都可以");
    form.columns = frame.words.tr(
        "第一行写列名：姓名、单位、手机、座位、职务、称呼、角色、请假、代会。只有姓名是必需的；表里没有的列不"
        "改");
    form.is_list = true;
    return page_answer(request, import_form_page(frame, form));
}

Response post_list(Services& services, const Staff& staff, const Request& request) {
    const auto meeting = stored_meeting(services.store, request.steps.at(0));
    if (!meeting) return failed_work(services, staff, request, meeting.error());
    const auto known = listed_people(services.store, meeting->id);
    if (!known) return broken_page(services, &staff, request, known.error());
    const bool whole = !request.field("whole").empty();
    const auto table = table_given(request);
    const auto fault = fault_of_table(request, table);
    const AttendeeTable read = fault.empty() ? read_attendee_table(*table) : unreadable_table(fault);
    return show_plan(services, staff, request, *meeting, plan_list(read, *known, whole), table.value_or(""),
                     whole);
}

Response post_list_apply(Services& services, const Staff& staff, const Request& request) {
    const auto secrets = load_secrets(services.secrets);
    if (!secrets) return broken_page(services, &staff, request, secrets.error());
    const std::string id = request.steps.at(0), table = request.field("table");
    const bool whole = !request.field("whole").empty();
    const AttendeeTable read = read_attendee_table(table);
    domain::Meeting meeting;
    ListPlan plan;
    bool other = false;  // the list has changed since it was looked at
    const auto done = services.store.apply(
        [&]() -> base::Result<Edit> {
            auto stored = stored_meeting(services.store, id);
            if (!stored) return stored.error();
            meeting = std::move(*stored);
            const auto known = listed_people(services.store, meeting.id);
            if (!known) return known.error();
            plan = plan_list(read, *known, whole);
            other = !plan.faults.empty() || plan.digest != request.field("digest");
            if (other) return base::Error{base::ErrorKind::refused, "another plan", "console.list"};
            auto edit = carry_out(services.store, *secrets, meeting, plan);
            if (!edit) return edit;
            note(*edit, services, staff, request, "meeting.list", id, summary(plan));
            return edit;
        },
        services.clock.wall());
    if (other) {
        const Frame frame = frame_for(services, &staff, request);
        return show_plan(services, staff, request, meeting, plan, table, whole,
                         {std::string(frame.words.tr("名单刚刚被别人改过，请再看一遍")), true});
    }
    if (!done) return failed_work(services, staff, request, done.error());
    return see_other(address_of(meeting, "?done=list"));
}

}  // namespace hub
