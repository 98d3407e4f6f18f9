#include "devices/sound/tones.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

namespace {

using sound::Note;
using sound::Samples;
using sound::Sound;

constexpr std::array every{Sound::tick, Sound::done, Sound::problem, Sound::warning};

int peak(const Samples& samples) {
    int most = 0;
    for (const std::int16_t s : samples)
        most = std::max(most, std::abs(static_cast<int>(s)));
    return most;
}

int duration_ms(const Samples& samples) {
    return static_cast<int>(samples.size()) * 1000 / sound::sample_rate;
}

// How much of a frequency is in a stretch of the samples.
double strength(const Samples& samples, double hz, int from_ms, int to_ms) {
    double re = 0, im = 0;
    const int per_ms = sound::sample_rate / 1000;
    for (int i = from_ms * per_ms; i < to_ms * per_ms; ++i) {
        const double turn = 2 * std::numbers::pi * hz * i / sound::sample_rate;
        re += samples[static_cast<std::size_t>(i)] * std::cos(turn);
        im += samples[static_cast<std::size_t>(i)] * std::sin(turn);
    }
    return std::hypot(re, im) / ((to_ms - from_ms) * per_ms);
}

double strongest(const Samples& samples, int from_ms, int to_ms) {
    double best = 0, at = 0;
    for (double hz = 100; hz < 2500; hz += 5) {
        const double s = strength(samples, hz, from_ms, to_ms);
        if (s > best) best = s, at = hz;
    }
    return at;
}

TEST(Tones, LastAsLongAsTheirLastNote) {
    const std::array notes{Note{440, 0, 100}, Note{660, 50, 200}};
    EXPECT_EQ(duration_ms(sound::synthesise(notes, .5)), 250);
}

TEST(Tones, ReachTheirLevelAndNoMore) {
    const std::array notes{Note{440, 0, 300}, Note{660, 50, 300}, Note{880, 80, 300}};
    EXPECT_NEAR(peak(sound::synthesise(notes, .25)), .25 * INT16_MAX, 1);
    EXPECT_EQ(peak(sound::synthesise(notes, 7)), INT16_MAX) << "never beyond the scale";
    EXPECT_TRUE(sound::synthesise({}, .5).empty());
}

// A click is a step: at an end that is not silent, or between two samples that no sine of ours would make.
TEST(Tones, BeginAndEndInSilenceAndNeverJump) {
    for (const Sound which : every) {
        const Samples& s = sound::samples_of(which);
        EXPECT_EQ(s.front(), 0);
        EXPECT_LE(std::abs(s.back()), 2);
        EXPECT_LE(peak({s.begin(), s.begin() + 24}), peak(s) / 4) << "the first half millisecond";
        EXPECT_LE(peak({s.end() - 48, s.end()}), peak(s) / 20) << "the last millisecond";
        int step = 0;
        for (std::size_t i = 1; i < s.size(); ++i)
            step = std::max(step, std::abs(s[i] - s[i - 1]));
        // A sine of 2 kHz at this peak.
        EXPECT_LE(step, peak(s) * 2 * std::numbers::pi * 2000 / sound::sample_rate);
    }
}

TEST(Tones, AreShortAndNoLouderThanAllowed) {
    for (const Sound which : every) {
        EXPECT_LE(duration_ms(sound::samples_of(which)), 800);
        EXPECT_LE(peak(sound::samples_of(which)), sound::loudest * INT16_MAX + 1);
    }
    EXPECT_LE(duration_ms(sound::samples_of(Sound::tick)), 30);
    EXPECT_LE(peak(sound::samples_of(Sound::tick)), peak(sound::samples_of(Sound::done)) / 4) << "soft";
    EXPECT_LE(peak(sound::samples_of(Sound::warning)), peak(sound::samples_of(Sound::done)) / 2 + 1)
        << "gentle";
}

TEST(Tones, DoneRisesTheWarningFallsAndAProblemIsOneLowNote) {
    const Samples& done = sound::samples_of(Sound::done);
    EXPECT_LT(strongest(done, 0, 110), strongest(done, 280, 400));
    const Samples& warning = sound::samples_of(Sound::warning);
    EXPECT_GT(strongest(warning, 0, 240), strongest(warning, 420, 600));
    const Samples& problem = sound::samples_of(Sound::problem);
    EXPECT_NEAR(strongest(problem, 0, 200), strongest(problem, 200, 400), 5);
    EXPECT_LT(strongest(problem, 0, 200), strongest(done, 0, 110));
    EXPECT_LT(strongest(problem, 0, 200), strongest(warning, 420, 600));
}

TEST(Tones, VolumeIsASquare) {
    const Samples& full = sound::samples_of(Sound::done);
    EXPECT_EQ(sound::at_volume(full, 100), full);
    EXPECT_EQ(sound::at_volume(full, 300), full);
    EXPECT_NEAR(peak(sound::at_volume(full, 50)), peak(full) / 4, 1);
    EXPECT_EQ(peak(sound::at_volume(full, 0)), 0);
    EXPECT_EQ(peak(sound::at_volume(full, -5)), 0);
}

}  // namespace
