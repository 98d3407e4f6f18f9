// What a list is asked for by its address.
#pragma once

#include <algorithm>
#include <charconv>

#include "hub/handlers/message.h"
#include "hub/web/wording.h"

namespace hub {

// "?page=2" is the second. What is no page is the first.
inline std::size_t page_asked(const Request& request) {
    const std::string asked = request.argument("page");
    std::size_t page = 0;
    std::from_chars(asked.data(), asked.data() + asked.size(), page);
    constexpr std::size_t last = 1'000'000;  // beyond it no list goes, and no database counts
    return page == 0 ? 0 : std::min(page, last) - 1;
}

// The arguments of these names as an address carries them on; those that were not given are left out.
inline std::string query_of(const Request& request, std::initializer_list<const char*> names) {
    std::string query;
    for (const char* name : names) {
        const std::string value = request.argument(name);
        if (!value.empty()) query += (query.empty() ? "" : "&") + std::string(name) + "=" + encoded(value);
    }
    return query;
}

}  // namespace hub
