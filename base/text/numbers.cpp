#include "base/text/numbers.h"

namespace base {
namespace {

std::string grouped(std::uint64_t count) {
    std::string text = std::to_string(count);
    for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

// Rounded half up; the caller has seen to it that the rounded value is below 10,000 units.
std::string in_units(std::uint64_t count, std::uint64_t unit, const char* name) {
    const std::uint64_t tenths = (count + unit / 20) / (unit / 10);
    std::string text = std::to_string(tenths / 10);
    if (tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
    return text + " " + name;
}

}  // namespace

std::string format_count(std::int64_t count, Language language) {
    const bool negative = count < 0;
    const auto size = negative ? 0 - static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
    std::string text;
    if (language == Language::en) {
        text = grouped(size);
    } else if (size < 10'000) {
        text = std::to_string(size);
    } else if (size < 99'999'500) {
        text = in_units(size, 10'000, "万");
    } else {
        text = in_units(size, 100'000'000, "亿");
    }
    return (negative ? "-" : "") + text;
}

}  // namespace base
