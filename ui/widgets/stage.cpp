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

// ImGui's own storage keeps the last strike and since when this page is there, so that both outlive a page.
class Strikes {
  public:
    explicit Strikes(const Stage& stage)
        : stage_(stage), page_(static_cast<int>(ImGui::GetID(stage.tree.screen().c_str()))) {
        if (kept_.GetInt(page_here_) == page_) return;
        kept_.SetInt(page_here_, page_);
        kept_.SetFloat(page_since_, now_);
    }

    bool is_bounce(const Target& target) {
        const auto key =
            static_cast<int>(ImGui::GetID(target.id.data(), target.id.data() + target.id.size()));
        const ImVec2 here = ImGui::GetIO().MousePos;
        const float far = std::hypot(here.x - kept_.GetFloat(x_), here.y - kept_.GetFloat(y_));
        const bool same_place = far < stage_.layout().px(bounce_reach_mm_as_dp);
        const bool unseen =
            kept_.GetInt(page_struck_) != page_ && kept_.GetInt(key_struck_) != key && just_came();
        const bool bounces = !target.repeats && age(at_) < bounce_seconds;
        if (same_place && unseen) kept_.SetFloat(at_, now_);
        if (same_place && (unseen || bounces)) return true;
        kept_.SetFloat(at_, now_);
        kept_.SetFloat(x_, here.x);
        kept_.SetFloat(y_, here.y);
        kept_.SetInt(page_struck_, page_);
        kept_.SetInt(key_struck_, key);
        return false;
    }

  private:
    // Of a finger, that is: whoever goes by keyboard has looked for what has the focus.
    bool just_came() const {
        return !ImGui::GetIO().NavVisible &&
               age(page_since_) < (age(at_) < unseen_seconds ? seen_seconds : unseen_seconds);
    }
    // Large for what was never, and where the day has turned over.
    float age(ImGuiID since) const {
        const float seconds = now_ - kept_.GetFloat(since, -1000);
        return seconds < 0 ? 1000 : seconds;
    }

    const Stage& stage_;
    ImGuiStorage& kept_ = *ImGui::GetStateStorage();
    const int page_;
    const float now_ = static_cast<float>(std::fmod(ImGui::GetTime(), 86400.0));
    const ImGuiID at_ = ImGui::GetID("##last-strike"), x_ = at_ + 1, y_ = at_ + 2, page_struck_ = at_ + 3,
                  key_struck_ = at_ + 4, page_here_ = at_ + 5, page_since_ = at_ + 6;
};

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
    Strikes strikes(stage);
    now.activated = released && enabled && !strikes.is_bounce(target);
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
