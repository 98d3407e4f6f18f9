#include "ui/widgets/stepper.h"

namespace ui {
namespace {

constexpr float disc = 60, halo = 8;

Box disc_box(float x, float y) {
    return {x - disc / 2, y - disc / 2, disc, disc};
}

void draw_disc(Painter& paint, float x, float y, std::size_t i, std::size_t now) {
    if (i < now) {
        paint.disc(x, y, disc / 2, color::river7);
        paint.icon(icon::check, x, y, 38, color::white);
        return;
    }
    if (i == now) {
        paint.disc(x, y, disc / 2 + halo, color::river1);
        paint.disc(x, y, disc / 2, color::river7);
    } else {
        paint.disc(x, y, disc / 2, color::line_strong);
        paint.disc(x, y, disc / 2 - 3, color::surface);
    }
    paint.text(disc_box(x, y), std::to_string(i + 1),
               {Type::body, i == now ? color::white : color::ink5, true, std::max(34.0f, paint.smallest())},
               Align::centre);
}

TextStyle words_style(const Stepper& stepper, std::size_t i) {
    const bool here = i == stepper.now;
    return {Type::caption, here ? color::river7 : color::ink5, here};
}

void line_between(Painter& paint, float from, float to, float y, bool done) {
    if (to > from) paint.fill({from, y - 3, to - from, 6}, done ? color::river7 : color::line, 3);
}

void words_beneath(Stage& stage, const Box& box, const Stepper& stepper) {
    Painter& paint = stage.paint;
    const auto n = static_cast<int>(stepper.words.size());
    const float y = box.y + disc / 2 + halo;
    for (int i = 0; i < n; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const Box part = box.column(i, n, 12);
        const float x = part.centre_x();
        if (i + 1 < n) {
            const float next = box.column(i + 1, n, 12).centre_x();
            line_between(paint, x + disc / 2 + 14, next - disc / 2 - 14, y, at < stepper.now);
        }
        draw_disc(paint, x, y, at, stepper.now);
        paint.text({part.x, y + disc / 2 + halo, part.w, paint.line_height({Type::caption})},
                   stepper.words[at], words_style(stepper, at), Align::centre);
    }
}

void words_beside(Stage& stage, const Box& box, const Stepper& stepper) {
    constexpr float least_line = 40, air = 14;
    Painter& paint = stage.paint;
    const std::size_t n = stepper.words.size();
    const auto width_of = [&](std::size_t i, bool worded) {
        return disc + (worded ? air + paint.width(stepper.words[i], words_style(stepper, i)) + 1 : 0);
    };
    const auto width_of_all = [&](bool all) {
        float wide = 2 * halo + static_cast<float>(n - 1) * (least_line + 2 * air);
        for (std::size_t i = 0; i < n; ++i)
            wide += width_of(i, all || i == stepper.now);
        return wide;
    };
    const bool all = width_of_all(true) <= box.w;
    const float spare = std::max(0.0f, box.w - width_of_all(all));
    const float line = least_line + (n > 1 ? spare / static_cast<float>(n - 1) : 0);
    float x = box.x + halo;
    for (std::size_t i = 0; i < n; ++i) {
        const bool worded = all || i == stepper.now;
        const float wide = width_of(i, worded);
        draw_disc(paint, x + disc / 2, box.centre_y(), i, stepper.now);
        if (worded) {
            const float from = x + disc + air;
            paint.text({from, box.y, x + wide - from, box.h}, stepper.words[i], words_style(stepper, i));
        }
        x += wide + air;
        if (i + 1 < n) line_between(paint, x, x + line, box.centre_y(), i < stepper.now);
        x += line + air;
    }
}

}  // namespace

float stepper_height(const Stage& stage) {
    return disc + 2 * halo + stage.paint.line_height({Type::caption}) + 4;
}

void stepper(Stage& stage, const Box& box, const Stepper& stepper) {
    if (box.h < stepper_height(stage)) {
        words_beside(stage, box, stepper);
    } else {
        words_beneath(stage, box, stepper);
    }
    const std::string of =
        std::to_string(stepper.now + 1) + " / " + std::to_string(stepper.words.size()) + " ";
    stage.say(stepper.id, NodeRole::progress, of + std::string(stepper.words[stepper.now]), box);
}

}  // namespace ui
