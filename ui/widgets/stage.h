// What a widget needs while it draws one frame: the painter, the tree it reports to, and motion.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "ui/shell/tree.h"
#include "ui/theme/painter.h"

namespace ui {

// How a touchable shape is at present.
struct Touch {
    bool activated = false;  // released inside, this frame
    bool pressed = false;
    bool focused = false;  // by keyboard, switch or trackball; never by touch
    float depth = 0;       // how far it is pressed in, 0 to 1: it takes 90 ms, and 160 ms back

    // Pressed is seen in the very next frame; letting go fades.
    Color ground(Color rest, Color down) const { return pressed ? down : mixed(rest, down, depth); }
};

struct Stage {
    Painter& paint;
    Tree& tree;
    bool english = false;
    bool calm = false;     // nothing moves
    bool blocked = false;  // a dialog is up: what lies under it is drawn but takes no touch
    std::chrono::milliseconds age{0};
    std::function<void(std::chrono::milliseconds)> animate_for = {};
    // For the gallery: a shape that is shown in a state instead of being touched.
    std::function<std::optional<Touch>(std::string_view id)> pose = {};

    const Layout& layout() const { return paint.layout(); }
    bool large() const { return paint.layout().large_text; }

    // Tells the tree of something that is only read, or at present cannot be used.
    void say(std::string_view id, NodeRole role, std::string_view label, const Box& box, bool enabled = true);
};

struct Target {
    std::string_view id;  // stable, dotted
    NodeRole role = NodeRole::button;
    std::string_view label;
    Box box;
    bool enabled = true, on = false;
    float gap = space::gap;  // to the nearest neighbour: the hit area grows by half of it, at most 12
    bool repeats = false;    // keys: the same one may be struck twice in a row
};

// Takes the touches of a shape and reports it. Acts on release inside; sliding off cancels. A second strike
// at the same spot within 300 ms is a bounce, and so is one within a second on a page that came between.
Touch touch(Stage& stage, const Target& target);

// How far something that lies over the page has come in, 0 to 1, since it was first drawn, and whether that
// is now.
struct Coming {
    float here = 1;
    bool is_new = false;
};
Coming comes_in(Stage& stage, std::string_view id);

// Of whoever goes by keyboard: the next touch() gets the focus, as what had it lies under what came.
void focus_next(Stage& stage);

// Outside the shape: white, then ink (or white on a dark ground).
void focus_ring(Stage& stage, const Box& box, float radius, bool on_dark = false);

// The shape at .98 when pressed in.
Box squeezed(const Box& box, const Touch& touch);

}  // namespace ui
