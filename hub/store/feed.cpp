// Records and their feed: one table, ordered by each record's last change.
#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "hub/store/parts.h"
#include "hub/store/postgresql_listener.h"
#include "hub/store/rows.h"

namespace hub {

namespace sql {

std::uint64_t move_feed(soci::session& sql, std::size_t count) {
    const auto steps = static_cast<long long>(count);
    sql << "UPDATE counters SET value = value + :steps WHERE name = 'changes'", soci::use(steps);
    // Heard when this transaction has committed.
    if (sql.get_backend_name() == "postgresql") sql << std::string("NOTIFY ") + commit_channel;
    return counter(sql, "changes");
}

namespace {

struct Record {
    std::string topic, id, json, addressee;
    bool deleted = false;
};

// Whom a record is for; empty: every kiosk. A tombstone keeps what its record said.
std::string addressee_of(const domain::Change& change) {
    if (const auto* command = std::get_if<domain::HubCommand>(&change)) return command->kiosk;
    const auto* config = std::get_if<domain::KioskConfig>(&change);
    return config ? config->kiosk : "";
}

// The last word on each record, in the order of the last words.
std::vector<Record> records_of(const std::vector<domain::Change>& changes) {
    std::vector<Record> records;
    std::set<std::pair<std::string, std::string>> said;
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        Record record{protocol::topic_of(*change), protocol::id_of(*change), "", addressee_of(*change),
                      std::holds_alternative<domain::Tombstone>(*change)};
        if (!said.emplace(record.topic, record.id).second) continue;
        if (!record.deleted) record.json = protocol::encode_record(*change);
        records.push_back(std::move(record));
    }
    std::reverse(records.begin(), records.end());
    return records;
}

using Present = std::map<std::pair<std::string, std::string>, std::pair<std::string, bool>>;

Present present_of(soci::session& sql, std::span<const Record> records) {
    Rows rows = Rows::array();
    for (const Record& record : records)
        rows.push_back({record.topic, record.id});
    const std::string wanted = text_of(rows);
    Present present;
    std::string topic, id, json;
    int deleted = 0;
    soci::statement select = (sql.prepare << "SELECT r.topic, r.id, r.json, r.deleted FROM " +
                                                 table_of(sql, "wanted", {{"topic"}, {"id"}}) +
                                                 " AS wanted CROSS JOIN records AS r"
                                                 " WHERE r.topic = wanted.topic AND r.id = wanted.id",
                              soci::use(wanted, "wanted"), soci::into(topic), soci::into(id),
                              soci::into(json), soci::into(deleted));
    select.execute();
    while (select.fetch())
        present[{topic, id}] = {json, deleted != 0};
    return present;
}

bool already_so(const Present& present, const Record& record) {
    const auto found = present.find({record.topic, record.id});
    if (found == present.end()) return record.deleted;
    return found->second == std::pair(record.json, record.deleted);
}

void put_records(soci::session& sql, std::span<const Record> records, base::WallTime now) {
    using enum Type;
    const Present present = present_of(sql, records);
    Rows rows = Rows::array();
    for (const Record& record : records)
        if (!already_so(present, record))
            rows.push_back({record.topic, record.id, record.json, record.deleted ? 1 : 0, 0, base::to_ms(now),
                            record.addressee});
    if (rows.empty()) return;
    std::uint64_t sequence = move_feed(sql, rows.size()) - rows.size();
    for (auto& row : rows)
        row[4] = ++sequence;
    const std::string fresh = text_of(rows),
                      columns = "topic, id, json, deleted, sequence, changed_ms, addressee";
    sql << "INSERT INTO records (" + columns + ") SELECT " + columns + " FROM " +
               table_of(sql, "fresh",
                        {{"topic"},
                         {"id"},
                         {"json"},
                         {"deleted", integer},
                         {"sequence", integer},
                         {"changed_ms", integer},
                         {"addressee"}}) +
               " AS fresh WHERE 1 = 1 ON CONFLICT (topic, id) DO UPDATE SET json = excluded.json,"
               " deleted = excluded.deleted, sequence = excluded.sequence, changed_ms = excluded.changed_ms",
        soci::use(fresh, "fresh");
}

}  // namespace

void put_changes(soci::session& sql, const std::vector<domain::Change>& changes, base::WallTime now) {
    constexpr std::size_t at_once = 500;
    const std::vector<Record> records = records_of(changes);
    const std::span<const Record> all(records);
    for (std::size_t done = 0; done < all.size(); done += at_once)
        put_records(sql, all.subspan(done, std::min(at_once, all.size() - done)), now);
}

void touch(soci::session& sql, const std::string& topic) {
    std::vector<std::string> ids(100);
    sql << "SELECT id FROM records WHERE topic = :topic AND deleted = 0", soci::use(topic), soci::into(ids);
    for (const std::string& id : ids) {
        const auto sequence = static_cast<long long>(move_feed(sql));
        sql << "UPDATE records SET sequence = :sequence WHERE topic = :topic AND id = :id",
            soci::use(sequence), soci::use(topic), soci::use(id);
    }
}

namespace {

std::optional<std::string> json_of(soci::session& sql, const std::string& topic, const std::string& id) {
    std::string json;
    sql << "SELECT json FROM records WHERE topic = :topic AND id = :id AND deleted = 0", soci::use(topic),
        soci::use(id), soci::into(json);
    return sql.got_data() ? std::optional(json) : std::nullopt;
}

base::Result<domain::Change> decoded(const std::string& topic, const std::string& id,
                                     const std::string& json) {
    auto change = protocol::decode_record(topic, id, json);
    if (change) return change;
    return base::Error{base::ErrorKind::corrupt, "record " + topic + "/" + id + ": " + change.error().text,
                       "hub.store.record"};
}

}  // namespace

std::optional<domain::Change> find_record(soci::session& sql, const std::string& topic,
                                          const std::string& id) {
    const auto json = json_of(sql, topic, id);
    if (!json) return std::nullopt;
    auto change = decoded(topic, id, *json);
    return change ? std::move(*change) : domain::UnknownRecord{topic, id, *json};
}

std::optional<domain::Change> get_record(soci::session& sql, const std::string& topic,
                                         const std::string& id) {
    const auto json = json_of(sql, topic, id);
    if (!json) return std::nullopt;
    auto change = decoded(topic, id, *json);
    if (!change) throw std::runtime_error(change.error().text);
    return std::move(*change);
}

std::vector<domain::Arrival> arrivals_of(soci::session& sql, domain::MeetingId meeting) {
    // By the id's beginning, each engine in the form that it answers from its index.
    const bool postgresql = sql.get_backend_name() == "postgresql";
    const std::string topic = domain::topic::arrivals;
    const std::string pattern = base::to_string(meeting) + (postgresql ? ".%" : ".*");
    const std::string matches = postgresql ? "LIKE" : "GLOB";
    std::vector<domain::Arrival> arrivals;
    std::string id, json;
    soci::statement select =
        (sql.prepare << "SELECT id, json FROM records WHERE topic = :topic AND deleted = 0 AND id " +
                            matches + " :pattern",
         soci::use(topic), soci::use(pattern), soci::into(id), soci::into(json));
    select.execute();
    while (select.fetch()) {
        auto change = protocol::decode_record(topic, id, json);
        if (auto* arrival = change ? std::get_if<domain::Arrival>(&*change) : nullptr)
            arrivals.push_back(std::move(*arrival));
    }
    return arrivals;
}

}  // namespace sql

