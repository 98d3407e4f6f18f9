#include "base/text/charset.h"

#include <memory>
#include <vector>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace base {

namespace {

struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

std::optional<std::string> converted(const char* charset, std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, Close> converter(ucnv_open(charset, &status));
    if (U_FAILURE(status)) return std::nullopt;
    // A byte that means nothing is an error, not a question mark in somebody's name.
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    std::vector<UChar> text(2 * bytes.size() + 2);
    const int32_t size = ucnv_toUChars(converter.get(), text.data(), static_cast<int32_t>(text.size()),
                                       bytes.data(), static_cast<int32_t>(bytes.size()), &status);
    if (U_FAILURE(status)) return std::nullopt;
    std::string utf8;
    icu::UnicodeString(text.data(), size).toUTF8String(utf8);
    return utf8;
}

// Letters, digits and separators of ASCII leave a zero in every second byte, which no other encoding has.
const char* utf16_by_zeros(std::string_view bytes) {
    if (bytes.size() % 2 != 0) return nullptr;
    std::size_t even = 0, odd = 0;
    for (std::size_t n = 0; n < bytes.size(); ++n)
        if (bytes[n] == 0) ++(n % 2 == 0 ? even : odd);
    if (even == 0 && odd > 0) return "UTF-16LE";
    if (odd == 0 && even > 0) return "UTF-16BE";
    return nullptr;
}

}  // namespace

bool is_utf8(std::string_view text) {
    return converted("UTF-8", text).has_value();
}

std::optional<std::string> utf8_of_file(std::string_view bytes) {
    constexpr std::size_t most = 64u << 20;
    if (bytes.size() > most) return std::nullopt;
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) return converted("UTF-8", bytes.substr(3));
    if (bytes.starts_with("\xFF\xFE"sv)) return converted("UTF-16LE", bytes.substr(2));
    if (bytes.starts_with("\xFE\xFF"sv)) return converted("UTF-16BE", bytes.substr(2));
    if (const char* charset = utf16_by_zeros(bytes)) return converted(charset, bytes);
    if (auto utf8 = converted("UTF-8", bytes)) return utf8;
    return converted("gb18030", bytes);
}

}  // namespace base
