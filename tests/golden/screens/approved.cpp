#include "tests/golden/screens/approved.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "base/picture/png.h"
#include "tests/golden/screens/compare.h"

namespace golden {

std::string approved_folder() {
    return std::string(SUISHOU_SOURCE_DIR) + "/tests/golden/screens/pictures/";
}

void expect_as_approved(const std::string& name, const base::Rgba& now, const std::string& who) {
    const auto then = base::read_png_rgba(approved_folder() + name + ".png");
    ASSERT_TRUE(then) << name << ": write it with SUISHOU_GOLDEN_WRITE=1";
    const Difference difference = compare(now, *then);
    if (!difference.seen()) return;
    const std::string left = GOLDEN_FAILURES "/" + name + who;
    std::filesystem::create_directories(GOLDEN_FAILURES);
    EXPECT_TRUE(base::write_png(left + "-now.png", now));
    EXPECT_TRUE(base::write_png(left + "-golden.png", *then));
    EXPECT_TRUE(base::write_png(left + "-difference.png", difference.picture));
    ADD_FAILURE() << name << ": " << difference.tiles << " tiles differ, " << difference.crowded
                  << " in one place, " << difference.pale << " by a shade; see " << left << "-*.png";
}

}  // namespace golden
