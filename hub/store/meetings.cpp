// Questions about meetings that are answered by one statement, however many people there are.
#include "hub/store/parts.h"
#include "hub/store/rows.h"

namespace hub {

namespace sql {

void put_ratings(soci::session& sql, const std::map<domain::MeetingId, Rating>& ratings, base::WallTime now) {
    for (const auto& [meeting, rating] : ratings) {
        const std::string id = base::to_string(meeting), level(domain::to_string(rating));
        const long long at = base::to_ms(now);
        sql << "INSERT INTO ratings (meeting, level, at_ms) VALUES (:meeting, :level, :at)"
               " ON CONFLICT (meeting) DO UPDATE SET level = excluded.level, at_ms = excluded.at_ms",
            soci::use(id), soci::use(level), soci::use(at);
    }
}

namespace {

// Adds what the statement counts to those that are not there yet.
void add_counts(soci::session& sql, const std::string& statement, const std::string& wanted,
                std::map<domain::MeetingId, Attendance>& counts) {
    std::string meeting;
    long long arrived = 0, walk_ins = 0;
    soci::statement select = (sql.prepare << statement, soci::use(wanted, "wanted"), soci::into(meeting),
                              soci::into(arrived), soci::into(walk_ins));
    select.execute();
    while (select.fetch())
        counts.try_emplace({base::parse_hex16(meeting).value_or(0)},
                           Attendance{static_cast<std::size_t>(arrived), static_cast<std::size_t>(walk_ins)});
}

}  // namespace

std::map<domain::MeetingId, Attendance> attendance(soci::session& sql,
                                                   const std::vector<std::string>& meetings) {
    std::map<domain::MeetingId, Attendance> counts;
    if (meetings.empty()) return counts;
    Rows rows = Rows::array();
    for (const std::string& meeting : meetings)
        rows.push_back({meeting});
    const std::string wanted = text_of(rows), list = table_of(sql, "wanted", {{"meeting"}});
    // An arrival's id is "<meeting>.<kind><name>": each meeting is a stretch of the index, '/' follows '.'.
    add_counts(sql,
               "SELECT w.meeting, SUM(CASE WHEN SUBSTR(r.id, 18, 1) = 'w' THEN 0 ELSE 1 END),"
               " SUM(CASE WHEN SUBSTR(r.id, 18, 1) = 'w' THEN 1 ELSE 0 END) FROM " +
                   list +
                   " AS w CROSS JOIN records AS r WHERE r.topic = 'arrivals' AND r.deleted = 0"
                   " AND r.id > w.meeting || '.' AND r.id < w.meeting || '/' GROUP BY w.meeting",
               wanted, counts);
    add_counts(
        sql,
        "SELECT p.meeting, p.arrived, p.walk_ins FROM " + list +
            " AS w CROSS JOIN past_meetings AS p WHERE p.meeting = w.meeting AND p.arrived + p.walk_ins > 0",
        wanted, counts);
    return counts;
}

void keep_attendance(soci::session& sql, const std::vector<std::string>& meetings, base::WallTime now) {
    const auto counts = attendance(sql, meetings);
    for (const std::string& meeting : meetings) {
        const auto found = counts.find({base::parse_hex16(meeting).value_or(0)});
        const Attendance had = found == counts.end() ? Attendance{} : found->second;
        const auto arrived = static_cast<long long>(had.arrived),
                   walk_ins = static_cast<long long>(had.walk_ins),
                   at = static_cast<long long>(base::to_ms(now));
        // What comes in after the first time is a latecomer of the wire: the first count was the meeting's.
        sql << "INSERT INTO past_meetings (meeting, arrived, walk_ins, purged_ms)"
               " VALUES (:meeting, :arrived, :walk_ins, :at) ON CONFLICT (meeting) DO NOTHING",
            soci::use(meeting), soci::use(arrived), soci::use(walk_ins), soci::use(at);
    }
}

}  // namespace sql

base::Result<std::map<domain::MeetingId, Rating>> Store::ratings() {
    return parts_->database->read("hub.store.ratings", [](soci::session& sql) {
        std::map<domain::MeetingId, Rating> ratings;
        std::string meeting, level;
        soci::statement select =
            (sql.prepare << "SELECT meeting, level FROM ratings", soci::into(meeting), soci::into(level));
        select.execute();
        while (select.fetch())
            if (const auto rating = domain::parse_satisfaction(level))
                ratings[{base::parse_hex16(meeting).value_or(0)}] = *rating;
        return ratings;
    });
}

base::Result<std::map<domain::MeetingId, Attendance>> Store::attendance(
    const std::vector<domain::MeetingId>& meetings) {
    std::vector<std::string> ids;
    for (const domain::MeetingId meeting : meetings)
        ids.push_back(base::to_string(meeting));
    return parts_->database->read("hub.store.attendance",
                                  [&](soci::session& sql) { return sql::attendance(sql, ids); });
}

base::Result<std::vector<domain::Attendee>> Store::attendees_of(domain::MeetingId meeting) {
    return parts_->database->read("hub.store.attendees_of", [&](soci::session& sql) {
        std::vector<domain::Attendee> attendees;
        const std::string of = base::to_string(meeting), topic = domain::topic::attendees;
        std::string id, json;
        // CROSS: the meeting's people first, each of them a search; SQLite would read every attendee there
        // is.
        soci::statement select =
            (sql.prepare
                 << "SELECT r.id, r.json FROM people AS p CROSS JOIN records AS r"
                    " WHERE r.id = p.attendee AND p.meeting = :meeting AND r.topic = :topic AND r.deleted = 0"
                    " ORDER BY p.attendee",
             soci::use(of), soci::use(topic), soci::into(id), soci::into(json));
        select.execute();
        while (select.fetch()) {
            auto change = protocol::decode_record(topic, id, json);
            if (!change) throw std::runtime_error("attendee " + id + ": " + change.error().text);
            if (auto* attendee = std::get_if<domain::Attendee>(&*change))
                attendees.push_back(std::move(*attendee));
        }
        return attendees;
    });
}

}  // namespace hub
