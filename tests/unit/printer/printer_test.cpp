#include "devices/printer/printer.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/stat.h>

#include "base/picture/png.h"
#include "base/unique_fd.h"
#include "tests/fakes/escpos_decoder.h"

namespace {

using base::ErrorKind;
using printer::State;
namespace fs = std::filesystem;

const base::Bitmap kSlip{16, 1, {0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255}};

class PrinterTest : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "suishou-printer-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder = pattern;
    }
    void TearDown() override { fs::remove_all(folder); }
    fs::path folder;
};

TEST_F(PrinterTest, NoPrinterSaysSo) {
    const auto none = printer::make_null_printer();
    EXPECT_EQ(none->state(), State::absent);
    EXPECT_EQ(none->print(kSlip, "a").error().kind, ErrorKind::unavailable);
}

TEST_F(PrinterTest, PngFilesLandInTheirFolder) {
    const auto png = printer::make_png_printer(folder / "slips");
    EXPECT_EQ(png->state(), State::ready);
    ASSERT_TRUE(png->print(kSlip, "QD-0128").ok());
    EXPECT_EQ(base::read_png_grey(folder / "slips" / "QD-0128.png")->grey, kSlip.grey);
    EXPECT_EQ(png->state(), State::ready);
}

TEST_F(PrinterTest, AJobNameCannotLeaveTheFolder) {
    const auto png = printer::make_png_printer(folder / "slips");
    for (const char* name : {"", "../up", "a/b", ".hidden", "a\nb"})
        EXPECT_EQ(png->print(kSlip, name).error().kind, ErrorKind::invalid) << name;
    EXPECT_FALSE(fs::exists(folder / "up.png"));
}

TEST_F(PrinterTest, APlainFileGetsOneJobAfterTheOther) {
    const auto file = printer::make_file_printer(folder / "paper");
    EXPECT_EQ(file->state(), State::ready);
    ASSERT_TRUE(file->print(kSlip, "1").ok());
    const auto once = fs::file_size(folder / "paper");
    ASSERT_TRUE(file->print(kSlip, "2").ok());
    EXPECT_EQ(fs::file_size(folder / "paper"), 2 * once);
    std::ifstream in(folder / "paper", std::ios::binary);
    const std::vector<char> bytes(std::istreambuf_iterator<char>(in), {});
    const std::vector<std::uint8_t> first(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(once));
    const auto printed = fakes::read_escpos(first);
    ASSERT_TRUE(printed.has_value());
    EXPECT_TRUE(std::equal(kSlip.grey.begin(), kSlip.grey.end(), printed->paper.grey.begin()));
}

TEST_F(PrinterTest, AMissingDeviceIsAbsentAndNeverMade) {
    const auto missing = printer::make_file_printer("/dev/suishou-no-such-printer");
    EXPECT_EQ(missing->state(), State::absent);
    EXPECT_EQ(missing->print(kSlip, "1").error().kind, ErrorKind::unavailable);
    EXPECT_EQ(missing->state(), State::absent);
    EXPECT_FALSE(fs::exists("/dev/suishou-no-such-printer"));
}

TEST_F(PrinterTest, AReaderThatGoesAwayFailsTheJobOnly) {
    const std::string pipe = folder / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const auto file = printer::make_file_printer(pipe);
    EXPECT_EQ(file->print(kSlip, "1").error().kind, ErrorKind::unavailable);  // nobody reads
    EXPECT_EQ(file->state(), State::absent);

    base::UniqueFd reader{::open(pipe.c_str(), O_RDONLY | O_NONBLOCK)};
    // More than a pipe holds (64 KiB), so the job still writes when the reader has taken a byte and left.
    const base::Bitmap long_slip{576, 4096, std::vector<std::uint8_t>(576 * 4096, 0)};
    std::thread leaver([&] {
        pollfd first{reader.get(), POLLIN, 0};
        ::poll(&first, 1, -1);
        reader.reset();
    });
    EXPECT_EQ(file->print(long_slip, "2").error().kind, ErrorKind::unavailable);
    leaver.join();
    EXPECT_EQ(file->state(), State::fault);
}

TEST_F(PrinterTest, ADeviceWithoutSpaceIsOutOfPaper) {
    const auto full = printer::make_file_printer("/dev/full");
    EXPECT_EQ(full->print(kSlip, "1").error().kind, ErrorKind::unavailable);
    EXPECT_EQ(full->state(), State::no_paper);
}

}  // namespace
