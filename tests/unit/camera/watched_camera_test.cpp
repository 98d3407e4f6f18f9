#include "devices/camera/watched_camera.h"

#include <atomic>
#include <deque>
#include <thread>

#include <gtest/gtest.h>

#include "base/mailbox.h"

namespace camera {
namespace {

using namespace std::chrono_literals;

enum class Act { picture, silence, end, fail };

// Plays a list of acts, the last of them for ever.
class ScriptedSource final : public FrameSource {
  public:
    explicit ScriptedSource(std::deque<Act> acts) : acts_(std::move(acts)) {}
    base::Result<Next> next(std::chrono::milliseconds wait, base::Frame& into, base::Still* still) override {
        const Act act = acts_.front();
        if (acts_.size() > 1) acts_.pop_front();
        if (act == Act::fail) return base::Error{base::ErrorKind::unavailable, "pulled out", "test"};
        if (act == Act::end) return Next::ended;
        std::this_thread::sleep_for(std::min(wait, 5ms));
        if (act == Act::silence) return Next::nothing_yet;
        into.width = into.height = 1;
        into.luma = {1};
        if (still != nullptr) *still = {1, 1, {1, 2, 3}};
        return Next::frame;
    }

  private:
    std::deque<Act> acts_;
};

class WatchedCameraTest : public testing::Test {
  protected:
    static constexpr auto deadline = 20s;
    std::shared_ptr<Frames> frames = std::make_shared<Frames>();
    base::Mailbox<State> states{1000};
    base::Mailbox<std::shared_ptr<const base::Still>> stills{1000};
    std::atomic<int> opened = 0;

