#include "ui/widgets/stage.h"

#include <cmath>

namespace ui {
namespace {

constexpr double bounce_seconds = 0.3;
constexpr float bounce_reach_mm_as_dp = 48;

Rect rect_of(const Layout& layout, const Box& box) {
    const Box px = layout.to_pixels(box);
    return {px.x, px.y, px.w, px.h};
}

// ImGui's own storage keeps the last strike, so that it outlives the page that took it.
bool is_bounce(const Layout& layout, bool repeats) {
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID at = ImGui::GetID("##last-strike"), x = at + 1, y = at + 2;
    const ImVec2 here = ImGui::GetIO().MousePos;
    const auto now = static_cast<float>(std::fmod(ImGui::GetTime(), 86400.0));
    const float since = now - storage->GetFloat(at, -1000);
    const float far = std::hypot(here.x - storage->GetFloat(x), here.y - storage->GetFloat(y));
    if (!repeats && since >= 0 && since < bounce_seconds && far < layout.px(bounce_reach_mm_as_dp))
        return true;
    storage->SetFloat(at, now);
    storage->SetFloat(x, here.x);
    storage->SetFloat(y, here.y);
    return false;
}

}  // namespace

void Stage::say(std::string_view id, NodeRole role, std::string_view label, const Box& box) {
    tree.add({std::string(id), role, std::string(label), rect_of(layout(), box)});
}

Touch touch(Stage& stage, const Target& target) {
    const bool enabled = target.enabled;
    const float grow = std::min(target.gap / 2, space::hit_growth);
    const Rect hit = rect_of(stage.layout(), target.box.inset(-grow));
    Touch now;
    if (const auto posed = stage.pose ? stage.pose(target.id) : std::nullopt) {
        stage.tree.add({std::string(target.id), target.role, std::string(target.label),
                        rect_of(stage.layout(), target.box), enabled, target.on, posed->focused});
        return *posed;
    }
    if (stage.blocked) {
        // Not even a disabled item: ImGui would let it take the hover from the dialog's buttons above it.
        stage.tree.add({std::string(target.id), target.role, std::string(target.label),
                        rect_of(stage.layout(), target.box), false, target.on, false});
        return now;
    }
    ImGui::PushID(target.id.data(), target.id.data() + target.id.size());
    ImGui::SetCursorScreenPos({hit.x, hit.y});
    ImGui::BeginDisabled(!enabled);
    const bool released = ImGui::InvisibleButton("##touch", {std::max(hit.w, 1.0f), std::max(hit.h, 1.0f)},
                                                 ImGuiButtonFlags_EnableNav);
    now.pressed = enabled && ImGui::IsItemActive() && ImGui::IsItemHovered();
    now.focused = enabled && ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
    ImGui::EndDisabled();
    ImGui::PopID();
    now.activated = released && enabled && !is_bounce(stage.layout(), target.repeats);
    stage.tree.add({std::string(target.id), target.role, std::string(target.label),
                    rect_of(stage.layout(), target.box), enabled, target.on, now.focused});
    return now;
}

void focus_ring(Stage& stage, const Box& box, float radius, bool on_dark) {
    stage.paint.outline(box.inset(-5), on_dark ? color::ink9 : color::white, 5, radius + 5);
    stage.paint.outline(box.inset(-11), on_dark ? color::white : color::ink9, 6, radius + 11);
}

Box squeezed(const Box& box, const Touch& touch) {
    return touch.pressed ? box.inset(box.w * .01f, box.h * .01f) : box;
}

}  // namespace ui
