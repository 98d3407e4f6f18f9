#include "ui/widgets/tile.h"

#include <algorithm>

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

    const float top = box.y + (box.h < 240 ? 18 : 30), one_line = stage.large() ? 72.0f : 58.0f;
    const TextStyle title{Type::heading, inks.title, true}, caption{Type::caption, inks.caption};
    const float words_end = top + one_line + 2 + paint.line_height(caption);
    // The art gives way before the words do: the lead tile's stands beside them, any other's beneath.
    const float widest = std::max(paint.width(tile.title, title), paint.width(tile.caption, caption));
    const bool meets = !tile.lead && box.x + pad + widest > box.right() - 24 - tile.art_size;
    const float art_size = meets ? std::min(tile.art_size, box.bottom() - 16 - words_end) : tile.art_size;
    const Box art{box.right() - (tile.lead ? 14 : 24) - art_size, box.bottom() - 16 - art_size, art_size,
                  art_size};
    // On a sunken tile the chip's ground cannot be seen: its icon stands under the title's first letter.
    const float aside = tile.enabled ? 0 : 20, chip_x = box.x + pad - aside;
    const float beside_art = art.x - chip_x - 8 + aside;
    const bool crowded = tile.chip && chip_width(stage, *tile.chip) > beside_art;
    if (crowded) {
        // The words have its room.
    } else if (!tile.art.empty()) {
        paint.clip(shape);
        if (tile.enabled)
            paint.art(tile.art, art);
        else
            paint.art(tile.art, art, .35f, Shade::grey);
        paint.unclip();
    } else if (tile.glyph != Icon::none) {
        icon_disc(stage, art.centre_x(), art.centre_y(), art_size / 2, tile.glyph, disc_of(now, tile.enabled),
                  tile.enabled ? color::river7 : color::disabled_icon);
    }
    const float words = (tile.lead ? art.x + 24 : box.right() - 24) - (box.x + pad);
    const TextStyle fit = paint.fitted(tile.title, title, words);
    const bool two = paint.width(tile.title, fit) > words;
    const float title_high = two ? 2 * paint.line_height(fit) : one_line;
    paint.text({box.x + pad, top, words, title_high}, tile.title, fit);
    if (!two || !tile.chip)
        paint.text({box.x + pad, top + title_high + 2, words, paint.line_height(caption)}, tile.caption,
                   caption);
    if (tile.chip) {
        const bool pictured = !crowded && (!tile.art.empty() || tile.glyph != Icon::none);
        const float most = pictured ? beside_art : box.right() - chip_x - 8 + aside;
        chip_from(stage, chip_x, box.bottom() - (box.h < 240 ? 44 : 58), *tile.chip, most);
    }
    if (now.focused) focus_ring(stage, box, radius::card);
    return now.activated;
}

bool small_tile(Stage& stage, const Box& box, const SmallTile& tile) {
    Painter& paint = stage.paint;
    const Touch now = touch_tile(stage, tile.id, tile.label, tile.note, box, tile.enabled);
    const Box shape = squeezed(box, now);
    ground(stage, shape, now, false, tile.enabled);
    if (tile.on) paint.outline(shape, color::river7, 5, radius::card);
    // Disc, word and note as one block in the middle; the disc gives way on a low tile. Without a note its
    // line stays free, for a second one of a long name: neighbours stand at one height.
    const TextStyle note{Type::caption, tile.enabled ? color::ink9 : color::disabled};
    TextStyle name{Type::body, note.color, true};
    const float two_lines = 2 * paint.line_height(name);
    const float note_room = box.w - 24, note_high = paint.paragraph_height(note_room, tile.note, note, 2);
    for (name.size = paint.em(name);
         name.size > paint.smallest() && paint.widest_word(tile.label, name) > note_room; name.size -= 1) {
    }
    const float name_high = tile.note.empty() ? paint.paragraph_height(note_room, tile.label, name, 2) : 48;
    const float words = std::max(48 + std::max(42.0f, note_high), name_high);
    // Alike in a row: as small as the neighbour's whose name takes two lines.
    constexpr float no_picture = -9;  // nor the gap beneath it: the words alone, in the middle
    const float r = std::max(no_picture, std::min(60.0f, (box.h - std::max(words, two_lines) - 46) / 2));
    const float top = box.y + (box.h - (2 * r + 18 + words)) / 2;
    const Color sign = tile.enabled ? color::river7 : color::disabled_icon;
    // On a low tile the picture takes the disc's room: it is what those who do not read go by.
    constexpr float least_disc = 30, least_picture = 16;
    if (r < least_disc) {
        if (const float size = 2 * r + 4; size >= least_picture)
            paint.icon(tile.icon, box.centre_x(), top + r, size, sign);
    } else {
        icon_disc(stage, box.centre_x(), top + r, r, tile.icon, disc_of(now, tile.enabled), sign);
    }
    const Box label{box.x + 12, top + 2 * r + 18, note_room, 48};
    if (name_high > 60) {
        paint.paragraph(label, tile.label, name, Align::centre, 2);
    } else {
        paint.text(label, tile.label, name, Align::centre);
    }
    if (tile.on) {
        paint.disc(shape.right() - 30, shape.y + 30, 22, color::river7);
        paint.icon(icon::check, shape.right() - 30, shape.y + 30, 30, color::white);
    }
    paint.paragraph({box.x + 12, label.bottom() - 2, note_room, note_high}, tile.note, note, Align::centre,
                    2);
    if (now.focused) focus_ring(stage, box, radius::card);
    return now.activated;
}

