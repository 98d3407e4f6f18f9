// What a change touched, as the audit log names it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace hub {

struct Touched {
    bool changed;
    std::string_view field;
};

// "title, place": of those that changed.
inline std::string field_list(std::initializer_list<Touched> fields) {
    std::string names;
    for (const auto& [changed, field] : fields) {
        if (!changed) continue;
        if (!names.empty()) names += ", ";
        names += field;
    }
    return names;
}

}  // namespace hub
