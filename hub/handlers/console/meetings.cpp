// The list of meetings, and one of them with its people.
#include <algorithm>

#include "base/text/dates.h"
#include "hub/clock.h"
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/live.h"
#include "hub/handlers/console/meeting_rows.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/handlers/console/pages.h"
#include "hub/handlers/console/presence.h"
#include "hub/handlers/form.h"
#include "hub/meetings/meeting_edits.h"
#include "hub/web/console/attendance_table.h"
#include "hub/web/console/meetings_page.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

constexpr std::size_t page_size = 50, latest_shown = 8;

struct Looked {
    MeetingRow row;
    std::vector<PersonRow> people;
};

base::Result<std::optional<Looked>> look(Services& services, base::Language language, const std::string& id) {
    auto row = meeting_row_of(services, language, id);
    if (!row) return row.error();
    if (!*row) return std::optional<Looked>();
    const domain::MeetingId meeting = (*row)->meeting.id;
    auto list = services.store.attendees_of(meeting);
    if (!list) return list.error();
    const auto arrivals = services.store.arrivals_of(meeting);
    if (!arrivals) return arrivals.error();
    const auto walk_ins = services.store.walk_ins_of(meeting);
    if (!walk_ins) return walk_ins.error();
    auto people = presence_of(std::move(*list), *arrivals);
    name_walk_ins(people, *walk_ins);
    return std::optional(Looked{std::move(**row), std::move(people)});
}

MeetingView view_of(Services& services, const Looked& looked) {
    MeetingView view;
    view.now = services.clock.wall();
    view.row = looked.row;
    view.count = count_presence(looked.people);
    view.latest = latest_of(looked.people, latest_shown);
    return view;
}

void choose(MeetingView& view, std::vector<PersonRow> people, std::size_t page) {
    std::erase_if(
        people, [&](const PersonRow& row) { return !says(row, view.text) || !fits_state(row, view.state); });
    view.paging.found = people.size();
    view.paging.page_size = page_size;
    const std::size_t pages = (people.size() + page_size - 1) / page_size;
    view.paging.page = pages == 0 ? 0 : std::min(page, pages - 1);
    const std::size_t from = view.paging.page * page_size;
    for (std::size_t n = from; n < std::min(people.size(), from + page_size); ++n)
        view.people.push_back(std::move(people[n]));
}

constexpr DoneWord done_words[] = {
    {"saved", base::tr_mark("已保存")},
    {"list", base::tr_mark("名单已更新")},
    {"removed", base::tr_mark("已从名单上删除")},
    {"deleted", base::tr_mark("会议已删除")},
    {"taken_back", base::tr_mark("签到已撤回")},
    {"not_so", base::tr_mark("情况已经变了，请看一看再改"), true},
    {"imported", base::tr_mark("会议已导入")},
    {"moved", base::tr_mark("已保存。日期或结束时间变了，已经发出的签到码请重新打印或发送")}};

}  // namespace

bool may_change_meetings(const Staff& staff) {
    return staff.account.roles.meets({StaffRole::meetings, StaffRole::administrator});
}

Response get_meetings(Services& services, const Staff& staff, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    MeetingsView view;
    view.now = services.clock.wall();
    view.text = request.argument("text").substr(0, 300);
    view.day = request.argument("day");
    view.may_change = may_change_meetings(staff);
    MeetingSearch search{trimmed(view.text), std::nullopt, page_asked(request), page_size};
    if (const auto day = parse_iso_time(view.day + "T00:00")) search.day = day_of(*day);
    auto found = find_meetings(services, frame.language, search);
    if (!found) return broken_page(services, &staff, request, found.error());
    view.meetings = std::move(found->rows);
    const auto ratings = services.store.ratings();
    if (!ratings) return broken_page(services, &staff, request, ratings.error());
    std::vector<Rating> all;
    for (const auto& [meeting, rating] : *ratings)
        all.push_back(rating);
    view.ratings = sum_of(all);
    view.paging = {search.page, page_size, found->found, query_of(request, {"text", "day"})};
    return page_answer(request, meetings_page(frame, view, notice_of(frame, request, done_words)));
}

Response get_meeting(Services& services, const Staff& staff, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    auto looked = look(services, frame.language, request.steps.at(0));
    if (!looked) return broken_page(services, &staff, request, looked.error());
    if (!*looked) return missing_page(services, staff, request);
    MeetingView view = view_of(services, **looked);
    view.text = trimmed(request.argument("text").substr(0, 200));
    view.state = request.argument("state");
    view.may_change = may_change_meetings(staff);
    const auto ratings = services.store.ratings();
    if (!ratings) return broken_page(services, &staff, request, ratings.error());
    if (const auto own = ratings->find(view.row.meeting.id); own != ratings->end()) view.rating = own->second;
    choose(view, std::move((*looked)->people), page_asked(request));
    view.paging.query = query_of(request, {"text", "state"});
    return page_answer(request, meeting_page(frame, view, notice_of(frame, request, done_words)));
}

Response get_meeting_live(Services& services, const Staff& staff, const Request& request) {
    return live_answer(services, staff,
                       [&services, frame = frame_for(services, &staff, request),
                        id = request.steps.at(0)]() -> std::optional<std::string> {
                           const auto looked = look(services, frame.language, id);
                           if (!looked || !*looked) return std::nullopt;
                           return meeting_part(frame, view_of(services, **looked));
                       });
}

Response post_rating(Services& services, const Staff& staff, const Request& request) {
    const std::string id = request.steps.at(0);
    const auto rating = domain::parse_satisfaction(request.field("rating"));
    const auto done = services.store.apply(
        [&]() -> base::Result<Edit> {
            const auto meeting = stored_meeting(services.store, id);
            if (!meeting) return meeting.error();
            Edit edit;
            if (!rating || services.clock.wall() < meeting->starts) return edit;
            edit.ratings[meeting->id] = *rating;
            note(edit, services, staff, request, "meeting.rate", id, std::string(domain::to_string(*rating)));
            return edit;
        },
        services.clock.wall());
    if (!done) return failed_work(services, staff, request, done.error());
    return see_other("/console/meetings/" + id + "?done=saved");
}

Response get_attendance(Services& services, const Staff& staff, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    const std::string id = request.steps.at(0);
    const auto looked = look(services, frame.language, id);
    if (!looked) return broken_page(services, &staff, request, looked.error());
    if (!*looked) return missing_page(services, staff, request);
    // Whole names leave the hub: that is written down.
    const auto now = services.clock.wall();
    Edit edit;
    note(edit, services, staff, request, "meeting.export", id,
         std::to_string((*looked)->people.size()) + " people");
    if (auto status = services.store.apply(edit, now); !status)
        return broken_page(services, &staff, request, status.error());
    const std::string day = base::format_iso_date(base::to_civil((*looked)->row.meeting.starts, utc_offset));
    return table_answer(request, attendance_table(frame, (*looked)->people), day + "-" + id + ".csv");
}

}  // namespace hub
