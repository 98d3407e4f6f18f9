#include "kiosk/store/commands.h"

#include "kiosk/store/replica_topics.h"

namespace store {

using base::sqlite::Connection;
using base::sqlite::Query;

namespace {

// Longer than a hub that was restored from a backup could bring a command again.
constexpr std::chrono::days kept_after_expiry{30};

domain::HubCommand read_command(const Query& q) {
    domain::HubCommand command;
    command.id = q.id<domain::CommandId>(0);
    command.kind = domain::command_kind(q.text(1));
    command.issued = q.wall_time(2);
    command.expires = q.wall_time(3);
    command.message = {q.text(4), q.text(5)};
    return command;
}

constexpr const char* columns =
    "commands.id, commands.kind, issued_ms, commands.expires_ms, message_zh, message_en";

}  // namespace

base::Status put(Connection& db, Generation generation, const domain::HubCommand& command) {
    return db.run("INSERT OR REPLACE INTO commands VALUES (?, ?, ?, ?, ?, ?, ?)", command.id, generation,
                  to_string(command.kind), command.issued, command.expires, command.message.zh,
                  command.message.en);
}

base::Result<std::vector<domain::HubCommand>> read_open_commands(Connection& db) {
    return collect(db.query(std::string("SELECT ") + columns +
                            " FROM commands WHERE NOT EXISTS (SELECT 1 FROM command_results"
                            " WHERE command_results.id = commands.id) ORDER BY issued_ms, commands.id"),
                   read_command);
}

base::Result<std::optional<domain::HubCommand>> read_message(Connection& db) {
    return first(db.query(std::string("SELECT ") + columns +
                          " FROM commands JOIN command_results USING (id) WHERE commands.kind ="
                          " 'show_message' AND state = 'done' ORDER BY issued_ms DESC LIMIT 1"),
                 read_command);
}

base::Status write_result(Connection& db, const domain::HubCommand& command,
                          const domain::CommandResult& result) {
    return db.run("INSERT OR REPLACE INTO command_results VALUES (?, ?, ?, ?, ?, 0)", result.id,
                  to_string(command.kind), command.expires, to_string(result.state), result.reason);
}

base::Result<std::vector<CommandOutcome>> read_untold(Connection& db) {
    return collect(db.query("SELECT id, kind, expires_ms, state, reason FROM command_results"
                            " WHERE told = 0 ORDER BY expires_ms, id"),
                   [](const Query& q) {
                       CommandOutcome outcome;
                       outcome.command.id = outcome.result.id = q.id<domain::CommandId>(0);
                       outcome.command.kind = domain::command_kind(q.text(1));
                       outcome.command.expires = q.wall_time(2);
                       outcome.result.state = domain::command_state(q.text(3));
                       outcome.result.reason = q.text(4);
                       return outcome;
                   });
}

base::Status write_told(Connection& db, domain::CommandId id, base::WallTime now) {
    if (auto done = db.run("UPDATE command_results SET told = 1 WHERE id = ?", id); !done) return done;
    return db.run(
        "DELETE FROM command_results WHERE told = 1 AND expires_ms < ?"
        " AND id NOT IN (SELECT id FROM commands)",
        now - kept_after_expiry);
}

}  // namespace store
