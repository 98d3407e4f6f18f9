// Surnames that are read unlike the same character elsewhere. After 《中国姓氏大辞典》 and the pinyin in
// 《现代汉语词典》; where both readings live, the more common one is here and the other in kOtherReadings.
#pragma once

#include <string_view>
#include <utility>

namespace base::surnames {

using Reading = std::pair<std::u32string_view, std::string_view>;

constexpr Reading kCompound[] = {
    {U"尉迟", "yu chi"},  {U"尉遲", "yu chi"},  {U"长孙", "zhang sun"}, {U"長孫", "zhang sun"},
    {U"万俟", "mo qi"},   {U"澹台", "tan tai"}, {U"单于", "chan yu"},   {U"令狐", "ling hu"},
    {U"鲜于", "xian yu"}, {U"宰父", "zai fu"},  {U"亓官", "qi guan"},   {U"呼延", "hu yan"},
};

constexpr Reading kSingle[] = {
    {U"单", "shan"}, {U"單", "shan"},  {U"曾", "zeng"}, {U"仇", "qiu"},   {U"区", "ou"},    {U"區", "ou"},
    {U"解", "xie"},  {U"查", "zha"},   {U"盖", "ge"},   {U"乐", "yue"},   {U"朴", "piao"},  {U"翟", "zhai"},
    {U"冼", "xian"}, {U"缪", "miao"},  {U"繁", "po"},   {U"华", "hua"},   {U"宁", "ning"},  {U"褚", "chu"},
    {U"覃", "qin"},  {U"折", "she"},   {U"员", "yun"},  {U"贠", "yun"},   {U"祭", "zhai"},  {U"黑", "he"},
    {U"秘", "bi"},   {U"种", "chong"}, {U"逄", "pang"}, {U"宓", "mi"},    {U"车", "che"},   {U"卜", "bu"},
    {U"晁", "chao"}, {U"召", "shao"},  {U"隗", "wei"},  {U"应", "ying"},  {U"洗", "xian"},  {U"眭", "sui"},
    {U"牟", "mou"},  {U"佴", "nai"},   {U"钭", "tou"},  {U"訾", "zi"},    {U"重", "chong"}, {U"谌", "chen"},
    {U"郗", "xi"},   {U"沈", "shen"},  {U"俞", "yu"},   {U"那", "na"},    {U"阚", "kan"},   {U"粘", "nian"},
    {U"句", "gou"},  {U"都", "du"},    {U"宿", "su"},   {U"炅", "gui"},   {U"过", "guo"},   {U"薄", "bo"},
    {U"柏", "bai"},  {U"葛", "ge"},    {U"不", "fou"},  {U"任", "ren"},   {U"纪", "ji"},    {U"石", "shi"},
    {U"哈", "ha"},   {U"冯", "feng"},  {U"贾", "jia"},  {U"尹", "yin"},   {U"殷", "yin"},   {U"燕", "yan"},
    {U"令", "ling"}, {U"郇", "xun"},   {U"尉", "wei"},  {U"长", "chang"}, {U"万", "wan"},   {U"干", "gan"},
    {U"幺", "yao"},  {U"么", "yao"},   {U"谷", "gu"},   {U"行", "xing"},  {U"缴", "jiao"},  {U"撒", "sa"},
    {U"瞿", "qu"},   {U"吕", "lv"},    {U"麦", "mai"},  {U"叶", "ye"},    {U"覀", "xi"},    {U"能", "nai"},
};

// Also right for some families.
constexpr Reading kOther[] = {
    {U"覃", "tan"}, {U"乐", "le"},   {U"盖", "gai"}, {U"牟", "mu"}, {U"隗", "kui"},
    {U"郗", "chi"}, {U"郇", "huan"}, {U"燕", "yan"}, {U"缪", "mu"}, {U"俞", "shu"},
};

}  // namespace base::surnames
