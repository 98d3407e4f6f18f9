#include "ui/widgets/way.h"

namespace ui {
namespace {

constexpr TextStyle hint_words{Type::caption, color::ink5}, action_words{Type::body, color::ink9, true},
    brief_words{Type::caption, color::ink9, true};
constexpr float hint_overlap = 4;
constexpr float least_gap = 8, most_gap = 58;

// The two forms differ in the size of the disc and in what stands beside it.
struct Form {
    bool brief = false;
    float disc() const { return brief ? 22 : 38; }
    float icon() const { return brief ? 28 : 42; }
    float words_at() const { return 2 * disc() + 18; }
};

std::string brief_line(const Step& step) {
    if (step.hint.empty() || step.action.empty()) return step.hint + step.action;
    return step.hint + " · " + step.action;
}

// One size for all actions: the one at which all of them fit, or the usual one, wrapped.
TextStyle action_style(const Painter& paint, const std::vector<Step>& steps, float room) {
    TextStyle style = action_words;
    for (const Step& step : steps) {
        const TextStyle fit = paint.fitted(step.action, style, room);
        if (paint.em(fit) < paint.em(action_words) * .85f) return action_words;
        style = fit;
    }
    return style;
}

struct StepHeights {
    float hint = 0, action = 0;
    float words() const { return hint + action; }
};

StepHeights heights_of(const Painter& paint, const Step& step, const TextStyle& action, Form form,
                       float room) {
    if (form.brief) return {0, paint.paragraph_height(room, brief_line(step), brief_words)};
    const float hint = step.hint.empty() ? 0 : paint.paragraph_height(room, step.hint, hint_words);
    return {hint > 0 ? hint - hint_overlap : 0, paint.paragraph_height(room, step.action, action)};
}

float height_of(const Stage& stage, float width, const std::vector<Step>& steps, Form form) {
    const float room = width - form.words_at();
    const TextStyle action = action_style(stage.paint, steps, room);
    float high = 0;
    for (const Step& step : steps) {
        if (high > 0) high += least_gap;
        high += std::max(2 * form.disc(), heights_of(stage.paint, step, action, form, room).words());
    }
    return high;
}

// Lines of like length rather than a full one and a stray word.
void balanced(Painter& paint, const Box& box, std::string_view text, const TextStyle& style) {
    const int count = paint.line_count(box.w, text, style);
    float room = box.w;
    const float least = paint.widest_word(text, style);
    for (float narrower = box.w * .95f; count > 1 && narrower >= least; narrower -= box.w * .05f) {
        if (paint.line_count(narrower, text, style) > count) break;
        room = narrower;
    }
    paint.paragraph(box.left(room), text, style);
}

void step_words(Painter& paint, const Box& box, const Step& step, const TextStyle& action, Form form) {
    const StepHeights heights = heights_of(paint, step, action, form, box.w);
    const float top = box.centre_y() - heights.words() / 2;
    if (form.brief) return balanced(paint, {box.x, top, box.w, 0}, brief_line(step), brief_words);
    if (heights.hint > 0) balanced(paint, {box.x, top, box.w, 0}, step.hint, hint_words);
    balanced(paint, {box.x, top + heights.hint, box.w, 0}, step.action, action);
}

}  // namespace

float steps_width(const Stage& stage, const std::vector<Step>& steps) {
    float widest = 0;
    for (const Step& step : steps) {
        widest = std::max(
            {widest, stage.paint.width(step.hint, hint_words), stage.paint.width(step.action, action_words)});
    }
    return Form{}.words_at() + widest + 1;
}

float steps_height(const Stage& stage, float width, const std::vector<Step>& steps) {
    return height_of(stage, width, steps, {});
}

float brief_steps_height(const Stage& stage, float width, const std::vector<Step>& steps) {
    return height_of(stage, width, steps, {true});
}

bool steps_keep_words(const Stage& stage, float width, const std::vector<Step>& steps) {
    const float room = width - Form{}.words_at();
    const TextStyle action = action_style(stage.paint, steps, room);
    return std::all_of(steps.begin(), steps.end(), [&](const Step& step) {
        return stage.paint.widest_word(step.hint, hint_words) <= room &&
               stage.paint.widest_word(step.action, action) <= room;
    });
}

void step_list(Stage& stage, std::string_view id, const Box& box, const std::vector<Step>& steps) {
    Painter& paint = stage.paint;
    if (steps.empty()) return;
    const Form form{steps_height(stage, box.w, steps) > box.h};
    const float r = form.disc(), x = box.x + r, room = box.w - form.words_at();
    const TextStyle action = action_style(paint, steps, room);
    const auto gaps = static_cast<float>(steps.size() - 1);
    const float least = height_of(stage, box.w, steps, form) - least_gap * gaps;
    const float gap = gaps > 0 ? std::clamp((box.h - least) / gaps, least_gap, most_gap) : 0;
    float top = box.centre_y() - (least + gap * gaps) / 2, line_from = 0;
    std::string spoken;
    for (const Step& step : steps) {
        const float high = std::max(2 * r, heights_of(paint, step, action, form, room).words());
        const float y = top + high / 2, line_to = y - r - 6;
        if (!spoken.empty() && line_to - line_from > 8) {
            paint.fill({x - 3, line_from, 6, line_to - line_from}, color::river1, 3);
        }
        paint.disc(x, y, r, step.last ? color::river7 : color::river0);
        paint.icon(step.icon, x, y, form.icon(), step.last ? color::white : color::river7);
        step_words(paint, {box.x + form.words_at(), top, room, high}, step, action, form);
        spoken += (spoken.empty() ? "" : "; ") + step.hint + " " + step.action;
        line_from = y + r + 6;
        top += high + gap;
    }
    stage.say(id, NodeRole::text, spoken, box);
}

}  // namespace ui
