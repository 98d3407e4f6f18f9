// Importing meetings from a calendar or a table: put in, looked at, carried out.
#include "base/text/dates.h"
#include "hub/clock.h"
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/handlers/console/table_given.h"
#include "hub/meetings/meeting_plan.h"
#include "hub/web/console/import_page.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

base::Result<MeetingPlan> plan_now(Services& services, const MeetingTable& table, bool unclassified) {
    auto meetings = services.store.records(domain::topic::meetings);
    if (!meetings) return meetings.error();
    auto places = services.store.records(domain::topic::places);
    if (!places) return places.error();
    std::vector<domain::Meeting> known;
    for (domain::Change& change : *meetings)
        if (auto* meeting = std::get_if<domain::Meeting>(&change)) known.push_back(std::move(*meeting));
    std::vector<domain::Place> rooms;
    for (domain::Change& change : *places)
        if (auto* place = std::get_if<domain::Place>(&change)) rooms.push_back(std::move(*place));
    return plan_meetings(table, known, rooms, unclassified);
}

std::string place_of(Services& services, const Frame& frame, const std::string& id) {
    const auto record = services.store.record(domain::topic::places, id);
    const auto* place = record && record.value() ? std::get_if<domain::Place>(&*record.value()) : nullptr;
    return place ? place_words(*place, frame.language) : id;
}

PreviewItem item_of(const Frame& frame, const domain::Meeting& meeting, const std::string& more) {
    const auto civil = base::to_civil(meeting.starts, utc_offset);
    return {in_language(meeting.title, frame.language),
            base::format_iso_date(civil) + " " + base::format_time(civil) + " – " + time_words(meeting.ends),
            more};
}

Response show_plan(Services& services, const Staff& staff, const Request& request, const MeetingPlan& plan,
                   const std::string& table, const Notice& notice = {}) {
    const Frame frame = frame_for(services, &staff, request);
    Preview preview;
    preview.title = frame.words.tr("会议会这样改");
    preview.back = "/console/meetings";
    preview.back_words = frame.words.tr("全部会议");
    preview.action = "/console/meetings/import/apply";
    preview.again = "/console/meetings/import";
    preview.table = table;
    preview.digest = plan.digest;
    preview.faults = plan.faults;
    preview.ignored = plan.ignored;
    PreviewGroup added{std::string(frame.words.tr("新加的会议")), {}, 0},
        changed{std::string(frame.words.tr("要改的会议")), {}, 0};
    for (const domain::Meeting& meeting : plan.added)
        added.items.push_back(item_of(frame, meeting, place_of(services, frame, meeting.place)));
    for (const ChangedMeeting& meeting : plan.changed)
        changed.items.push_back(item_of(frame, meeting.after, fields_in_words(frame, meeting.fields)));
    preview.groups = {added, changed, {std::string(frame.words.tr("没有变化的会议")), {}, plan.unchanged}};
    return with_faults(page_answer(request, preview_page(frame, preview, notice),
                                   plan.faults.empty() && !notice.bad ? 200 : 422),
                       plan.faults);
}

MeetingTable unreadable_meetings(std::string_view what) {
    MeetingTable table;
    table.faults = unreadable_table(what).faults;
    return table;
}

}  // namespace

Response get_meeting_import(Services& services, const Staff& staff, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    ImportForm form;
    form.title = frame.words.tr("导入会议");
    form.back = "/console/meetings";
    form.back_words = frame.words.tr("全部会议");
    form.action = "/console/meetings/import";
    form.accept = ".ics,.csv,.txt,.tsv,text/calendar,text/csv,text/plain";
    form.rule = frame.words.tr("日历文件（.ics）或 CSV 文件。新会议默认不显示在大厅");
    form.columns =
        frame.words.tr("表格的第一行写列名：会议名称、英文名称、地点、日期、开始时间、结束时间、结束日期");
    return page_answer(request, import_form_page(frame, form));
}

Response post_meeting_import(Services& services, const Staff& staff, const Request& request) {
    const auto table = table_given(request);
    const auto fault = fault_of_table(request, table);
    const MeetingTable read = fault.empty() ? read_meetings(*table) : unreadable_meetings(fault);
    const auto plan = plan_now(services, read, !request.field("unclassified").empty());
    if (!plan) return broken_page(services, &staff, request, plan.error());
    return show_plan(services, staff, request, *plan, table.value_or(""));
}

Response post_meeting_import_apply(Services& services, const Staff& staff, const Request& request) {
    const std::string table = request.field("table");
    const MeetingTable read = read_meetings(table);
    MeetingPlan plan;
    bool other = false;
    const auto done = services.store.apply(
        [&]() -> base::Result<Edit> {
            // That they are not classified was said before the preview was made, and is not asked twice.
            auto now = plan_now(services, read, true);
            if (!now) return now.error();
            plan = std::move(*now);
            other = !plan.faults.empty() || plan.digest != request.field("digest");
            if (other) return base::Error{base::ErrorKind::refused, "another plan", "console.meetings"};
            Edit edit;
            for (domain::Meeting meeting : plan.added) {
                if (!meeting.id) meeting.id.value = base::random_u64();
                note(edit, services, staff, request, "meeting.import", base::to_string(meeting.id), "added");
                edit.changes.emplace_back(std::move(meeting));
            }
            for (const ChangedMeeting& meeting : plan.changed) {
                note(edit, services, staff, request, "meeting.import", base::to_string(meeting.after.id),
                     meeting.fields);
                edit.changes.emplace_back(meeting.after);
            }
            return edit;
        },
        services.clock.wall());
    if (other) {
        const Frame frame = frame_for(services, &staff, request);
        return show_plan(services, staff, request, plan, table,
                         {std::string(frame.words.tr("会议刚刚被别人改过，请再看一遍")), true});
    }
    if (!done) return failed_work(services, staff, request, done.error());
    return see_other("/console/meetings?done=imported");
}

}  // namespace hub
