#include "ui/screens/way_card.h"

#include "ui/widgets/plan.h"
#include "ui/widgets/way.h"

namespace ui {
namespace {

constexpr float pad = 40, top = 24, foot = 24, under_head = 8, between = 24;
constexpr float least_steps = 220, least_plan = 360, least_plan_high = 200, step_by = 12;
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
    Plan plan;
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

// How the card is shared.
struct Shares {
    StepForm form;
    Box steps, plan;  // within the card; without a plan that has no width
};

Shares side_by_side(const Box& inner, float steps, StepForm form) {
    return {form, inner.left(steps), inner.right_part(inner.w - steps - between)};
}

// The steps beside the plan: every line alone if that leaves the plan enough, else wrapped, else a little
// smaller; the first width at which no word is cut, all steps fit, and every room of the plan can bear its
// name.
std::optional<Shares> beside_plan(const Stage& stage, const Box& inner, const std::vector<Step>& steps,
                                  const Plan& plan) {
    const float most = inner.w - between - least_plan, usual = stage.large() ? 420 : 372;
    const float start = std::clamp(steps_width(stage, steps), least_steps, std::min(usual, most));
    const auto fits = [&](float wide, StepForm form) {
        return steps_fit(stage, inner.left(wide), steps, form) &&
               plan_fits(stage, inner.right_part(inner.w - wide - between), plan);
    };
    if (!plan_fits(stage, inner.right_part(inner.w - least_steps - between), plan)) return std::nullopt;
    for (const float scale : {1.0f, .95f, .9f, .85f, .8f}) {
        const StepForm form{StepForm::Shape::down, scale};
        for (float wide = start; wide <= most; wide += step_by)
            if (fits(wide, form)) return side_by_side(inner, wide, form);
        for (float wide = start - step_by; wide >= least_steps; wide -= step_by)
            if (fits(wide, form)) return side_by_side(inner, wide, form);
    }
    return std::nullopt;
}

// Names too long for a plan of half the width: it lies under the steps, where the card is high enough.
std::optional<Shares> above_plan(const Stage& stage, const Box& inner, const std::vector<Step>& steps,
                                 const Plan& plan) {
    const StepForm form{StepForm::Shape::across};
    const float high = steps_height(stage, inner.w, steps, form);
    if (inner.h - high - between < least_plan_high || !steps_fit(stage, inner.top(high), steps, form))
        return std::nullopt;
    const Shares shares{form, inner.top(high), inner.below(high + between)};
    return plan_fits(stage, shares.plan, plan) ? std::optional(shares) : std::nullopt;
}

// Without a plan the steps go from side to side.
Shares shares_of(const Stage& stage, const Box& inner, const std::vector<Step>& steps, const Plan& plan) {
    if (const auto shares = beside_plan(stage, inner, steps, plan)) return *shares;
    if (const auto shares = above_plan(stage, inner, steps, plan)) return *shares;
    const StepForm across{StepForm::Shape::across, stage.large() ? 1 : 1.25f};
    for (const StepForm form : {across, StepForm{StepForm::Shape::across}, StepForm{}})
        if (steps_fit(stage, inner, steps, form)) return {form, inner, {}};
    return {{StepForm::Shape::brief}, inner, {}};
}

Box inner_of(const Stage& stage, const Box& card) {
    const Box inside = card.inset(pad, 0);
    const float head = head_height(stage);
    return {inside.x, inside.y + head, inside.w, inside.h - head - foot};
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
    return head_height(stage) +
           steps_height(stage, width - 2 * pad, steps_of(place, page.modes), {StepForm::Shape::brief}) + foot;
}

bool way_shows_plan(const Page& page, const Stage& stage, const Box& box, const domain::Place& place) {
    return shares_of(stage, inner_of(stage, box), steps_of(place, page.modes), plan_of(place, page.modes))
               .plan.w > 0;
}

void way_card(Page& page, Stage& stage, const Box& box, const domain::Place& place) {
    stage.paint.card(box);
    head_line(page, stage, box.inset(pad, 0).below(top).top(stage.paint.line_height(heading)), place);
    const std::vector<Step> steps = steps_of(place, page.modes);
    const Plan plan = plan_of(place, page.modes);
    const Shares shares = shares_of(stage, inner_of(stage, box), steps, plan);
    step_list(stage, "checkin.result.way", shares.steps, steps, shares.form);
    if (shares.plan.w <= 0) return;
    const std::string_view name = pick(place.name, page.modes), floor = pick(place.floor, page.modes);
    const std::string label =
        base::fill(page.words.tr("{floor}平面图，{room}已标出"), {{"floor", floor}, {"room", name}});
    floor_plan(stage, "checkin.result.plan", label, shares.plan, plan);
}

}  // namespace ui
