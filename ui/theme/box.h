// A rectangle in dp: pixels of the 1080-wide reference drawing, before the scale S.
#pragma once

#include <algorithm>

namespace ui {

struct Box {
    float x = 0, y = 0, w = 0, h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    float centre_x() const { return x + w / 2; }
    float centre_y() const { return y + h / 2; }
    Box inset(float all) const { return {x + all, y + all, w - 2 * all, h - 2 * all}; }
    Box inset(float across, float down) const { return {x + across, y + down, w - 2 * across, h - 2 * down}; }
    Box moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
    Box top(float height) const { return {x, y, w, height}; }
    Box foot(float height) const { return {x, bottom() - height, w, height}; }
    Box below(float height) const { return {x, y + height, w, h - height}; }
    Box left(float width) const { return {x, y, width, h}; }
    Box right_part(float width) const { return {right() - width, y, width, h}; }
    // Piece i of n equal ones, `gap` between.
    Box column(int i, int n, float gap) const {
        const float each = (w - gap * static_cast<float>(n - 1)) / static_cast<float>(n);
        return {x + static_cast<float>(i) * (each + gap), y, each, h};
    }
    Box row(int i, int n, float gap) const {
        const float each = (h - gap * static_cast<float>(n - 1)) / static_cast<float>(n);
        return {x, y + static_cast<float>(i) * (each + gap), w, each};
    }
    bool contains(const Box& other, float slack = 0) const {
        return other.x >= x - slack && other.y >= y - slack && other.right() <= right() + slack &&
               other.bottom() <= bottom() + slack;
    }
    bool overlaps(const Box& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    friend bool operator==(const Box&, const Box&) = default;
};

}  // namespace ui
