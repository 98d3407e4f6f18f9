// A language is one .po file: compiled into the folder, it is offered, turned to and spoken.
#include "ui/shell/words.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/text/dates.h"
#include "ui/screens/wording.h"

namespace {

namespace fs = std::filesystem;

constexpr const char* welsh = R"(msgid ""
msgstr ""
"Language: xx\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;\n"

msgid "上午好"
msgstr "Bore da"

msgid "12月"
msgstr "Rhagfyr"

msgid "{month}{day}日"
msgstr "{day} {month}"

msgid "还有 {n} 人"
msgid_plural "还有 {n} 人"
msgstr[0] "un"
msgstr[1] "dau"
msgstr[2] "llawer"
)";

class WordsOfAFolder : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("suishou-words-" + std::to_string(::getpid()));
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    // As the build does with every .po of assets/locale.
    void install(const std::string& language, const char* text) {
        const fs::path po = folder_ / (language + ".po"), messages = folder_ / language / "LC_MESSAGES";
        fs::create_directories(messages);
        std::ofstream(po) << text;
        const std::string command =
            std::string(MSGFMT " -o ") + (messages / "suishou.mo").string() + " " + po.string();
        ASSERT_EQ(std::system(command.c_str()), 0);
    }
    ui::Words words() {
        return {folder_.string(), [this](const base::Error& error) { warnings_.push_back(error); }};
    }

    fs::path folder_;
    std::vector<base::Error> warnings_;
};

TEST_F(WordsOfAFolder, ALanguageIsAddedByAFileAlone) {
    install("en",
            "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"上午好\"\nmsgstr "
            "\"Good "
            "morning\"\n");
    install("cy", welsh);
    const ui::Words all = words();
    EXPECT_TRUE(warnings_.empty());
    EXPECT_EQ(all.languages(), (std::vector<std::string>{"zh_CN", "en", "cy"}));
    EXPECT_EQ(all.of("zh_CN").tr("上午好"), "上午好");
    EXPECT_EQ(all.of("en_GB").tr("上午好"), "Good morning");
    const base::Catalogue& welsh_words = all.of("cy");
    EXPECT_EQ(welsh_words.tr("上午好"), "Bore da");
    EXPECT_EQ(welsh_words.tr_n("还有 {n} 人", 2), "dau");
    EXPECT_EQ(base::format_short_date({2026, 12, 22, 2, 0, 0, 0}, welsh_words), "22 Rhagfyr");
    EXPECT_EQ(all.of("fr").tr("上午好"), "上午好");
}

TEST_F(WordsOfAFolder, ABrokenCatalogueIsWarnedOfAndNotOffered) {
    fs::create_directories(folder_ / "en" / "LC_MESSAGES");
    std::ofstream(folder_ / "en" / "LC_MESSAGES" / "suishou.mo") << "no catalogue";
    EXPECT_EQ(words().languages(), std::vector<std::string>{"zh_CN"});
    EXPECT_EQ(warnings_.size(), 1u);
}

TEST_F(WordsOfAFolder, AFolderThatIsNotThereSpeaksTheSourceLanguage) {
    fs::remove_all(folder_);
    EXPECT_EQ(words().of("en").tr("上午好"), "上午好");
}

TEST(Languages, DataComesInEnglishForWhoeverDoesNotReadChinese) {
    ui::Modes modes;
    EXPECT_EQ(ui::pick({"会议室", "Room"}, modes), "会议室");
    modes.language = "cy";
    EXPECT_EQ(ui::pick({"会议室", "Room"}, modes), "Room");
}

TEST(Languages, AFileNameThatIsNoLanguageIsNotRead) {
    for (const char* name : {"", "../en", "/etc", "e n", "en.po"})
        EXPECT_EQ(base::load_catalogue("/", std::string(name)).error().kind, base::ErrorKind::invalid)
            << name;
}

}  // namespace
