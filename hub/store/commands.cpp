// Commands to kiosks: a row for people, and while it may still be done a record of the feed for its kiosk
// alone.
#include "hub/store/parts.h"

namespace hub {

namespace {

using domain::Change;
using domain::CommandKind;
using domain::HubCommand;
using domain::Tombstone;

void insert(soci::session& sql, const HubCommand& command, const std::string& by) {
    const std::string id = base::to_string(command.id), kind(to_string(command.kind));
    const long long issued = base::to_ms(command.issued), expires = base::to_ms(command.expires);
    sql << "INSERT INTO commands (id, kiosk, kind, issued_ms, expires_ms, issued_by, message_zh, message_en,"
           " state, reason, answered_ms) VALUES (:id, :kiosk, :kind, :issued, :expires, :by, :zh, :en,"
           " 'waiting', '', 0)",
        soci::use(id), soci::use(command.kiosk), soci::use(kind), soci::use(issued), soci::use(expires),
        soci::use(by), soci::use(command.message.zh), soci::use(command.message.en);
}

// What nobody may do any more leaves the feed.
void close_late(soci::session& sql, base::WallTime now) {
    const long long at = base::to_ms(now);
    std::vector<Change> gone;
    std::string id;
    {
        soci::statement select =
            (sql.prepare << "SELECT c.id FROM commands AS c JOIN records AS r ON r.id = c.id"
                            " WHERE r.topic = 'commands' AND r.deleted = 0"
                            " AND c.expires_ms < :at",
             soci::use(at), soci::into(id));
        select.execute();
        while (select.fetch())
            gone.emplace_back(Tombstone{domain::topic::commands, id});
    }
    sql << "UPDATE commands SET state = 'expired' WHERE state = 'waiting' AND expires_ms < :at",
        soci::use(at);
    sql::put_changes(sql, gone, now);
}

std::optional<CommandKind> waiting_kind(soci::session& sql, const std::string& kiosk, const std::string& id) {
    std::string kind, state;
    sql << "SELECT kind, state FROM commands WHERE id = :id AND kiosk = :kiosk", soci::use(id),
        soci::use(kiosk), soci::into(kind), soci::into(state);
    if (!sql.got_data() || (state != "waiting" && state != "expired")) return std::nullopt;
    return domain::command_kind(kind);
}

bool is_known(soci::session& sql, const std::string& kiosk, const std::string& id) {
    int count = 0;
    sql << "SELECT COUNT(*) FROM commands WHERE id = :id AND kiosk = :kiosk", soci::use(id), soci::use(kiosk),
        soci::into(count);
    return count > 0;
}

}  // namespace

base::Status Store::issue_command(const HubCommand& command, const Actor& by) {
    bool found = false;
    auto done = parts_->database->write("hub.store.issue_command", [&](soci::session& sql) {
        int count = 0;
        sql << "SELECT COUNT(*) FROM kiosks WHERE id = :id AND revoked_ms = 0", soci::use(command.kiosk),
            soci::into(count);
        found = count > 0;
        if (!found) return;
        close_late(sql, command.issued);
        insert(sql, command, by.who);
        sql::put_changes(sql, {command}, command.issued);
        sql::put_audit(sql, {0, command.issued, by, "kiosk.command", command.kiosk,
                             std::string(to_string(command.kind))});
    });
    if (done && !found)
        return base::Error{base::ErrorKind::not_found, "no kiosk " + command.kiosk,
                           "hub.store.issue_command"};
    if (done) parts_->announce_commit();
    return done;
}

base::Result<bool> Store::finish_command(const std::string& kiosk, const domain::CommandResult& result,
                                         base::WallTime now) {
    const std::string id = base::to_string(result.id), state(to_string(result.state));
    auto known = parts_->database->write("hub.store.finish_command", [&](soci::session& sql) {
        const auto kind = waiting_kind(sql, kiosk, id);
        // A repeated answer changes nothing: the first was the kiosk's word.
        if (!kind) return is_known(sql, kiosk, id);
        const long long at = base::to_ms(now);
        sql << "UPDATE commands SET state = :state, reason = :reason, answered_ms = :at WHERE id = :id",
            soci::use(state), soci::use(result.reason), soci::use(at), soci::use(id);
        const bool shown = *kind == CommandKind::show_message && result.state == domain::CommandState::done;
        if (!shown) sql::put_changes(sql, {Tombstone{domain::topic::commands, id}}, now);
        return true;
    });
    if (known) parts_->announce_commit();
    return known;
}

base::Status Store::close_commands(base::WallTime now) {
    auto done = parts_->database->write("hub.store.close_commands",
                                        [&](soci::session& sql) { close_late(sql, now); });
    if (done) parts_->announce_commit();
    return done;
}

base::Result<std::vector<IssuedCommand>> Store::commands(const std::string& kiosk, std::size_t limit) {
    return parts_->database->read("hub.store.commands", [&](soci::session& sql) {
        std::vector<IssuedCommand> all;
        IssuedCommand row;
        std::string id, kind;
        long long issued = 0, expires = 0, answered = 0;
        const auto most = static_cast<long long>(limit);
        soci::statement select =
            (sql.prepare
                 << "SELECT id, kiosk, kind, issued_ms, expires_ms, issued_by, message_zh, message_en,"
                    " state, reason, answered_ms FROM commands WHERE :any = '' OR kiosk = :kiosk"
                    " ORDER BY issued_ms DESC, id LIMIT :most",
             soci::use(kiosk, "any"), soci::use(kiosk, "kiosk"), soci::use(most, "most"), soci::into(id),
             soci::into(row.command.kiosk), soci::into(kind), soci::into(issued), soci::into(expires),
             soci::into(row.by), soci::into(row.command.message.zh), soci::into(row.command.message.en),
             soci::into(row.state), soci::into(row.reason), soci::into(answered));
        select.execute();
        while (select.fetch()) {
            row.command.id.value = base::parse_hex16(id).value_or(0);
            row.command.kind = domain::command_kind(kind);
            row.command.issued = base::from_ms(issued);
            row.command.expires = base::from_ms(expires);
            row.answered = base::from_ms(answered);
            all.push_back(row);
        }
        return all;
    });
}

}  // namespace hub
