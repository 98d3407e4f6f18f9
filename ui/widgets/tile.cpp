#include "ui/widgets/tile.h"

namespace ui {
namespace {

// Ground of a tile in its state.
void ground(Stage& stage, const Box& box, const Touch& now, bool lead, bool enabled) {
    Painter& paint = stage.paint;
    if (!enabled) {
        paint.fill(box, color::sunken, radius::card);
    } else if (lead) {
        if (!now.pressed) paint.shadow(box, Elevation::primary);
        if (now.pressed) {
            paint.fill(box, color::river8, radius::card);
        } else {
            paint.fill(box, gradient::dark, radius::card);
        }
        paint.waves(box, radius::card, Corners::bottom);
    } else {
        paint.shadow(box, now.pressed ? Elevation::e1 : Elevation::e2);
        paint.fill(box, now.ground(color::surface, color::river0), radius::card);
    }
}

Touch touch_tile(Stage& stage, std::string_view id, std::string_view title, std::string_view caption,
                 const Box& box, bool enabled) {
    std::string label(title);
    if (!caption.empty()) label.append(", ").append(caption);
    return touch(stage, {id, NodeRole::button, label, box, enabled});
}

struct Inks {
    Color title, caption;
};
Inks inks_of(bool lead, bool enabled) {
    if (!enabled) return {color::disabled, color::disabled};
    return lead ? Inks{color::white, color::white} : Inks{color::ink9, color::ink5};
}

// Seen on the ground beneath it, whichever that is.
Color disc_of(const Touch& now, bool enabled) {
    return !enabled ? color::line.with_alpha(.6f) : now.pressed ? color::white : color::river0;
}

void icon_disc(Stage& stage, float x, float y, float r, Icon icon, Color disc, Color ink) {
    stage.paint.disc(x, y, r, disc);
    stage.paint.icon(icon, x, y, r * .92f, ink);
}

}  // namespace

bool service_tile(Stage& stage, const Box& box, const ServiceTile& tile) {
    Painter& paint = stage.paint;
    const std::string chip_words = tile.chip ? tile.chip->label : std::string();
    const Touch now = touch_tile(stage, tile.id, tile.title, chip_words, box, tile.enabled);
    const Box shape = squeezed(box, now);
    // Only the ground gives way to the finger: the words keep their room and stay whole.
    ground(stage, shape, now, tile.lead, tile.enabled);
    const Inks inks = inks_of(tile.lead, tile.enabled);
    const float pad = space::padding;

    // The art gives way before the words do: short of room it moves behind the lower right corner.
    const float art_size = tile.art_size;
    const Box art{box.right() - (tile.lead ? 14 : 24) - art_size, box.bottom() - 16 - art_size, art_size,
                  art_size};
    if (!tile.art.empty()) {
        paint.clip(shape);
        paint.art(tile.art, art, tile.enabled ? 1 : .35f);
        paint.unclip();
    } else if (tile.glyph != Icon::none) {
        icon_disc(stage, art.centre_x(), art.centre_y(), art_size / 2, tile.glyph, disc_of(now, tile.enabled),
                  tile.enabled ? color::river7 : color::disabled_icon);
    }
    // Beside tall art the words end where it begins; low art only limits the chip.
    const bool tall = art.y < box.y + 120;
    const float words = (tall && !tile.art.empty() ? art.x + 24 : box.right() - 24) - (box.x + pad);
    const float top = box.y + (box.h < 240 ? 18 : 30);
    paint.text({box.x + pad, top, words, 58}, tile.title, {Type::heading, inks.title, true});
    paint.text({box.x + pad, top + 60, words, 40}, tile.caption, {Type::caption, inks.caption});
    if (tile.chip) {
        // On a sunken tile the chip's ground cannot be seen: its icon stands under the title's first letter.
        const float aside = tile.enabled ? 0 : 20, x = box.x + pad - aside;
        const bool pictured = !tile.art.empty() || tile.glyph != Icon::none;
        const float most = (pictured ? art.x : box.right()) - x - 8 + aside;
        chip_from(stage, x, box.bottom() - (box.h < 240 ? 44 : 58), *tile.chip, most);
    }
    if (now.focused) focus_ring(stage, box, radius::card);
    return now.activated;
}

bool small_tile(Stage& stage, const Box& box, const SmallTile& tile) {
    Painter& paint = stage.paint;
    const Touch now = touch_tile(stage, tile.id, tile.label, tile.note, box, tile.enabled);
    const Box shape = squeezed(box, now);
    ground(stage, shape, now, false, tile.enabled);
    const bool noted = !tile.note.empty();
    // Disc, word and note as one block in the middle; the disc gives way on a low tile.
    const float words = 48 + (noted ? 42.0f : 0.0f);
    const float r = std::min(60.0f, (box.h - words - 46) / 2);
    const float top = box.y + (box.h - (2 * r + 18 + words)) / 2;
    icon_disc(stage, box.centre_x(), top + r, r, tile.icon, disc_of(now, tile.enabled),
              tile.enabled ? color::river7 : color::disabled_icon);
    const Color ink = tile.enabled ? color::ink9 : color::disabled;
    const Box label{box.x + 12, top + 2 * r + 18, box.w - 24, 48};
    paint.text(label, tile.label, {Type::body, ink, true}, Align::centre);
    if (noted)
        paint.text({label.x, label.bottom() - 2, label.w, 40}, tile.note, {Type::caption, ink},
                   Align::centre);
    if (now.focused) focus_ring(stage, box, radius::card);
    return now.activated;
}

bool wide_tile(Stage& stage, const Box& box, const WideTile& tile) {
    Painter& paint = stage.paint;
    const Touch now = touch_tile(stage, tile.id, tile.title, tile.caption, box, tile.enabled);
    const Box shape = squeezed(box, now);
    const bool tinted = tile.tinted && tile.enabled && !now.pressed;
    ground(stage, shape, now, tile.lead, tile.enabled);
    if (tinted) paint.fill(shape, color::river1, radius::card);
    Inks inks = inks_of(tile.lead, tile.enabled);
    if (tinted) inks.caption = color::ink7;
    const Color disc = tile.lead ? color::white.with_alpha(.2f)
                       : tinted  ? color::white
                                 : disc_of(now, tile.enabled);
    const float r = 56, x = box.x + 32 + r;
    if (tile.staff) {
        const Box square{x - 48, box.centre_y() - 48, 96, 96};
        paint.fill(square, gradient::staff, radius::field);
        paint.icon(tile.icon, x, box.centre_y(), 52, color::white);
    } else {
        icon_disc(stage, x, box.centre_y(), r, tile.icon, disc,
                  tile.lead      ? color::white
                  : tile.enabled ? color::river7
                                 : color::disabled_icon);
    }
    const float left = x + r + 26, room = box.right() - 20 - left;
    // A long title wraps; the caption gives its line away rather than be cut.
    const TextStyle title{Type::heading, inks.title, true}, caption{Type::caption, inks.caption};
    const bool wraps = paint.em(paint.fitted(tile.title, title, room)) < paint.em(title) * .72f;
    const TextStyle shown = wraps ? TextStyle{Type::heading, inks.title, true, paint.em(title) * .8f} : title;
    const float title_high = wraps ? 2 * paint.line_height(shown) : paint.line_height(title);
    const float caption_high = tile.caption.empty() ? 0
                               : wraps              ? paint.line_height(caption)
                                                    : paint.paragraph_height(room, tile.caption, caption, 2);
    float y = box.centre_y() - (title_high + caption_high) / 2;
    if (wraps) {
        paint.paragraph({left, y, room, title_high}, tile.title, shown, Align::left, 2);
    } else {
        paint.text({left, y, room, title_high}, tile.title, title);
    }
    if (wraps) {
        paint.text({left, y + title_high, room, caption_high}, tile.caption, caption);
    } else {
        paint.paragraph({left, y + title_high, room, caption_high}, tile.caption, caption, Align::left, 2);
    }
    if (now.focused) focus_ring(stage, box, radius::card);
    return now.activated;
}

bool line_tile(Stage& stage, const Box& box, const LineTile& tile) {
    Painter& paint = stage.paint;
    const Touch now = touch_tile(stage, tile.id, tile.title, tile.caption, box, tile.enabled);
    const Box shape = squeezed(box, now);
    if (tile.notice) {
        paint.fill(shape, now.ground(color::river0, color::river1), radius::card);
        paint.outline(shape, color::river1, 2, radius::card);
    } else {
        ground(stage, shape, now, false, tile.enabled);
    }
    const float r = 40, x = box.x + 20 + r;
    icon_disc(stage, x, box.centre_y(), r, tile.icon, tile.notice ? color::white : disc_of(now, tile.enabled),
              tile.enabled ? color::river7 : color::disabled_icon);
    const Inks inks = inks_of(false, tile.enabled);
    const float left = x + r + 20, room = box.right() - (tile.notice ? 84 : 20) - left;
    const float lines = paint.line_height({Type::body}) + paint.line_height({Type::caption}) - 6;
    const float y = box.centre_y() - lines / 2;
    paint.text({left, y, room, paint.line_height({Type::body})}, tile.title, {Type::body, inks.title, true});
    paint.text({left, y + paint.line_height({Type::body}) - 6, room, paint.line_height({Type::caption})},
               tile.caption, {Type::caption, inks.caption});
    if (tile.notice) paint.icon(icon::chevron_right, box.right() - 48, box.centre_y(), 48, color::ink7);
    if (now.focused) focus_ring(stage, box, radius::card);
    return now.activated;
}

}  // namespace ui
