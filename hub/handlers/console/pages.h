// Which page of a long list a request asks for.
#pragma once

#include <algorithm>
#include <charconv>

#include "hub/handlers/message.h"

namespace hub {

// "?page=2" is the second. What is no page is the first.
inline std::size_t page_asked(const Request& request) {
    const std::string asked = request.argument("page");
    std::size_t page = 0;
    std::from_chars(asked.data(), asked.data() + asked.size(), page);
    constexpr std::size_t last = 1'000'000;  // beyond it no list goes, and no database counts
    return page == 0 ? 0 : std::min(page, last) - 1;
}

}  // namespace hub
