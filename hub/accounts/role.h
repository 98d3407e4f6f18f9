// What a member of staff may do. A person holds several.
#pragma once

#include <bitset>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace hub {

enum class StaffRole {
    administrator,
    meetings,
    repairs,
    health,
    canteen,
    grid_leader,
    cleaning,
    store,
    works,
    approver,
    duty,
    inspector,
    contractor,
    auditor,
};
inline constexpr std::size_t role_count = 14;

std::string_view name_of(StaffRole role);  // as the command line and the database write it: "grid-leader"
std::optional<StaffRole> role_named(std::string_view name);

// A set of roles; a value.
class Roles {
  public:
    Roles() = default;
    Roles(std::initializer_list<StaffRole> roles) {
        for (const StaffRole role : roles)
            add(role);
    }
    static Roles all();

    void add(StaffRole role) { held_.set(static_cast<std::size_t>(role)); }
    bool has(StaffRole role) const { return held_.test(static_cast<std::size_t>(role)); }
    bool meets(const Roles& other) const { return (held_ & other.held_).any(); }
    bool none() const { return held_.none(); }
    friend bool operator==(const Roles&, const Roles&) = default;

  private:
    std::bitset<role_count> held_;
};

std::string to_text(const Roles& roles);   // names with one space between
Roles parse_roles(std::string_view text);  // names that this version does not know are left out

}  // namespace hub
