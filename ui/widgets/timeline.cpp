#include "ui/widgets/timeline.h"

#include <algorithm>

namespace ui {
namespace {

using When = TimelineStep::When;

constexpr float mark_disc = 32, mark_halo = 10, line_at = 2 * (mark_disc + mark_halo) + 16;
constexpr int most_caption = 5;  // lines: who sees to it, in large text
constexpr TextStyle caption_words{Type::caption, color::ink7}, time_words{Type::caption, color::ink7};

TextStyle title_words(When when) {
    if (when == When::now) return {Type::heading, color::river7, true};
    return {Type::body, when == When::past ? color::ink9 : color::ink5, true};
}

void draw_disc(Painter& paint, float x, float y, const TimelineStep& step) {
    if (step.when == When::ahead) {
        paint.disc(x, y, mark_disc, color::line_strong);
        paint.disc(x, y, mark_disc - 4, color::surface);
        return;
    }
    if (step.when == When::now) paint.disc(x, y, mark_disc + mark_halo, color::river1);
    paint.disc(x, y, mark_disc, color::river7);
    const Icon sign = step.when == When::past || step.icon == Icon::none ? icon::check : step.icon;
    paint.icon(sign, x, y, 40, color::white);
}

// Title and time in one line, or the time under it; then the caption.
struct StepBox {
    float title = 0, time = 0, caption = 0;
    bool beside = true;
    float all() const { return title + (beside ? 0 : time) + caption; }
};

// What the height leaves room for, besides the titles.
struct Shown {
    bool captions = true, times = true;  // times below a title: those beside one take no room
};

StepBox step_box(const Painter& paint, const TimelineStep& step, float room, Shown shown) {
    StepBox box;
    const TextStyle style = title_words(step.when);
    const float time = step.time.empty() ? 0 : paint.width(step.time, time_words) + 16;
    box.beside = paint.width(step.title, style) <= room - time;
    box.title = paint.paragraph_height(box.beside ? room - time : room, step.title, style, 2);
    box.time = step.time.empty() || !shown.times ? 0 : paint.line_height(time_words);
    if (shown.captions && !step.caption.empty())
        box.caption = paint.paragraph_height(room, step.caption, caption_words, most_caption);
    return box;
}

void draw_words(Painter& paint, const Box& room, const TimelineStep& step, const StepBox& box) {
    const TextStyle style = title_words(step.when);
    const float time = step.time.empty() ? 0 : paint.width(step.time, time_words) + 16;
    paint.paragraph({room.x, room.y, box.beside ? room.w - time : room.w, box.title}, step.title, style,
                    Align::left, 2);
    if (box.beside) {
        paint.text({room.x, room.y, room.w, box.title}, step.time, time_words, Align::right);
    } else if (box.time > 0) {
        paint.text({room.x, room.y + box.title, room.w, box.time}, step.time, time_words);
    }
    if (box.caption > 0)
        paint.paragraph(room.foot(box.caption), step.caption, caption_words, Align::left, most_caption);
}

}  // namespace

void timeline(Stage& stage, std::string_view id, const Box& box, const std::vector<TimelineStep>& steps) {
    Painter& paint = stage.paint;
    const float room = box.w - line_at, x = box.x + mark_disc + mark_halo;
    const auto height = [&](Shown shown) {
        float all = 0;
        for (const TimelineStep& step : steps)
            all += std::max(2 * (mark_disc + mark_halo), step_box(paint, step, room, shown).all());
        return all;
    };
    Shown shown;
    shown.captions = height(shown) <= box.h;
    shown.times = height(shown) <= box.h;
    const float spare =
        std::max(0.0f, box.h - height(shown)) / static_cast<float>(std::max<std::size_t>(1, steps.size()));
    float y = box.y, line_from = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const StepBox words = step_box(paint, steps[i], room, shown);
        const float high = std::max(2 * (mark_disc + mark_halo), words.all()),
                    middle = y + mark_disc + mark_halo;
        if (i > 0)
            paint.fill({x - 4, line_from, 8, middle - mark_disc - line_from},
                       steps[i].when == When::ahead ? color::line : color::river7, 4);
        draw_disc(paint, x, middle, steps[i]);
        const float above = std::max(0.0f, (2 * (mark_disc + mark_halo) - words.title) / 2);
        const Box lines{box.x + line_at, y + (words.all() < 2 * (mark_disc + mark_halo) ? above : 0), room,
                        words.all()};
        draw_words(paint, lines, steps[i], words);
        stage.say(std::string(id) + "." + std::to_string(i), NodeRole::text,
                  steps[i].title + " " + steps[i].time + " " + steps[i].caption, {box.x, y, box.w, high});
        line_from = middle + mark_disc;
        y += high + spare;
    }
}

}  // namespace ui
