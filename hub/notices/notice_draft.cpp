#include "hub/notices/notice_draft.h"

#include <algorithm>

#include "base/text/catalogue.h"
#include "base/text/characters.h"
#include "base/text/dates.h"
#include "hub/clock.h"
#include "hub/field_list.h"

namespace hub {

namespace {

using base::tr_mark;

constexpr std::size_t longest_title = 40, longest_text = 500;  // characters
constexpr std::chrono::days longest_time{366};

bool has_control(const std::string& text, bool lines) {
    return base::has_invisible(text) || std::any_of(text.begin(), text.end(), [&](char c) {
               return (static_cast<unsigned char>(c) < 0x20 && !(lines && c == '\n')) || c == 0x7f;
           });
}

// Browsers send line breaks as CR LF.
std::string with_plain_breaks(std::string text) {
    std::erase(text, '\r');
    return text;
}

std::string_view text_fault(const std::string& text, std::size_t most, bool lines) {
    if (base::count_characters(text) > most) return tr_mark("太长了");
    if (has_control(text, lines)) return tr_mark("有看不见的控制字符");
    return "";
}

}  // namespace

NoticeDraft draft_of(const domain::Notice& notice) {
    const auto from = base::to_civil(notice.from, utc_offset),
               until = base::to_civil(notice.until, utc_offset);
    return {notice.title.zh,
            notice.title.en,
            notice.text.zh,
            notice.text.en,
            base::format_iso_date(from),
            base::format_time(from),
            base::format_iso_date(until),
            base::format_time(until)};
}

JudgedNotice judge(const NoticeDraft& draft, const domain::Notice& before) {
    JudgedNotice judged;
    domain::Notice& notice = judged.notice;
    const auto fault = [&](const char* field, std::string_view what) {
        if (!what.empty()) judged.faults.emplace(field, what);
    };
    notice = before;
    notice.title = {draft.title_zh, draft.title_en};
    notice.text = {with_plain_breaks(draft.text_zh), with_plain_breaks(draft.text_en)};
    if (notice.title.zh.empty()) fault("title_zh", tr_mark("请写标题"));
    fault("title_zh", text_fault(notice.title.zh, longest_title, false));
    fault("title_en", text_fault(notice.title.en, 2 * longest_title, false));
    fault("text_zh", text_fault(notice.text.zh, longest_text, true));
    fault("text_en", text_fault(notice.text.en, 2 * longest_text, true));
    const auto from = parse_iso_time(draft.from_date + "T" + draft.from_time);
    const auto until = parse_iso_time(draft.until_date + "T" + draft.until_time);
    if (!from) fault("from_date", tr_mark("请写日期和时间"));
    if (!until) fault("until_date", tr_mark("请写日期和时间"));
    if (!from || !until) return judged;
    if (*until <= *from) fault("until_date", tr_mark("结束要晚于开始"));
    if (*until - *from > longest_time) fault("until_date", tr_mark("最长一年"));
    notice.from = *from;
    notice.until = *until;
    return judged;
}

std::string changed_fields(const domain::Notice& before, const domain::Notice& after) {
    return field_list({{before.title != after.title, "title"},
                       {before.text != after.text, "text"},
                       {before.from != after.from, "from"},
                       {before.until != after.until, "until"}});
}

}  // namespace hub
