// Finding a kind of fault by what people call it: "马桶", "堵了", "mt", "dengbuliang".
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/domain/category.h"

namespace ui {

struct KindsFound {
    std::vector<const domain::Category*> kinds;  // none that others lie in; the closest first
    // The first of them is named by the query's own words, and more closely than any other.
    bool sure = false;
};

// By name, phrases and synonyms: the query holds one of them or lies in one, or is pinyin or initials of it.
// Pure.
KindsFound find_kinds(const std::vector<domain::Category>& categories, std::string_view query);

}  // namespace ui
