// Two reports of one thing: one of them goes on, and whoever made the other waits for it.
#include "hub/store/parts.h"

namespace hub::sql {

namespace {

std::vector<std::string> merged_into(soci::session& sql, const std::string& number) {
    std::vector<std::string> numbers;
    std::string one;
    soci::statement select =
        (sql.prepare << "SELECT number FROM service_requests WHERE merged_into = :number", soci::use(number),
         soci::into(one));
    select.execute();
    while (select.fetch())
        numbers.push_back(one);
    return numbers;
}

}  // namespace

base::Status merge_request(soci::session& sql, const ServiceRequest& request, const std::string& into,
                           base::WallTime now) {
    auto other =
        may_be_number(into) && into != request.number ? find_request(sql, "number", into) : std::nullopt;
    if (!other || !domain::is_open(other->state))
        return base::Error{base::ErrorKind::refused, "into which is needed", "hub.store.merge"};
    other->voices += 1 + request.voices;
    write_request(sql, *other, false, now);
    for (const std::string& number : merged_into(sql, request.number)) {
        auto before = find_request(sql, "number", number);
        if (!before) continue;
        before->merged_into = into;
        write_request(sql, *before, false, now);
    }
    return {};
}

}  // namespace hub::sql
