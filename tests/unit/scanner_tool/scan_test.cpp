// suishou-scan as its users meet it: the real binary, its lines and its exit status.
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/picture/png.h"
#include "base/picture/qr.h"
#include "devices/scanner/tool/picture_file.h"

namespace {

namespace fs = std::filesystem;

struct Answer {
    std::string output;
    int status = -1;
};

class ScanTest : public testing::Test {
  protected:
    fs::path folder = fs::temp_directory_path() / ("suishou-scan-" + std::to_string(::getpid()));

    void SetUp() override { fs::create_directories(folder); }
    void TearDown() override { fs::remove_all(folder); }

    std::string save_code(const std::string& name, const std::string& text) {
        const base::QrMatrix code = *base::encode_qr(text, base::QrLevel::M);
        base::Bitmap picture{(code.size + 8) * 4, (code.size + 8) * 4, {}};
        for (int y = 0; y < picture.height; ++y) {
            for (int x = 0; x < picture.width; ++x) {
                const int u = x / 4 - 4, v = y / 4 - 4;
                const bool inside = u >= 0 && v >= 0 && u < code.size && v < code.size;
                picture.grey.push_back(inside && code.at(u, v) ? 0 : 255);
            }
        }
        EXPECT_TRUE(base::write_png(folder / name, picture).ok());
        return folder / name;
    }
    std::string save(const std::string& name, const std::string& bytes) {
        std::ofstream(folder / name, std::ios::binary) << bytes;
        return folder / name;
    }
    static std::string bytes_of(const std::string& path) {
        std::stringstream bytes;
        bytes << std::ifstream(path, std::ios::binary).rdbuf();
        return bytes.str();
    }
    static Answer scan(const std::vector<std::string>& files) {
        std::string command = SUISHOU_SCAN;
        for (const std::string& file : files)
            command += " '" + file + "'";
        FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
        Answer answer;
        std::array<char, 4096> buffer{};
        for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
            answer.output.append(buffer.data(), n);
        const int status = ::pclose(pipe);
        answer.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        return answer;
    }
};

TEST_F(ScanTest, OneLineForEachFile) {
    const std::string code = save_code("pass.png", "K1:\"QUOTED\\\"");
    const base::Bitmap blank{200, 200, std::vector<std::uint8_t>(200 * 200, 200)};
    ASSERT_TRUE(base::write_png(folder / "blank.png", blank).ok());
    const Answer answer = scan({code, folder / "blank.png"});
    EXPECT_EQ(answer.status, 0);
    EXPECT_NE(answer.output.find(R"("text":"K1:\"QUOTED\\\"","format":"qr","milliseconds":)"),
              std::string::npos)
        << answer.output;
    EXPECT_NE(answer.output.find(R"("text":null,"format":null,"milliseconds":)"), std::string::npos);
    EXPECT_EQ(std::count(answer.output.begin(), answer.output.end(), '\n'), 2);
}

TEST_F(ScanTest, AJpegIsReadWhateverItsName) {
    GdkPixbuf* pixbuf = gdk_pixbuf_new_from_file(save_code("pass.png", "K1:FROM-A-JPEG").c_str(), nullptr);
    ASSERT_NE(pixbuf, nullptr);
    const std::string path = folder / "photo.png";
    EXPECT_TRUE(gdk_pixbuf_save(pixbuf, path.c_str(), "jpeg", nullptr, "quality", "80", nullptr));
    g_object_unref(pixbuf);
    const Answer answer = scan({path});
    EXPECT_EQ(answer.status, 0);
    EXPECT_NE(answer.output.find("K1:FROM-A-JPEG"), std::string::npos) << answer.output;
}

TEST_F(ScanTest, ABrokenFileIsALineAndTheRestIsScanned) {
    const std::string code = save_code("pass.png", "K1:AFTER");
    const Answer answer =
        scan({folder / "missing.png", folder, save("empty.png", ""), save("text.png", "hello"),
              save("svg.png", "<svg xmlns='http://www.w3.org/2000/svg'/>"), "/dev/null", code});
    EXPECT_EQ(answer.status, 1);
    EXPECT_EQ(std::count(answer.output.begin(), answer.output.end(), '\n'), 7);
    EXPECT_NE(answer.output.find("K1:AFTER"), std::string::npos);
}

TEST_F(ScanTest, NoFileIsAQuestionForHelp) {
    EXPECT_EQ(scan({}).status, 2);
    EXPECT_EQ(scan({"--help"}).status, 0);
}

TEST_F(ScanTest, EveryCutAndManyFlipsOfAPictureAreSurvived) {
    const std::string whole = bytes_of(save_code("whole.png", "K1:HOSTILE"));
    const std::string path = folder / "hostile.png";
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        save("hostile.png", whole.substr(0, length));
        (void)scanner::read_picture_file(path);
    }
    for (std::size_t at = 8; at < whole.size(); at += 3) {
        std::string bent = whole;
        bent[at] = static_cast<char>(bent[at] ^ 0x41);
        save("hostile.png", bent);
        (void)scanner::read_picture_file(path);
    }
    SUCCEED() << "it is the sanitizers that judge";
}

TEST_F(ScanTest, APictureBombIsRefusedBeforeItGetsMemory) {
    std::string bytes = bytes_of(save_code("bomb.png", "K1:BOMB"));
    // IHDR: width and height as big-endian words at 16 and 20, CRC at 29 (PNG specification, 11.2.2).
    const std::array<unsigned char, 8> size{0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0};
    std::copy(size.begin(), size.end(), bytes.begin() + 16);
    std::uint32_t crc = 0xFFFFFFFF;
    for (std::size_t i = 12; i < 29; ++i) {
        crc ^= static_cast<unsigned char>(bytes[i]);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
    }
    crc = ~crc;
    for (std::size_t i = 0; i < 4; ++i)
        bytes[29 + i] = static_cast<char>(crc >> (24 - 8 * i));
    const auto picture = scanner::read_picture_file(save("bomb.png", bytes));
    ASSERT_FALSE(picture.ok());
    EXPECT_EQ(picture.error().text, "picture too large");
}

}  // namespace
