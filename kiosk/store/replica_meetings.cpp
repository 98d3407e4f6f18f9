#include "kiosk/store/replica_topics.h"
#include "kiosk/store/words.h"

namespace store {

using base::sqlite::Connection;
using base::sqlite::Query;

namespace {

// All columns but the generation, in the order of read_row().
#define MEETING_COLUMNS                                                                    \
    "id, title_zh, title_en, place, starts_ms, ends_ms, opens_ms, closes_ms, visibility, " \
    "counts_public, show_ordinal, walk_in, leaving, salutation, note_zh, note_en, expected, agenda "

domain::Meeting read_row(const Query& q) {
    domain::Meeting m;
    m.id = q.id<domain::MeetingId>(0);
    m.title = {q.text(1), q.text(2)};
    m.place = q.text(3);
    m.starts = q.wall_time(4);
    m.ends = q.wall_time(5);
    m.opens = q.wall_time(6);
    m.closes = q.wall_time(7);
    m.visibility = from_word(visibility_words, q.text(8), domain::Visibility::hidden);
    m.counts_public = q.flag(9);
    m.show_ordinal = q.flag(10);
    m.walk_in = q.flag(11);
    m.leaving = q.flag(12);
    m.salutation = from_word(salutation_words, q.text(13), domain::Salutation::plain);
    m.note = {q.text(14), q.text(15)};
    m.expected = static_cast<int>(q.integer(16));
    m.agenda = q.text(17);
    return m;
}

}  // namespace

base::Status put(Connection& db, Generation generation, const domain::Meeting& m) {
    return db.run(
        "INSERT OR REPLACE INTO meetings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        m.id, generation, m.title.zh, m.title.en, m.place, m.starts, m.ends, m.opens, m.closes,
        word_of(visibility_words, m.visibility), m.counts_public, m.show_ordinal, m.walk_in, m.leaving,
        word_of(salutation_words, m.salutation), m.note.zh, m.note.en, m.expected, m.agenda);
}

base::Result<std::optional<domain::Meeting>> read_meeting(Connection& db, domain::MeetingId id) {
    return first(db.query("SELECT " MEETING_COLUMNS "FROM meetings WHERE id = ?", id), read_row);
}

base::Result<std::vector<domain::Meeting>> read_meetings_between(Connection& db, base::WallTime from,
                                                                 base::WallTime to) {
    return collect(db.query("SELECT " MEETING_COLUMNS
                            "FROM meetings WHERE starts_ms >= ? AND starts_ms < ? ORDER BY starts_ms, id",
                            from, to),
                   read_row);
}

}  // namespace store
