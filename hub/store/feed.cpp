// Records and their feed: one table, ordered by each record's last change.
#include "hub/store/parts.h"

namespace hub {

namespace sql {

std::uint64_t next_change(soci::session& sql) {
    sql << "UPDATE counters SET value = value + 1 WHERE name = 'changes'";
    return counter(sql, "changes");
}

namespace {

bool already_so(Statements& sql, const std::string& topic, const std::string& id, const std::string& json,
                bool deleted) {
    std::string present;
    int present_deleted = 0;
    if (!sql.find("SELECT json, deleted FROM records WHERE topic = :topic AND id = :id", soci::use(topic),
                  soci::use(id), soci::into(present), soci::into(present_deleted)))
        return deleted;
    return present == json && (present_deleted != 0) == deleted;
}

}  // namespace

void put_record(Statements& sql, const std::string& topic, const std::string& id, const std::string& json,
                bool deleted, base::WallTime now) {
    if (already_so(sql, topic, id, json, deleted)) return;
    long long sequence = 0;
    sql.change("UPDATE counters SET value = value + 1 WHERE name = 'changes'");
    sql.find("SELECT value FROM counters WHERE name = 'changes'", soci::into(sequence));
    const int deleted_flag = deleted ? 1 : 0;
    const long long changed = base::to_ms(now);
    sql.change(
        "INSERT INTO records (topic, id, json, deleted, sequence, changed_ms)"
        " VALUES (:topic, :id, :json, :deleted, :sequence, :changed)"
        " ON CONFLICT (topic, id) DO UPDATE SET json = excluded.json, deleted = excluded.deleted,"
        " sequence = excluded.sequence, changed_ms = excluded.changed_ms",
        soci::use(topic), soci::use(id), soci::use(json), soci::use(deleted_flag), soci::use(sequence),
        soci::use(changed));
}

void put_change(Statements& sql, const domain::Change& change, base::WallTime now) {
    const std::string topic = protocol::topic_of(change), id = protocol::id_of(change);
    if (std::holds_alternative<domain::Tombstone>(change)) return put_record(sql, topic, id, "", true, now);
    put_record(sql, topic, id, protocol::encode_record(change), false, now);
}

void touch(soci::session& sql, const std::string& topic) {
    std::vector<std::string> ids(100);
    sql << "SELECT id FROM records WHERE topic = :topic AND deleted = 0", soci::use(topic), soci::into(ids);
    for (const std::string& id : ids) {
        const auto sequence = static_cast<long long>(next_change(sql));
        sql << "UPDATE records SET sequence = :sequence WHERE topic = :topic AND id = :id",
            soci::use(sequence), soci::use(topic), soci::use(id);
    }
}

std::optional<domain::Change> get_record(soci::session& sql, const std::string& topic,
                                         const std::string& id) {
    std::string json;
    sql << "SELECT json FROM records WHERE topic = :topic AND id = :id AND deleted = 0", soci::use(topic),
        soci::use(id), soci::into(json);
    if (!sql.got_data()) return std::nullopt;
    auto change = protocol::decode_record(topic, id, json);
    if (!change) throw std::runtime_error("record " + topic + "/" + id + ": " + change.error().text);
    return std::move(*change);
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

struct Rows {
    std::vector<Row> rows;
    bool more = false;
};

Rows rows_after(soci::session& sql, const Cursor& cursor, std::size_t limit) {
    Rows page;
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
                        " ORDER BY sequence LIMIT :one_more",
         soci::use(after), soci::use(base), soci::use(one_more), soci::into(row.topic), soci::into(row.id),
         soci::into(row.json), soci::into(deleted), soci::into(sequence));
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

// Every kiosk reads its own name. One that was given no English name keeps the site's for the same Chinese
// one.
void name_kiosk(domain::Site& site, const Kiosk& kiosk) {
    if (kiosk.name.zh.empty() || (kiosk.name.en.empty() && kiosk.name.zh == site.kiosk_name.zh)) return;
    site.kiosk_name = kiosk.name;
}

domain::Change change_of(const Row& row, const Kiosk& kiosk) {
    if (row.deleted) return domain::Tombstone{row.topic, row.id};
    auto change = protocol::decode_record(row.topic, row.id, row.json);
    if (!change) return domain::UnknownRecord{row.topic, row.id, row.json};
    if (auto* site = std::get_if<domain::Site>(&*change)) name_kiosk(*site, kiosk);
    return std::move(*change);
}

domain::ChangePage page_from(soci::session& sql, Cursor cursor, const FeedState& feed, std::size_t limit,
                             const Kiosk& kiosk) {
    domain::ChangePage page;
    const Rows found = rows_after(sql, cursor, limit);
    for (const Row& row : found.rows)
        page.changes.push_back(change_of(row, kiosk));
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

base::Status Store::apply(const Edit& edit, base::WallTime now) {
    auto done = parts_->database->write("hub.store.apply", [&](soci::session& sql) {
        for (const domain::AttendeeId attendee : edit.removed)
            sql::remove_person(sql, attendee);
        for (const Person& person : edit.people)
            sql::put_person(sql, person);
        sql::Statements statements(sql);
        for (const domain::Change& change : edit.changes)
            sql::put_change(statements, change, now);
    });
    if (done) parts_->announce_commit();
    return done;
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
            changes.push_back(change_of(row, {}));
        return changes;
    });
}

}  // namespace hub
