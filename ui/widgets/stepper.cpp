#include "ui/widgets/stepper.h"

namespace ui {
namespace {

constexpr float disc = 60, halo = 8;

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
    paint.text({x - disc / 2, y - disc / 2, disc, disc}, std::to_string(i + 1),
               {Type::body, i == now ? color::white : color::ink5, true, std::max(34.0f, paint.smallest())},
               Align::centre);
}

}  // namespace

float stepper_height(const Stage& stage) {
    return disc + 2 * halo + stage.paint.line_height({Type::caption}) + 4;
}

void stepper(Stage& stage, const Box& box, const Stepper& stepper) {
    Painter& paint = stage.paint;
    const auto n = static_cast<int>(stepper.words.size());
    const float y = box.y + disc / 2 + halo;
    std::string spoken;
    for (int i = 0; i < n; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const Box part = box.column(i, n, 12);
        const float x = part.centre_x();
        if (i + 1 < n) {
            const float from = x + disc / 2 + 14, to = box.column(i + 1, n, 12).centre_x() - disc / 2 - 14;
            paint.fill({from, y - 3, to - from, 6}, at < stepper.now ? color::river7 : color::line, 3);
        }
        draw_disc(paint, x, y, at, stepper.now);
        const bool here = at == stepper.now;
        paint.text({part.x, y + disc / 2 + halo, part.w, paint.line_height({Type::caption})},
                   stepper.words[at], {Type::caption, here ? color::river7 : color::ink5, here},
                   Align::centre);
        if (here)
            spoken = std::to_string(i + 1) + " / " + std::to_string(n) + " " + std::string(stepper.words[at]);
    }
    stage.say(stepper.id, NodeRole::progress, spoken, box);
}

}  // namespace ui
