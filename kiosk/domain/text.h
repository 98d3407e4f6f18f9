// Words that come as data (titles, rooms, seats), in the house's two languages.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace domain {

struct Text {
    std::string zh;
    std::string en;  // empty if the organiser gave none: the reader then sees zh
    friend bool operator==(const Text&, const Text&) = default;
};

// What is empty leaves nothing between behind.
inline std::string joined(std::initializer_list<std::string_view> parts, std::string_view between = " ") {
    std::string all;
    for (const std::string_view part : parts)
        if (!part.empty()) all += (all.empty() ? std::string() : std::string(between)) + std::string(part);
    return all;
}

}  // namespace domain
