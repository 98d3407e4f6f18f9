// The screens that are open, one on top of another.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <variant>
#include <vector>

#include "ui/shell/screen.h"

namespace ui {

// Wishes made while drawing are collected and carried out by apply(). UI thread.
class ScreenStack final : public Navigator {
  public:
    using Home = std::function<std::unique_ptr<Screen>()>;
    struct Hooks {
        std::function<void(Screen&)> entered, left;
        std::function<void()> visit_over;  // after left(), before anything is wiped
    };

    explicit ScreenStack(Home home) : home_(std::move(home)) { push(home_()); }
    ~ScreenStack() override;

    void open(std::unique_ptr<Screen> screen) override { wishes_.emplace_back(Open{std::move(screen)}); }
    void replace(std::unique_ptr<Screen> screen) override {
        wishes_.emplace_back(Replace{std::move(screen)});
    }
    void back() override { wishes_.emplace_back(Back{}); }
    void home() override { wishes_.emplace_back(GoHome{}); }
    bool can_go_back() const override { return screens_.size() > 1; }

    Screen& top() { return *screens_.back().screen; }
    // A number that no other screen of this stack ever has; 0 is nobody's.
    std::uint64_t top_number() const { return screens_.back().number; }
    bool holds(std::uint64_t number) const;
    bool pending() const { return !wishes_.empty(); }
    // True if another screen is on top now.
    bool apply(const Hooks& hooks);

  private:
    struct Open {
        std::unique_ptr<Screen> screen;
    };
    struct Replace {
        std::unique_ptr<Screen> screen;
    };
    struct Back {};
    struct GoHome {};
    using Wish = std::variant<Open, Replace, Back, GoHome>;

    bool has_effect(const Wish& wish) const;
    // A page that is open already is gone back to: two doors that lead to each other would make an endless
    // way.
    bool return_to(std::string_view name);
    void carry_out(Wish wish, const Hooks& hooks);
    void push(std::unique_ptr<Screen> screen) { screens_.push_back({++pushed_, std::move(screen)}); }
    void drop_top();

    struct Held {
        std::uint64_t number = 0;
        std::unique_ptr<Screen> screen;
    };

    Home home_;
    std::uint64_t pushed_ = 0;
    std::vector<Held> screens_;  // never empty
    std::vector<Wish> wishes_;
};

}  // namespace ui