    // The nth opening gives the nth script, the last of them again and again; an empty one cannot be opened.
    std::unique_ptr<Camera> make(std::vector<std::deque<Act>> scripts, bool once = false) {
        Watch watch;
        watch.frames = frames;
        watch.once = once;
        watch.on_state = [this](State state) { states.try_push(state); };
        watch.on_still = [this](std::shared_ptr<const base::Still> still) {
            stills.try_push(std::move(still));
        };
        watch.open = [this, scripts = std::move(scripts)](int) -> OpenSource::result_type {
            const auto n = std::min(static_cast<std::size_t>(opened++), scripts.size() - 1);
            if (scripts[n].empty())
                return base::Error{base::ErrorKind::unavailable, "no such device", "test"};
            return std::unique_ptr<FrameSource>(std::make_unique<ScriptedSource>(scripts[n]));
        };
        return make_watched_camera(std::move(watch));
    }
    void expect_states(std::initializer_list<State> expected) {
        for (const State state : expected)
            ASSERT_EQ(states.pop_for(deadline), state);
    }
};

TEST_F(WatchedCameraTest, OpensRunsAndCloses) {
    const auto camera = make({{Act::picture}});
    EXPECT_EQ(camera->state(), State::closed);
    camera->open();
    expect_states({State::opening, State::running});
    const auto seen = frames->wait_newer(5, deadline);
    EXPECT_GE(seen.version, 6U);
    EXPECT_EQ(seen.value->number, seen.version) << "numbers count up from 1";
    camera->close();
    EXPECT_EQ(camera->state(), State::closed);
    const auto after = frames->get().version;
    expect_states({State::closed});
    EXPECT_EQ(frames->get().version, after) << "a frame was put after close() had returned";
    EXPECT_EQ(frames->get().value, nullptr) << "the last visitor's picture stayed";
}

TEST_F(WatchedCameraTest, AStillIsMadeOnceForEachTimeItIsAskedFor) {
    const auto camera = make({{Act::picture}});
    camera->take_still();  // of a closed camera: nothing
    camera->open();
    frames->wait_newer(5, deadline);
    EXPECT_FALSE(stills.try_pop()) << "nobody asked";
    camera->take_still();
    const auto still = stills.pop_for(deadline);
    ASSERT_TRUE(still);
    EXPECT_EQ((*still)->rgb, (std::vector<std::uint8_t>{1, 2, 3}));
    frames->wait_newer(frames->get().version + 5, deadline);
    EXPECT_FALSE(stills.try_pop()) << "asked once";
}

TEST_F(WatchedCameraTest, AStillOfOneVisitorIsNotMadeOfTheNext) {
    const auto camera = make({{Act::silence}, {Act::picture}});
    camera->open();
    expect_states({State::opening});
    camera->take_still();
    camera->close();
    camera->open();
    frames->wait_newer(frames->get().version + 5, deadline);
    EXPECT_FALSE(stills.try_pop());
}

TEST_F(WatchedCameraTest, AMissingCameraIsTriedUntilItComes) {
    const auto camera = make({{}, {}, {Act::picture}});
    camera->open();
    expect_states({State::opening, State::absent, State::running});
    EXPECT_EQ(opened, 3);
}

TEST_F(WatchedCameraTest, PulledOutAndPluggedInAgain) {
    const auto camera = make({{Act::picture, Act::fail}, {}, {Act::picture}});
    camera->open();
    expect_states({State::opening, State::running, State::absent, State::running});
}

TEST_F(WatchedCameraTest, AStallIsSaidAndCuredByReopening) {
    const auto camera = make({{Act::picture, Act::silence}, {Act::picture}});
    camera->open();
    expect_states({State::opening, State::running, State::stalled, State::absent, State::running});
    EXPECT_EQ(opened, 2);
}

TEST_F(WatchedCameraTest, AnEndedInputPlaysAgainUnlessItPlaysOnce) {
    {
        const auto camera = make({{Act::picture, Act::end}});
        camera->open();
        frames->wait_newer(3, deadline);
        EXPECT_GE(opened, 3);
        EXPECT_EQ(camera->state(), State::running);
    }
    opened = 0;
    while (states.try_pop()) {
    }
    const auto camera = make({{Act::picture, Act::end}}, true);
    camera->open();
    expect_states({State::opening, State::running, State::absent});
    EXPECT_EQ(opened, 1);
}

TEST_F(WatchedCameraTest, AnInputThatEndsBeforeItBeganIsNoBusyLoop) {
    const auto camera = make({{Act::end}});
    camera->open();
    expect_states({State::opening, State::absent});
    EXPECT_EQ(opened, 1);
}

TEST_F(WatchedCameraTest, OpenAndCloseInAnyOrderEndAsTheLastOneSays) {
    const auto camera = make({{Act::picture}});
    for (int i = 0; i < 50; ++i) {
        camera->open();
        camera->open();
        camera->close();
        camera->close();
    }
    camera->open();
    const auto version = frames->get().version;
    EXPECT_GT(frames->wait_newer(version, deadline).version, version);
    EXPECT_EQ(camera->state(), State::running);
}

// A driver that hangs in the middle of a read.
struct Hang {
    std::atomic<bool> entered = false, released = false;
};

class StuckSource final : public FrameSource {
  public:
    explicit StuckSource(std::shared_ptr<Hang> hang) : hang_(std::move(hang)) {}
    base::Result<Next> next(std::chrono::milliseconds, base::Frame&, base::Still*) override {
        hang_->entered = true;
        hang_->entered.notify_all();
        hang_->released.wait(false);
        return Next::ended;
    }

  private:
    std::shared_ptr<Hang> hang_;
};

TEST_F(WatchedCameraTest, AStuckDriverDoesNotHoldItsOwner) {
    const auto hang = std::make_shared<Hang>();
    Watch watch;
    watch.frames = frames;
    watch.on_state = [this](State state) { states.try_push(state); };
    watch.open = [hang](int) -> OpenSource::result_type {
        return std::unique_ptr<FrameSource>(std::make_unique<StuckSource>(hang));
    };
    auto camera = make_watched_camera(std::move(watch));
    camera->open();
    expect_states({State::opening});
    hang->entered.wait(false);
    camera->close();  // returns although the thread is stuck
    camera.reset();   // likewise
    EXPECT_FALSE(states.try_pop()) << "nobody is told anything once the camera is gone";
    hang->released = true;
    hang->released.notify_all();
}

}  // namespace
}  // namespace camera
