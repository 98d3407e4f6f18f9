// Open service requests of people who may be given work no more: each has somebody else, or waits to be
// given, and is never left with a name that nobody answers to.
#include "hub/store/parts.h"
#include "hub/store/request_house.h"

namespace hub {

namespace {

constexpr auto orphans_place = "hub.store.orphans";
constexpr int at_once = 50;

std::vector<std::string> owners_of_open(soci::session& sql) {
    std::vector<std::string> names;
    std::string name;
    soci::statement select =
        (sql.prepare << "SELECT DISTINCT assignee FROM service_requests WHERE assignee <> '' AND " +
                            sql::open_states(),
         soci::into(name));
    select.execute();
    while (select.fetch())
        names.push_back(name);
    return names;
}

std::vector<std::string> open_of(soci::session& sql, const std::string& owner) {
    std::vector<std::string> numbers(at_once);
    sql << "SELECT number FROM service_requests WHERE assignee = :owner AND " + sql::open_states() +
               " ORDER BY number LIMIT " + std::to_string(at_once),
        soci::use(owner), soci::into(numbers);
    return numbers;
}

// Those who have left: whoever is disabled, or holds no role any more that is given work.
std::vector<std::string> gone(soci::session& sql) {
    std::vector<std::string> names = owners_of_open(sql);
    if (names.empty()) return names;
    const auto there = sql::people_called(sql);
    std::erase_if(names, [&](const std::string& name) { return there.contains(name); });
    return names;
}

void relieve(soci::session& sql, const std::string& number, sql::House& house, base::WallTime now) {
    auto request = sql::find_request(sql, "number", number);
    if (!request) return;
    const std::string had = request->assignee;
    if (!sql::dispatch(*request, house, now))
        sql::take_move(*request, {domain::RequestState::submitted, domain::RequestMover::rule, now, "", ""});
    sql::write_request(sql, *request, true, now);
    sql::put_audit(sql, {0,
                         now,
                         {"hub", ""},
                         "request.relieve",
                         number,
                         had + (request->assignee.empty() ? "" : " > " + request->assignee)});
}

}  // namespace

base::Result<std::size_t> Store::relieve_whoever_left(base::WallTime now) {
    const auto seen = parts_->database->read(orphans_place, [](soci::session& sql) { return gone(sql); });
    if (!seen) return seen.error();
    if (seen->empty()) return std::size_t{0};
    auto done = parts_->database->write(orphans_place, [&](soci::session& sql) {
        std::size_t taken = 0;
        sql::House house = sql::house_of(sql, now);
        for (const std::string& owner : gone(sql))
            for (const std::string& number : open_of(sql, owner)) {
                relieve(sql, number, house, now);
                ++taken;
            }
        return taken;
    });
    if (done && *done > 0) parts_->announce_commit();
    return done;
}

}  // namespace hub
