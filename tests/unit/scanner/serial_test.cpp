#include "devices/scanner/serial.h"

#include <filesystem>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mailbox.h"

namespace scanner {
namespace {

using base::BootTime;
using Texts = std::vector<std::string>;

TEST(LineCutter, EveryLineEndEndsACode) {
    LineCutter cutter;
    EXPECT_EQ(cutter.feed("A\rB\nC\r\nD", BootTime{0}), (Texts{"A", "B", "C"}));
    EXPECT_TRUE(cutter.pending());
    EXPECT_EQ(cutter.feed("E\n", BootTime{10}), Texts{"DE"});
    EXPECT_FALSE(cutter.pending());
}

TEST(LineCutter, SilenceEndsACode) {
    LineCutter cutter;
    EXPECT_EQ(cutter.feed("ABC", BootTime{0}), Texts{});
    EXPECT_EQ(cutter.expire(BootTime{99}), Texts{});
    EXPECT_EQ(cutter.expire(BootTime{100}), Texts{"ABC"});
    EXPECT_EQ(cutter.expire(BootTime{300}), Texts{});
    EXPECT_EQ(cutter.feed("D", BootTime{400}), Texts{});
    EXPECT_EQ(cutter.feed("E\n", BootTime{500}), (Texts{"D", "E"}));
}

TEST(LineCutter, BinaryPassesAndLengthIsBounded) {
    LineCutter cutter;
    const std::string binary("\0\x01\xff", 3);
    EXPECT_EQ(cutter.feed(binary + "\n", BootTime{0}), Texts{binary});
    for (int i = 0; i < 100; ++i)
        EXPECT_EQ(cutter.feed(std::string(1000, 'x'), BootTime{i}), Texts{});
    EXPECT_EQ(cutter.feed("\nA\n", BootTime{101}), (Texts{std::string(4096, 'x'), "A"}));
}

// The master side of a pseudo-terminal stands for the scanner.
class Pty {
  public:
    Pty() : master_(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
        EXPECT_EQ(::grantpt(master_.get()), 0);
        EXPECT_EQ(::unlockpt(master_.get()), 0);
        std::array<char, 128> name{};
        EXPECT_EQ(::ptsname_r(master_.get(), name.data(), name.size()), 0);
        path_ = name.data();
    }
    const std::string& path() const { return path_; }
    void send(std::string_view bytes) {
        EXPECT_EQ(::write(master_.get(), bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    }
    void unplug() { master_.reset(); }

  private:
    base::UniqueFd master_;
    std::string path_;
};

class SerialScannerTest : public testing::Test {
  protected:
    static constexpr std::chrono::seconds deadline{20};
    base::SystemClock clock;
    base::Mailbox<std::string> codes{100};
    base::Mailbox<bool> connections{100};
    // A link stands for the by-id name of a device: what it leads to changes when the scanner is plugged in
    // again.
    std::filesystem::path link;

    void SetUp() override {
        link = std::filesystem::temp_directory_path() / ("suishou-serial-" + std::to_string(::getpid()));
        std::filesystem::remove(link);
    }
    void TearDown() override { std::filesystem::remove(link); }

    std::unique_ptr<SerialScanner> make() {
        SerialEvents events;
        events.on_code = [this](const CodeSeen& seen) { codes.try_push(seen.text); };
        events.on_connected = [this](bool connected) { connections.try_push(connected); };
        return std::make_unique<SerialScanner>(link, std::make_shared<Rereads>(), clock, std::move(events));
    }
};

TEST_F(SerialScannerTest, ReadsCodesWhateverTheirEnd) {
    Pty pty;
    std::filesystem::create_symlink(pty.path(), link);
    const auto scanner = make();
    ASSERT_EQ(connections.pop_for(deadline), true);
    EXPECT_TRUE(scanner->connected());
    pty.send("K1:FIRST\r\nK1:SECOND\r");
    EXPECT_EQ(codes.pop_for(deadline), "K1:FIRST");
    EXPECT_EQ(codes.pop_for(deadline), "K1:SECOND");
    pty.send("K1:NO-END");
    EXPECT_EQ(codes.pop_for(deadline), "K1:NO-END");
    pty.send("K1:NO-END\nK1:LAST\n");
    EXPECT_EQ(codes.pop_for(deadline), "K1:LAST") << "the same code within 3 s is one reading";
}

TEST_F(SerialScannerTest, ControlBytesDoNotStopTheLine) {
    Pty pty;
    std::filesystem::create_symlink(pty.path(), link);
    const auto scanner = make();
    ASSERT_EQ(connections.pop_for(deadline), true);
    const std::string hostile("\x03\x04\x11\x13\x1a\x1c\x7f\0'; DROP TABLE--", 23);
    pty.send(hostile + "\n");
    EXPECT_EQ(codes.pop_for(deadline), hostile);
}

TEST_F(SerialScannerTest, ComesBackAfterBeingPulledOut) {
    auto first = std::make_unique<Pty>();
    std::filesystem::create_symlink(first->path(), link);
    const auto scanner = make();
    ASSERT_EQ(connections.pop_for(deadline), true);
    // The second device exists before the first goes, or it could get the first one's name.
    Pty second;
    first->unplug();
    ASSERT_EQ(connections.pop_for(deadline), false);
    EXPECT_FALSE(scanner->connected());
    std::filesystem::remove(link);
    std::filesystem::create_symlink(second.path(), link);
    ASSERT_EQ(connections.pop_for(deadline), true);
    second.send("K1:AGAIN\n");
    EXPECT_EQ(codes.pop_for(deadline), "K1:AGAIN");
}

TEST_F(SerialScannerTest, AMissingOrFalseDeviceIsNeverConnected) {
    for (int i = 0; i < 20; ++i)
        EXPECT_FALSE(make()->connected());
    std::filesystem::create_symlink("/dev/null", link);
    for (int i = 0; i < 20; ++i)
        EXPECT_FALSE(make()->connected());
    EXPECT_EQ(connections.size(), 0U);
}

}  // namespace
}  // namespace scanner
