#include <gtest/gtest.h>

#include "tests/fakes/manual_clock.h"
#include "tests/unit/sound/recording_output.h"

namespace {

using namespace std::chrono_literals;
using sound::Sound;

constexpr auto soon = 10s;  // a deadline, not a wait

// Says when it was asked, after the answer is fixed: an order in a pause is seen by that alone.
class WatchedClock final : public base::Clock {
  public:
    base::WallTime wall() const override { return time_.wall(); }
    base::BootTime boot() const override {
        const base::BootTime now = time_.boot();
        asked_.try_push(now);
        return now;
    }
    std::string boot_id() const override { return time_.boot_id(); }
    void advance(std::chrono::milliseconds by) { time_.advance(by); }
    void forget() {
        while (asked_.try_pop()) {
        }
    }
    bool wait_asked() { return asked_.pop_for(soon).has_value(); }

  private:
    fakes::ManualClock time_{base::WallTime{}};
    mutable base::Mailbox<base::BootTime> asked_{64};
};

class PlayerTest : public testing::Test {
  protected:
    sound::Samples next() { return recording_->begun.pop_for(soon).value_or(sound::Samples{}); }
    static sound::Samples full(Sound which) { return sound::samples_of(which); }

    std::shared_ptr<fakes::Recording> recording_ = std::make_shared<fakes::Recording>();
    std::shared_ptr<WatchedClock> clock_ = std::make_shared<WatchedClock>();
    base::Mailbox<std::string> faults_{16};
    std::unique_ptr<sound::Player> player_ =
        sound::make_player_on(std::make_unique<fakes::RecordingOutput>(recording_), clock_,
                              [this](const base::Error& error) { faults_.try_push(error.text); });
};

TEST_F(PlayerTest, PlaysWhatItIsAskedAtItsVolume) {
    player_->play(Sound::done, 100);
    EXPECT_EQ(next(), full(Sound::done));
    player_->play(Sound::problem, 40);
    EXPECT_EQ(next(), sound::at_volume(full(Sound::problem), 40));
}

TEST_F(PlayerTest, TheNewestTakesTheWaitingPlace) {
    recording_->hold(true);
    player_->play(Sound::warning, 100);
    ASSERT_EQ(next(), full(Sound::warning));
    player_->play(Sound::problem, 100);
    player_->play(Sound::done, 100);
    recording_->hold(false);
    EXPECT_EQ(next(), full(Sound::done)) << "the problem gave way";
    player_->play(Sound::warning, 50);
    EXPECT_EQ(next(), sound::at_volume(full(Sound::warning), 50)) << "and nothing came between";
}

TEST_F(PlayerTest, ATickDoesNotWait) {
    recording_->hold(true);
    player_->play(Sound::done, 100);
    ASSERT_EQ(next(), full(Sound::done));
    player_->play(Sound::tick, 100);
    player_->play(Sound::problem, 100);
    player_->play(Sound::tick, 100);
    recording_->hold(false);
    EXPECT_EQ(next(), full(Sound::problem));
}

TEST_F(PlayerTest, VolumeNothingIsNotPlayed) {
    player_->play(Sound::done, 0);
    player_->play(Sound::problem, 100);
    EXPECT_EQ(next(), full(Sound::problem));
}

TEST_F(PlayerTest, AMissingCardIsSaidOnceAndTriedAgainAfterAWhile) {
    recording_->fail("no card");
    player_->play(Sound::done, 100);
    next();
    EXPECT_EQ(faults_.pop_for(soon), "no card");
    clock_->forget();
    player_->play(Sound::done, 100);
    ASSERT_TRUE(clock_->wait_asked());
    EXPECT_EQ(recording_->begun.size(), 0u) << "within the pause it is not even tried";
    clock_->advance(2s);
    player_->play(Sound::warning, 100);
    EXPECT_EQ(next(), full(Sound::warning));
    ASSERT_TRUE(clock_->wait_asked());  // before it
    ASSERT_TRUE(clock_->wait_asked());  // after it: the same reason, not said again
    recording_->fail("another reason");
    clock_->advance(4s);
    player_->play(Sound::done, 100);
    EXPECT_EQ(next(), full(Sound::done));
    EXPECT_EQ(faults_.pop_for(soon), "another reason");
    recording_->fail("");
    clock_->advance(60s);
    player_->play(Sound::problem, 100);
    EXPECT_EQ(next(), full(Sound::problem)) << "back again";
    EXPECT_EQ(faults_.size(), 0u);
}

TEST_F(PlayerTest, EndsInTheMiddleOfASound) {
    recording_->hold(true);
    player_->play(Sound::warning, 100);
    ASSERT_FALSE(next().empty());
    const auto begin = std::chrono::steady_clock::now();
    player_.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 1500ms) << "it was not left behind";
}

TEST(NullPlayer, IsSilent) {
    sound::make_null_player()->play(Sound::done, 100);
}

}  // namespace
