#include "kiosk/store/request_numbers.h"

#include <algorithm>

namespace store {

using base::sqlite::Connection;
using base::sqlite::Query;

base::Status give_number(Connection& db, domain::RequestNumber& number) {
    const auto last = first(db.query("SELECT last FROM request_numbers WHERE day = ? AND kiosk = ?",
                                     domain::day_of(number), number.kiosk),
                            [](const Query& q) { return static_cast<std::uint32_t>(q.integer(0)); });
    if (!last) return last.error();
    number.count = std::max({number.count, last->value_or(0) + 1, 1u});
    return {};
}

base::Status number_given(Connection& db, const domain::RequestNumber& number) {
    return db.run(
        "INSERT INTO request_numbers VALUES (?, ?, ?) "
        "ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
        domain::day_of(number), number.kiosk, number.count);
}

base::Result<base::WallTime> read_birth(Connection& db) {
    const auto ms = first_integer(db.query("SELECT wall_ms FROM birth"));
    if (!ms) return ms.error();
    return base::from_ms(*ms);
}

}  // namespace store
