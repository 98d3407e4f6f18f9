#include "kiosk/service/slip/request_slip.h"

#include "base/text/dates.h"
#include "kiosk/service/slip/slip_parts.h"

namespace service {

namespace {

using base::Align;
using base::Ink;
using base::TextStyle;
using base::Weight;
using slip::kMargin;
using slip::kRight;
using slip::kWidth;

constexpr int width = kRight - kMargin;

// What is typed at another kiosk, or said on the telephone: white on black, as large as the paper allows.
void put_number(slip::Sheet& sheet, const RequestSlipContent& content, const base::Catalogue& words) {
    const int top = sheet.y + 24, inside = width - 2 * 20;
    const TextStyle style{sheet.fitting_px(content.number, Weight::bold, 72, 40, inside), Weight::bold};
    const int high = 22 + 40 + 8 + style.px + 26;
    sheet.canvas().fill_rounded({kMargin, top, width, high}, 14);
    sheet.put(kMargin + 20, top + 22, words.tr("报修编号"), slip::kLabel, Align::left, Ink::white);
    sheet.put(kWidth / 2, top + 22 + 40 + 8, content.number, style, Align::centre, Ink::white);
    sheet.y = top + high;
}

void put_what(slip::Sheet& sheet, std::string_view label, std::string_view text) {
    if (text.empty()) return;
    sheet.y += 26;
    sheet.put(kMargin, sheet.y, label, slip::kFact);
    sheet.y += 42;
    const TextStyle style{38, Weight::bold};
    sheet.y = sheet.put_lines(kMargin, sheet.y, sheet.lines(text, style, width, 3), style, 50) - 12;
}

std::string promise_of(const RequestSlipContent& content, const base::Catalogue& words) {
    if (!content.due)
        return content.due_comes ? std::string(words.tr("联网后给出修好的时间，扫码可看")) : std::string();
    return base::fill(
        words.tr("预计 {date} {time} 前修好"),
        {{"date", base::format_short_date(*content.due, words)}, {"time", base::format_time(*content.due)}});
}

std::string danger_of(const RequestSlipContent& content, const base::Catalogue& words) {
    if (content.duty_phone.empty()) return std::string(words.tr("请马上告诉工作人员"));
    return base::fill(words.tr("请马上打 {phone}"), {{"phone", content.duty_phone}});
}

}  // namespace

base::Result<base::Bitmap> draw_request_slip(const RequestSlipContent& content, const base::Catalogue& words,
                                             base::SlipFonts& fonts) {
    slip::Sheet sheet(fonts);
    slip::put_head(sheet, words, content.also_waits ? words.tr("已有人报修") : words.tr("报修凭条"),
                   content.site);
    put_number(sheet, content, words);
    put_what(sheet, words.tr("地点"), content.place);
    put_what(sheet, words.tr("报修内容"), content.category);
    if (content.danger)
        put_what(sheet, words.tr("有危险"), danger_of(content, words));
    else
        put_what(sheet, words.tr("什么时候修好"), promise_of(content, words));
    const std::string reported =
        base::fill(words.tr("报修 {time}"), {{"time", base::format_time(content.made)}});
    const auto done = slip::put_code(
        sheet, {content.qr_text,
                content.also_waits ? words.tr("在随手站上扫码看进度") : words.tr("扫码看进度"),
                {reported, std::string(content.also_waits ? words.tr("也可以输入报修编号")
                                                          : words.tr("任何一台随手站都能查"))}});
    if (!done) return done.error();
    const std::string line = base::format_iso_date(content.made) + " · " + content.kiosk;
    slip::put_foot(sheet, {line, words.tr("票面不含姓名和手机号")});
    return std::move(sheet).tear_off();
}

}  // namespace service