namespace {

struct Row {
    std::string topic, id, json;
    bool deleted = false;
    std::uint64_t sequence = 0;
};

// A page ends at `limit` rows or where it would become too large for one answer, whichever comes first.
constexpr std::size_t page_budget = 1u << 20;

struct RowsAfter {
    std::vector<Row> rows;
    bool more = false;
};

RowsAfter rows_after(soci::session& sql, const Cursor& cursor, std::size_t limit, const Kiosk& kiosk) {
    RowsAfter page;
    Row row;
    int deleted = 0;
    long long sequence = 0;
    std::size_t bytes = 0;
    const auto after = static_cast<long long>(cursor.sequence),
               base = static_cast<long long>(cursor.snapshot_base);
    const auto one_more = static_cast<long long>(limit + 1);
    soci::statement select =
        (sql.prepare << "SELECT topic, id, json, deleted, sequence FROM records"
                        " WHERE sequence > :after AND (deleted = 0 OR sequence > :base)"
                        " AND (addressee = '' OR addressee = :kiosk) ORDER BY sequence LIMIT :one_more",
         soci::use(after), soci::use(base), soci::use(kiosk.id), soci::use(one_more), soci::into(row.topic),
         soci::into(row.id), soci::into(row.json), soci::into(deleted), soci::into(sequence));
    select.execute();
    while (select.fetch()) {
        if (page.rows.size() == limit || bytes > page_budget) {
            page.more = true;
            break;
        }
        row.deleted = deleted != 0;
        row.sequence = static_cast<std::uint64_t>(sequence);
        bytes += row.json.size();
        page.rows.push_back(row);
    }
    return page;
}

// As it is called by now: one that waited for this change may have been asked for under another name.
struct Called {
    domain::Text name;
    std::string code;
};
Called present_name(soci::session& sql, const Kiosk& kiosk) {
    Called called;
    sql << "SELECT name_zh, name_en, code FROM kiosks WHERE id = :id", soci::use(kiosk.id),
        soci::into(called.name.zh), soci::into(called.name.en), soci::into(called.code);
    return sql.got_data() ? called : Called{kiosk.name, ""};
}

// Every kiosk reads its own name and code. One that was given no English name keeps the site's for the same
// Chinese one.
void name_kiosk(domain::Site& site, const Called& called) {
    site.kiosk_code = called.code;
    const domain::Text& name = called.name;
    if (name.zh.empty() || (name.en.empty() && name.zh == site.kiosk_name.zh)) return;
    site.kiosk_name = name;
}

domain::Change change_of(const Row& row) {
    if (row.deleted) return domain::Tombstone{row.topic, row.id};
    auto change = protocol::decode_record(row.topic, row.id, row.json);
    if (!change) return domain::UnknownRecord{row.topic, row.id, row.json};
    return std::move(*change);
}

domain::ChangePage page_from(soci::session& sql, Cursor cursor, const FeedState& feed, std::size_t limit,
                             const Kiosk& kiosk) {
    domain::ChangePage page;
    const RowsAfter found = rows_after(sql, cursor, limit, kiosk);
    for (const Row& row : found.rows) {
        auto& change = page.changes.emplace_back(change_of(row));
        if (auto* site = std::get_if<domain::Site>(&change)) name_kiosk(*site, present_name(sql, kiosk));
    }
    page.more = found.more;
    cursor.sequence = found.more ? found.rows.back().sequence : feed.head;
    if (cursor.sequence >= cursor.snapshot_base) cursor.snapshot_base = 0;
    page.cursor = to_text(cursor);
    return page;
}

}  // namespace

