// Which items ImGui itself took as interactive: the proof that no control is missing from the tree.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/shell/tree.h"

struct ImGuiContext;

namespace ui {

// Listens to one context through the library's test-engine hooks, which are ours (no test engine is linked).
// UI thread only; must outlive its context or be detached.
class ItemWatch {
  public:
    struct Item {
        std::uint32_t id = 0;
        Rect rect;
        bool enabled = true;
        std::string label;  // as ImGui was told, for messages only
    };

    void attach(ImGuiContext& context);
    void detach(ImGuiContext& context);
    void begin() { items_.clear(); }  // before each frame
    const std::vector<Item>& items() const { return items_; }

    void add(Item item);                             // for the hooks
    void name(std::uint32_t id, const char* label);  // for the hooks
    const char* label(std::uint32_t id) const;       // nullptr if unknown

  private:
    std::vector<Item> items_;
};

// The enabled items that no control of the tree covers: their centre lies in no button, toggle, row, field or
// key. Empty is right.
std::vector<ItemWatch::Item> unreported(const std::vector<ItemWatch::Item>& items, const Tree& tree);

}  // namespace ui
