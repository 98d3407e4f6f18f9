#include "ui/screens/repair.h"

#include <algorithm>
#include <array>

#include "ui/widgets/stepper.h"
#include "ui/widgets/storey_plan.h"

namespace ui {

bool takes_reports(const service::KioskView& view) {
    const service::HouseView& house = known(view.house);
    return !house.layouts.empty() && !house.categories.empty() && !known(view.site).kiosk_code.empty();
}

bool is_repair_page(std::string_view name) {
    constexpr std::array<std::string_view, 11> pages{
        "repair.where", "repair.search",   "repair.what",  "repair.room", "repair.ask",   "repair.words",
        "repair.photo", "repair.handover", "repair.phone", "repair.same", "repair.review"};
    return std::find(pages.begin(), pages.end(), name) != pages.end();
}

Box RepairPage::above_buttons(const Stage& stage) {
    const Box& area = stage.layout().controls;
    return area.top(area.h - 120 - space::gap);
}

Box RepairPage::list_box(const Stage& stage, const Box& room, const List& list) {
    if (stage.layout().landscape || list.pages() > 1) return room;
    float high = -space::gap;
    for (const float each : list.form.heights)
        high += each + space::gap;
    return room.foot(std::clamp(high, 0.0f, room.h));
}

Box RepairPage::read_above(const Stage& stage, const Box& rest, const Box& touched) {
    if (stage.layout().landscape) return rest;
    return rest.top(touched.y - rest.y);
}

Box RepairPage::place_line(Page& page, Stage& stage, const Box& area, std::string_view id) {
    Painter& paint = stage.paint;
    const auto at = domain::find_cell(known(page.view.house).layouts, draft().cell);
    const std::string place(pick(domain::place_name(at, draft().room), page.modes));
    const TextStyle where{Type::body, color::river7, true};
    const float high = paint.paragraph_height(area.w - 56, place, where, 2);
    paint.icon(icon::map_marker, area.x + 20, area.y + paint.line_height(where) / 2, 38, color::river7);
    paint.paragraph({area.x + 56, area.y, area.w - 56, high}, place, where, Align::left, 2);
    stage.say(id, NodeRole::text, place, area.top(high));
    return area.top(high);
}

namespace {

// What has no name of its own is the place itself; what has one beside it is another room there.
bool is_the_place(const domain::FloorPlan& plan, const domain::FloorRoom& room) {
    return room.label.zh.empty() || std::none_of(plan.rooms.begin(), plan.rooms.end(), [&](const auto& each) {
               return each.cell == room.cell && each.label.zh.empty();
           });
}

}  // namespace

bool RepairPage::storey(Page& page, Stage& stage, const Box& box, std::string_view id) {
    constexpr float least_high = 220, least_wide = 360;
    const auto at = domain::find_cell(known(page.view.house).layouts, draft().cell);
    const domain::FloorPlan* drawn = at ? domain::plan_of(*at.layout, at.cell->row) : nullptr;
    if (drawn == nullptr || drawn->rooms.empty() || box.h < least_high || box.w < least_wide) return false;
    const std::string name = base::fill(page.words.tr("{storey}平面"),
                                        {{"storey", pick(at.layout->rows, at.cell->row, page.modes)}});
    const std::string place(pick(domain::place_name(at, draft().room), page.modes));
    StoreyPlan plan{id, {}, name, {}, {}, {}};
    const std::string spoken = name + ", " + place;
    plan.spoken = spoken;
    if (!at.layout->columns.empty()) {
        plan.left = pick(at.layout->columns.front(), page.modes);
        plan.right = pick(at.layout->columns.back(), page.modes);
    }
    for (const domain::FloorRoom& room : drawn->rooms) {
        const auto of = domain::find_cell(known(page.view.house).layouts, room.cell);
        const bool here = room.cell == draft().cell &&
                          (draft().room.empty() ? is_the_place(*drawn, room) : draft().room == room.label.zh);
        plan.rooms.push_back({{room.x, room.y, room.w, room.h},
                              pick(room.label, page.modes),
                              of ? icon_named(of.cell->icon) : Icon::none,
                              here});
    }
    return storey_plan(stage, box, plan);
}

bool RepairPage::picture(Page& page, Stage& stage, const Box& box, std::string_view id) {
    constexpr float least = 160, most = 320;
    const float high = std::min(box.h, box.w * tallest_picture);
    if (storey(page, stage, box.below((box.h - high) / 2).top(high), id)) return true;
    const float side = std::min({box.h, box.w, most});
    if (side < least) return false;
    stage.paint.disc(box.centre_x(), box.centre_y(), side / 2, color::river0);
    stage.paint.art("spot-repair",
                    {box.centre_x() - side * .4f, box.centre_y() - side * .4f, side * .8f, side * .8f});
    return true;
}

void RepairPage::take_label(Page& page) {
    const auto& place = known(page.view.repair).place;
    const std::uint64_t newest = place ? place->number : 0;
    // Those before this report began are not of it.
    if (!draft().label) draft().label = newest;
    if (newest <= *draft().label) return;
    draft().label = newest;
    draft().label_of_nothing = place->cell.empty();
    if (place->cell.empty()) return;
    draft().go_to(place->cell);
    draft().room_asked = place->cell;  // whoever scans a label is asked nothing more about the place
    page.send(service::command::LookAround{page.visit, draft().cell});
}

Box RepairPage::head(Page& page, Stage& stage, std::size_t step, std::string_view id,
                     std::string_view title) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    const Box& info = stage.layout().information;
    page_header(page, stage);
    const float room = info.w - (stage.layout().landscape ? 36 : 0);
    const std::array<std::string_view, 3> words{tr("地点"), tr("描述"), tr("核对")};
    const Box steps{info.x, info.y + way_under_header, room, stepper_height(stage)};
    stepper(stage, steps, {"repair.steps", words, step});
    const float under = page_title(stage, id, title, color::ink9, steps.bottom() + 12 - info.y) + 4;
    return {info.x, under, room, info.bottom() - under};
}

}  // namespace ui
