#include "ui/widgets/way.h"

namespace ui {
namespace {

using Shape = StepForm::Shape;

constexpr TextStyle hint_words{Type::caption, color::ink5}, action_words{Type::body, color::ink9, true},
    brief_words{Type::caption, color::ink9, true};
constexpr float hint_overlap = 4;
constexpr float least_gap = 8, most_gap = 58;
constexpr float column_gap = 32, under_disc = 16;

// The shapes differ in the size of the disc and in what stands beside it, or below.
float disc_of(StepForm form) {
    return form.shape == Shape::brief ? 22 : 38;
}
float icon_of(StepForm form) {
    return form.shape == Shape::brief ? 28 : 42;
}
float words_at(StepForm form) {
    return 2 * disc_of(form) + 18;
}

float words_width(float width, const std::vector<Step>& steps, StepForm form) {
    if (form.shape != Shape::across) return width - words_at(form);
    return Box{0, 0, width, 0}.column(0, static_cast<int>(steps.size()), column_gap).w;
}

TextStyle scaled(const Painter& paint, TextStyle style, StepForm form) {
    style.size = std::max(paint.smallest(), paint.em(style) * form.scale);
    return style;
}

std::string brief_line(const Step& step) {
    if (step.hint.empty() || step.action.empty()) return step.hint + step.action;
    return step.hint + " · " + step.action;
}

// How the words of all steps are written.
struct Writing {
    TextStyle hint, action;
};

struct StepHeights {
    float hint = 0, action = 0;
    float words() const { return hint + action; }
};

// One size for all actions: the one at which all of them fit, or the usual one, wrapped.
Writing writing_of(const Painter& paint, const std::vector<Step>& steps, StepForm form, float room) {
    if (form.shape == Shape::brief) return {{}, scaled(paint, brief_words, form)};
    const Writing usual{scaled(paint, hint_words, form), scaled(paint, action_words, form)};
    Writing fitted = usual;
    for (const Step& step : steps) {
        fitted.action = paint.fitted(step.action, fitted.action, room);
        if (paint.em(fitted.action) < paint.em(usual.action) * .85f) return usual;
    }
    return fitted;
}

StepHeights heights_of(const Painter& paint, const Step& step, const Writing& writing, StepForm form,
                       float room) {
    if (form.shape == Shape::brief)
        return {0, paint.paragraph_height(room, brief_line(step), writing.action)};
    const float hint = step.hint.empty() ? 0 : paint.paragraph_height(room, step.hint, writing.hint);
    return {hint > 0 ? hint - hint_overlap : 0, paint.paragraph_height(room, step.action, writing.action)};
}

// Lines of like length rather than a full one and a stray word.
void balanced(Painter& paint, const Box& box, std::string_view text, const TextStyle& style, StepForm form) {
    if (form.shape == Shape::across) {
        paint.paragraph(box, text, style, Align::centre);
        return;
    }
    const int count = paint.line_count(box.w, text, style);
    float room = box.w;
    const float least = paint.widest_word(text, style);
    for (float narrower = box.w * .95f; count > 1 && narrower >= least; narrower -= box.w * .05f) {
        if (paint.line_count(narrower, text, style) > count) break;
        room = narrower;
    }
    paint.paragraph(box.left(room), text, style);
}

// From the top of the box.
void step_words(Painter& paint, const Box& box, const Step& step, const Writing& writing, StepForm form) {
    if (form.shape == Shape::brief) return balanced(paint, box, brief_line(step), writing.action, form);
    const StepHeights heights = heights_of(paint, step, writing, form, box.w);
    if (heights.hint > 0) balanced(paint, box, step.hint, writing.hint, form);
    balanced(paint, box.below(heights.hint), step.action, writing.action, form);
}

void step_sign(Painter& paint, float x, float y, const Step& step, StepForm form) {
    paint.disc(x, y, disc_of(form), step.last ? color::river7 : color::river0);
    paint.icon(step.icon, x, y, icon_of(form), step.last ? color::white : color::river7);
}

void steps_down(Painter& paint, const Box& box, const std::vector<Step>& steps, StepForm form) {
    const float r = disc_of(form), x = box.x + r, room = words_width(box.w, steps, form);
    const Writing writing = writing_of(paint, steps, form, room);
    std::vector<float> heights;
    float all = 0;
    for (const Step& step : steps) {
        heights.push_back(std::max(2 * r, heights_of(paint, step, writing, form, room).words()));
        all += heights.back();
    }
    // As much between them as above and below together.
    const auto n = static_cast<float>(steps.size());
    const float gap = std::clamp((box.h - all) / n, least_gap, most_gap);
    float top = box.centre_y() - (all + gap * (n - 1)) / 2, line_from = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const float y = top + heights[i] / 2, line_to = y - r - 6;
        if (i > 0 && line_to - line_from > 8)
            paint.fill({x - 3, line_from, 6, line_to - line_from}, color::river1, 3);
        step_sign(paint, x, y, steps[i], form);
        const float words = heights_of(paint, steps[i], writing, form, room).words();
        step_words(paint, {box.x + words_at(form), y - words / 2, room, words}, steps[i], writing, form);
        line_from = y + r + 6;
        top += heights[i] + gap;
    }
}

void steps_across(Painter& paint, const Box& box, const std::vector<Step>& steps, StepForm form) {
    const float r = disc_of(form), room = words_width(box.w, steps, form);
    const Writing writing = writing_of(paint, steps, form, room);
    float words = 0;
    for (const Step& step : steps)
        words = std::max(words, heights_of(paint, step, writing, form, room).words());
    const float y = box.centre_y() - (2 * r + under_disc + words) / 2 + r;
    const auto n = static_cast<int>(steps.size());
    for (int i = 0; i < n; ++i) {
        const Box column = box.column(i, n, column_gap);
        const float x = column.centre_x(), line_from = x + r + 12;
        const float line_to = x + column.w + column_gap - r - 12;
        if (i + 1 < n) paint.fill({line_from, y - 3, line_to - line_from, 6}, color::river1, 3);
        const Step& step = steps[static_cast<std::size_t>(i)];
        step_sign(paint, x, y, step, form);
        step_words(paint, {column.x, y + r + under_disc, room, words}, step, writing, form);
    }
}

}  // namespace

