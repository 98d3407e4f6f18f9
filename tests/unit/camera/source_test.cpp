#include "devices/camera/source.h"

#include <gtest/gtest.h>

namespace camera {
namespace {

using namespace std::chrono_literals;

TEST(Source, EveryKindIsUnderstood) {
    EXPECT_EQ(std::get<Device>(*parse_source("v4l2:/dev/v4l/by-id/x")).path, "/dev/v4l/by-id/x");
    EXPECT_EQ(std::get<VideoFile>(*parse_source("file:/a b.mkv")).path, "/a b.mkv");
    EXPECT_FALSE(std::get<VideoFile>(*parse_source("file:/a.mkv")).once);
    EXPECT_EQ(std::get<Pipeline>(*parse_source("pipeline:a ! b?once")).description, "a ! b?once");
    EXPECT_TRUE(std::get<Scene>(*parse_source("scene:")).codes.empty());
    EXPECT_EQ(std::get<Scene>(*parse_source("scene:qr=K1:A?B&C|D")).codes,
              (std::vector<std::string>{"K1:A?B&C", "D"}));
}

TEST(Source, SwitchesStandAtTheEnd) {
    const auto folder = std::get<PictureFolder>(*parse_source("pictures:/what?/x?ms=300&once"));
    EXPECT_EQ(folder.path, "/what?/x");
    EXPECT_EQ(folder.shown, 300ms);
    EXPECT_TRUE(folder.once);
    EXPECT_TRUE(std::get<VideoFile>(*parse_source("file:a.mkv?once")).once);
}

TEST(Source, RubbishIsRefused) {
    for (const char* source :
         {"", "none", "v4l2:", "file:", "pictures:", "webcam:0", "scene:oops", "file:a?twice",
          "pictures:a?ms=0", "pictures:a?ms=-5", "pictures:a?ms=3x", "pictures:a?ms=99999999999"}) {
        const auto parsed = parse_source(source);
        ASSERT_FALSE(parsed.ok()) << source;
        EXPECT_EQ(parsed.error().kind, base::ErrorKind::invalid);
    }
}

}  // namespace
}  // namespace camera
