// How long what moves takes, and how it eases (visual design, section 4). Pure.
#pragma once

#include <chrono>

namespace ui {

enum class Easing { standard, decelerate, accelerate };

// From 0 at the beginning to 1 at `length` and ever after. The curves are cubic Béziers as in CSS (Easing
// Functions Level 1, section 2.2).
float eased(Easing easing, std::chrono::milliseconds age, std::chrono::milliseconds length);

namespace motion {
using std::chrono::milliseconds;
constexpr milliseconds frame{16}, press_in{90}, release{160}, page_in{220}, dialog_in{260}, check_drawn{360};
constexpr milliseconds calm_fade{120};  // whoever asked for calm sees this instead, and nothing that moves
constexpr float rise = 24;              // dp, of a page's reach square and of a dialog
}  // namespace motion

}  // namespace ui
