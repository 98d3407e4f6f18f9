#include "hub/store/dispatch_book.h"

#include "hub/clock.h"
#include "hub/store/request_house.h"

namespace hub {

namespace {

constexpr auto book_place = "hub.store.dispatch_book";

std::string object_of(const DispatchRule& rule) {
    return "unit " + (rule.unit.empty() ? "*" : rule.unit) + ", " +
           (rule.category.empty() ? "*" : rule.category);
}

// Whether it changed anything.
bool changed(soci::statement&& statement) {
    statement.execute(true);
    return statement.get_affected_rows() > 0;
}

}  // namespace

base::Result<std::vector<DispatchRule>> DispatchBook::rules() {
    return database_.read(book_place, [](soci::session& sql) { return sql::dispatch_rules(sql); });
}

base::Status DispatchBook::add(const DispatchRule& rule, const Actor& by, base::WallTime now) {
    return database_.write(book_place, [&](soci::session& sql) {
        if (changed((sql.prepare << "INSERT INTO dispatch_rules (unit, category, assignee)"
                                    " VALUES (:unit, :category, :assignee) ON CONFLICT DO NOTHING",
                     soci::use(rule.unit), soci::use(rule.category), soci::use(rule.assignee))))
            sql::put_audit(sql, {0, now, by, "dispatch.rule.add", object_of(rule), rule.assignee});
    });
}

base::Status DispatchBook::remove(const DispatchRule& rule, const Actor& by, base::WallTime now) {
    return database_.write(book_place, [&](soci::session& sql) {
        if (changed((sql.prepare << "DELETE FROM dispatch_rules WHERE unit = :unit AND category = :category"
                                    " AND assignee = :assignee",
                     soci::use(rule.unit), soci::use(rule.category), soci::use(rule.assignee))))
            sql::put_audit(sql, {0, now, by, "dispatch.rule.delete", object_of(rule), rule.assignee});
    });
}

base::Result<std::vector<DutyTurn>> DispatchBook::turns(std::chrono::sys_days from) {
    return database_.read(book_place, [&](soci::session& sql) { return sql::duty_turns(sql, from); });
}

base::Status DispatchBook::add(const DutyTurn& turn, const Actor& by, base::WallTime now) {
    return database_.write(book_place, [&](soci::session& sql) {
        const std::string day = iso_day(turn.day);
        if (changed((sql.prepare
                         << "INSERT INTO duty_turns (day, name) VALUES (:day, :name) ON CONFLICT DO NOTHING",
                     soci::use(day), soci::use(turn.name))))
            sql::put_audit(sql, {0, now, by, "duty.add", day, turn.name});
    });
}

base::Status DispatchBook::remove(const DutyTurn& turn, const Actor& by, base::WallTime now) {
    return database_.write(book_place, [&](soci::session& sql) {
        const std::string day = iso_day(turn.day);
        if (changed((sql.prepare << "DELETE FROM duty_turns WHERE day = :day AND name = :name",
                     soci::use(day), soci::use(turn.name))))
            sql::put_audit(sql, {0, now, by, "duty.delete", day, turn.name});
    });
}

base::Result<std::string> DispatchBook::assignee_for(const std::string& number, base::WallTime now) {
    auto name = database_.read(book_place, [&](soci::session& sql) -> base::Result<std::string> {
        const auto request = sql::find_request(sql, "number", number);
        if (!request) return base::Error{base::ErrorKind::not_found, "no such service request", book_place};
        const sql::House house = sql::house_of(sql, now);
        return hub::assignee_for(*request, house.promises.categories, house.hands);
    });
    return name ? *std::move(name) : name.error();
}

base::Result<std::map<std::string, std::size_t>> DispatchBook::load(base::WallTime now) {
    return database_.read(book_place, [&](soci::session& sql) { return sql::house_of(sql, now).hands.load; });
}

}  // namespace hub
