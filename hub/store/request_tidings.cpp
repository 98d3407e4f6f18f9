// What kiosks were not told of requests before they could be: why they were rejected, and that they are
// dangerous.
#include "hub/store/parts.h"

namespace hub::sql {

void tell_anew(soci::session& sql, base::WallTime now) {
    std::vector<std::string> numbers;
    std::string one;
    soci::statement select =
        (sql.prepare << "SELECT number FROM service_requests r WHERE (state = 'rejected' AND EXISTS (SELECT 1"
                        " FROM request_steps s WHERE s.number = r.number AND s.words LIKE '转%'))"
                        " OR (danger = 1 AND (state = 'rejected' OR " +
                            open_states() + "))",
         soci::into(one));
    select.execute();
    while (select.fetch())
        numbers.push_back(one);
    for (const std::string& number : numbers) {
        const auto request = find_request(sql, "number", number);
        if (const auto all = request ? told(*request) : std::nullopt) put_changes(sql, {*all}, now);
    }
}

}  // namespace hub::sql
