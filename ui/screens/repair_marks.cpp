#include "ui/screens/repair_marks.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

namespace ui {
namespace {

// Of the picture's width: a fingertip, and a little more than it can see beneath itself.
constexpr float fingertip = .06f;

}  // namespace

void FingerMarks::clear() {
    stroke_.clear();
    said_.clear();
}

void FingerMarks::follow(const Stage& stage, const Box& box) {
    const ImVec2 at = ImGui::GetIO().MousePos;
    const Box dp = stage.layout().to_dp({at.x, at.y, 0, 0});
    const base::Spot spot{std::clamp((dp.x - box.x) / box.w, 0.0f, 1.0f),
                          std::clamp((dp.y - box.y) / box.h, 0.0f, 1.0f), fingertip};
    constexpr std::size_t most = 400;
    // A quick finger is seen once in a frame: what lies between is meant, too.
    while (!stroke_.empty() && stroke_.size() < most) {
        const base::Spot last = stroke_.back();
        const float x = (spot.x - last.x) * box.w, y = (spot.y - last.y) * box.h, way = std::hypot(x, y),
                    pace = fingertip * box.w / 2;
        if (way <= pace) break;
        stroke_.push_back({last.x + x / way * pace / box.w, last.y + y / way * pace / box.h, fingertip});
    }
    const bool far = stroke_.empty() ||
                     std::hypot((spot.x - stroke_.back().x) * box.w, (spot.y - stroke_.back().y) * box.h) >
                         fingertip * box.w / 3;
    if (far && stroke_.size() < most) stroke_.push_back(spot);
}

std::vector<base::Spot> FingerMarks::take(Stage& stage, const Box& box, std::string_view label,
                                          const std::shared_ptr<const base::Rgba>& preview, bool hiding) {
    if (shown_.lock() != preview && !hiding) said_.clear();
    shown_ = preview;
    const Touch now =
        touch(stage, {"repair.photo.picture", NodeRole::button, label, box, true, false, 0, true});
    if (now.pressed && !now.focused) follow(stage, box);
    stage.paint.clip(box);
    for (const auto* marks : {&said_, &stroke_})
        for (const base::Spot& spot : *marks)
            stage.paint.disc(box.x + spot.x * box.w, box.y + spot.y * box.h, spot.r * box.w, color::river8);
    stage.paint.unclip();
    if (now.pressed || stroke_.empty()) return {};
    // Lifted, also where it slid off the picture.
    said_.insert(said_.end(), stroke_.begin(), stroke_.end());
    return std::exchange(stroke_, {});
}

}  // namespace ui