namespace {

constexpr float wide_disc = 56, wide_words_at = 32 + 2 * wide_disc + 26, wide_right = 20;

float words_height(const Painter& paint, const WideTile& tile, const TextStyle& title, float room) {
    return paint.paragraph_height(room, tile.title, title) +
           paint.paragraph_height(room, tile.caption, {Type::caption}, 2);
}

bool words_fit(const Painter& paint, const Box& cell, const WideTile& tile, const TextStyle& title) {
    const float room = cell.w - wide_words_at - wide_right;
    return paint.widest_word(tile.title, title) <= room &&
           words_height(paint, tile, title, room) <= cell.h - 12;
}

}  // namespace

float title_size(const Stage& stage, const Box& cell, std::span<const WideTile> tiles) {
    const Painter& paint = stage.paint;
    TextStyle title{Type::heading, {}, true};
    for (title.size = paint.em(title); title.size > paint.smallest(); title.size -= 1)
        if (std::all_of(tiles.begin(), tiles.end(),
                        [&](const WideTile& tile) { return words_fit(paint, cell, tile, title); }))
            break;
    return title.size;
}

bool wide_tile(Stage& stage, const Box& box, const WideTile& tile) {
    Painter& paint = stage.paint;
    const Touch now = touch_tile(stage, tile.id, tile.title, tile.caption, box, tile.enabled);
    const Box shape = squeezed(box, now);
    const bool tinted = tile.tinted && tile.enabled && !now.pressed;
    ground(stage, shape, now, tile.lead, tile.enabled);
    if (tinted) paint.fill(shape, color::river1, radius::card);
    Inks inks = inks_of(tile.lead, tile.enabled);
    if (tile.tinted && tile.enabled) inks.caption = color::ink7;
    const Color disc = tile.lead ? color::white.with_alpha(.2f)
                       : tinted  ? color::white
                                 : disc_of(now, tile.enabled);
    const float r = wide_disc, x = box.x + 32 + r;
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
    const float left = box.x + wide_words_at, room = box.right() - wide_right - left;
    const TextStyle caption{Type::caption, inks.caption};
    const float size = tile.title_size > 0 ? tile.title_size : title_size(stage, box, {&tile, 1});
    const TextStyle title{Type::heading, inks.title, true, size};
    const float title_high = paint.paragraph_height(room, tile.title, title);
    const float y = box.centre_y() - words_height(paint, tile, title, room) / 2;
    paint.paragraph({left, y, room, title_high}, tile.title, title);
    paint.paragraph({left, y + title_high, room, 0}, tile.caption, caption, Align::left, 2);
    if (now.focused) focus_ring(stage, box, radius::card);
    return now.activated;
}

bool line_tile(Stage& stage, const Box& box, const LineTile& tile) {
    Painter& paint = stage.paint;
    const Touch now = touch_tile(stage, tile.id, tile.title, tile.caption, box, tile.enabled);
    const Box shape = squeezed(box, now);
    const bool notice = tile.notice && tile.enabled;
    if (notice) {
        paint.fill(shape, now.ground(color::river0, color::river1), radius::card);
        paint.outline(shape, color::river1, 2, radius::card);
    } else {
        ground(stage, shape, now, false, tile.enabled);
    }
    const float r = 40, x = box.x + 20 + r;
    icon_disc(stage, x, box.centre_y(), r, tile.icon, notice ? color::white : disc_of(now, tile.enabled),
              tile.enabled ? color::river7 : color::disabled_icon);
    Inks inks = inks_of(false, tile.enabled);
    if (notice) inks.caption = color::ink7;
    const float left = x + r + 20, room = box.right() - (tile.notice ? 84 : 20) - left;
    const float lines = paint.line_height({Type::body}) + paint.line_height({Type::caption}) - 6;
    const float y = box.centre_y() - lines / 2;
    paint.text({left, y, room, paint.line_height({Type::body})}, tile.title, {Type::body, inks.title, true});
    paint.text({left, y + paint.line_height({Type::body}) - 6, room, paint.line_height({Type::caption})},
               tile.caption, {Type::caption, inks.caption});
    if (notice) paint.icon(icon::chevron_right, box.right() - 48, box.centre_y(), 48, color::ink7);
    if (now.focused) focus_ring(stage, box, radius::card);
    return now.activated;
}

}  // namespace ui
