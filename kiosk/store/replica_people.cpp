#include "kiosk/store/replica_topics.h"
#include "kiosk/store/words.h"

namespace store {

using base::sqlite::Connection;
using base::sqlite::Query;

namespace {

// All columns but the generation, in the order of read_row().
#define ATTENDEE_COLUMNS                                                                               \
    "id, meeting, credential, pass_generation, name, pinyin, masked_phone, organisation_zh, "          \
    "organisation_en, seat_zh, seat_en, title_zh, title_en, honorific, role, excused, stands_in_for, " \
    "stood_in_by, code_hash "

domain::Attendee read_row(const Query& q) {
    domain::Attendee a;
    a.id = q.id<domain::AttendeeId>(0);
    a.meeting = q.id<domain::MeetingId>(1);
    a.credential = q.id<domain::CredentialId>(2);
    a.generation = static_cast<std::uint16_t>(q.integer(3));
    a.name = q.text(4);
    a.pinyin = q.text(5);
    a.masked_phone = q.text(6);
    a.organisation = {q.text(7), q.text(8)};
    a.seat = {q.text(9), q.text(10)};
    a.title = {q.text(11), q.text(12)};
    a.honorific = from_word(honorific_words, q.text(13), domain::Honorific::none);
    a.role = from_word(role_words, q.text(14), domain::Role::member);
    a.excused = q.flag(15);
    a.stands_in_for = q.text(16);
    a.stood_in_by = q.text(17);
    a.code_hash = q.text(18);
    return a;
}

}  // namespace

base::Status put(Connection& db, Generation generation, const domain::Attendee& a) {
    return db.run(
        "INSERT OR REPLACE INTO attendees VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        a.id, generation, a.meeting, a.credential, a.generation, a.name, a.pinyin, a.masked_phone,
        a.organisation.zh, a.organisation.en, a.seat.zh, a.seat.en, a.title.zh, a.title.en,
        word_of(honorific_words, a.honorific), word_of(role_words, a.role), a.excused, a.stands_in_for,
        a.stood_in_by, a.code_hash);
}

std::string arrival_id(const domain::Arrival& a) {
    const auto meeting = base::to_string(a.meeting);
    if (a.attendee) return meeting + ".a" + base::to_string(a.attendee);
    if (a.credential) return meeting + ".c" + base::to_string(a.credential);
    return meeting + ".w" + base::to_string(a.fact);
}

base::Status put(Connection& db, Generation generation, const domain::Arrival& a) {
    return db.run("INSERT OR REPLACE INTO arrivals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", arrival_id(a),
                  generation, a.meeting, a.attendee, a.credential, base::to_string(a.fact), a.at, a.kiosk,
                  a.left);
}

base::Status put(Connection& db, Generation generation, const domain::Annulment& a) {
    return db.run("INSERT OR REPLACE INTO annulments VALUES (?, ?, ?)", base::to_string(a.fact), generation,
                  a.meeting);
}

base::Result<std::optional<domain::Attendee>> read_attendee(Connection& db, domain::AttendeeId id) {
    return first(db.query("SELECT " ATTENDEE_COLUMNS "FROM attendees WHERE id = ?", id), read_row);
}

base::Result<std::optional<domain::Attendee>> read_attendee_by_credential(Connection& db,
                                                                          domain::MeetingId meeting,
                                                                          domain::CredentialId credential) {
    if (!credential) return std::optional<domain::Attendee>{};
    return first(db.query("SELECT " ATTENDEE_COLUMNS "FROM attendees WHERE meeting = ? AND credential = ?",
                          meeting, credential),
                 read_row);
}

base::Result<std::optional<domain::Attendee>> read_attendee_by_code(Connection& db, domain::MeetingId meeting,
                                                                    const std::string& code_hash) {
    return first(db.query("SELECT " ATTENDEE_COLUMNS
                          "FROM attendees WHERE meeting = ? AND code_hash = ? AND code_hash <> ''",
                          meeting, code_hash),
                 read_row);
}

base::Result<std::vector<domain::Attendee>> read_attendees_of(Connection& db,
                                                              const std::vector<domain::MeetingId>& meetings,
                                                              std::size_t limit) {
    std::vector<domain::Attendee> people;
    for (const auto& meeting : meetings) {
        auto query =
            db.query("SELECT " ATTENDEE_COLUMNS "FROM attendees WHERE meeting = ? ORDER BY id LIMIT ?",
                     meeting, limit - people.size());
        while (query.next())
            people.push_back(read_row(query));
        if (auto status = query.status(); !status) return status.error();
    }
    return people;
}

}  // namespace store
