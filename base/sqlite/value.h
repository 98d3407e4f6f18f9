// What can be bound to a statement: SQLite's five storage classes and our own types on top of them.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/clock.h"
#include "base/ids.h"

namespace base::sqlite {

using Blob = std::span<const std::uint8_t>;
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string_view, Blob>;

inline Value to_value(std::nullptr_t) {
    return nullptr;
}
template <std::integral T>
Value to_value(T number) {
    return static_cast<std::int64_t>(number);
}
inline Value to_value(double number) {
    return number;
}
inline Value to_value(std::string_view text) {
    return text;
}
inline Value to_value(const std::string& text) {
    return std::string_view(text);
}
inline Value to_value(const char* text) {
    return std::string_view(text);
}
inline Value to_value(Blob blob) {
    return blob;
}
// 64 bits are kept as they are; an id above 2^63 is a negative integer in the file.
template <class Tag>
Value to_value(const Id<Tag>& id) {
    return static_cast<std::int64_t>(id.value);
}
// Nothing is NULL.
template <class T>
Value to_value(const std::optional<T>& value) {
    return value ? to_value(*value) : Value(nullptr);
}
inline Value to_value(WallTime time) {
    return static_cast<std::int64_t>(to_ms(time));
}
inline Value to_value(BootTime time) {
    return static_cast<std::int64_t>(time.count());
}

}  // namespace base::sqlite
