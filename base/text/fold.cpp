#include "base/text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace base {
namespace {

bool is_separator(char32_t c) {
    switch (c) {
        case U'·':
        case U'•':
        case U'‧':
        case U'∙':
        case U'⋅':
        case U'・':
        case U'᛫':
        case U'\'':
        case U'’':
        case U'‘':
        case U'-':
        case U'‐':
        case U'.':
        case U' ':
        case U'\t':
        case U'\u3000':
            return true;
        default:
            return false;
    }
}

icu::UnicodeString normalized(const icu::Normalizer2* form, const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    auto result = form ? form->normalize(text, status) : text;
    return U_SUCCESS(status) ? result : text;
}

icu::UnicodeString fold_case_and_width(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<int32_t>(utf8.size())});
    return normalized(icu::Normalizer2::getNFKCCasefoldInstance(status), text);
}

template <class Each>
void for_each(const icu::UnicodeString& text, Each each) {
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        each(static_cast<char32_t>(text.char32At(i)));
}

}  // namespace

std::u32string fold_for_search(std::string_view utf8) {
    std::u32string folded;
    for_each(fold_case_and_width(utf8), [&](char32_t c) {
        if (!is_separator(c)) folded += c;
    });
    return folded;
}

std::string fold_pinyin(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const auto letters = normalized(icu::Normalizer2::getNFDInstance(status), fold_case_and_width(utf8));
    std::string folded;
    bool only_letters = true;
    for_each(letters, [&](char32_t c) {
        constexpr char32_t diaeresis = 0x308;
        if (c == diaeresis && folded.ends_with('u')) {
            folded.back() = 'v';
        } else if (c >= 'a' && c <= 'z') {
            folded += static_cast<char>(c);
        } else if (!is_separator(c) && !(c >= 0x300 && c <= 0x36F)) {
            only_letters = false;
        }
    });
    return only_letters ? folded : std::string{};
}

}  // namespace base
