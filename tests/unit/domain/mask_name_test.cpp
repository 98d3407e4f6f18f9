#include <gtest/gtest.h>

#include "kiosk/domain/meeting.h"

using domain::mask_name;

TEST(MaskName, HidesByLength) {
    EXPECT_EQ(mask_name(""), "");
    EXPECT_EQ(mask_name("王"), "*");
    EXPECT_EQ(mask_name("王伟"), "王*");
    EXPECT_EQ(mask_name("王建国"), "王*国");
    EXPECT_EQ(mask_name("欧阳娜娜"), "欧**娜");
    EXPECT_EQ(mask_name("阿不都热合曼"), "阿****曼");
}

TEST(MaskName, MasksNamesWithDotsPartByPart) {
    EXPECT_EQ(mask_name("阿卜杜拉·买买提"), "阿**拉·买*提");
    EXPECT_EQ(mask_name("买买提•艾力"), "买*提•艾*");
    EXPECT_EQ(mask_name("·"), "·");
    EXPECT_EQ(mask_name("迪丽·"), "迪*·");
}

TEST(MaskName, OneStarPerCharacterWhateverItsBytes) {
    EXPECT_EQ(mask_name("王\U00020BB7国"), "王*国");              // beyond the BMP, hidden
    EXPECT_EQ(mask_name("\U00020BB7田国"), "\U00020BB7*国");      // and shown
    EXPECT_EQ(mask_name("葛\U000E0100城国"), "葛\U000E0100*国");  // ideographic variation sequence
    EXPECT_EQ(mask_name("Zoe\u0308"), "Z*e\u0308");
}

TEST(MaskName, SpacesPadChineseAndSeparateLatin) {
    EXPECT_EQ(mask_name("王　伟"), "王*");
    EXPECT_EQ(mask_name(" 王 建国 "), "王*国");
    EXPECT_EQ(mask_name("John Smith"), "J**n S***h");
}

TEST(MaskName, BrokenUtf8NeitherCrashesNorLeaksThrough) {
    EXPECT_EQ(mask_name("\xe7\x8e"), "\xef\xbf\xbd*");
    EXPECT_EQ(mask_name("\xff王建国"), "\xef\xbf\xbd**国");
    EXPECT_EQ(mask_name("\xed\xa0\x80"), "\xef\xbf\xbd*\xef\xbf\xbd");  // a surrogate
    EXPECT_EQ(mask_name("\xc0\xaf"), "\xef\xbf\xbd*");                  // overlong
    EXPECT_EQ(mask_name("\xf8"), "*");
}
