#include "hub/web/console/today_page.h"

#include <algorithm>

#include "hub/clock.h"
#include "hub/web/console/meeting_data.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

struct State {
    std::string_view word, kind;
};

State state_of(const domain::Meeting& meeting, base::WallTime now) {
    using base::tr_mark;
    switch (domain::phase_of(meeting, now, utc_offset)) {
        case domain::MeetingPhase::upcoming:
            return {tr_mark("未到日子"), "sunken"};
        case domain::MeetingPhase::opens_later_today:
            return {tr_mark("未开放"), "amber"};
        case domain::MeetingPhase::open:
            return {tr_mark("签到中"), "ok"};
        case domain::MeetingPhase::over:
            return {tr_mark("已结束"), "sunken"};
    }
    return {"", ""};
}

Data part_data(const Frame& frame, const Today& today) {
    Data values, list{Data::type::list};
    int arrived = 0, expected = 0;
    for (const MeetingRow& row : today.meetings) {
        arrived += row.arrived;
        expected += row.meeting.expected;
        list << meeting_row(frame, row, today.now);
    }
    values.set("meetings", list);
    values.set("none", flag(today.meetings.empty()));
    values.set("meeting_count", std::to_string(today.meetings.size()));
    values.set("arrived", std::to_string(arrived));
    values.set("arrived_words",
               base::fill(frame.words.tr("已签到，应到 {n} 人"), {{"n", std::to_string(expected)}}));
    values.set("kiosks_heard", std::to_string(today.kiosks - today.silent_kiosks));
    values.set("kiosks_words", today.silent_kiosks == 0
                                   ? std::string(frame.words.tr("台终端在线，没有失联的"))
                                   : base::fill(frame.words.tr("台终端在线，{n} 台失联"),
                                                {{"n", std::to_string(today.silent_kiosks)}}));
    const auto number = [](std::size_t n) { return std::to_string(n); };
    const auto troubled = static_cast<std::size_t>(today.troubled_kiosks);
    values.set("may_see_kiosks",
               flag(frame.roles.meets({StaffRole::administrator, StaffRole::duty, StaffRole::auditor})));
    values.set("has_waiting", flag(today.waiting_kiosks > 0));
    values.set("waiting", base::fill(frame.words.tr_n("有 {n} 台终端等着接入", today.waiting_kiosks),
                                     {{"n", number(today.waiting_kiosks)}}));
    values.set("dangers", dangers_part(frame, today.dangers));
    values.set("has_troubled", flag(troubled > 0));
    values.set("troubled",
               base::fill(frame.words.tr_n("有 {n} 台终端需要去看看", troubled), {{"n", number(troubled)}}));
    return values;
}

}  // namespace

Data meeting_row(const Frame& frame, const MeetingRow& row, base::WallTime now) {
    const domain::Meeting& meeting = row.meeting;
    const State state = state_of(meeting, now);
    Data item;
    item.set("id", base::to_string(meeting.id));
    item.set("title", in_language(meeting.title, frame.language));
    item.set("place", row.place);
    item.set("date", date_words(meeting.starts, frame.words));
    item.set("starts", time_words(meeting.starts));
    item.set("ends", time_words(meeting.ends));
    item.set("state", std::string(frame.words.tr(state.word)));
    item.set("state_kind", std::string(state.kind));
    item.set("arrived", std::to_string(std::min(row.arrived, std::max(meeting.expected, 1))));
    item.set("expected", std::to_string(std::max(meeting.expected, 1)));
    item.set("count", std::to_string(row.arrived) + " / " + std::to_string(meeting.expected));
    item.set("may_open", flag(frame.roles.meets({StaffRole::meetings, StaffRole::administrator,
                                                 StaffRole::duty, StaffRole::auditor})));
    return item;
}

std::string today_part(const Frame& frame, const Today& today) {
    return render_part(frame, "console_today_part.html", part_data(frame, today));
}

std::string today_page(const Frame& frame, const Today& today) {
    Data values;
    values.set("date", date_words(today.now, frame.words));
    values.set("part", today_part(frame, today));
    return render_page(frame, "console_today.html", std::string(frame.words.tr("今日概况")), values);
}

}  // namespace hub
