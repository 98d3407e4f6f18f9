// PostgreSQL 15 and newer: any number of hubs on one database.
#include <cstdlib>

#include <soci/postgresql/soci-postgresql.h>

#include "hub/store/engine.h"
#include "hub/store/postgresql_listener.h"
#include "hub/store/postgresql_tools.h"
#include "hub/store/store.h"

namespace hub {

namespace {

bool says(const std::string& text, const char* words) {
    return text.find(words) != std::string::npos;
}

// Two hubs decide about one person as if there were one hub: writes come one after another, so what a
// transaction has read is still so when it commits, and the feed's numbers follow the order of commits.
constexpr const char* one_writer = "SELECT pg_advisory_xact_lock(7216431)";

PGconn* connection_of(soci::session& session) {
    return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

base::ErrorKind kind_of(const soci::soci_error& error, const std::string& text) {
    using Category = soci::soci_error::error_category;
    if (says(text, "No space left")) return base::ErrorKind::disk_full;
    switch (error.get_error_category()) {
        case Category::connection_error:
        case Category::system_error:
            return base::ErrorKind::unavailable;
        default:
            break;
    }
    const bool gone = says(text, "connection") || says(text, "terminating") || says(text, "server closed") ||
                      says(text, "lock timeout") || says(text, "deadlock") || says(text, "starting up") ||
                      says(text, "shutting down") || says(text, "recovery");
    return gone ? base::ErrorKind::unavailable : base::ErrorKind::internal;
}

// DETAIL and CONTEXT lines hold values: names, telephone numbers, hashes of tokens.
std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

class PostgresqlEngine final : public Engine {
  public:
    explicit PostgresqlEngine(std::string connection) : connection_(std::move(connection)) {}

    void connect(soci::session& session, Access access) override {
        session.open(soci::postgresql, connection_);
        session << "SET lock_timeout = " + std::to_string(longest_lock_wait.count() * 1000);
        session << (access == Access::write_lightly ? "SET synchronous_commit = off"
                                                    : "SET synchronous_commit = on");
        session << "SET client_min_messages = warning";
        session << "SELECT set_config('application_name', " + own_name_sql() + ", false)";
        if (access != Access::read) return;
        // What one request reads is one state of the house.
        session << "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
    }
    bool usable(soci::session& session) override {
        return session.get_backend() && PQstatus(connection_of(session)) == CONNECTION_OK;
    }

    std::shared_ptr<void> keep_others_out() override { return std::make_shared<int>(); }
    void begin_write(soci::session& session) override { session << one_writer; }

    base::Error error_of_current_exception(const std::string& place) override {
        try {
            throw;
        } catch (const soci::soci_error& error) {
            const std::string text = error.get_error_message();
            return {kind_of(error, text), first_line(text), place};
        } catch (const std::exception& error) {
            return {base::ErrorKind::internal, first_line(error.what()), place};
        }
    }
    // Its disks are the server's own care.
    bool is_final(const base::Error&) override { return false; }

    // Notifications tell; a look now and then covers a listener that is reconnecting.
    std::chrono::milliseconds look_again() override { return std::chrono::seconds{10}; }
    void listen(std::function<void()> committed) override {
        listener_ = std::make_unique<PostgresqlListener>(connection_, std::move(committed));
    }

  private:
    const std::string connection_;
    std::unique_ptr<PostgresqlListener> listener_;
};

struct Free {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
    void operator()(char* text) const { PQfreemem(text); }
};

std::string quoted(std::string_view value) {
    std::string text = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\') text.push_back('\\');
        text.push_back(c);
    }
    return text + "'";
}

// As keywords, with what we need where the address says nothing.
base::Result<std::string> connection_text(const std::string& address) {
    char* words = nullptr;
    const std::unique_ptr<PQconninfoOption, Free> options(PQconninfoParse(address.c_str(), &words));
    const std::unique_ptr<char, Free> fault(words);
    // libpq's words repeat the address, and with it a password.
    if (!options)
        return base::Error{base::ErrorKind::invalid, "the database's address cannot be read",
                           "hub.store.open"};
    std::string text;
    bool timeout = false, name = false;
    for (const PQconninfoOption* option = options.get(); option->keyword; ++option) {
        if (!option->val) continue;
        const std::string_view keyword = option->keyword;
        timeout = timeout || keyword == "connect_timeout";
        name = name || keyword == "application_name";
        text += std::string(keyword) + "=" + quoted(option->val) + " ";
    }
    if (!timeout) text += "connect_timeout='" + std::to_string(longest_lock_wait.count()) + "' ";
    if (!name) text += "application_name='suishou-hub' ";
    return text + "client_encoding='UTF8'";
}

}  // namespace

bool is_postgresql(const std::string& address) {
    return address.starts_with("postgresql://") || address.starts_with("postgres://");
}

base::Result<std::unique_ptr<Engine>> make_postgresql_engine(const std::string& address) {
    auto connection = connection_text(address);
    if (!connection) return connection.error();
    return std::unique_ptr<Engine>(std::make_unique<PostgresqlEngine>(std::move(*connection)));
}

}  // namespace hub
