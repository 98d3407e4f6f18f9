// Surnames that are read unlike the same character elsewhere. Common knowledge rather than one authority:
// where families differ, the more common reading is here and the other in kOther. A search finds the plain
// reading too.
#pragma once

#include <string_view>
#include <utility>

namespace base::surnames {

using Reading = std::pair<std::u32string_view, std::string_view>;

constexpr Reading kCompound[] = {
    {U"尉迟", "yu chi"}, {U"尉遲", "yu chi"},  {U"长孙", "zhang sun"}, {U"長孫", "zhang sun"},
    {U"万俟", "mo qi"},  {U"澹台", "tan tai"}, {U"单于", "chan yu"},
};

constexpr Reading kSingle[] = {
    {U"单", "shan"}, {U"單", "shan"}, {U"曾", "zeng"},  {U"仇", "qiu"},   {U"区", "ou"},   {U"區", "ou"},
    {U"解", "xie"},  {U"查", "zha"},  {U"盖", "ge"},    {U"乐", "yue"},   {U"朴", "piao"}, {U"翟", "zhai"},
    {U"缪", "miao"}, {U"繁", "po"},   {U"覃", "qin"},   {U"折", "she"},   {U"员", "yun"},  {U"贠", "yun"},
    {U"祭", "zhai"}, {U"黑", "he"},   {U"秘", "bi"},    {U"种", "chong"}, {U"召", "shao"}, {U"隗", "wei"},
    {U"洗", "xian"}, {U"佴", "nai"},  {U"重", "chong"}, {U"阚", "kan"},   {U"粘", "nian"}, {U"句", "gou"},
    {U"都", "du"},   {U"炅", "gui"},  {U"薄", "bo"},    {U"不", "fou"},   {U"郇", "xun"},  {U"么", "yao"},
    {U"能", "nai"},
};

// Anywhere in a name: Unihan's first reading (长 zhang, 晟 cheng) is not the one that parents mean.
constexpr Reading kInNames[] = {
    {U"长", "chang"}, {U"晟", "sheng"}, {U"焘", "tao"},  {U"隽", "jun"},
    {U"著", "zhu"},   {U"卜", "bu"},    {U"还", "huan"},
};

// Also right for some families.
constexpr Reading kOther[] = {
    {U"覃", "tan"}, {U"乐", "le"},   {U"盖", "gai"}, {U"牟", "mu"}, {U"隗", "kui"},
    {U"郗", "chi"}, {U"郇", "huan"}, {U"燕", "yan"}, {U"缪", "mu"}, {U"俞", "shu"},
};

}  // namespace base::surnames
