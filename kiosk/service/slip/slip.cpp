#include "kiosk/service/slip/slip.h"

#include <algorithm>
#include <span>

#include "base/picture/canvas.h"
#include "base/text/dates.h"
#include "kiosk/service/slip/slip_art.h"
#include "kiosk/service/slip/slip_parts.h"
#include "kiosk/service/slip/slip_sheet.h"

namespace service {
namespace {

using base::Align;
using base::Ink;
using base::TextStyle;
using base::Weight;
using slip::kHeading;
using slip::kLabel;
using slip::kMargin;
using slip::kRight;
using slip::kWidth;
using slip::Sheet;

constexpr TextStyle kTitle{44, Weight::bold};

// A name of several parts breaks between them: 阿卜杜拉· / 买买提.
std::string broken_at_dots(std::string name) {
    constexpr std::string_view dot = "·";
    for (auto at = name.find(dot); at != std::string::npos; at = name.find(dot, at + dot.size() + 1))
        name.insert(at + dot.size(), "\n");
    return name;
}

struct Writer {
    const SlipContent& content;
    base::Language language;
    const base::Catalogue& words;
    Sheet sheet;

    const std::string& in_language(const domain::Text& text) const {
        return language == base::Language::en && !text.en.empty() ? text.en : text.zh;
    }

