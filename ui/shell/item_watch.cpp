#include "ui/shell/item_watch.h"

#include <algorithm>

#include <imgui.h>
#include <imgui_internal.h>

namespace ui {

namespace {

ItemWatch* watch_of(ImGuiContext* context) {
    return static_cast<ItemWatch*>(context->TestEngine);
}

bool is_control(const Node& node) {
    switch (node.role) {
        case NodeRole::button:
        case NodeRole::toggle:
        case NodeRole::row:
        case NodeRole::field:
        case NodeRole::key:
            return true;
        default:
            return false;
    }
}

}  // namespace

void ItemWatch::attach(ImGuiContext& context) {
    context.TestEngine = this;
    context.TestEngineHookItems = true;
}

void ItemWatch::detach(ImGuiContext& context) {
    context.TestEngineHookItems = false;
    context.TestEngine = nullptr;
}

void ItemWatch::add(Item item) {
    const auto same =
        std::find_if(items_.begin(), items_.end(), [&](const Item& i) { return i.id == item.id; });
    if (same == items_.end()) {
        items_.push_back(std::move(item));
    } else {
        same->rect = item.rect;
        same->enabled = item.enabled;
    }
}

void ItemWatch::name(std::uint32_t id, const char* label) {
    for (Item& item : items_) {
        if (item.id == id && label != nullptr) item.label = label;
    }
}

const char* ItemWatch::label(std::uint32_t id) const {
    for (const Item& item : items_) {
        if (item.id == id) return item.label.c_str();
    }
    return nullptr;
}

std::vector<ItemWatch::Item> unreported(const std::vector<ItemWatch::Item>& items, const Tree& tree) {
    std::vector<ItemWatch::Item> missing;
    for (const ItemWatch::Item& item : items) {
        const float x = item.rect.x + item.rect.w / 2, y = item.rect.y + item.rect.h / 2;
        const bool covered = std::any_of(tree.nodes().begin(), tree.nodes().end(), [&](const Node& node) {
            return is_control(node) && node.rect.contains(x, y);
        });
        if (item.enabled && !covered) missing.push_back(item);
    }
    return missing;
}

}  // namespace ui

// Declared by imgui_internal.h when IMGUI_ENABLE_TEST_ENGINE is set; the names and signatures are the
// library's.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box,
                                 const ImGuiLastItemData* data) {
    ui::ItemWatch* watch = ui::watch_of(context);
    // Windows come without item data, child windows with their own id: they are no controls. The library's
    // own spare window is never shown.
    if (watch == nullptr || data == nullptr || ImGui::FindWindowByID(id) != nullptr) return;
    const ImGuiWindow* window = context->CurrentWindow;
    if (window != nullptr && (window->ChildId == id || window->IsFallbackWindow)) return;
    const bool inert = (data->ItemFlags & (ImGuiItemFlags_Disabled | ImGuiItemFlags_ReadOnly)) != 0;
    watch->add({id, {box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()}, !inert, {}});
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags) {
    if (ui::ItemWatch* watch = ui::watch_of(context)) watch->name(id, label);
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext* context, ImGuiID id) {
    const ui::ItemWatch* watch = ui::watch_of(context);
    return watch != nullptr ? watch->label(id) : nullptr;
}
