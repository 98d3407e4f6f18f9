#include "devices/camera/pictures.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/picture/png.h"

namespace camera {
namespace {

using namespace std::chrono_literals;

TEST(NaturalOrder, NumbersCompareByValue) {
    const std::vector<std::string> order{"a1", "a2", "a10", "a10b", "b", "b01", "b1", "b1c"};
    for (std::size_t i = 0; i < order.size(); ++i)
        for (std::size_t j = 0; j < order.size(); ++j)
            EXPECT_EQ(natural_less(order[i], order[j]), i < j) << order[i] << " " << order[j];
}

class PictureFolderTest : public testing::Test {
  protected:
    std::filesystem::path folder;

    void SetUp() override {
        folder = std::filesystem::temp_directory_path() / ("suishou-pictures-" + std::to_string(::getpid()));
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    void save(const std::string& name, int width, int height, int level) {
        base::Bitmap picture{width, height, {}};
        picture.grey.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height),
                            static_cast<std::uint8_t>(level));
        ASSERT_TRUE(base::write_png(folder / name, picture).ok());
    }
    static int middle(const base::Frame& frame) {
        return frame.luma[frame.luma.size() / 2 + static_cast<std::size_t>(frame.width) / 2];
    }
};

TEST_F(PictureFolderTest, ShowsEachInOrderAndEnds) {
    save("shot10.png", 640, 360, 220);
    save("shot2.png", 320, 240, 120);  // another shape: fitted between black bars
    save("Shot1.PNG", 640, 360, 20);
    std::ofstream(folder / "shot3.png") << "this is no picture";
    std::ofstream(folder / "notes.txt") << "neither is this";
    Options options;
    options.width = 320, options.height = 180, options.fps = 60;
    auto source = open_pictures({folder, 50ms, true}, options);
    ASSERT_TRUE(source.ok());
    std::vector<int> levels;
    for (;;) {
        base::Frame frame;
        const auto next = (*source)->next(100ms, frame, nullptr);
        ASSERT_TRUE(next.ok());
        if (*next == Next::ended) break;
        if (*next != Next::frame) continue;
        EXPECT_EQ(frame.width, 320);
        EXPECT_EQ(frame.height, 180);
        if (levels.empty() || std::abs(levels.back() - middle(frame)) > 20) levels.push_back(middle(frame));
    }
    ASSERT_EQ(levels.size(), 3U);
    EXPECT_LT(levels[0], levels[1]);
    EXPECT_LT(levels[1], levels[2]);
}

TEST_F(PictureFolderTest, GivesAStillOnlyToWhoAsks) {
    base::Rgba picture{320, 180, {}};
    for (int i = 0; i < 320 * 180; ++i)
        for (const int level : {200, 40, 90, 255})
            picture.pixels.push_back(static_cast<std::uint8_t>(level));
    ASSERT_TRUE(base::write_png(folder / "shot.png", picture).ok());
    Options options;
    options.width = 320, options.height = 180, options.fps = 60;
    auto source = open_pictures({folder, 10s, true}, options);
    ASSERT_TRUE(source.ok());
    base::Frame frame;
    base::Still still;
    const auto next = (*source)->next(1s, frame, &still);
    ASSERT_TRUE(next.ok() && *next == Next::frame);
    ASSERT_EQ(still.rgb.size(), 320U * 180 * 3);
    EXPECT_NEAR(still.rgb[0], 200, 6);
    EXPECT_NEAR(still.rgb[1], 40, 6);
    EXPECT_NEAR(still.rgb[2], 90, 6);
}

TEST_F(PictureFolderTest, AFolderOfRubbishIsAnError) {
    EXPECT_FALSE(open_pictures({folder / "missing", 50ms, true}, Options{}).ok());
    EXPECT_FALSE(open_pictures({folder, 50ms, true}, Options{}).ok());
    std::ofstream(folder / "a.png") << std::string(1000, 'x');
    std::ofstream(folder / "b.jpg");
    const auto opened = open_pictures({folder, 50ms, true}, Options{});
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().kind, base::ErrorKind::not_found);
}

}  // namespace
}  // namespace camera
