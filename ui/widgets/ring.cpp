#include "ui/widgets/ring.h"

#include <algorithm>

namespace ui {

void time_ring(Stage& stage, float x, float y, float radius, int seconds_left, int seconds_in_all,
               std::string_view unit) {
    Painter& paint = stage.paint;
    // Whoever is asked whether to stay sees amber; a result page that was always going to end stays calm.
    const bool amber = seconds_in_all > amber_from_seconds && seconds_left <= amber_from_seconds;
    const Color ink = amber ? color::amber : color::river7;
    const float part =
        seconds_in_all > 0 ? static_cast<float>(seconds_left) / static_cast<float>(seconds_in_all) : 0;
    paint.disc(x, y, radius, amber ? color::amber_ground : color::surface);
    paint.ring(x, y, radius, 8, 1, amber ? color::amber_foot : color::river1);
    paint.ring(x, y, radius, 8, std::min(part, 1.0f), ink);
    // Within the circle, at the height where each stands.
    const float room = 2 * radius - 28;
    paint.text({x - room / 2, y - 38, room, 44}, std::to_string(seconds_left), {Type::heading, ink, true, 42},
               Align::centre);
    paint.text({x - room / 2, y + 4, room, 34}, unit, {Type::caption, ink, true}, Align::centre);
}

void share_ring(Stage& stage, std::string_view id, float x, float y, float radius, int part, int whole) {
    Painter& paint = stage.paint;
    const float share = whole > 0 ? std::min(1.0f, static_cast<float>(part) / static_cast<float>(whole)) : 0;
    paint.ring(x, y, radius, 22, 1, color::river1);
    paint.ring(x, y, radius, 22, share, color::river5);
    // The first arrival is more than nothing.
    const int percent = part > 0 ? std::max(1, static_cast<int>(share * 100)) : 0;
    const std::string number = std::to_string(percent);
    const TextStyle big{Type::title, color::ink9, true, 60},
        small{Type::body, color::ink9, true, std::max(34.0f, paint.smallest())};
    const float digits = paint.width(number, big), sign = paint.width("%", small);
    const float left = x - (digits + sign + 2) / 2;
    paint.text({left, y - 40, digits + 2, 80}, number, big);
    paint.text({left + digits + 2, y - 14, sign + 4, 48}, "%", small);
    stage.say(id, NodeRole::progress, number + "%", {x - radius, y - radius, 2 * radius, 2 * radius});
}

}  // namespace ui
