// The picture that goes to the hub: made on a thread of its own, small enough for the wire.
#include <random>

#include <gtest/gtest.h>

#include "base/picture/png.h"
#include "kiosk/service/picture_worker.h"

using namespace service;
using namespace std::chrono_literals;

namespace {

base::Rgba noise(int width, int height) {
    std::mt19937 engine(1);
    base::Rgba picture{width, height, {}};
    picture.pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    for (auto& byte : picture.pixels)
        byte = static_cast<std::uint8_t>(engine());
    return picture;
}

base::Rgba decoded(const std::string& png) {
    return base::decode_png_rgba(std::vector<std::uint8_t>(png.begin(), png.end())).value();
}

}  // namespace

TEST(Picture, GoesAsItIsWhereItIsSmall) {
    const auto screen = noise(108, 192);
    EXPECT_EQ(decoded(picture_for_hub(screen)).pixels, screen.pixels);
}

TEST(Picture, IsHalvedUntilTheHubTakesIt) {
    const std::string png = picture_for_hub(noise(1500, 2800));
    EXPECT_LE(png.size(), domain::CommandPicture::most_bytes);
    const auto shown = decoded(png);
    EXPECT_EQ(shown.width, 375);
    EXPECT_EQ(shown.height, 700);
    EXPECT_EQ(decoded(picture_for_hub({4096, 4, std::vector<std::uint8_t>(4096 * 4 * 4, 9)})).width, 2048)
        << "by its side alone";
}

TEST(Picture, OfNothingIsNone) {
    EXPECT_EQ(picture_for_hub({}), "");
    EXPECT_EQ(picture_for_hub({100, 100, {1, 2, 3}}), "");
}

TEST(Picture, IsPostedUnderItsNumber) {
    const auto inbox = std::make_shared<Inbox>();
    PictureWorker worker(inbox);
    worker.make({7, noise(20, 10)});
    const auto event = inbox->pop_for(30s);
    ASSERT_TRUE(event);
    const auto& taken = std::get<PictureTaken>(*event);
    EXPECT_EQ(taken.number, 7u);
    EXPECT_EQ(decoded(taken.png).width, 20);
}
