// Which part of a long list a page shows.
#pragma once

#include <cstddef>
#include <string>

namespace hub {

struct Paging {
    std::size_t page = 0, page_size = 50, found = 0;  // `page` from 0
    std::string query;  // the rest of the address's query, encoded; may be empty
};

}  // namespace hub
