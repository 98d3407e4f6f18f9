// The accessibility tree: what is on the screen, as said by the widgets while they draw, and by nothing else.
// Voice reads it, the automation socket exposes it, tests press what it names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ui {

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;  // framebuffer pixels, origin at the top left
    bool contains(float px, float py) const { return px >= x && py >= y && px < x + w && py < y + h; }
};

enum class NodeRole { text, heading, button, toggle, row, field, key, image, progress, dialog, status };

struct Node {
    std::string id;  // stable, dotted: "home.checkin", "bar.large_text"
    NodeRole role = NodeRole::text;
    std::string label;  // as it is read aloud, in the visitor's language
    Rect rect;
    bool enabled = true, on = false, focused = false;
};

// Rebuilt every frame; the last finished one is what readers see.
class Tree {
  public:
    void begin(std::string_view screen) {
        screen_ = screen;
        nodes_.clear();
    }
    void add(Node node) { nodes_.push_back(std::move(node)); }
    const std::string& screen() const { return screen_; }
    const std::vector<Node>& nodes() const { return nodes_; }

  private:
    std::string screen_;
    std::vector<Node> nodes_;
};

}  // namespace ui