float steps_width(const Stage& stage, const std::vector<Step>& steps) {
    float widest = 0;
    for (const Step& step : steps) {
        widest = std::max(
            {widest, stage.paint.width(step.hint, hint_words), stage.paint.width(step.action, action_words)});
    }
    return words_at({}) + widest + 1;
}

float steps_height(const Stage& stage, float width, const std::vector<Step>& steps, StepForm form) {
    const float room = words_width(width, steps, form), disc = 2 * disc_of(form);
    const Writing writing = writing_of(stage.paint, steps, form, room);
    float sum = 0, highest = 0;
    for (const Step& step : steps) {
        const float words = heights_of(stage.paint, step, writing, form, room).words();
        if (sum > 0) sum += least_gap;
        sum += std::max(disc, words);
        highest = std::max(highest, words);
    }
    return form.shape == Shape::across ? disc + under_disc + highest : sum;
}

bool steps_fit(const Stage& stage, const Box& box, const std::vector<Step>& steps, StepForm form) {
    const Painter& paint = stage.paint;
    const float room = words_width(box.w, steps, form);
    const Writing writing = writing_of(paint, steps, form, room);
    return steps_height(stage, box.w, steps, form) <= box.h &&
           std::all_of(steps.begin(), steps.end(), [&](const Step& step) {
               if (form.shape == Shape::brief)
                   return paint.widest_word(brief_line(step), writing.action) <= room;
               return paint.widest_word(step.hint, writing.hint) <= room &&
                      paint.widest_word(step.action, writing.action) <= room;
           });
}

void step_list(Stage& stage, std::string_view id, const Box& box, const std::vector<Step>& steps,
               StepForm form) {
    if (steps.empty()) return;
    if (form.shape == Shape::across) {
        steps_across(stage.paint, box, steps, form);
    } else {
        steps_down(stage.paint, box, steps, form);
    }
    std::string spoken;
    for (const Step& step : steps)
        spoken += (spoken.empty() ? "" : "; ") + step.hint + " " + step.action;
    stage.say(id, NodeRole::text, spoken, box);
}

}  // namespace ui
