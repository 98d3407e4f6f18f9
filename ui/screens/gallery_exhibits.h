// What the gallery shows.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "ui/shell/screen.h"
#include "ui/widgets/stage.h"

namespace ui {

struct Exhibit {
    std::string_view name;  // msgid
    float height = 120;
    std::function<void(const base::Catalogue& words, Stage& stage, const Box& box)> draw;
};

// Ids of what they show end in ".normal", ".pressed", ".disabled" or ".focus": see pose_of.
std::vector<Exhibit> exhibits(const base::Catalogue& words, const Stage& stage);
void keyboard_exhibits(std::vector<Exhibit>& all);  // gallery_keyboard.cpp
void way_exhibits(std::vector<Exhibit>& all);       // gallery_way.cpp
void house_exhibits(std::vector<Exhibit>& all, const base::Catalogue& words,
                    const Stage& stage);  // gallery_house.cpp
std::optional<Touch> pose_of(std::string_view id);

}  // namespace ui