base::Result<std::variant<domain::ChangePage, CursorExpired>> Store::changes(const std::string& text,
                                                                             std::size_t limit,
                                                                             const Kiosk& kiosk) {
    using Answer = std::variant<domain::ChangePage, CursorExpired>;
    return parts_->database->read("hub.store.changes", [&](soci::session& sql) -> Answer {
        const FeedState feed = sql::feed_state(sql);
        if (text.empty()) {
            auto first = page_from(sql, Cursor{feed.epoch, 0, feed.head}, feed, limit, kiosk);
            first.snapshot_begins = true;
            return first;
        }
        const auto cursor = parse_cursor(text);
        if (!cursor || !leads_on(*cursor, feed)) return CursorExpired{};
        return page_from(sql, *cursor, feed, limit, kiosk);
    });
}

namespace {

// What no kiosk could read must not become a record: it would stay one for ever.
base::Status check_readable(const Edit& edit) {
    for (const domain::Change& change : edit.changes) {
        if (std::holds_alternative<domain::Tombstone>(change)) continue;
        const auto read = protocol::decode_record(protocol::topic_of(change), protocol::id_of(change),
                                                  protocol::encode_record(change));
        if (!read) return base::Error{base::ErrorKind::invalid, read.error().text, "hub.store.apply"};
    }
    return {};
}

void put_edit(soci::session& sql, const Edit& edit, base::WallTime now) {
    for (const domain::AttendeeId attendee : edit.removed)
        sql::remove_person(sql, attendee);
    sql::put_people(sql, edit.people);
    sql::put_changes(sql, edit.changes, now);
    sql::put_ratings(sql, edit.ratings, now);
    for (const AuditEntry& entry : edit.audit)
        sql::put_audit(sql, entry);
}

}  // namespace

