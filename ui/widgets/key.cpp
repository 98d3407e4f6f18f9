#include "ui/widgets/key.h"

namespace ui {
namespace {

struct Look {
    Color ground, ink, edge;
};

Look look_of(const Key& key, const Touch& now) {
    const bool dark = key.on || key.look == KeyLook::action;
    if (!key.enabled) return {color::sunken, color::disabled, color::sunken};
    if (dark) return {now.ground(color::river7, color::river8), color::white, color::river8};
    const bool quiet = key.look == KeyLook::quiet;
    const Color rest = quiet                          ? color::tray
                       : key.look == KeyLook::special ? color::key_special
                                                      : color::surface;
    return {now.ground(rest, color::river7), now.ground(color::ink9, color::white),
            quiet ? color::tray : color::key_edge};
}

void icon_and_words(Painter& paint, const Box& box, const Key& key, Color ink) {
    constexpr float icon = 38, between = 14;
    const TextStyle style = paint.fitted(key.label, {Type::body, ink, key.on}, box.w - icon - between - 24);
    const float words = paint.width(key.label, style), x = box.centre_x() - (icon + between + words) / 2;
    paint.icon(key.icon, x + icon / 2, box.centre_y(), icon, ink);
    paint.text({x + icon + between, box.y, box.right() - 12 - x - icon - between, box.h}, key.label, style);
}

}  // namespace

bool key(Stage& stage, const Box& box, const Key& key) {
    const Touch now = touch(
        stage, {key.id, NodeRole::key, key.label, box, key.enabled, key.on, space::key_across, key.repeats});
    Painter& paint = stage.paint;
    const Look look = look_of(key, now);
    if (key.enabled && !now.pressed) paint.fill(box.moved(0, 3), look.edge, radius::key);
    paint.fill(box, look.ground, radius::key);
    if (key.icon != Icon::none && (key.look == KeyLook::word || key.look == KeyLook::quiet)) {
        icon_and_words(paint, box, key, look.ink);
    } else if (key.icon != Icon::none) {
        paint.icon(key.icon, box.centre_x(), box.centre_y(), 52, look.ink);
    } else {
        const bool letter = key.look == KeyLook::letter, action = key.look == KeyLook::action;
        Box words = box.inset(6, 0);
        if (!key.above.empty()) {
            words = words.inset(0, box.h / 8);
            paint.text(words.top(words.h * .4f), key.above, {Type::caption, look.ink}, Align::centre);
            words = words.below(words.h * .4f);
        }
        const TextStyle style{letter ? Type::heading : Type::body, look.ink, action};
        paint.text(words.moved(-paint.off_centre(key.label, style), 0), key.label, style, Align::centre);
    }
    if (now.focused) focus_ring(stage, box, radius::key);
    return now.activated;
}

void tray_ground(Stage& stage, const Box& tray) {
    const Layout& at = stage.layout();
    if (at.landscape && tray.bottom() > at.controls.bottom() - 1) {
        const Box sheet{tray.x, tray.y, tray.w, at.page.bottom() - tray.y};
        stage.paint.fill(sheet, color::tray, radius::card, Corners::top);
    } else {
        stage.paint.fill(tray, color::tray);
    }
}

}  // namespace ui
