// What comes in: touches, mouse, keyboard and the automation socket's hands.
#include <algorithm>

#include <imgui.h>

#include "ui/shell/shell.h"

namespace ui {

WindowEvents Shell::window_events() {
    return {.mouse_moved =
                [this](float x, float y) {
                    if (deaf()) return;
                    pointer_->mouse_moved(x, y);
                    plan_.changed();
                },
            .mouse_button =
                [this](bool down) {
                    if (deaf()) return pointer_->mouse_button(false);
                    pointer_->mouse_button(down);
                    touched(!down);
                },
            .mouse_wheel =
                [this](float x, float y) {
                    if (deaf()) return;
                    pointer_->mouse_wheel(x, y);
                    touched(true);
                },
            .mouse_left =
                [this] {
                    pointer_->mouse_left();
                    plan_.changed();
                },
            .character = [this](char32_t c) { character(c); },
            .focus = [this](FocusKey key) { move_focus(key); },
            .exposed = [this] { plan_.changed(); }};
}

void Shell::take_touches() {
    if (!touches_) return;
    for (const TouchEvent& touch : touches_->take()) {
        press(guard_.expire(touch.at), touch);
        press(guard_.take(touch, window_->width(), window_->height()), touch);
    }
    press(guard_.expire(boot()), {});
    if (guard_.ignored() == touches_told_) return;
    touches_told_ = guard_.ignored();
    if (deps_.touches_counted) deps_.touches_counted(touches_told_);
}

// What is ignored is nobody's touch: it begins no visit, and keeps none.
void Shell::press(TouchVerdict verdict, const TouchEvent& touch) {
    if (deaf()) {
        if (verdict == TouchVerdict::release || verdict == TouchVerdict::cancel) pointer_->finger_cancelled();
        return;
    }
    switch (verdict) {
        case TouchVerdict::ignore:
            return;
        case TouchVerdict::press:
            pointer_->finger_down(touch.x, touch.y);
            break;
        case TouchVerdict::move:
            pointer_->finger_moved(touch.x, touch.y);
            break;
        case TouchVerdict::release:
            pointer_->finger_up(touch.x, touch.y);
            break;
        case TouchVerdict::cancel:
            pointer_->finger_cancelled();
            plan_.input();
            return;
    }
    touched(verdict == TouchVerdict::release);
}

void Shell::touched(bool released) {
    visits_.begin();
    modes_.touched();
    // The question stays up under a pressing finger: it would else vanish before its button is released.
    if (released || !idle_state_.asking) idle_.refill(boot());
    plan_.input();
}

void Shell::character(char32_t c) {
    if (deaf()) return;
    const base::BootTime now = boot();
    if (deps_.key_typed) deps_.key_typed(c, now);
    // A scanner's Enter uses nothing, and without a ring nobody knows what it would use.
    const bool by_scanner = typed_text_.in_burst(now);
    if (c == U'\r' && !by_scanner && graphics_->io().NavVisible) strike(ImGuiKey_Space);
    by_hand(typed_text_.key(c, now));
}

void Shell::move_focus(FocusKey key) {
    if (deaf()) return;
    // What had the focus may have gone with its page: then Tab begins anew, with the first.
    const auto& nodes = tree_.nodes();
    if (std::none_of(nodes.begin(), nodes.end(), [](const Node& node) { return node.focused; }))
        ImGui::SetNavCursorVisible(false);
    switch (key) {
        case FocusKey::next:
            return strike(ImGuiKey_Tab);
        case FocusKey::previous:
            graphics_->io().AddKeyEvent(ImGuiMod_Shift, true);
            strike(ImGuiKey_Tab);
            return graphics_->io().AddKeyEvent(ImGuiMod_Shift, false);
        case FocusKey::left:
            return strike(ImGuiKey_LeftArrow);
        case FocusKey::right:
            return strike(ImGuiKey_RightArrow);
        case FocusKey::up:
            return strike(ImGuiKey_UpArrow);
        case FocusKey::down:
            return strike(ImGuiKey_DownArrow);
    }
}

// Down and up again: ImGui spreads the two over frames.
void Shell::strike(int key) {
    graphics_->io().AddKeyEvent(static_cast<ImGuiKey>(key), true);
    graphics_->io().AddKeyEvent(static_cast<ImGuiKey>(key), false);
    touched(true);
}

void Shell::by_hand(const std::u32string& text) {
    if (text.empty()) return;
    typed_ += text;
    if (graphics_->io().WantTextInput) {
        for (const char32_t c : text)
            graphics_->io().AddInputCharacter(c);
    }
    touched(true);
}

std::string Shell::not_quiet_because() const {
    if (!input_done()) return "a frame is due";
    if (textures_->loading()) return "art is loading";
    if (composer_->opening()) return "the dictionary is being opened";
    if (view_->commands < sent_) return "commands are on their way";
    if (view_->busy) return "the service is busy";
    if (deps_.views != nullptr && deps_.views->get().version != view_version_) return "a newer view is there";
    return {};
}

bool Shell::input_done() const {
    return plan_.settled() && !graphics_->inputs_waiting() && !stack_.pending();
}

bool Shell::tap(float x, float y) {
    if (deaf()) return true;  // like a finger's
    if (!pointer_->tap(x, y)) return false;
    touched(true);
    return true;
}

void Shell::scan(const std::u32string& text) {
    if (!deps_.key_typed || deaf()) return;
    for (const char32_t c : text)
        deps_.key_typed(c, boot());
    deps_.key_typed(U'\r', boot());
}

void Shell::order_picture() {
    picture_.reset();
    picture_ordered_ = true;
    plan_.changed();
}

nlohmann::json Shell::stats() const {
    nlohmann::json all{{"frames", frames_}, {"textures", textures_->count()}, {"visit", visits_.current()},
                       {"commands", sent_}, {"width", window_->width()},      {"height", window_->height()}};
    const TouchGuard::Ignored& ignored = guard_.ignored();
    all["touches_ignored"] = {{"palms", ignored.palms},
                              {"second_fingers", ignored.second_fingers},
                              {"at_edge", ignored.at_edge},
                              {"too_long", ignored.too_long}};
    const auto asked = [&](Sound sound) { return sounds_[static_cast<std::size_t>(sound)]; };
    all["sounds"] = {{"tick", asked(Sound::tick)},
                     {"done", asked(Sound::done)},
                     {"problem", asked(Sound::problem)},
                     {"warning", asked(Sound::warning)}};
    if (const auto& newest = answers_.newest()) {
        all["seen_to_answered_ms"] = newest->answered.count();
        all["seen_to_drawn_ms"] = newest->drawn.count();
    }
    return all;
}

}  // namespace ui
