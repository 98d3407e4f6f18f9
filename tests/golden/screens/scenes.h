// The screens worth looking at, by name. Each is drawn in every combination by the audit, in one by
// shoot.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/golden/screens/studio.h"

namespace golden {

struct Scene {
    std::string name;
    service::KioskView view;
    Shot shot;
    std::function<std::unique_ptr<ui::Screen>(Studio&)> make;
};

std::vector<Scene> scenes();
std::vector<Scene> result_scenes();  // those of them that are results
std::vector<Scene> enrolment_scenes();
std::vector<Scene> repair_scenes();
std::vector<Scene> request_scenes();
Scene gallery_page(int page);  // one of them, from 0; beyond the last one it is the last one
std::vector<Scene> gallery();  // its pages; what stands on them is no page for visitors

}  // namespace golden
