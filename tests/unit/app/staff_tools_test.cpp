#include "kiosk/app/staff_tools.h"

#include <sstream>

#include <gtest/gtest.h>

#include "kiosk/app/config.h"

namespace {

TEST(StaffTools, PrintWhatTheConfigTakes) {
    std::istringstream in("204816\n");
    std::ostringstream pin, badge;
    EXPECT_EQ(app::print_pin_hash(in, pin), 0);
    EXPECT_EQ(app::print_new_badge("LI-MIN", badge), 0);
    const auto text = badge.str();
    const auto line = text.substr(text.find('\n') + 1);
    EXPECT_TRUE(text.starts_with("SB1:"));
    const auto config = app::parse_config("[staff]\n" + pin.str() + line, "kiosk.toml");
    ASSERT_TRUE(config) << config.error().text;
    EXPECT_EQ(config->staff_badges.at(0).name, "LI-MIN");
    EXPECT_FALSE(config->staff_pin_hash.empty());
}

TEST(StaffTools, RefuseWhatCannotBeOne) {
    for (const auto* pin : {"", "12345", "secret", "1234567890123"}) {
        std::istringstream in(pin);
        std::ostringstream out;
        EXPECT_EQ(app::print_pin_hash(in, out), 2);
        EXPECT_TRUE(out.str().empty());
    }
    std::ostringstream out;
    EXPECT_EQ(app::print_new_badge("a:b", out), 2);
    EXPECT_EQ(app::print_new_badge("", out), 2);
    EXPECT_TRUE(out.str().empty());
}

}  // namespace
