#include "ui/shell/touch_guard.h"

#include <algorithm>

namespace ui {

namespace {

bool at_edge(const TouchEvent& touch, int width, int height) {
    const auto w = static_cast<float>(width), h = static_cast<float>(height);
    const float edge = TouchGuard::edge * std::min(w, h);
    return touch.x < edge || touch.y < edge || touch.x >= w - edge || touch.y >= h - edge;
}

}  // namespace

TouchVerdict TouchGuard::take(const TouchEvent& touch, int width, int height) {
    switch (touch.kind) {
        case TouchEvent::Kind::down:
            if (!at_edge(touch, width, height)) return down(touch);
            // Not remembered: a hand that holds the frame keeps nobody from pressing with the other.
            ++ignored_.at_edge;
            return TouchVerdict::ignore;
        case TouchEvent::Kind::moved:
            return pressing_ == touch.finger ? TouchVerdict::move : TouchVerdict::ignore;
        case TouchEvent::Kind::up:
            return up(touch);
    }
    return TouchVerdict::ignore;
}

TouchVerdict TouchGuard::down(const TouchEvent& touch) {
    const bool first = contacts_.empty();
    contacts_.push_back({touch.finger, touch.at});
    if (first) {
        pressing_ = touch.finger;
        return TouchVerdict::press;
    }
    if (palm_) return TouchVerdict::ignore;
    if (is_palm(touch.at)) {
        palm_ = true;
        ++ignored_.palms;
        return cancel();
    }
    ++ignored_.second_fingers;
    return TouchVerdict::ignore;
}

bool TouchGuard::is_palm(base::BootTime at) const {
    if (contacts_.size() >= fingers_of_a_palm) return true;
    return at - contacts_[contacts_.size() - 2].since < at_once;
}

TouchVerdict TouchGuard::up(const TouchEvent& touch) {
    std::erase_if(contacts_, [&](const Contact& contact) { return contact.finger == touch.finger; });
    palm_ = palm_ && !contacts_.empty();
    if (pressing_ != touch.finger) return TouchVerdict::ignore;
    pressing_.reset();
    return TouchVerdict::release;
}

TouchVerdict TouchGuard::expire(base::BootTime now) {
    const bool palm = palm_;
    bool presses = false;
    std::erase_if(contacts_, [&](const Contact& contact) {
        if (now - contact.since < longest) return false;
        presses = presses || pressing_ == contact.finger;
        ignored_.too_long += palm ? 0 : 1;  // a palm is counted already
        return true;
    });
    palm_ = palm_ && !contacts_.empty();
    return presses ? cancel() : TouchVerdict::ignore;
}

std::optional<base::BootTime> TouchGuard::next_expiry() const {
    if (contacts_.empty()) return std::nullopt;
    return contacts_.front().since + longest;
}

TouchVerdict TouchGuard::cancel() {
    if (!pressing_) return TouchVerdict::ignore;
    pressing_.reset();
    return TouchVerdict::cancel;
}

}  // namespace ui
