// What is kept no longer. A fact stays under its id and sequence for ever, so that it is never taken twice
// and a gap is seen; what it said goes, with the hash of it, from which a name could be guessed.
#include "hub/store/retention.h"

#include <algorithm>
#include <map>
#include <set>

#include "hub/store/parts.h"
#include "hub/store/rows.h"

namespace hub {

namespace {

using domain::Change;
using domain::Tombstone;
using Meetings = std::vector<std::string>;

// A write keeps everybody else waiting: few meetings at a time.
constexpr std::size_t at_once = 10;
const std::string nobody = base::to_string(domain::AttendeeId{});

long long before(base::WallTime now, std::chrono::days kept) {
    return base::to_ms(now - kept);
}

std::string list_of(const Meetings& meetings) {
    sql::Rows rows = sql::Rows::array();
    for (const std::string& meeting : meetings)
        rows.push_back({meeting});
    return sql::text_of(rows);
}

std::string from_list(soci::session& sql) {
    return sql::table_of(sql, "list", {{"meeting"}}) + " AS w CROSS JOIN ";
}

// Meetings of which anything personal is kept, and when the newest fact of each came; 0: none has.
std::map<std::string, long long> candidates(soci::session& sql) {
    std::map<std::string, long long> found;
    std::string meeting;
    long long newest = 0;
    soci::statement select =
        (sql.prepare << "SELECT meeting, MAX(received_ms) FROM facts WHERE body_hash <> '' AND"
                        " meeting <> :nobody GROUP BY meeting"
                        " UNION ALL SELECT DISTINCT meeting, 0 FROM people"
                        " UNION ALL SELECT DISTINCT SUBSTR(id, 1, 16), 0 FROM records"
                        " WHERE topic = 'arrivals' AND deleted = 0",
         soci::use(nobody), soci::into(meeting), soci::into(newest));
    select.execute();
    while (select.fetch())
        found[meeting] = std::max(found[meeting], newest);
    return found;
}

// A meeting that was deleted, or cannot be read and so keeps nobody else from being forgotten, ended with
// `last`, the last that came of it.
bool is_over(soci::session& sql, const std::string& meeting, long long last, long long limit) {
    const auto record = sql::find_record(sql, domain::topic::meetings, meeting);
    const auto* known = record ? std::get_if<domain::Meeting>(&*record) : nullptr;
    // Of one that cannot be read nobody knows whether it is over, unless something came of it, long ago.
    if (record && !known && last == 0) return false;
    return (known ? base::to_ms(known->ends) : last) < limit;
}

Meetings due_meetings(soci::session& sql, const RetentionRules& rules, base::WallTime now) {
    const long long limit = before(now, rules.people);
    Meetings due;
    for (const auto& [meeting, newest] : candidates(sql))
        if (is_over(sql, meeting, newest, limit)) due.push_back(meeting);
    return due;
}

std::uint64_t run(soci::session& sql, const std::string& statement, const std::string& list) {
    soci::statement change = (sql.prepare << statement, soci::use(list, "list"));
    change.execute(true);
    return static_cast<std::uint64_t>(std::max(0LL, change.get_affected_rows()));
}

std::uint64_t run(soci::session& sql, const std::string& statement, long long limit) {
    soci::statement change = (sql.prepare << statement, soci::use(limit, "limit"));
    change.execute(true);
    return static_cast<std::uint64_t>(std::max(0LL, change.get_affected_rows()));
}

template <class Parameter>
std::uint64_t count(soci::session& sql, const std::string& rest, const char* name, const Parameter& value) {
    long long found = 0;
    sql << "SELECT COUNT(*) FROM " + rest, soci::use(value, name), soci::into(found);
    return static_cast<std::uint64_t>(found);
}

// Each as what follows "FROM".
std::string attendees_of_list(soci::session& sql) {
    return from_list(sql) +
           "people AS p CROSS JOIN records AS r WHERE p.meeting = w.meeting AND"
           " r.topic = 'attendees' AND r.id = p.attendee AND r.deleted = 0";
}
// An arrival's id is "<meeting>.<kind><name>"; '/' follows '.'.
std::string arrivals_of_list(soci::session& sql) {
    return from_list(sql) +
           "records AS r WHERE r.topic = 'arrivals' AND r.deleted = 0 AND"
           " r.id > w.meeting || '.' AND r.id < w.meeting || '/'";
}
// Name nobody, and are of no use without their fact.
std::string annulments_of_list(soci::session& sql) {
    return from_list(sql) +
           "facts AS f CROSS JOIN records AS r WHERE f.meeting = w.meeting AND"
           " r.topic = 'annulments' AND r.id = f.id AND r.deleted = 0";
}

void add_tombstones(soci::session& sql, std::vector<Change>& changes, const std::string& topic,
                    const std::string& rest, const std::string& list) {
    std::string id;
    soci::statement select =
        (sql.prepare << "SELECT r.id FROM " + rest, soci::use(list, "list"), soci::into(id));
    select.execute();
    while (select.fetch())
        changes.emplace_back(Tombstone{topic, id});
}

const std::string scrubbed =
    "body = '{}', body_hash = '', attendee = '" + nobody + "', credential = '" + nobody + "'";

Purged forget_people(soci::session& sql, const Meetings& meetings, base::WallTime now) {
    const std::string list = list_of(meetings);
    Purged gone;
    gone.meetings = meetings.size();
    sql::keep_attendance(sql, meetings, now);
    std::vector<Change> changes;
    add_tombstones(sql, changes, domain::topic::attendees, attendees_of_list(sql), list);
    gone.attendees = changes.size();
    add_tombstones(sql, changes, domain::topic::arrivals, arrivals_of_list(sql), list);
    gone.arrivals = changes.size() - gone.attendees;
    add_tombstones(sql, changes, domain::topic::annulments, annulments_of_list(sql), list);
    // A tombstone's text is empty: what the record said goes with it.
    sql::put_changes(sql, changes, now);
    const std::string in_list =
        " IN (SELECT w.meeting FROM " + sql::table_of(sql, "list", {{"meeting"}}) + " AS w)";
    gone.people = run(sql, "DELETE FROM people WHERE meeting" + in_list, list);
    gone.facts =
        run(sql, "UPDATE facts SET " + scrubbed + " WHERE body_hash <> '' AND meeting" + in_list, list);
    return gone;
}

// What goes by its age alone: how many rows, and the statement that lets them go.
struct ByAge {
    std::uint64_t Purged::*what;
    std::string table, condition;
    std::string change;  // instead of the row's end: what stays of it
    long long limit;
    std::string from() const { return table + " WHERE " + condition; }
    std::string statement() const {
        return (change.empty() ? "DELETE FROM " + table : "UPDATE " + table + " SET " + change) + " WHERE " +
               condition;
    }
};

std::vector<ByAge> by_age(const RetentionRules& rules, base::WallTime now) {
    const long long people = before(now, rules.people), audit = before(now, rules.audit),
                    operations = before(now, rules.operations), sessions = base::to_ms(now - session_longest);
    const std::string past = " < :limit", closed = "state IN ('done', 'confirmed', 'rejected', 'duplicate')";
    return {
        {&Purged::facts, "facts",
         "body_hash <> '' AND meeting = '" + nobody + "' AND kind <> 'staff_session' AND received_ms" + past,
         scrubbed, people},
        {&Purged::facts, "facts", "body_hash <> '' AND kind = 'staff_session' AND received_ms" + past,
         scrubbed, audit},
        {&Purged::requests, "service_requests",
         closed + " AND (words <> '' OR phone <> '') AND changed_ms" + past, "words = '', phone = ''",
         people},
        {&Purged::photos, "photos",
         "received_ms" + past + " AND hash NOT IN (SELECT n.hash FROM request_photos AS n" +
             " JOIN service_requests AS r ON r.number = n.number WHERE NOT (r." + closed +
             " AND r.changed_ms < " + std::to_string(people) + "))",
         "", before(now, rules.unnamed_photos)},
        // A name without its photo would say for ever that it is on its way.
        {&Purged::photo_names, "request_photos",
         "number IN (SELECT number FROM service_requests WHERE " + closed + " AND changed_ms" + past + ")",
         "", people},
        {&Purged::requests, "request_follow_ups",
         "words <> '' AND number NOT IN (SELECT number FROM service_requests WHERE NOT (" + closed +
             ")) AND at_ms" + past,
         "words = ''", people},
        {&Purged::audit, "audit", "at_ms" + past, "", audit},
        {&Purged::sessions, "sessions", "created_ms" + past, "", sessions},
        {&Purged::commands, "commands", "expires_ms" + past + " AND state <> 'waiting'", "", operations},
        {&Purged::heartbeats, "heartbeats", "received_ms" + past, "", operations},
        {&Purged::enrolments, "enrolments", "asked_ms" + past, "", operations},
        {&Purged::refused, "refused_facts", "received_ms" + past, "", operations},
        {&Purged::messages, "webhook_messages", "at_ms" + past + " AND next_ms = 0", "", operations},
        {&Purged::pictures, "kiosk_pictures", "taken_ms" + past, "", before(now, rules.pictures)},
    };
}

constexpr const char* last_purge = "purged_ms";
// A clock that went years ahead would forget everybody at once.
constexpr std::chrono::days longest_pause{60};

void note_purge(soci::session& sql, base::WallTime now) {
    sql::set_setting(sql, last_purge, std::to_string(base::to_ms(now)));
}

void audit(soci::session& sql, const Purged& gone, const Actor& by, base::WallTime now) {
    if (!gone.nothing()) sql::put_audit(sql, {0, now, by, "retention.purge", "", gone.text()});
}

struct Named {
    const char* name;
    std::uint64_t Purged::*count;
};
constexpr Named names[] = {{"meetings", &Purged::meetings},
                           {"attendees", &Purged::attendees},
                           {"people", &Purged::people},
                           {"arrivals", &Purged::arrivals},
                           {"facts", &Purged::facts},
                           {"audit", &Purged::audit},
                           {"sessions", &Purged::sessions},
                           {"commands", &Purged::commands},
                           {"heartbeats", &Purged::heartbeats},
                           {"enrolments", &Purged::enrolments},
                           {"refused", &Purged::refused},
                           {"pictures", &Purged::pictures},
                           {"requests", &Purged::requests},
                           {"photos", &Purged::photos},
                           {"photo_names", &Purged::photo_names},
                           {"messages", &Purged::messages}};

}  // namespace

Purged& Purged::operator+=(const Purged& other) {
    for (const Named& one : names)
        this->*one.count += other.*one.count;
    return *this;
}

bool Purged::nothing() const {
    return *this == Purged{};
}

std::string Purged::text() const {
    std::string all;
    for (const Named& one : names)
        if (this->*one.count > 0)
            all += (all.empty() ? "" : ", ") + std::string(one.name) + " " + std::to_string(this->*one.count);
    return all.empty() ? "nothing" : all;
}

base::Result<Purged> Store::would_purge(const RetentionRules& rules, base::WallTime now) {
    return parts_->database->read("hub.store.would_purge", [&](soci::session& sql) {
        const Meetings due = due_meetings(sql, rules, now);
        const std::string list = list_of(due);
        Purged all;
        all.meetings = due.size();
        all.attendees = count(sql, attendees_of_list(sql), "list", list);
        all.arrivals = count(sql, arrivals_of_list(sql), "list", list);
        all.people = count(sql, from_list(sql) + "people AS p WHERE p.meeting = w.meeting", "list", list);
        all.facts =
            count(sql, from_list(sql) + "facts AS f WHERE f.meeting = w.meeting AND f.body_hash <> ''",
                  "list", list);
        for (const ByAge& kind : by_age(rules, now))
            all.*kind.what += count(sql, kind.from(), "limit", kind.limit);
        return all;
    });
}

base::Result<Purged> Store::purge(const RetentionRules& rules, const Actor& by, base::WallTime now) {
    auto due = parts_->database->read("hub.store.purge",
                                      [&](soci::session& sql) { return due_meetings(sql, rules, now); });
    if (!due) return due.error();
    Purged all;
    for (std::size_t done = 0; done < due->size(); done += at_once) {
        const auto first = due->begin() + static_cast<std::ptrdiff_t>(done);
        Meetings some(first, first + static_cast<std::ptrdiff_t>(std::min(at_once, due->size() - done)));
        auto gone = parts_->database->write("hub.store.purge", [&](soci::session& sql) {
            // Somebody may have put a meeting off since it was looked for.
            const long long limit = before(now, rules.people);
            std::erase_if(some, [&](const std::string& meeting) {
                return !is_over(sql, meeting, limit - 1, limit);  // what came of it was looked at before
            });
            const Purged now_gone = forget_people(sql, some, now);
            audit(sql, now_gone, by, now);
            return now_gone;
        });
        if (!gone) return gone.error();
        parts_->announce_commit();
        all += *gone;
    }
    auto aged = parts_->database->write("hub.store.purge", [&](soci::session& sql) {
        Purged gone;
        for (const ByAge& kind : by_age(rules, now))
            gone.*kind.what += run(sql, kind.statement(), kind.limit);
        audit(sql, gone, by, now);
        note_purge(sql, now);
        return gone;
    });
    if (!aged) return aged.error();
    return all += *aged;
}

base::Result<bool> Store::claim_purge(base::WallTime since, base::WallTime now) {
    bool jumped = false;
    auto mine = parts_->database->write("hub.store.claim_purge", [&](soci::session& sql) {
        const std::string last = sql::setting(sql, last_purge);
        const auto at = last.empty() ? now : base::from_ms(std::stoll(last));
        if (!last.empty() && at >= since && at <= now) return false;
        jumped = now - at > longest_pause;
        if (!jumped) note_purge(sql, now);
        return !jumped;
    });
    if (mine && jumped)
        return base::Error{base::ErrorKind::refused,
                           "the last purge is too long ago to be sure of the clock: run suishou-hub purge",
                           "hub.store.claim_purge"};
    return mine;
}

}  // namespace hub
