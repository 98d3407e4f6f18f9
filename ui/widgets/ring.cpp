#include "ui/widgets/ring.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace ui {

namespace {

bool urgent(const TimeLeft& left) {
    return left.in_all > amber_from_seconds && left.seconds <= amber_from_seconds;
}

// Clockwise from the middle of the lower edge, away from the words above: the first `share` of the way round.
std::vector<ImVec2> way_round(const Box& box, float corner, float share) {
    constexpr int steps = 10;
    constexpr float quarter = 1.5707963f;
    std::vector<ImVec2> way{{box.centre_x(), box.bottom()}};
    const ImVec2 centres[] = {{box.x + corner, box.bottom() - corner},
                              {box.x + corner, box.y + corner},
                              {box.right() - corner, box.y + corner},
                              {box.right() - corner, box.bottom() - corner}};
    for (int n = 0; n < 4; ++n)
        for (int step = 0; step <= steps; ++step) {
            const float angle = quarter * (static_cast<float>(n) + 1 + static_cast<float>(step) / steps);
            way.push_back({centres[n].x + std::cos(angle) * corner, centres[n].y + std::sin(angle) * corner});
        }
    way.push_back(way.front());
    const auto length = [](const ImVec2& a, const ImVec2& b) { return std::hypot(b.x - a.x, b.y - a.y); };
    float all = 0;
    for (std::size_t n = 1; n < way.size(); ++n)
        all += length(way[n - 1], way[n]);
    float left = all * share;
    for (std::size_t n = 1; n < way.size(); ++n) {
        const float piece = length(way[n - 1], way[n]);
        if (piece > left && piece > 0) {
            const ImVec2 from = way[n - 1], to = way[n];
            way.resize(n);
            way.push_back({from.x + (to.x - from.x) * left / piece, from.y + (to.y - from.y) * left / piece});
            break;
        }
        left -= piece;
    }
    return way;
}

}  // namespace

Color TimeLeft::ink() const {
    return urgent(*this) ? color::amber : color::river7;
}

Color TimeLeft::ground() const {
    return urgent(*this) ? color::amber_ground : color::surface;
}

void time_ring(Stage& stage, const Box& key, const TimeLeft& left) {
    Painter& paint = stage.paint;
    constexpr float width = 7;
    const Box round = key.inset(-4, -4);
    const float share =
        left.in_all > 0
            ? std::clamp(static_cast<float>(left.seconds) / static_cast<float>(left.in_all), 0.0f, 1.0f)
            : 0;
    paint.polyline(way_round(round, radius::card, 1), urgent(left) ? color::amber_foot : color::river1,
                   width);
    if (share > 0) paint.polyline(way_round(round, radius::card, share), left.ink(), width);
    // On the upper edge, like a tab: beside the key's picture it read as a count of something.
    const TextStyle style{Type::caption, color::white, true};
    const float high = paint.line_height(style), wide = paint.width(left.words, style) + 28;
    const Box tab{key.centre_x() - wide / 2, key.y - high + (stage.large() ? 21.0f : 12.0f), wide, high};
    paint.fill(tab.inset(-4), color::surface, high / 2 + 4);
    paint.fill(tab, left.ink(), high / 2);
    paint.text(tab, left.words, style, Align::centre);
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
