#include "hub/web/console/requests_table.h"

#include "base/text/dates.h"
#include "hub/clock.h"
#include "hub/import/csv.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

std::string minute_of(base::WallTime at) {
    if (at == base::WallTime{}) return "";
    const auto civil = base::to_civil(at, utc_offset);
    return base::format_iso_date(civil) + " " + base::format_time(civil);
}

std::vector<std::string> table_row(const Frame& frame, const RequestsView& view,
                                   const ServiceRequest& request) {
    const auto word = [&](std::string_view msgid) { return std::string(frame.words.tr(msgid)); };
    const auto parts = view.parts.find(request.number);
    return {request.number,
            word(state_word(request.state)),
            place_of(request, view.places, frame.language),
            request.unit,
            kind_of(request, view.places, frame.language),
            request.danger ? word("有危险") : "",
            minute_of(request.made),
            minute_of(request.due),
            is_late(request, view.now) ? word("已超时") : "",
            minute_of(request.changed),
            worker_of(request, view.places),
            std::to_string(request.voices + 1),
            std::to_string(request.urges),
            request.rating ? word(rating_word(*request.rating)) : "",
            parts == view.parts.end() ? "" : parts->second};
}

}  // namespace

std::string requests_table(const Frame& frame, const RequestsView& view) {
    std::vector<std::string> head;
    for (const std::string_view word :
         {frame.words.tr("报修编号"), frame.words.tr("状态"), frame.words.tr("地点"), frame.words.tr("网格"),
          frame.words.tr("报修内容"), frame.words.tr("有危险"), frame.words.tr("报修时间"),
          frame.words.tr("答应的时间"), frame.words.tr("已超时"), frame.words.tr("最后变动"),
          frame.words.tr("谁在办"), frame.words.tr("在等的人数"), frame.words.tr("催办次数"),
          frame.words.tr("报修人的评价"), frame.words.tr("用了什么配件")})
        head.emplace_back(word);
    std::vector<std::vector<std::string>> rows{std::move(head)};
    for (const ServiceRequest& request : view.page.requests)
        rows.push_back(table_row(frame, view, request));
    return spreadsheet(rows);
}

}  // namespace hub
