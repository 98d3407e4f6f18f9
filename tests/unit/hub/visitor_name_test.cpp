#include "hub/accounts/visitor_name.h"

#include <gtest/gtest.h>

namespace {

TEST(VisitorName, IsNeverAFullName) {
    const std::pair<const char*, const char*> names[] = {{"李敏", "李师傅"},
                                                         {"王建国", "王师傅"},
                                                         {"欧阳娜娜", "欧阳师傅"},
                                                         {"李师傅", "李师傅"},
                                                         {"李师傅 3 号", "李师傅 3 号"},
                                                         {"水电班", "水电班"},
                                                         {"保洁", "保洁"},
                                                         {"安达电梯公司", "安达电梯公司"},
                                                         {"Otis", "Otis"},
                                                         {"李网格员", "李网格员"},
                                                         {"", ""},
                                                         {"李", "李"},
                                                         {"\xE6\x9D", "\xE6\x9D"}};
    for (const auto& [display, called] : names)
        EXPECT_EQ(hub::visitor_name(display), called) << display;
}

}  // namespace
