#include "ui/shell/screen_stack.h"

#include <algorithm>
#include <utility>

namespace ui {

ScreenStack::~ScreenStack() {
    while (!screens_.empty())
        drop_top();
}

bool ScreenStack::has_effect(const Wish& wish) const {
    return !std::holds_alternative<Back>(wish) || screens_.size() > 1;
}

bool ScreenStack::holds(std::uint64_t number) const {
    return std::any_of(screens_.begin(), screens_.end(),
                       [&](const Held& held) { return held.number == number; });
}

void ScreenStack::drop_top() {
    screens_.back().screen->wipe();
    screens_.pop_back();
}

bool ScreenStack::return_to(std::string_view name) {
    const auto named = [&](const Held& held) { return held.screen->name() == name; };
    if (std::none_of(screens_.begin(), screens_.end(), named)) return false;
    while (!named(screens_.back()))
        drop_top();
    return true;
}

void ScreenStack::carry_out(Wish wish, const Hooks& hooks) {
    if (auto* opened = std::get_if<Open>(&wish)) {
        if (!return_to(opened->screen->name())) push(std::move(opened->screen));
    } else if (auto* replaced = std::get_if<Replace>(&wish)) {
        drop_top();
        push(std::move(replaced->screen));
    } else if (std::holds_alternative<Back>(wish)) {
        drop_top();
    } else {
        hooks.visit_over();
        while (!screens_.empty())
            drop_top();
        push(home_());
    }
}

bool ScreenStack::apply(const Hooks& hooks) {
    // A screen's last words may hold wishes of their own: until there are none.
    bool changed = false;
    while (!wishes_.empty()) {
        bool left = false;
        for (Wish& wish : std::exchange(wishes_, {})) {
            if (!has_effect(wish)) continue;
            if (!left) hooks.left(top());
            left = true;
            carry_out(std::move(wish), hooks);
        }
        if (left) hooks.entered(top());
        changed = changed || left;
    }
    return changed;
}

}  // namespace ui