base::Status Store::apply(const Edit& edit, base::WallTime now) {
    if (auto readable = check_readable(edit); !readable) return readable;
    auto done =
        parts_->database->write("hub.store.apply", [&](soci::session& sql) { put_edit(sql, edit, now); });
    if (done) parts_->announce_commit();
    return done;
}

base::Status Store::apply(const std::function<base::Result<Edit>()>& make, base::WallTime now) {
    auto done = parts_->database->write("hub.store.apply", [&](soci::session& sql) -> base::Status {
        // Its reads go by the other connections, which see what was committed: nobody can add to that now.
        const auto edit = make();
        if (!edit) return edit.error();
        if (auto readable = check_readable(*edit); !readable) return readable;
        put_edit(sql, *edit, now);
        return {};
    });
    if (!done) return done.error();
    if (*done) parts_->announce_commit();
    return *done;
}

base::Status Store::forget_revocations(base::WallTime now) {
    const auto revocations = records(domain::topic::revocations);
    if (!revocations) return revocations.error();
    Edit edit;
    for (const domain::Change& change : revocations.value())
        if (const auto* revocation = std::get_if<domain::Revocation>(&change))
            if (revocation->until < now)
                edit.changes.emplace_back(
                    domain::Tombstone{domain::topic::revocations, base::to_string(revocation->credential)});
    return edit.changes.empty() ? base::Status{} : apply(edit, now);
}

base::Status Store::forget_tombstones(base::WallTime before) {
    return parts_->database->write("hub.store.forget_tombstones", [&](soci::session& sql) {
        const long long limit = base::to_ms(before);
        long long newest = 0;
        sql << "SELECT COALESCE(MAX(sequence), 0) FROM records WHERE deleted = 1 AND changed_ms < :limit",
            soci::use(limit), soci::into(newest);
        if (newest == 0) return;
        sql << "DELETE FROM records WHERE deleted = 1 AND changed_ms < :limit", soci::use(limit);
        sql << "UPDATE counters SET value = :newest WHERE name = 'forgotten' AND value < :newest2",
            soci::use(newest), soci::use(newest);
    });
}

base::Result<std::optional<domain::Change>> Store::record(const std::string& topic, const std::string& id) {
    return parts_->database->read("hub.store.record",
                                  [&](soci::session& sql) { return sql::get_record(sql, topic, id); });
}

base::Result<std::vector<domain::Change>> Store::records(const std::string& topic) {
    return parts_->database->read("hub.store.records", [&](soci::session& sql) {
        std::vector<domain::Change> changes;
        Row row;
        row.topic = topic;
        soci::statement select =
            (sql.prepare << "SELECT id, json FROM records WHERE topic = :topic AND deleted = 0"
                            " ORDER BY id",
             soci::use(topic), soci::into(row.id), soci::into(row.json));
        select.execute();
        while (select.fetch())
            changes.push_back(change_of(row));
        return changes;
    });
}

base::Result<std::vector<domain::Arrival>> Store::arrivals_of(domain::MeetingId meeting) {
    return parts_->database->read("hub.store.arrivals_of",
                                  [&](soci::session& sql) { return sql::arrivals_of(sql, meeting); });
}

}  // namespace hub
