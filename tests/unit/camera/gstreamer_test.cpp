#include "devices/camera/gstreamer.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/mailbox.h"
#include "devices/scanner/decoder.h"

namespace camera {
namespace {

using namespace std::chrono_literals;
constexpr auto deadline = 30s;

struct Running {
    std::shared_ptr<Frames> frames = std::make_shared<Frames>();
    std::shared_ptr<base::Mailbox<State>> states = std::make_shared<base::Mailbox<State>>(1000);
    std::unique_ptr<Camera> camera;

    explicit Running(const std::string& source) {
        Options options;
        options.source = source;
        camera = make_camera(options, frames, [states = states](State state) { states->try_push(state); });
        camera->open();
    }
    State next_state() { return states->pop_for(deadline).value_or(State::closed); }
};

TEST(GstreamerCamera, APipelineDeliversPictures) {
    Running running(
        "pipeline:videotestsrc is-live=true pattern=ball ! video/x-raw,width=1280,height=720,framerate=30/1 "
        "! videoconvert ! appsink name=frames");
    const auto first = running.frames->wait_newer(0, deadline);
    ASSERT_TRUE(first.value);
    EXPECT_EQ(first.value->width, 1280);
    EXPECT_EQ(first.value->luma.size(), 1280U * 720);
    EXPECT_EQ(first.value->preview_width, 640);
    EXPECT_EQ(first.value->rgb.size(), 640U * 360 * 3);
    const auto second = running.frames->wait_newer(first.version, deadline);
    EXPECT_GT(second.value->number, first.value->number);
    EXPECT_GT(second.value->taken, first.value->taken);
    EXPECT_EQ(running.next_state(), State::opening);
    EXPECT_EQ(running.next_state(), State::running);
}

// Every kind of input gives one.
TEST(GstreamerCamera, APipelineAndASceneGiveAStillInFullSize) {
    for (const std::string source :
         {"pipeline:videotestsrc is-live=true pattern=red ! video/x-raw,width=1280,height=720,framerate=30/1 "
          "! videoconvert ! appsink name=frames",
          "scene:"}) {
        base::Mailbox<std::shared_ptr<const base::Still>> stills{4};
        Options options;
        options.source = source;
        const auto camera = make_camera(
            options, std::make_shared<Frames>(), [](State) {}, {},
            [&](std::shared_ptr<const base::Still> still) { stills.try_push(std::move(still)); });
        camera->open();
        camera->take_still();
        const auto still = stills.pop_for(deadline);
        ASSERT_TRUE(still) << source;
        EXPECT_EQ((*still)->width, 1280);
        ASSERT_EQ((*still)->rgb.size(), 1280U * 720 * 3);
        if (source == "scene:") continue;  // drawn in grey
        EXPECT_GT((*still)->rgb[0], 240);
        EXPECT_LT((*still)->rgb[1], 20);
    }
}

TEST(GstreamerCamera, AnErrorInTheMiddleIsAbsentAndRetried) {
    // identity fails by itself after three pictures, as an unplugged device does.
    Running running(
        "pipeline:videotestsrc is-live=true ! identity error-after=3 ! videoconvert ! appsink name=frames");
    EXPECT_EQ(running.next_state(), State::opening);
    EXPECT_EQ(running.next_state(), State::running);
    EXPECT_EQ(running.next_state(), State::absent);
    EXPECT_EQ(running.next_state(), State::running);
}

TEST(GstreamerCamera, AStalledPipelineIsNoticed) {
    // The queue waits for a minute of pictures before it lets the first one through.
    Running running(
        "pipeline:videotestsrc is-live=true ! queue min-threshold-time=60000000000 max-size-buffers=0 "
        "max-size-bytes=0 max-size-time=0 ! videoconvert ! appsink name=frames");
    EXPECT_EQ(running.next_state(), State::opening);
    EXPECT_EQ(running.next_state(), State::stalled);
}

TEST(GstreamerCamera, AVideoFilePlaysInRealTimeOverAndOver) {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("suishou-video-" + std::to_string(::getpid()) + ".mkv");
    {
        auto maker =
            open_pipeline({"videotestsrc num-buffers=20 ! video/x-raw,width=320,height=240,framerate=20/1 ! "
                           "tee name=t ! queue ! jpegenc ! matroskamux ! filesink location=" +
                           file.string() + " t. ! queue ! videoconvert ! appsink name=frames"});
        ASSERT_TRUE(maker.ok()) << base::describe(maker.error());
        base::Frame frame;
        for (auto next = (*maker)->next(1s, frame, nullptr); *next != Next::ended;
             next = (*maker)->next(1s, frame, nullptr))
            ASSERT_TRUE(next.ok());
    }
    {
        Running running("file:" + file.string());
        const auto seen =
            running.frames->wait_newer(25, deadline);  // more than the file holds: it has begun again
        ASSERT_GT(seen.version, 25U);
        EXPECT_EQ(seen.value->width, 320);
        EXPECT_EQ(running.camera->state(), State::running);
    }
    const auto begin = std::chrono::steady_clock::now();
    Running once("file:" + file.string() + "?once");
    EXPECT_EQ(once.next_state(), State::opening);
    EXPECT_EQ(once.next_state(), State::running);
    EXPECT_EQ(once.next_state(), State::absent);
    EXPECT_LE(once.frames->get().version, 20U);
    // Twenty pictures at 20 a second. Read as fast as it goes it would be over in a blink; load only adds to
    // it.
    EXPECT_GE(std::chrono::steady_clock::now() - begin, 900ms);
    std::filesystem::remove(file);
}

TEST(GstreamerCamera, AMissingDeviceMayComeBackAWrongPipelineMayNot) {
    for (const int attempt : {0, 1}) {
        const auto opened = open_device({"/dev/null"}, Options{}, attempt);
        ASSERT_FALSE(opened.ok());
        EXPECT_EQ(opened.error().kind, base::ErrorKind::unavailable) << opened.error().text;
    }
    EXPECT_EQ(open_pipeline({"nosuchelement ! appsink name=frames"}).error().kind, base::ErrorKind::invalid);
}

TEST(GstreamerCamera, WhatCannotWorkIsAbsent) {
    for (const char* source :
         {"none", "webcam:0", "pipeline:", "pipeline:nosuchelement ! appsink name=frames",
          "pipeline:videotestsrc ! fakesink", "pipeline:videotestsrc ! videoconvert ! fakesink name=frames",
          "pipeline:videotestsrc ! ! appsink", "v4l2:/dev/null", "v4l2:/nonexistent", "file:/nonexistent",
          "file:/dev/null", "pictures:/nonexistent"}) {
        Running running(source);
        EXPECT_EQ(running.next_state(), State::opening) << source;
        EXPECT_EQ(running.next_state(), State::absent) << source;
        running.camera->close();
        EXPECT_EQ(running.next_state(), State::closed) << source;
        EXPECT_EQ(running.frames->get().version, 0U) << source;
    }
}

TEST(GstreamerCamera, TheSceneShowsACodeThatTheDecoderReads) {
    const std::string code = "K1:" + std::string(135, 'A');
    Running running("scene:qr=" + code);
    std::uint64_t version = 0;
    std::vector<scanner::Code> codes;
    for (int i = 0; i < 300 && codes.empty(); ++i) {
        const auto seen = running.frames->wait_newer(version, deadline);
        ASSERT_TRUE(seen.value);
        version = seen.version;
        const base::Frame& frame = *seen.value;
        codes = scanner::decode_fully({frame.luma.data(), frame.width, frame.height, frame.width});
    }
    ASSERT_EQ(codes.size(), 1U);
    EXPECT_EQ(codes[0].text, code);
}

TEST(GstreamerCamera, ASceneWhoseTextFitsNoCodeIsAbsent) {
    Running running("scene:qr=" + std::string(8000, 'x'));
    EXPECT_EQ(running.next_state(), State::opening);
    EXPECT_EQ(running.next_state(), State::absent);
}

std::size_t open_files() {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd"))
        ++count;
    return count;
}

TEST(GstreamerCamera, OpeningAHundredTimesLeaksNoFile) {
    Running running(
        "pipeline:videotestsrc is-live=true ! video/x-raw,width=64,height=64,framerate=200/1 ! videoconvert "
        "! "
        "appsink name=frames");
    std::size_t before = 0;
    for (int i = 0; i < 100; ++i) {
        running.camera->open();
        const auto version = running.frames->get().version;
        ASSERT_GT(running.frames->wait_newer(version, deadline).version, version) << i;
        running.camera->close();
        while (running.next_state() != State::closed) {
        }
        if (i == 10) before = open_files();
    }
    EXPECT_EQ(open_files(), before);
}

}  // namespace
}  // namespace camera
