#include "hub/accounts/role.h"

#include <array>

namespace hub {

namespace {

constexpr std::array<std::string_view, role_count> names = {
    "administrator", "meetings", "repairs",  "health", "canteen",   "grid-leader", "cleaning",
    "store",         "works",    "approver", "duty",   "inspector", "contractor",  "auditor"};

}  // namespace

std::string_view name_of(StaffRole role) {
    return names[static_cast<std::size_t>(role)];
}

std::optional<StaffRole> role_named(std::string_view name) {
    for (std::size_t n = 0; n < names.size(); ++n)
        if (names[n] == name) return static_cast<StaffRole>(n);
    return std::nullopt;
}

Roles Roles::all() {
    Roles roles;
    roles.held_.set();
    return roles;
}

std::string to_text(const Roles& roles) {
    std::string text;
    for (std::size_t n = 0; n < names.size(); ++n) {
        if (!roles.has(static_cast<StaffRole>(n))) continue;
        if (!text.empty()) text += ' ';
        text += names[n];
    }
    return text;
}

Roles parse_roles(std::string_view text) {
    Roles roles;
    while (!text.empty()) {
        const auto space = text.find(' ');
        if (const auto role = role_named(text.substr(0, space))) roles.add(*role);
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
    return roles;
}

}  // namespace hub
