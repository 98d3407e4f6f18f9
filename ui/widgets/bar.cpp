#include "ui/widgets/bar.h"

#include <algorithm>

namespace ui {
namespace {

struct Key {
    BarKey means;
    BarItem item;
};

void badge(Stage& stage, const Box& key) {
    const float x = key.right() - 10, y = key.y + 10;
    stage.paint.disc(x, y, 22, color::white);
    stage.paint.disc(x, y, 18, color::ok);
    stage.paint.icon(icon::check, x, y, 26, color::white);
}

TextStyle face_words(const BarItem& key, Color ink) {
    return {Type::caption, ink, key.on};
}

// In large text a word of four characters is wider than the key.
bool too_wide(const Stage& stage, std::string_view label, const BarItem& key) {
    return stage.large() && stage.paint.width(label, face_words(key, {})) > space::cell - 4;
}

std::string_view written(const Stage& stage, const BarItem& key) {
    return !key.brief.empty() && too_wide(stage, key.label, key) ? key.brief : key.label;
}

bool takes_two_lines(const Stage& stage, const BarItem& key) {
    return too_wide(stage, written(stage, key), key);
}

// Two lines close together, or one in the middle of their room.
void tall_face(Stage& stage, const Box& box, const BarItem& key, Color ink) {
    constexpr float room_from = 33, pitch = 41;
    Painter& paint = stage.paint;
    const TextStyle words = face_words(key, ink);
    // The seconds that are left hang where the picture would be.
    if (!key.left) paint.icon(key.icon, box.centre_x(), box.y + 19, 34, ink);
    std::vector<std::string> lines{std::string(written(stage, key))};
    if (takes_two_lines(stage, key)) lines = paint.lines(box.w - 24, lines.front(), words, 2);
    float y = box.y + room_from + (2 - static_cast<float>(lines.size())) * pitch / 2;
    for (const std::string& line : lines) {
        paint.text({box.x, y, box.w, pitch}, line, words, Align::centre);
        y += pitch;
    }
}

void face(Stage& stage, const Box& box, const BarItem& key, Color ink) {
    Painter& paint = stage.paint;
    const TextStyle words = face_words(key, ink);
    if (key.tall || takes_two_lines(stage, key)) return tall_face(stage, box, key, ink);
    // The seconds that are left hang over the upper edge: the picture makes room.
    paint.icon(key.icon, box.centre_x(), box.y + (key.left ? 44 : 40), key.left ? 42 : 48, ink);
    // A key with a ground or a ring of its own has an edge that its word must not touch.
    const float wide = box.w + (key.on ? -12.0f : key.left ? -4.0f : 16.0f);
    paint.text({box.centre_x() - wide / 2, box.y + 64, wide, 44}, written(stage, key), words, Align::centre);
}

}  // namespace

bool bar_key(Stage& stage, const Box& box, const BarItem& key) {
    const Touch now = touch(stage, {key.id, key.toggle ? NodeRole::toggle : NodeRole::button, key.label, box,
                                    key.enabled, key.on});
    Painter& paint = stage.paint;
    Color ink = key.enabled ? color::ink9 : color::disabled_icon;
    if (key.current) ink = color::river7;
    // With the ring the key is a little larger: its words must not touch it.
    const Box ringed = box.inset(stage.large() ? -3 : 0);
    if (key.left) {
        paint.fill(ringed, now.ground(key.left->ground(), color::river1), radius::field);
        ink = key.left->ink();
    } else if (key.on) {
        paint.fill(box, now.ground(color::river7, color::river8), radius::field);
        ink = color::white;
    } else if (now.depth > 0 || now.pressed) {
        paint.fill(box, now.ground(color::surface, color::river1), radius::field);
    }
    face(stage, box, key, ink);
    if (key.on) badge(stage, box);
    if (key.left) time_ring(stage, ringed, *key.left);
    if (now.focused) focus_ring(stage, box, radius::field);
    return now.activated;
}

namespace {

void ground(Stage& stage, const Bar& bar) {
    const Layout& at = stage.layout();
    Painter& paint = stage.paint;
    // Soft edge towards the page: hairlines that fade.
    for (int i = 1; i <= 9; ++i) {
        const auto d = static_cast<float>(i) * 2.7f;
        const Color soft = color::ink9.with_alpha(.005f);
        paint.fill(at.landscape ? Box{at.bar.x - d, at.bar.y, d, at.bar.h}
                                : Box{at.bar.x, at.bar.y - d, at.bar.w, d},
                   soft);
    }
    paint.fill(at.bar, color::surface);
    paint.fill(at.landscape ? at.bar.left(1) : at.bar.top(1), color::line);
    if (!bar.on_home) return;
    const Box key = at.key(0);
    const Box tab =
        at.landscape ? Box{at.bar.x, key.centre_y() - 32, 8, 64} : Box{key.centre_x() - 32, at.bar.y, 64, 8};
    paint.fill(tab, color::river7, 4);
}

}  // namespace

BarKey bar(Stage& stage, const Bar& bar) {
    ground(stage, bar);
    const Bar::Words& words = bar.words;
    Key keys[7] = {
        {BarKey::home, {"bar.home", words.home, icon::home, true, false, false, bar.on_home}},
        {BarKey::back, {"bar.back", words.back, icon::arrow_left, bar.can_go_back}},
        {BarKey::help,
         {"bar.help", words.help, icon::human_handsup, true, false, false, false, bar.left,
          words.help_in_brief}},
        {BarKey::language,
         {"bar.language", words.language, icon::translate, true, false, false, false, std::nullopt,
          words.language_in_brief}},
        {BarKey::large_text,
         {"bar.large_text", words.large_text, icon::format_size, true, true, bar.large_text}},
        {BarKey::voice, {"bar.voice", words.voice, icon::volume_high, bar.voice_ready, true, bar.voice}},
        {BarKey::low_reach,
         {"bar.low_reach", words.low_reach, icon::wheelchair_accessibility, true, true, bar.low_reach}},
    };
    const bool tall = std::any_of(std::begin(keys), std::end(keys),
                                  [&](const Key& key) { return takes_two_lines(stage, key.item); });
    BarKey struck = BarKey::none;
    for (Key& key : keys)
        key.item.tall = tall;
    for (int i = 0; i < 7; ++i)
        if (bar_key(stage, stage.layout().key(i), keys[i].item)) struck = keys[i].means;
    return struck;
}

void mark(Stage& stage, const Box& box, bool on_dark) {
    Painter& paint = stage.paint;
    if (!on_dark) {
        paint.art("logo", box);
        return;
    }
    // The mark's strokes in river on white; drawn, because the art is white on river.
    paint.fill(box, color::white, box.w * 20 / 72);
    paint.art("logo-river", box);
}

void header(Stage& stage, const Box& box, const Header& header) {
    Painter& paint = stage.paint;
    mark(stage, {box.x, box.y, 76, 76}, header.on_dark);
    const Color strong = header.on_dark ? color::white : color::ink9;
    const Color quiet = header.on_dark ? color::white : color::ink7;
    const float big = stage.large() ? 1.15f : 1;
    const TextStyle brand{Type::body, strong, true, 34 * big}, place{Type::caption, quiet};
    const TextStyle time{Type::heading, strong, true, 44 * big};
    const float right_room =
        std::min(std::max(paint.width(header.time, time), paint.width(header.date, place)) + 4, box.w * .48f);
    const float left = box.x + 96, room = box.w - 96 - right_room - 24;
    // A place that does not fit beside the date is left out: Home names it.
    const bool placed =
        !header.place.empty() && paint.width(header.place, paint.fitted(header.place, place, room)) <= room;
    // Without it the brand may take two lines.
    const Box alone{left, box.y - 14, room, 104};
    const float apart = stage.large() ? 5 : 0;  // large letters stand closer to the line above
    paint.text(placed ? Box{left, box.y - 5 - apart, room, 48} : alone, header.brand, brand);
    if (placed) paint.text({left, box.y + 41 + apart, room, 40}, header.place, place);
    const float edge = box.right() - right_room;
    paint.text({edge, box.y - 10 - apart, right_room, 58}, header.time, time, Align::right);
    paint.text({edge, box.y + 41 + apart, right_room, 40}, header.date, place, Align::right);
}

}  // namespace ui
