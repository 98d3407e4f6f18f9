#include "hub/web/console/meetings_page.h"

#include "base/text/dates.h"
#include "hub/clock.h"
#include "hub/web/console/meeting_data.h"

namespace hub {

namespace {

std::string found_words(const Frame& frame, std::size_t found) {
    return base::fill(frame.words.tr_n("共 {n} 场会议", found), {{"n", std::to_string(found)}});
}

// Of another year the date alone would mislead.
std::string date_with_year(const Frame& frame, base::WallTime at, base::WallTime now,
                           const std::string& date) {
    const int year = base::to_civil(at, utc_offset).year;
    if (year == base::to_civil(now, utc_offset).year) return date;
    return base::fill(frame.words.tr("{year}年{date}"), {{"year", std::to_string(year)}, {"date", date}});
}

// The number, and beside it how it comes about.
void set_rate(Data& values, const Frame& frame, const RatingSum& sum) {
    values.set("has_rate", flag(sum.valid() > 0));
    const int rate = sum.per_mille();
    values.set("rate", std::to_string(rate / 10) + "." + std::to_string(rate % 10) + " %");
    values.set("rate_chip", rate >= wanted_per_mille ? "ok" : "amber");
    values.set("rate_words", std::string(rate >= wanted_per_mille ? frame.words.tr("达到 98 %")
                                                                  : frame.words.tr("不到 98 %")));
    values.set("formula",
               base::fill(frame.words.tr("满意率 =（非常满意 {a} + 满意 {b} + 基本满意 {c}）÷ 有效评价 {n}"),
                          {{"a", std::to_string(sum.of[0])},
                           {"b", std::to_string(sum.of[1])},
                           {"c", std::to_string(sum.of[2])},
                           {"n", std::to_string(sum.valid())}}));
}

}  // namespace

std::string meetings_page(const Frame& frame, const MeetingsView& view, const Notice& notice) {
    Data values, list{Data::type::list};
    const auto today = base::civil_day(view.now, utc_offset);
    for (const MeetingRow& row : view.meetings) {
        Data item = meeting_row(frame, row, view.now);
        item.set("date", date_with_year(frame, row.meeting.starts, view.now,
                                        base::format_short_date(
                                            base::to_civil(row.meeting.starts, utc_offset), frame.words)));
        item.set("today", flag(base::civil_day(row.meeting.starts, utc_offset) == today));
        list << item;
    }
    values.set("meetings", list);
    values.set("none", flag(view.meetings.empty()));
    values.set("found", found_words(frame, view.paging.found));
    values.set("text", view.text);
    values.set("day", view.day);
    values.set("may_change", flag(view.may_change));
    set_rate(values, frame, view.ratings);
    values.set("pages", paging_part(frame, view.paging));
    return render_page(frame, "console_meetings.html", std::string(frame.words.tr("会议管理")), values,
                       notice);
}

}  // namespace hub
