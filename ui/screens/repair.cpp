#include "ui/screens/repair.h"

#include <algorithm>
#include <array>

#include "ui/widgets/stepper.h"

namespace ui {

bool takes_reports(const service::KioskView& view) {
    const service::HouseView& house = known(view.house);
    return !house.layouts.empty() && !house.categories.empty() && !known(view.site).kiosk_code.empty();
}

bool is_repair_page(std::string_view name) {
    constexpr std::array<std::string_view, 9> pages{"repair.where", "repair.search", "repair.what",
                                                    "repair.words", "repair.photo",  "repair.handover",
                                                    "repair.phone", "repair.same",   "repair.review"};
    return std::find(pages.begin(), pages.end(), name) != pages.end();
}

Box RepairPage::place_line(Page& page, Stage& stage, const Box& area, std::string_view id) {
    Painter& paint = stage.paint;
    const auto at = domain::find_cell(known(page.view.house).layouts, draft().cell);
    const std::string place(pick(domain::place_name(at), page.modes));
    const TextStyle where{Type::body, color::river7, true};
    const float high = paint.paragraph_height(area.w - 56, place, where, 2);
    paint.icon(icon::map_marker, area.x + 20, area.y + paint.line_height(where) / 2, 38, color::river7);
    paint.paragraph({area.x + 56, area.y, area.w - 56, high}, place, where, Align::left, 2);
    stage.say(id, NodeRole::text, place, area.top(high));
    return area.top(high);
}

void RepairPage::take_label(const Page& page) {
    const auto& place = known(page.view.repair).place;
    const std::uint64_t newest = place ? place->number : 0;
    // Those before this report began are not of it.
    if (!draft().label) draft().label = newest;
    if (newest <= *draft().label) return;
    draft().label = newest;
    draft().label_of_nothing = place->cell.empty();
    if (!place->cell.empty()) draft().cell = place->cell;
}

Box RepairPage::head(Page& page, Stage& stage, std::size_t step, std::string_view id,
                     std::string_view title) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    const Box& info = stage.layout().information;
    page_header(page, stage);
    const float room = info.w - (stage.layout().landscape ? 36 : 0);
    const std::array<std::string_view, 3> words{tr("地点"), tr("描述"), tr("核对")};
    const Box steps{info.x, info.y + 106, room, stepper_height(stage)};
    stepper(stage, steps, {"repair.steps", words, step});
    const TextStyle style{Type::title, color::ink9, true};
    const Box line{info.x, steps.bottom() + 12, room, stage.paint.line_height(style)};
    stage.paint.text(line, title, style);
    stage.say(id, NodeRole::heading, title, line);
    return {info.x, line.bottom() + 4, room, info.bottom() - line.bottom() - 4};
}

}  // namespace ui
