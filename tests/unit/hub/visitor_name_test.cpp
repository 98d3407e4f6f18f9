#include "hub/accounts/visitor_name.h"

#include <gtest/gtest.h>

namespace {

TEST(VisitorName, IsNeverAFullName) {
    const std::pair<const char*, const char*> names[] = {{"李敏", "李师傅"},
                                                         {"王建国", "王师傅"},
                                                         {"欧阳娜娜", "欧阳师傅"},
                                                         {"欧阳敏", "欧阳师傅"},
                                                         {"李　敏", "李师傅"},
                                                         {"李 敏", "李师傅"},
                                                         {"李敏（水电）", "李师傅"},
                                                         {"李敏 13800000000", "李师傅"},
                                                         {"李师傅 13800000000", "李师傅"},
                                                         {"李师傅", "李师傅"},
                                                         {"李敏师傅", "李师傅"},
                                                         {"李师傅 3 号", "李师傅 3 号"},
                                                         {"李师傅（12）", "李师傅 12 号"},
                                                         {"班超", "班师傅"},
                                                         {"Li Min", "师傅"},
                                                         {"Li Min师傅", "师傅"},
                                                         {"Zhao师傅", "Zhao师傅"},
                                                         {"师傅", "师傅"},
                                                         {"水电班", "水电班"},
                                                         {"保洁", "保洁"},
                                                         {"安达电梯公司", "安达电梯公司"},
                                                         {"李网格员", "李网格员"},
                                                         {"", ""},
                                                         {"\xE6\x9D", "师傅"}};
    for (const auto& [display, called] : names)
        EXPECT_EQ(hub::visitor_name(display), called) << display;
}

}  // namespace
