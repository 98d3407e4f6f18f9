#include "hub/import/meeting_table.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/text/catalogue.h"
#include "base/text/charset.h"
#include "base/text/fold.h"
#include "hub/handlers/form.h"
#include "hub/import/csv.h"

namespace hub {

namespace {

using base::tr_mark;

struct Head {
    std::string_view name;
    std::string MeetingDraft::*field;
};
constexpr auto heads =
    std::to_array<Head>({{"会议名称", &MeetingDraft::title_zh}, {"会议", &MeetingDraft::title_zh},
                         {"名称", &MeetingDraft::title_zh},     {"标题", &MeetingDraft::title_zh},
                         {"title", &MeetingDraft::title_zh},    {"meeting", &MeetingDraft::title_zh},
                         {"英文名称", &MeetingDraft::title_en}, {"title in English", &MeetingDraft::title_en},
                         {"地点", &MeetingDraft::place},        {"会议室", &MeetingDraft::place},
                         {"会议地点", &MeetingDraft::place},    {"place", &MeetingDraft::place},
                         {"room", &MeetingDraft::place},        {"日期", &MeetingDraft::date},
                         {"date", &MeetingDraft::date},         {"开始", &MeetingDraft::starts},
                         {"开始时间", &MeetingDraft::starts},   {"starts", &MeetingDraft::starts},
                         {"start", &MeetingDraft::starts},      {"结束", &MeetingDraft::ends},
                         {"结束时间", &MeetingDraft::ends},     {"ends", &MeetingDraft::ends},
                         {"end", &MeetingDraft::ends},          {"结束日期", &MeetingDraft::end_date},
                         {"last day", &MeetingDraft::end_date}});

const Head* head_named(std::string_view cell) {
    const auto wanted = base::fold_for_search(cell);
    const auto found = std::find_if(heads.begin(), heads.end(), [&](const Head& head) {
        return base::fold_for_search(head.name) == wanted;
    });
    return found == heads.end() ? nullptr : &*found;
}

// Up to three numbers with anything between them.
std::vector<int> numbers_in(std::string_view text) {
    std::vector<int> numbers;
    bool inside = false;
    for (const char32_t c : base::fold_for_search(text)) {
        const bool digit = c >= U'0' && c <= U'9';
        if (digit && !inside) numbers.push_back(0);
        if (digit && numbers.back() < 100'000)
            numbers.back() = numbers.back() * 10 + static_cast<int>(c - U'0');
        inside = digit;
    }
    return numbers;
}

MeetingTable refused(std::size_t line, std::string_view what) {
    MeetingTable table;
    table.faults.push_back({line, "", what, ""});
    return table;
}

}  // namespace

std::string plain_date(std::string_view written) {
    // fold_for_search would take the hyphens away.
    std::string spaced(written);
    std::replace_if(
        spaced.begin(), spaced.end(), [](char c) { return c == '-' || c == '.'; }, '/');
    const auto n = numbers_in(spaced);
    if (n.size() != 3 || n[0] < 1970 || n[0] > 9999 || n[1] > 12 || n[2] > 31) return std::string(written);
    return fmt::format("{:04}-{:02}-{:02}", n[0], n[1], n[2]);
}

std::string plain_time(std::string_view written) {
    std::string spaced(written);
    std::replace(spaced.begin(), spaced.end(), '.', ':');
    const auto n = numbers_in(spaced);
    if (n.size() < 2 || n.size() > 3 || n[0] > 23 || n[1] > 59) return std::string(written);
    return fmt::format("{:02}:{:02}", n[0], n[1]);
}

MeetingTable read_meeting_table(std::string_view csv) {
    const auto rows = parse_csv(csv);
    if (!rows) return refused(1, tr_mark("这里读不下去：引号没有成对，或行列太多"));
    if (rows->empty()) return refused(1, tr_mark("没有内容"));
    if (const std::size_t line = classified_line(*rows)) return refused(line, classified_words);
    MeetingTable table;
    std::vector<const Head*> places;
    for (const std::string& cell : rows->front().cells) {
        places.push_back(head_named(cell));
        if (!places.back() && !trimmed(cell).empty()) table.ignored.push_back(trimmed(cell).substr(0, 60));
    }
    const bool titled = std::any_of(places.begin(), places.end(), [](const Head* head) {
        return head && head->field == &MeetingDraft::title_zh;
    });
    if (!titled) return refused(1, tr_mark("第一行要写列名，其中一列是“会议名称”"));
    for (std::size_t r = 1; r < rows->size(); ++r) {
        MeetingEntry entry;
        entry.line = (*rows)[r].line;
        const auto& cells = (*rows)[r].cells;
        for (std::size_t n = 0; n < std::min(cells.size(), places.size()); ++n)
            if (places[n]) entry.draft.*(places[n]->field) = trimmed(without_fuse(cells[n]));
        entry.draft.date = plain_date(entry.draft.date);
        entry.draft.end_date = plain_date(entry.draft.end_date);
        entry.draft.starts = plain_time(entry.draft.starts);
        entry.draft.ends = plain_time(entry.draft.ends);
        table.entries.push_back(std::move(entry));
    }
    return table;
}

MeetingTable read_meetings(std::string_view text) {
    if (!base::is_utf8(text)) return refused(1, tr_mark("文件的编码认不出来，请另存为 UTF-8 的 CSV"));
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && text.substr(first).starts_with("BEGIN:VCALENDAR"))
        return read_calendar(text.substr(first));
    return read_meeting_table(text);
}

}  // namespace hub
