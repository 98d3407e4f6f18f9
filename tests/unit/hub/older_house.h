// The database of a house as an older hub has left it.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/change.h"
#include "kiosk/domain/fact.h"

namespace older_house {

// The last before service requests.
inline constexpr int first_schema = 7;
inline constexpr long long head = 100;  // of its feed

// Facts, of the kiosk k1 two and of k2 one: that a hub of the first schema kept unread, one of a later schema
// took the first two. The first is BX-20261222-A-001, the last BX-20261222-B-001.
domain::Fact first_report();
domain::Fact second_report();
domain::Fact last_report();
domain::Fact last_urge();  // kept unread, too

// The house's records as its hub told them.
std::vector<domain::Change> records(int schema);

// Makes it, in an empty database: one row at least in each table of `schema`.
void build(const std::string& database, int schema);

}  // namespace older_house
