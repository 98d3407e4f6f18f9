#include "ui/widgets/chip.h"

namespace ui {
namespace {

struct Look {
    Color ground, ink;
};

Look look_of(Tone tone) {
    switch (tone) {
        case Tone::river:
            return {color::river1, color::river8};
        case Tone::ok:
            return {color::ok_ground, color::ok};
        case Tone::amber:
            return {color::amber_ground, color::amber};
        case Tone::red:
            return {color::red_ground, color::red};
        case Tone::sunken:
            return {color::sunken, color::ink7};
        case Tone::on_dark:
            return {color::river9.with_alpha(.5f), color::white};  // a lighter one leaves white 4.5 : 1
        case Tone::festival:
            return {color::verm7, color::white};
    }
    return {};
}

constexpr TextStyle words{Type::caption, color::ink9, true};

float icon_room(const Stage& stage, const Chip& chip) {
    return chip.icon == Icon::none ? 0 : (stage.large() ? 50.0f : 40.0f);
}

}  // namespace

float chip_height(const Stage& stage) {
    return stage.large() ? 64 : 52;
}

float chip_width(const Stage& stage, const Chip& chip) {
    return stage.paint.width(chip.label, words) + icon_room(stage, chip) + 40;
}

void chip_from(Stage& stage, float x, float y, const Chip& chip, float most) {
    const float height = chip_height(stage), full = chip_width(stage, chip);
    const Box box{x, y - height / 2, most > 0 ? std::min(full, most) : full, height};
    const Look look = look_of(chip.tone);
    stage.paint.fill(box, look.ground, radius::pill);
    const float icon = icon_room(stage, chip);
    if (icon > 0) stage.paint.icon(chip.icon, box.x + 20 + (icon - 10) / 2, y, icon - 10, look.ink);
    TextStyle style = words;
    style.color = look.ink;
    stage.paint.text({box.x + 20 + icon, box.y, box.w - 40 - icon + 1, box.h}, chip.label, style);
}

void chip_until(Stage& stage, float x, float y, const Chip& chip, float most) {
    const float full = chip_width(stage, chip);
    chip_from(stage, x - (most > 0 ? std::min(full, most) : full), y, chip, most);
}

}  // namespace ui
