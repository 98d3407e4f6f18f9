#include "ui/screens/way_card.h"

#include "ui/widgets/plan.h"
#include "ui/widgets/way.h"

namespace ui {
namespace {

constexpr float pad = 40, top = 24, foot = 24, under_head = 8, between = 16;
constexpr float least_steps = 272, least_plan_wide = 420, least_plan_high = 280;
constexpr TextStyle heading{Type::body, color::ink9, true}, caption{Type::caption, color::ink5};

float head_height(const Stage& stage) {
    return top + stage.paint.line_height(heading) + under_head;
}

std::vector<Step> steps_of(const domain::Place& place, const Modes& modes) {
    std::vector<Step> steps;
    for (const domain::WayStep& step : place.way) {
        steps.push_back({step_icon(step.kind), std::string(pick(step.hint, modes)),
                         std::string(pick(step.action, modes)), step.kind == domain::StepKind::arrive});
    }
    return steps;
}

Plan plan_of(const domain::Place& place, const Modes& modes) {
    Plan plan{place.plan_width, place.plan_height, {}, {}};
    for (const domain::PlanCell& cell : place.plan) {
        plan.rooms.push_back({{cell.x, cell.y, cell.w, cell.h},
                              std::string(pick(cell.label, modes)),
                              cell.kind == domain::CellKind::target,
                              cell.kind == domain::CellKind::arrival});
    }
    for (const domain::PlanPoint& point : place.path)
        plan.path.push_back({point.x, point.y});
    return plan;
}

// How wide the steps stand beside the plan: every line alone if that leaves the plan enough, else wrapped in
// the narrowest column in which no word is cut and all of them fit. 0: in none, the plan has to go.
float steps_beside_plan(const Stage& stage, const Box& inner, const std::vector<Step>& steps) {
    if (inner.h < least_plan_high) return 0;
    const float most = inner.w - between - least_plan_wide, usual = stage.large() ? 420 : 372;
    for (float wide = std::min(std::max(least_steps, steps_width(stage, steps)), std::min(usual, most));
         wide <= most; wide += 12) {
        if (steps_keep_words(stage, wide, steps) && steps_height(stage, wide, steps) <= inner.h) return wide;
    }
    return 0;
}

void head_line(Page& page, Stage& stage, const Box& head, const domain::Place& place) {
    Painter& paint = stage.paint;
    const std::string_view title = page.words.tr("怎么走");
    paint.text(head, title, heading);
    if (place.minutes <= 0 || place.metres <= 0) return;
    const std::string far =
        base::fill(page.words.tr("约 {minutes} 分钟 · {metres} 米"),
                   {{"minutes", std::to_string(place.minutes)}, {"metres", std::to_string(place.metres)}});
    const float beside = head.w - std::min(head.w, paint.width(title, heading)) - 24;
    if (beside > 100) paint.text(head.right_part(beside), far, caption, Align::right);
}

}  // namespace

Icon step_icon(domain::StepKind kind) {
    switch (kind) {
        case domain::StepKind::lift:
            return icon::elevator;
        case domain::StepKind::stairs:
            return icon::stairs;
        case domain::StepKind::turn_left:
            return icon::arrow_left_bold;
        case domain::StepKind::turn_right:
            return icon::arrow_right_bold;
        case domain::StepKind::straight:
            return icon::arrow_up_bold;
        case domain::StepKind::outdoors:
            return icon::tree;
        case domain::StepKind::arrive:
            return icon::map_marker;
        case domain::StepKind::walk:
            break;
    }
    return icon::walk;
}

float way_height(const Page& page, const Stage& stage, float width, const domain::Place& place) {
    return head_height(stage) + brief_steps_height(stage, width - 2 * pad, steps_of(place, page.modes)) +
           foot;
}

void way_card(Page& page, Stage& stage, const Box& box, const domain::Place& place) {
    stage.paint.card(box);
    const Box inside = box.inset(pad, 0);
    head_line(page, stage, inside.below(top).top(stage.paint.line_height(heading)), place);
    const float head = head_height(stage);
    const Box inner{inside.x, inside.y + head, inside.w, inside.h - head - foot};
    const std::vector<Step> steps = steps_of(place, page.modes);
    const bool plan = place.plan_width > 0 && place.plan_height > 0;
    const float wide = plan ? steps_beside_plan(stage, inner, steps) : 0;
    step_list(stage, "checkin.result.way", wide > 0 ? inner.left(wide) : inner, steps);
    if (wide <= 0) return;
    const std::string_view name = pick(place.name, page.modes), floor = pick(place.floor, page.modes);
    const std::string label =
        base::fill(page.words.tr("{floor}平面图，{room}已标出"), {{"floor", floor}, {"room", name}});
    floor_plan(stage, "checkin.result.plan", label, inner.right_part(inner.w - wide - between),
               plan_of(place, page.modes));
}

}  // namespace ui
