// Words that come as data (titles, rooms, seats), in the house's two languages.
#pragma once

#include <string>

namespace domain {

struct Text {
    std::string zh;
    std::string en;  // empty if the organiser gave none: the reader then sees zh
    friend bool operator==(const Text&, const Text&) = default;
};

}  // namespace domain