    void header();
    void meeting();
    void holder();
    void seat_or_room();
    void way();
    std::vector<std::string> where_words(bool with_room, int width);
    int step_px(std::span<const domain::WayStep> row, int width);
    int way_step(const domain::WayStep& step, int px, int middle, int top, int width);
    base::Status code_and_facts();
    void footer();
    std::vector<std::string> facts() const;
};

void Writer::header() {
    slip::put_head(sheet, words, words.tr("签到凭条"), in_language(content.site));
}

void Writer::meeting() {
    const auto& title = in_language(content.meeting);
    if (title.empty()) return;
    constexpr int width = kRight - kMargin;
    TextStyle style = kTitle;
    while (style.px > 32 && sheet.lines(title, style, width, 4).size() > 3)
        style.px -= 6;
    const auto lines = sheet.lines(title, style, width, 4);
    sheet.y = sheet.put_lines(kMargin, sheet.y + 28, lines, style, style.px + 12) - 12;
}

void Writer::holder() {
    const std::string_view verdict = words.tr("已签到");
    const int pill_width = sheet.width_of(verdict, kHeading) + 90;
    const int room = kRight - pill_width - 24 - kMargin;
    TextStyle style{sheet.fitting_px(content.name, Weight::bold, 76, 44, room), Weight::bold};
    auto lines = sheet.lines(content.name, style, room, 3);
    if (lines.size() > 1) lines = sheet.lines(broken_at_dots(content.name), style, room, 3);
    const int line_height = style.px + 8, text_height = static_cast<int>(lines.size()) * line_height - 8;
    const int top = sheet.y + 26, height = std::max(76, text_height);
    sheet.put_lines(kMargin, top + (height - text_height) / 2, lines, style, line_height);
    const int pill_top = top + (76 - 58) / 2;
    sheet.canvas().frame_rounded({kRight - pill_width, pill_top, pill_width, 58}, 29, 4);
    sheet.canvas().stamp(slip::draw_art(slip::Art::check, 36, 36), kRight - pill_width + 20, pill_top + 11);
    sheet.put(kRight - 24, pill_top + 13, verdict, kHeading, Align::right);
    sheet.y = top + height;
}

// Floor and room on one line, or each on its own.
std::vector<std::string> Writer::where_words(bool with_room, int width) {
    const auto& floor = in_language(content.floor);
    const auto& room = in_language(content.room);
    if (!with_room || room.empty()) return sheet.lines(floor, kLabel, width, 2);
    if (floor.empty()) return sheet.lines(room, kLabel, width, 2);
    const std::string one_line = floor + (language == base::Language::en ? ", " : " ") + room;
    const bool fits = sheet.width_of(one_line, kLabel) <= width;
    return sheet.lines(fits ? one_line : floor + "\n" + room, kLabel, width, 3);
}

// What people look for on the way: white on black, as large as the paper allows.
void Writer::seat_or_room() {
    const bool seated = !in_language(content.seat).empty();
    const auto& huge = in_language(seated ? content.seat : content.room);
    if (huge.empty()) return;
    const int inside = kRight - kMargin - 56, left = kMargin + 28, right = kRight - 28;

    const std::string_view label = seated                                    ? words.tr("座位")
                                   : content.kind == domain::PlaceKind::room ? words.tr("会议室")
                                                                             : words.tr("地点");
    const int label_room = inside - sheet.width_of(label, kLabel) - 24;
    const auto where_lines = where_words(seated, label_room);
    const int px = sheet.fitting_px(huge, Weight::bold, 88, 56, inside);
    const TextStyle style{px, Weight::bold};
    const auto lines = sheet.lines(huge, style, inside, 3);

    const int top = sheet.y + 24, head = 40 * static_cast<int>(std::max<std::size_t>(1, where_lines.size()));
    const int body = static_cast<int>(lines.size()) * (px + 10);
    sheet.canvas().fill_rounded({kMargin, top, kRight - kMargin, 22 + head + body + 26}, 14);
    sheet.put(left, top + 22, label, kLabel, Align::left, Ink::white);
    sheet.put_lines(right, top + 22, where_lines, kLabel, 40, Align::right, Ink::white);
    sheet.put_lines(kWidth / 2, top + 22 + head + 8, lines, style, px + 10, Align::centre, Ink::white);
    sheet.y = top + 22 + head + body + 26;
}

// One size for a row: the largest at which all words that can have one line have one.
int Writer::step_px(std::span<const domain::WayStep> row, int width) {
    constexpr int least = 24;
    int px = 30;
    const auto fit = [&](std::string_view text, Weight weight) {
        if (sheet.width_of(text, {least, weight}) <= width)
            px = sheet.fitting_px(text, weight, px, least, width);
    };
    for (const auto& step : row) {
        fit(in_language(step.hint), Weight::regular);
        fit(in_language(step.action), Weight::bold);
    }
    return px;
}

int Writer::way_step(const domain::WayStep& step, int px, int middle, int top, int width) {
    constexpr int icon = 66;
    sheet.canvas().stamp(slip::draw_step(step.kind, icon), middle - icon / 2, top);
    int y = top + icon + 20;
    for (const auto weight : {Weight::regular, Weight::bold}) {
        const auto& text = in_language(weight == Weight::regular ? step.hint : step.action);
        if (text.empty()) continue;
        const auto lines = sheet.lines(text, {px, weight}, width, 2);
        y = sheet.put_lines(middle, y, lines, {px, weight}, px + 10, Align::centre);
    }
    return y;
}

void Writer::way() {
    constexpr std::size_t most_in_row = 3, most = 6;
    const std::span<const domain::WayStep> steps(content.way.data(), std::min(content.way.size(), most));
    const std::size_t rows = (steps.size() + most_in_row - 1) / most_in_row;
    for (std::size_t row = 0, first = 0; row < rows; ++row) {
        const std::size_t in_row = (steps.size() - first + rows - row - 1) / (rows - row);
        const int column = (kRight - kMargin) / static_cast<int>(in_row), top = sheet.y + 26;
        const int px = step_px(steps.subspan(first, in_row), column - 24);
        for (std::size_t i = 0; i < in_row; ++i, ++first) {
            const int left = kMargin + column * static_cast<int>(i);
            sheet.y = std::max(sheet.y, way_step(steps[first], px, left + column / 2, top, column - 24));
            if (first + 1 < steps.size())
                sheet.canvas().stamp(slip::draw_art(slip::Art::chevron, 24, 36),
                                     std::min(left + column - 12, kRight - 24), top + 15);
        }
    }
}

std::vector<std::string> Writer::facts() const {
    std::vector<std::string> lines;
    const auto say = [&](std::string_view sentence, const std::string& time) {
        lines.push_back(base::fill(sentence, {{"time", time}}));
    };
    if (content.starts) say(words.tr("会议 {time} 开始"), base::format_time(*content.starts));
    say(words.tr("签到 {time}"), base::format_time_with_seconds(content.checked_in));
    if (content.ordinal) {
        const auto n = std::to_string(*content.ordinal);
        lines.push_back(content.expected ? base::fill(words.tr("第 {n} 位，共 {all} 人"),
                                                      {{"n", n}, {"all", std::to_string(*content.expected)}})
                                         : base::fill(words.tr("第 {n} 位签到"), {{"n", n}}));
    }
    return lines;
}

base::Status Writer::code_and_facts() {
    return slip::put_code(sheet, {content.qr_text, words.tr("扫码看议程"), facts()});
}

void Writer::footer() {
    const std::string line = base::format_iso_date(content.checked_in) + " · " + in_language(content.kiosk) +
                             " · " + base::fill(words.tr("凭条号 {number}"), {{"number", content.number}});
    slip::put_foot(sheet, {line, words.tr("票面不含证件号和手机号")});
}

}  // namespace

base::Result<base::Bitmap> draw_check_in_slip(const SlipContent& content, base::Language language,
                                              const base::Catalogue& words, base::SlipFonts& fonts) {
    Writer writer{content, language, words, Sheet(fonts)};
    writer.header();
    writer.meeting();
    writer.holder();
    writer.seat_or_room();
    writer.way();
    if (const auto drawn = writer.code_and_facts(); !drawn) return drawn.error();
    writer.footer();
    return std::move(writer.sheet).tear_off();
}

}  // namespace service
