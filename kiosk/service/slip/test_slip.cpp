#include "kiosk/service/slip/test_slip.h"

#include "base/picture/qr.h"
#include "base/text/dates.h"
#include "kiosk/service/slip/slip_sheet.h"

namespace service {

namespace {

using base::TextStyle;
using base::Weight;
using slip::kMargin;
using slip::kRight;
using slip::kWidth;

// Both ends of the paper and a bar that a tired head prints grey or with gaps.
void bars(slip::Sheet& sheet) {
    sheet.y += 20;
    sheet.canvas().fill({0, sheet.y, kWidth, 40});
    sheet.y += 60;
    for (int x = 0; x < kWidth; x += 16)
        sheet.canvas().fill({x, sheet.y, 8, 24});
    sheet.y += 44;
}

}  // namespace

base::Result<base::Bitmap> draw_test_slip(std::string_view kiosk, const base::CivilTime& now,
                                          const base::Catalogue& words, base::SlipFonts& fonts) {
    slip::Sheet sheet(fonts);
    sheet.y = 30;
    const auto line = [&](std::string_view text, int px, Weight weight) {
        const TextStyle style{px, weight};
        sheet.y =
            sheet.put_lines(kMargin, sheet.y, sheet.lines(text, style, kRight - kMargin, 2), style, px + 12);
    };
    line(words.tr("打印测试"), 76, Weight::bold);
    line(kiosk, 44, Weight::bold);
    line(base::format_iso_date(now) + " " + base::format_time_with_seconds(now), 28, Weight::regular);
    bars(sheet);
    for (const int px : {24, 30, 44})
        line(words.tr("横竖撇捺都清楚，就是好的"), px, Weight::regular);
    const auto qr = base::encode_qr("SUISHOU PRINTER TEST", base::QrLevel::M);
    if (!qr) return qr.error();
    constexpr int dots = 8;
    sheet.y += 4 * dots;
    sheet.canvas().modules(*qr, (kWidth - qr->size * dots) / 2, sheet.y, dots);
    sheet.y += qr->size * dots + 4 * dots;
    bars(sheet);
    return std::move(sheet).tear_off();
}

}  // namespace service
