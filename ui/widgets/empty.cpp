#include "ui/widgets/empty.h"

#include <cmath>

namespace ui {
namespace {

// A boat on still water: the day's work is done.
void calm_boat(Painter& paint, float x, float y) {
    std::vector<ImVec2> cabin, hull{{x - 44, y}, {x + 56, y - 2}, {x + 34, y + 14}, {x - 28, y + 14}};
    for (int i = 0; i <= 16; ++i) {
        const float a = 3.14159f * (1 + static_cast<float>(i) / 16);
        cabin.push_back({x + 4 + 22 * std::cos(a), y - 2 + 26 * std::sin(a)});
    }
    paint.polygon(cabin, rgb(0xE9D9BE));
    paint.polygon(hull, color::river7);
    for (int line = 0; line < 2; ++line) {
        std::vector<ImVec2> wave;
        const float half = line == 0 ? 96.0f : 56.0f;
        for (int i = 0; i <= 40; ++i) {
            const float t = static_cast<float>(i) / 40;
            wave.push_back({x + half * (2 * t - 1), y + 22 + 16.0f * static_cast<float>(line) +
                                                        5 * std::sin(t * (line == 0 ? 19.0f : 12.6f))});
        }
        paint.polyline(wave, line == 0 ? color::river3 : color::river2, 5);
    }
}

}  // namespace

void empty_state(Stage& stage, const Box& box, const EmptyState& empty) {
    Painter& paint = stage.paint;
    const TextStyle strong{Type::heading, color::ink9, true}, quiet{Type::caption, color::ink5};
    const float room = box.w - 2 * space::padding;
    const float title = paint.paragraph_height(room, empty.title, strong, 2);
    const float text = paint.paragraph_height(room, empty.text, quiet, 2);
    const bool sails = box.h < 100 + title + text;
    const float y = box.centre_y() - (title + text) / 2 + (sails ? 0 : 49);
    if (!sails) calm_boat(paint, box.centre_x(), y - 56);
    const Box words{box.x + space::padding, y, room, title};
    paint.paragraph(words, empty.title, strong, Align::centre, 2);
    paint.paragraph({words.x, words.bottom(), room, text}, empty.text, quiet, Align::centre, 2);
    stage.say(empty.id, NodeRole::text, std::string(empty.title) + " " + std::string(empty.text), box);
}

}  // namespace ui
