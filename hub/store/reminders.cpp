// What time does to service requests: who has one hears of its promise before it is broken, what nobody takes
// on goes to somebody else, and what is done and nobody says a word of is confirmed.
#include "hub/store/parts.h"
#include "hub/store/request_house.h"

namespace hub {

namespace {

constexpr auto reminder_place = "hub.store.remind", confirm_place = "hub.store.confirm";
constexpr int at_once = 50;  // a write keeps everybody else waiting; the rest comes with the next look

// Open ones alone are looked at: they are few, whatever has been done over the years.
std::vector<std::string> due_reminders(soci::session& sql, long long now) {
    std::vector<std::string> numbers;
    std::string number;
    soci::statement select =
        (sql.prepare << "SELECT number FROM service_requests WHERE " + sql::open_states() +
                            " AND ((near_ms > 0 AND near_ms < :near AND reminded = '') OR"
                            " (due_ms > 0 AND due_ms < :due AND reminded <> 'late'))"
                            " ORDER BY due_ms, number LIMIT " +
                            std::to_string(at_once),
         soci::use(now, "near"), soci::use(now, "due"), soci::into(number));
    select.execute();
    while (select.fetch())
        numbers.push_back(number);
    return numbers;
}

// What somebody has taken on stays with them: whoever dispatches is told, and decides. What nobody has is
// handed on.
void remind_of(soci::session& sql, const std::string& number, sql::House& house, base::WallTime now) {
    auto request = sql::find_request(sql, "number", number);
    if (!request) return;
    const bool late = is_late(*request, now);
    request->reminded = late ? Reminder::late : Reminder::near;
    const std::string had = request->assignee;
    const std::string word(to_string(request->reminded));
    const bool handed_on = sql::hand_on(*request, house, now);
    if (handed_on)
        sql::write_request(sql, *request, true, now);
    else
        sql << "UPDATE service_requests SET reminded = :word WHERE number = :number", soci::use(word),
            soci::use(number);
    std::string detail = word;
    if (!had.empty()) detail += ": " + had;
    if (handed_on) detail += " > " + request->assignee;
    sql::put_audit(sql, {0, now, {"hub", ""}, "request.remind", number, detail});
    sql::tell(sql, late ? webhook::Kind::overdue : webhook::Kind::near, *request, now);
}

// A promise as it was made, as far as what it needs is known.
struct OldPromise {
    ServiceRequest request;
    long long made = 0, due = 0;
};

std::vector<OldPromise> promises_without_reminder(soci::session& sql) {
    std::vector<OldPromise> all;
    OldPromise one;
    int danger = 0;
    soci::statement select =
        (sql.prepare << "SELECT number, category, danger, made_ms, due_ms FROM service_requests WHERE " +
                            sql::open_states() + " AND due_ms > 0 AND near_ms = 0",
         soci::into(one.request.number), soci::into(one.request.category), soci::into(danger),
         soci::into(one.made), soci::into(one.due));
    select.execute();
    while (select.fetch()) {
        one.request.danger = danger != 0;
        all.push_back(one);
    }
    return all;
}

std::vector<std::string> long_done(soci::session& sql, base::WallTime now) {
    const long long before = base::to_ms(now - confirmed_after);
    std::vector<std::string> numbers(at_once);
    sql << "SELECT number FROM service_requests WHERE state = 'done' AND changed_ms < :before ORDER BY "
           "changed_ms"
           " LIMIT " +
               std::to_string(at_once),
        soci::use(before), soci::into(numbers);
    return numbers;
}

void confirm(soci::session& sql, const std::string& number, base::WallTime now) {
    auto request = sql::find_request(sql, "number", number);
    if (!request) return;
    sql::take_move(*request, {domain::RequestState::confirmed, domain::RequestMover::rule, now, "", ""});
    sql::write_request(sql, *request, true, now);
}

}  // namespace

void sql::give_reminder_times(soci::session& sql) {
    const auto all = promises_without_reminder(sql);
    if (all.empty()) return;
    const Promises house = promises_of(sql);
    for (const OldPromise& old : all) {
        const Promise same = promised(house, old.request, base::from_ms(old.made));
        // Where the house promises something else by now, three quarters of the clock's time.
        const long long near = base::to_ms(same.due) == old.due ? base::to_ms(same.near)
                                                                : old.made + (old.due - old.made) * 3 / 4;
        sql << "UPDATE service_requests SET near_ms = :near WHERE number = :number", soci::use(near),
            soci::use(old.request.number);
    }
}

base::Result<std::size_t> Store::remind(base::WallTime now) {
    const long long at = base::to_ms(now);
    const auto look = [&](soci::session& sql) { return due_reminders(sql, at); };
    const auto seen = parts_->database->read(reminder_place, look);
    if (!seen) return seen.error();
    if (seen->empty()) return std::size_t{0};
    // Of hubs that share a database each finds only what no other has reminded of.
    auto done = parts_->database->write(reminder_place, [&](soci::session& sql) {
        const auto numbers = look(sql);
        if (numbers.empty()) return std::size_t{0};
        sql::House house = sql::house_of(sql, now);
        for (const std::string& number : numbers)
            remind_of(sql, number, house, now);
        return numbers.size();
    });
    if (done && *done > 0) parts_->announce_commit();
    return done;
}

base::Result<std::size_t> Store::confirm_what_is_long_done(base::WallTime now) {
    const auto look = [&](soci::session& sql) { return long_done(sql, now); };
    const auto seen = parts_->database->read(confirm_place, look);
    if (!seen) return seen.error();
    if (seen->empty()) return std::size_t{0};
    auto done = parts_->database->write(confirm_place, [&](soci::session& sql) {
        const auto numbers = look(sql);
        for (const std::string& number : numbers)
            confirm(sql, number, now);
        return numbers.size();
    });
    if (done && *done > 0) parts_->announce_commit();
    return done;
}

}  // namespace hub
