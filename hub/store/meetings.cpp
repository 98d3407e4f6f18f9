// Questions about meetings that are answered by one statement, however many people there are.
#include "hub/store/parts.h"
#include "hub/store/rows.h"

namespace hub {

namespace sql {

void put_ratings(soci::session& sql, const std::map<domain::MeetingId, Rating>& ratings, base::WallTime now) {
    for (const auto& [meeting, rating] : ratings) {
        const std::string id = base::to_string(meeting), level(name_of(rating));
        const long long at = base::to_ms(now);
        sql << "INSERT INTO ratings (meeting, level, at_ms) VALUES (:meeting, :level, :at)"
               " ON CONFLICT (meeting) DO UPDATE SET level = excluded.level, at_ms = excluded.at_ms",
            soci::use(id), soci::use(level), soci::use(at);
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
            if (const auto rating = rating_named(level))
                ratings[{base::parse_hex16(meeting).value_or(0)}] = *rating;
        return ratings;
    });
}

base::Result<std::map<domain::MeetingId, Attendance>> Store::attendance(
    const std::vector<domain::MeetingId>& meetings) {
    return parts_->database->read("hub.store.attendance", [&](soci::session& sql) {
        std::map<domain::MeetingId, Attendance> counts;
        if (meetings.empty()) return counts;
        sql::Rows rows = sql::Rows::array();
        for (const domain::MeetingId meeting : meetings)
            rows.push_back({base::to_string(meeting)});
        const std::string wanted = sql::text_of(rows), topic = domain::topic::arrivals;
        std::string meeting;
        long long arrived = 0, walk_ins = 0;
        // An arrival's id is "<meeting>.<kind><name>": each meeting is a stretch of the index, '/' follows
        // '.'.
        soci::statement select =
            (sql.prepare << "SELECT w.meeting, SUM(CASE WHEN SUBSTR(r.id, 18, 1) = 'w' THEN 0 ELSE 1 END),"
                            " SUM(CASE WHEN SUBSTR(r.id, 18, 1) = 'w' THEN 1 ELSE 0 END) FROM " +
                                sql::table_of(sql, "wanted", {{"meeting"}}) +
                                " AS w CROSS JOIN records AS r WHERE r.topic = :topic AND r.deleted = 0"
                                " AND r.id > w.meeting || '.' AND r.id < w.meeting || '/' GROUP BY w.meeting",
             soci::use(wanted, "wanted"), soci::use(topic, "topic"), soci::into(meeting), soci::into(arrived),
             soci::into(walk_ins));
        select.execute();
        while (select.fetch())
            counts[{base::parse_hex16(meeting).value_or(0)}] = {static_cast<std::size_t>(arrived),
                                                                static_cast<std::size_t>(walk_ins)};
        return counts;
    });
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
