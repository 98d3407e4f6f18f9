#include "kiosk/service/slip/slip_parts.h"

#include <algorithm>
#include <utility>

#include "base/picture/qr.h"
#include "kiosk/service/slip/slip_art.h"

namespace service::slip {

using base::Align;
using base::Ink;
using base::TextStyle;
using base::Weight;

namespace {

constexpr TextStyle kSite{26, Weight::regular};

}  // namespace

void put_head(Sheet& sheet, const base::Catalogue& words, std::string_view title, std::string_view site) {
    constexpr int left = 103, gap = 24;
    const std::string_view brand = words.tr("随手站");
    sheet.canvas().fill_rounded({kMargin, 30, 64, 64}, 18);
    sheet.canvas().stamp(draw_art(Art::brand, 64, 64), kMargin, 30, Ink::white);
    sheet.put(left, 31, brand, kHeading);

    const int title_room = kRight - left - sheet.width_of(brand, kHeading) - gap;
    const TextStyle title_style{sheet.fitting_px(title, Weight::bold, kHeading.px, 24, title_room),
                                Weight::bold};
    const int site_room = kRight - left - sheet.width_of(title, title_style) - gap;
    const bool beside =
        sheet.width_of(site, kSite) <= site_room;  // else the title stands beside the brand alone
    sheet.put(kRight, beside ? 47 : 31 + (kHeading.px - title_style.px), title, title_style, Align::right);
    const auto lines = sheet.lines(site, kSite, beside ? site_room : kRight - left, 2);
    sheet.y = std::max(114, sheet.put_lines(left, 69, lines, kSite, 32) + 14);
    sheet.canvas().fill({kMargin, sheet.y, kRight - kMargin, 4});
    sheet.y += 4;
}

base::Status put_code(Sheet& sheet, const CodeBlock& block) {
    sheet.y += 24;
    sheet.dashed_rule();
    int left = kMargin, top = sheet.y + 20, code_bottom = top;
    if (!block.qr_text.empty()) {
        const auto qr = base::encode_qr(block.qr_text, base::QrLevel::M);
        if (!qr) return qr.error();
        constexpr int quiet = 4;
        const int dots = kRight - (qr->size + 2 * quiet) * 9 >= 270 ? 9 : 8;
        const int side = qr->size * dots, zone = side + 2 * quiet * dots;
        if (zone > kWidth) return base::Error{base::ErrorKind::invalid, "QR text too long", "slip.qr"};
        const bool beside = kRight - zone >= 200;  // else the facts stand below the code
        const int x = beside ? std::max(kMargin + 12, quiet * dots) : (kWidth - side) / 2;
        sheet.canvas().modules(*qr, x, top, dots);
        code_bottom = top + side;
        if (beside) {
            left = x + side + quiet * dots + 1;
        } else {
            top = code_bottom + quiet * dots;
        }
    }
    std::vector<std::pair<std::string, TextStyle>> lines;
    const auto add = [&](std::string_view text, TextStyle style) {
        style.px = sheet.fitting_px(text, style.weight, style.px, 24, kRight - left);
        for (auto& line : sheet.lines(text, style, kRight - left, 2))
            lines.emplace_back(std::move(line), style);
    };
    if (!block.qr_text.empty()) add(block.hint, kLabel);
    for (const auto& fact : block.facts)
        add(fact, kFact);
    constexpr int line_height = 44;
    const int height = static_cast<int>(lines.size()) * line_height;
    if (code_bottom > top) top = std::max(top, top + (code_bottom - top - height) / 2);
    for (const auto& [text, style] : lines) {
        sheet.put(left, top + (line_height - style.px) / 2, text, style);
        top += line_height;
    }
    sheet.y = std::max(code_bottom, top) + 24;
    return {};
}

void put_foot(Sheet& sheet, const std::vector<std::string_view>& lines) {
    sheet.dashed_rule();
    sheet.y += 26;
    for (const std::string_view text : lines)
        sheet.y = sheet.put_lines(kWidth / 2, sheet.y, sheet.lines(text, kSmall, kRight - kMargin, 2), kSmall,
                                  36, Align::centre);
    sheet.y += 18;
    sheet.canvas().stamp(draw_art(Art::scissors, 40, 36), kMargin, sheet.y);
    sheet.canvas().dashes(68, sheet.y + 16, 476, 4, 12, 8);
    sheet.y += 40;
}

}  // namespace service::slip
