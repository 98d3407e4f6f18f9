// The GStreamer end of the player, on files instead of cards.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "devices/sound/output.h"
#include "tests/fakes/folder.h"

namespace {

using sound::Samples;
using sound::Sound;

bool go_on() {
    return false;
}

Samples read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    Samples samples(bytes.size() / sizeof(Samples::value_type));
    bytes.copy(reinterpret_cast<char*>(samples.data()), samples.size() * sizeof(Samples::value_type));
    return samples;
}

TEST(SoundCard, GetsEverySampleOnceAndInOrder) {
    const fakes::Folder folder;
    const std::string path = folder.file("heard.raw");
    const auto output = sound::make_gstreamer_output("filesink append=true location=\"" + path + "\"");
    Samples expected;
    for (const Sound which : {Sound::done, Sound::tick, Sound::problem}) {
        const Samples& samples = sound::samples_of(which);
        ASSERT_TRUE(output->play(samples, go_on));
        expected.insert(expected.end(), samples.begin(), samples.end());
    }
    EXPECT_EQ(read(path), expected);
}

TEST(SoundCard, ThatIsMissingIsAFaultAndPlaysOnceItIsThere) {
    const fakes::Folder folder;
    const std::filesystem::path place = folder.file("pulled-out");
    const auto output =
        sound::make_gstreamer_output("filesink location=\"" + (place / "heard.raw").string() + "\"");
    const auto missing = output->play(sound::samples_of(Sound::done), go_on);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, base::ErrorKind::unavailable);
    std::filesystem::create_directory(place);
    EXPECT_TRUE(output->play(sound::samples_of(Sound::done), go_on));
    EXPECT_EQ(read(place / "heard.raw"), sound::samples_of(Sound::done));
}

TEST(SoundCard, ASinkThatDoesNotExistIsInvalid) {
    const auto status =
        sound::make_gstreamer_output("nosuchsink")->play(sound::samples_of(Sound::tick), go_on);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().kind, base::ErrorKind::invalid);
}

TEST(SoundCard, StopsWhenTold) {
    const auto output = sound::make_gstreamer_output("fakesink sync=true");
    int asked = 0;
    const Samples minute(static_cast<std::size_t>(sound::sample_rate) * 60);
    EXPECT_TRUE(output->play(minute, [&] { return ++asked > 3; }));
    EXPECT_EQ(asked, 4);
}

// Open files do not grow with every sound.
TEST(SoundCard, AHundredSoundsLeaveNothingOpen) {
    const auto open_files = [] {
        return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {});
    };
    const auto output = sound::make_gstreamer_output("fakesink");
    ASSERT_TRUE(output->play(sound::samples_of(Sound::tick), go_on));
    const auto before = open_files();
    for (int i = 0; i < 100; ++i)
        ASSERT_TRUE(output->play(sound::samples_of(Sound::tick), go_on));
    // The last one's threads may still be putting theirs away.
    EXPECT_LE(open_files(), before + 10);
}

}  // namespace
