#include "ui/widgets/stage.h"

#include <cmath>

#include "ui/theme/motion.h"

namespace ui {
namespace {

constexpr float bounce_seconds = .3f;
// Who touches twice, or once more because nothing seemed to happen, has not seen what has taken the place of
// what they meant. Whoever goes on touching is let through in the end.
constexpr float unseen_seconds = 1, seen_seconds = 2.5f;
constexpr float bounce_reach_mm_as_dp = 48;

Rect rect_of(const Layout& layout, const Box& box) {
    const Box px = layout.to_pixels(box);
    return {px.x, px.y, px.w, px.h};
}

// ImGui's own storage keeps the last strike, so that it outlives the page that took it.
struct LastStrike {
    ImGuiStorage* storage = ImGui::GetStateStorage();
    ImGuiID tried = ImGui::GetID("##last-strike"), taken = tried + 1, x = tried + 2, y = tried + 3,
            page = tried + 4, key = tried + 5;
};

bool is_bounce(const Stage& stage, const Target& target) {
    const LastStrike last;
    ImGuiStorage& kept = *last.storage;
    const ImVec2 here = ImGui::GetIO().MousePos;
    const auto now = static_cast<float>(std::fmod(ImGui::GetTime(), 86400.0));
    const auto page = static_cast<int>(ImGui::GetID(stage.tree.screen().c_str()));
    const auto key = static_cast<int>(ImGui::GetID(target.id.data(), target.id.data() + target.id.size()));
    const auto within = [&](ImGuiID since, float seconds) {
        const float age = now - kept.GetFloat(since, -1000);
        return age >= 0 && age < seconds;
    };
    const float far = std::hypot(here.x - kept.GetFloat(last.x), here.y - kept.GetFloat(last.y));
    const bool same_place = far < stage.layout().px(bounce_reach_mm_as_dp);
    // A finger, that is: whoever goes by keyboard has looked for what has the focus.
    const bool unseen = kept.GetInt(last.page) != page && kept.GetInt(last.key) != key &&
                        !ImGui::GetIO().NavVisible && within(last.tried, unseen_seconds) &&
                        within(last.taken, seen_seconds);
    const bool bounces = !target.repeats && within(last.tried, bounce_seconds);
    if (same_place && unseen) kept.SetFloat(last.tried, now);
    if (same_place && (unseen || bounces)) return true;
    kept.SetFloat(last.tried, now);
    kept.SetFloat(last.taken, now);
    kept.SetFloat(last.x, here.x);
    kept.SetFloat(last.y, here.y);
    kept.SetInt(last.page, page);
    kept.SetInt(last.key, key);
    return false;
}

// Milliseconds; int, because ImGui's storage holds no more: it turns over after 24 days, which ends a motion
// early.
int clock_ms() {
    return static_cast<int>(std::fmod(ImGui::GetTime() * 1000, 2147483647.0));
}

float moving(Stage& stage, int since, std::chrono::milliseconds length) {
    const std::chrono::milliseconds age(clock_ms() - since);
    if (age < length && stage.animate_for) stage.animate_for(length - age);
    return age.count() < 0 ? 1 : eased(Easing::standard, age, length);
}

// One shape at a time is pressed in and one comes back: ImGui's storage keeps which, and since when.
float depth_of(Stage& stage, ImGuiID shape, bool pressed) {
    if (stage.calm) return pressed ? 1 : 0;
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID down = ImGui::GetID("##pressed-in"), up = ImGui::GetID("##coming-back");
    const auto me = static_cast<int>(shape);
    if (pressed) {
        if (storage->GetInt(down) != me) {
            storage->SetInt(down, me);
            storage->SetInt(down + 1, clock_ms());
        }
        return moving(stage, storage->GetInt(down + 1), motion::press_in);
    }
    if (storage->GetInt(down) == me) {
        storage->SetInt(down, 0);
        storage->SetInt(up, me);
        storage->SetInt(up + 1, clock_ms());
    }
    return storage->GetInt(up) == me ? 1 - moving(stage, storage->GetInt(up + 1), motion::release) : 0;
}

}  // namespace

void Stage::say(std::string_view id, NodeRole role, std::string_view label, const Box& box, bool enabled) {
    tree.add({std::string(id), role, std::string(label), rect_of(layout(), box), enabled});
}

Touch touch(Stage& stage, const Target& target) {
    const bool enabled = target.enabled;
    const float grow = std::min(target.gap / 2, space::hit_growth);
    const Rect hit = rect_of(stage.layout(), target.box.inset(-grow));
    Touch now;
    if (const auto posed = stage.pose ? stage.pose(target.id) : std::nullopt) {
        stage.tree.add({std::string(target.id), target.role, std::string(target.label),
                        rect_of(stage.layout(), target.box), enabled, target.on, posed->focused});
        now = *posed;
        now.depth = now.pressed ? 1 : 0;
        return now;
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
    const ImGuiID shape = ImGui::GetItemID();
    ImGui::EndDisabled();
    ImGui::PopID();
    now.depth = depth_of(stage, shape, now.pressed);
    now.activated = released && enabled && !is_bounce(stage, target);
    stage.tree.add({std::string(target.id), target.role, std::string(target.label),
                    rect_of(stage.layout(), target.box), enabled, target.on, now.focused});
    return now;
}

Coming comes_in(Stage& stage, std::string_view id) {
    if (stage.pose) return {};
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID at = ImGui::GetID("##lies-over"), frame = at + 1, since = at + 2;
    const auto me = static_cast<int>(ImGui::GetID(id.data(), id.data() + id.size()));
    const int now = ImGui::GetFrameCount();
    // Whatever was not there one frame ago is new.
    const bool is_new = storage->GetInt(at) != me || storage->GetInt(frame) < now - 1;
    if (is_new) storage->SetInt(since, clock_ms() - static_cast<int>(motion::frame.count()));
    storage->SetInt(at, me);
    storage->SetInt(frame, now);
    return {moving(stage, storage->GetInt(since), stage.calm ? motion::calm_fade : motion::dialog_in),
            is_new};
}

void focus_next(Stage& stage) {
    if (!stage.pose && ImGui::GetIO().NavVisible) ImGui::SetKeyboardFocusHere();
}

void focus_ring(Stage& stage, const Box& box, float radius, bool on_dark) {
    stage.paint.outline(box.inset(-5), on_dark ? color::ink9 : color::white, 5, radius + 5);
    stage.paint.outline(box.inset(-11), on_dark ? color::white : color::ink9, 6, radius + 11);
}

Box squeezed(const Box& box, const Touch& touch) {
    return box.inset(box.w * .01f * touch.depth, box.h * .01f * touch.depth);
}

}  // namespace ui
