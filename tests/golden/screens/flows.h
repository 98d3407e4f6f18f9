// A page, a studio and a finger.
#pragma once

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/golden/screens/studio.h"
#include "tests/golden/screens/views.h"

namespace golden {

class Flows : public testing::Test {
  protected:
    Flows() { shot.now = morning(); }
    void type(ui::Screen& screen, std::string_view prefix, std::string_view text) {
        for (const char c : text)
            studio.tap(screen, view, shot, std::string(prefix) + ".key." + c);
    }
    void tap(ui::Screen& screen, std::string_view id) { studio.tap(screen, view, shot, id); }
    const ui::Node* node(ui::Screen& screen, std::string_view id) {
        taken = studio.take(screen, view, shot, false);
        for (const ui::Node& node : taken.tree.nodes()) {
            if (node.id == id) return &node;
        }
        return nullptr;
    }

    Studio studio;
    service::KioskView view = usual_day();
    Shot shot;
    Taken taken;
};

}  // namespace golden
