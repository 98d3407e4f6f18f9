#include "ui/screens/result_cards.h"

#include <cmath>

#include "ui/widgets/ring.h"
#include "ui/widgets/way.h"

namespace ui {
namespace {

constexpr float pad = 40;
constexpr TextStyle caption{Type::caption, color::ink5}, value{Type::heading, color::ink9, true};

float icon_room(const Stage& stage) {
    return stage.large() ? 44 : 38;
}

// Each column gets what its words need and an equal part of the rest; too little is shared in proportion.
std::vector<float> column_widths(const Painter& paint, const std::vector<ResultFact>& facts, float room,
                                 float icon) {
    std::vector<float> widths;
    float sum = 0;
    for (const ResultFact& fact : facts) {
        widths.push_back(std::max(paint.width(fact.value, value), paint.width(fact.caption, caption) + icon) +
                         24);
        sum += widths.back();
    }
    for (float& width : widths) {
        width = sum > room ? width * room / sum : width + (room - sum) / static_cast<float>(facts.size());
    }
    return widths;
}

void fact_at(Stage& stage, float x, float y, float room, const ResultFact& fact) {
    Painter& paint = stage.paint;
    const float high = paint.line_height(caption), icon = icon_room(stage) - 8;
    paint.icon(fact.icon, x + icon / 2, y + high / 2, icon, color::river7);
    paint.text({x + icon + 8, y, room - icon - 8, high}, fact.caption, caption);
    paint.text({x, y + high - 4, room, paint.line_height(value)}, fact.value, value);
}

Icon step_icon(domain::StepKind kind) {
    switch (kind) {
        case domain::StepKind::lift:
            return icon::elevator;
        case domain::StepKind::stairs:
            return icon::stairs;
        case domain::StepKind::turn_left:
        case domain::StepKind::turn_right:
            return icon::directions;
        case domain::StepKind::arrive:
            return icon::map_marker;
        case domain::StepKind::walk:
        case domain::StepKind::straight:
        case domain::StepKind::outdoors:
            break;
    }
    return icon::walk;
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

}  // namespace

float facts_height(const Stage& stage, const Verdict& verdict, bool stacked) {
    const Painter& paint = stage.paint;
    const float title = verdict.card_title.empty() ? 0 : paint.line_height(value);
    const float fact = paint.line_height(caption) + paint.line_height(value) - 4;
    const auto n = static_cast<float>(verdict.facts.size());
    if (stacked) return 24 + title + 14 + std::ceil((n + 1) / 2) * (fact + 14) * (n > 0 ? 1.0f : 0.0f) + 16;
    return 24 + title + (verdict.facts.empty() ? 0 : fact + 16) + 24;
}

void facts_card(Stage& stage, const Box& box, const Verdict& verdict, bool stacked) {
    Painter& paint = stage.paint;
    paint.card(box);
    const float room = box.w - 2 * pad;
    float y = box.y + 24;
    std::string spoken = verdict.card_title;
    if (!verdict.card_title.empty()) {
        paint.text({box.x + pad, y, room, paint.line_height(value)}, verdict.card_title, value);
        y += paint.line_height(value) + (stacked ? 14 : 12);
    }
    const std::vector<float> columns = column_widths(paint, verdict.facts, room, icon_room(stage));
    float x = box.x + pad;
    for (std::size_t i = 0; i < verdict.facts.size(); ++i) {
        const ResultFact& fact = verdict.facts[i];
        spoken += ", " + fact.caption + " " + fact.value;
        if (!stacked) {
            fact_at(stage, x, y, columns[i] - 20, fact);
            x += columns[i];
            continue;
        }
        // The room has a line of its own, the others share theirs.
        const bool second = i > 0 && i % 2 == 0;
        const bool pair = i > 0 && (second || i + 1 < verdict.facts.size());
        const float half = (room - 24) / 2;
        fact_at(stage, second ? x + half + 24 : x, y, pair ? half : room, fact);
        if (i == 0 || second) y += paint.line_height(caption) + paint.line_height(value) + 10;
    }
    stage.say("checkin.result.facts", NodeRole::text, spoken, box);
}

namespace {
constexpr float hint_disc = 40;
constexpr TextStyle hint_words{Type::body, color::ink7};
constexpr float hint_words_at = pad + 2 * hint_disc + 28;
constexpr int hint_lines = 3;
}  // namespace

float hint_height(const Stage& stage, float width, const ResultHint& hint) {
    return 36 + stage.paint.paragraph_height(width - hint_words_at - 32, hint.text, hint_words, hint_lines);
}

void hint_row(Stage& stage, std::string_view id, const Box& box, const ResultHint& hint) {
    Painter& paint = stage.paint;
    paint.card(box, Elevation::e1);
    const float x = box.x + pad + hint_disc;
    paint.disc(x, box.centre_y(), hint_disc, color::river0);
    paint.icon(hint.icon, x, box.centre_y(), 40, color::river7);
    const float room = box.w - hint_words_at - 32;
    const float high = paint.paragraph_height(room, hint.text, hint_words, hint_lines);
    paint.paragraph({box.x + hint_words_at, box.centre_y() - high / 2, room, high}, hint.text, hint_words,
                    Align::left, hint_lines);
    stage.say(id, NodeRole::text, hint.text, box);
}

void way_card(Page& page, Stage& stage, const Box& box, const domain::Place& place) {
    Painter& paint = stage.paint;
    paint.card(box);
    const TextStyle heading{Type::body, color::ink9, true};
    const Box head{box.x + pad, box.y + 24, box.w - 2 * pad, paint.line_height(heading)};
    const std::string_view title = page.words.tr("怎么走");
    paint.text(head, title, heading);
    if (place.minutes > 0 && place.metres > 0) {
        const std::string far = base::fill(
            page.words.tr("约 {minutes} 分钟 · {metres} 米"),
            {{"minutes", std::to_string(place.minutes)}, {"metres", std::to_string(place.metres)}});
        const float beside = head.w - std::min(head.w, paint.width(title, heading)) - 24;
        if (beside > 100) paint.text(head.right_part(beside), far, caption, Align::right);
    }
    std::vector<Step> steps;
    for (const domain::WayStep& step : place.way) {
        steps.push_back({step_icon(step.kind), std::string(pick(step.hint, page.modes)),
                         std::string(pick(step.action, page.modes)), step.kind == domain::StepKind::arrive});
    }
    const Box inner{box.x + pad, head.bottom() + 8, box.w - 2 * pad, box.bottom() - 24 - head.bottom() - 8};
    const bool plan = place.plan_width > 0 && place.plan_height > 0;
    const float steps_wide = !plan ? inner.w : stage.large() || stage.english ? 372 : 272;
    step_list(stage, "checkin.result.way", inner.left(steps_wide), steps);
    if (!plan) return;
    const std::string_view name = pick(place.name, page.modes), floor = pick(place.floor, page.modes);
    const std::string label =
        base::fill(page.words.tr("{floor}平面图，{room}已标出"), {{"floor", floor}, {"room", name}});
    floor_plan(stage, "checkin.result.plan", label, inner.right_part(inner.w - steps_wide - 16),
               plan_of(place, page.modes));
}

void arrivals_card(Page& page, Stage& stage, const Box& box, const service::CheckInResult& result) {
    Painter& paint = stage.paint;
    const bool counted = result.arrived && result.expected && *result.expected > 0;
    const std::string note(result.meeting ? pick(result.meeting->note, page.modes) : "");
    paint.card(box);
    if (counted) {
        share_ring(stage, "checkin.result.share", box.x + 156, box.centre_y(), 103, *result.arrived,
                   *result.expected);
        const float x = box.x + 312, room = box.right() - x - (note.empty() ? 40 : 290);
        const std::string_view arrived = page.words.tr("已到");
        const std::string number = std::to_string(*result.arrived);
        const std::string of =
            base::fill(page.words.tr("/ {n} 人"), {{"n", std::to_string(*result.expected)}});
        const bool ordinal = result.ordinal && result.meeting && result.meeting->show_ordinal;
        const float top = box.centre_y() - (ordinal ? 108 : 84);
        paint.text({x, top, room, 60}, arrived, {Type::body, color::ink7});
        const TextStyle big{Type::numeral_m, color::river7, true, 92};
        const float wide = paint.width(number, big);
        paint.text({x, top + 48, wide + 4, 112}, number, big);
        paint.text({x + wide + 16, top + 74, room - wide - 16, 74}, of,
                   {Type::heading, color::ink5, true, 44});
        std::string spoken = std::string(arrived) + " " + number + " " + of;
        if (ordinal) {
            const std::string mine =
                base::fill(page.words.tr("您是第 {n} 位签到"), {{"n", std::to_string(*result.ordinal)}});
            paint.text({x, top + 164, room, paint.line_height(caption)}, mine, caption);
            spoken += ", " + mine;
        }
        stage.say("checkin.result.arrivals", NodeRole::text, spoken, {x, top, room, box.bottom() - top - 20});
    }
    if (note.empty()) return;
    const Box panel = counted ? box.inset(40, 32).right_part(232) : box.inset(32);
    paint.fill(panel, color::sunken, radius::photo);
    const bool wireless = note.find("Wi-Fi") != std::string::npos;
    const TextStyle words{Type::caption, color::ink9};
    const float high = paint.paragraph_height(panel.w - 24, note, words, 3);
    const bool pictured = high + 88 <= panel.h;
    const float top = panel.centre_y() - (high + 72) / 2 - (pictured ? 0 : 36);
    if (pictured) {
        paint.icon(wireless ? icon::wifi : icon::information_outline, panel.centre_x(), top + 30, 56,
                   color::river7);
    }
    paint.paragraph({panel.x + 12, top + 72, panel.w - 24, high}, note, words, Align::centre, 3);
    stage.say("checkin.result.note", NodeRole::text, note, panel);
}

}  // namespace ui
