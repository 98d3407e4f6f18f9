#include "ui/screens/wording.h"

#include <algorithm>

#include "base/text/dates.h"

namespace ui {

base::Language language_of(const Modes& modes) {
    return modes.language.starts_with("zh") ? base::Language::zh : base::Language::en;
}

std::string next_language(const Page& page) {
    const auto now = std::find(page.languages.begin(), page.languages.end(), page.modes.language);
    if (page.languages.empty()) return page.modes.language;
    return now == page.languages.end() || now + 1 == page.languages.end() ? page.languages.front()
                                                                          : *(now + 1);
}

std::string_view pick(const domain::Text& text, const Modes& modes) {
    return language_of(modes) == base::Language::en && !text.en.empty() ? text.en : text.zh;
}

std::string_view pick(const std::vector<domain::Text>& names, int index, const Modes& modes) {
    return index >= 0 && static_cast<std::size_t>(index) < names.size()
               ? pick(names[static_cast<std::size_t>(index)], modes)
               : std::string_view();
}

base::CivilTime civil(const Page& page, base::WallTime t) {
    return base::to_civil(t, page.utc_offset);
}

std::string clock_of(const Page& page, base::WallTime t) {
    return base::format_time(civil(page, t));
}

std::string plain_time(const Page& page, base::WallTime t) {
    std::string time = clock_of(page, t);
    if (time.starts_with('0')) time.erase(0, 1);
    return time;
}

std::string date_of(const Page& page, base::WallTime t) {
    return base::format_date(civil(page, t), page.words);
}

std::string day_of(const Page& page, base::WallTime t) {
    const auto days = base::civil_day(t, page.utc_offset) - base::civil_day(page.now, page.utc_offset);
    const std::string_view near = base::near_day(days);
    if (!near.empty()) return std::string(page.words.tr(near));
    return base::format_short_date(civil(page, t), page.words);
}

std::string where(const Page& page, const domain::Text& floor, const domain::Text& room) {
    const std::string_view f = pick(floor, page.modes), r = pick(room, page.modes);
    if (f.empty() || r.empty()) return std::string(f.empty() ? r : f);
    // TRANSLATORS: floor and room, as in "Level 3, Meeting Room 2"
    return base::fill(page.words.tr("{floor} {room}"), {{"floor", f}, {"room", r}});
}

std::string title_of(const Page& page, const service::MeetingRow& row) {
    const std::string_view title = pick(row.title, page.modes);
    return std::string(title.empty() ? page.words.tr("会议") : title);
}

Chip state_chip(const Page& page, const service::MeetingRow& row, bool brief) {
    const auto tr = [&](std::string_view msgid) { return std::string(page.words.tr(msgid)); };
    using Phase = domain::MeetingPhase;
    switch (row.phase) {
        case Phase::open:
            return {Tone::ok, icon::check_circle, tr("签到中")};
        case Phase::over:
            return {Tone::sunken, icon::check, tr("已结束")};
        case Phase::upcoming:
            return {Tone::sunken, icon::clock, tr("未开始")};
        case Phase::opens_later_today:
            break;
    }
    const std::string time = plain_time(page, row.opens);
    // TRANSLATORS: check-in opens at that time; the first form where room is short
    const std::string_view pattern = brief ? page.words.tr("{time} 起") : page.words.tr("{time} 起签到");
    return {Tone::river, icon::clock, base::fill(pattern, {{"time", time}})};
}

const domain::Site& site_of(const Page& page) {
    return known(page.view.site);
}

}  // namespace ui
