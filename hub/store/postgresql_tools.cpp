#include "hub/store/postgresql_tools.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <vector>

#include <fcntl.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/unique_fd.h"
#include "hub/assets.h"
#include "hub/store/backup.h"

namespace hub {

namespace {

constexpr const char* place = "hub.store.postgresql_tools";

struct Free {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
    void operator()(PGconn* connection) const { PQfinish(connection); }
    void operator()(PGresult* result) const { PQclear(result); }
};

// Our own environment with the address as libpq's variables, in place of those that were set.
std::vector<std::string> environment_with(const std::string& address) {
    std::vector<std::string> variables;
    const std::unique_ptr<PQconninfoOption, Free> options(PQconninfoParse(address.c_str(), nullptr));
    for (const PQconninfoOption* option = options.get(); option && option->keyword; ++option)
        if (option->val && option->envvar)
            variables.push_back(std::string(option->envvar) + '=' + option->val);
    for (char** inherited = environ; *inherited; ++inherited) {
        const std::string name(*inherited, std::strcspn(*inherited, "=") + 1);
        bool ours = false;
        for (const std::string& variable : variables)
            ours = ours || variable.starts_with(name);
        if (!ours) variables.emplace_back(*inherited);
    }
    return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

// Its words go to standard error, as ours do.
base::Status run(std::vector<std::string> command, const std::string& address) {
    std::vector<std::string> environment = environment_with(address);
    pid_t child = 0;
    const int fault = ::posix_spawnp(&child, command[0].c_str(), nullptr, nullptr,
                                     pointers_to(command).data(), pointers_to(environment).data());
    if (fault != 0)
        return base::Error{base::ErrorKind::unavailable,
                           command[0] + ": " + std::strerror(fault) + " (package postgresql-client)", place};
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
    return base::Error{base::ErrorKind::io, command[0] + " failed", place};
}

// What a command writes with --file=, as text. Holds no personal data: it is on disk while it is read.
base::Result<std::string> written_by(std::vector<std::string> command, const std::string& address) {
    std::string name = std::filesystem::temp_directory_path() / "suishou-hub-XXXXXX";  // mkostemp's pattern
    const base::UniqueFd file(::mkostemp(name.data(), O_CLOEXEC));
    if (!file)
        return base::Error{base::ErrorKind::io, std::string(name) + ": " + std::strerror(errno), place};
    command.insert(command.begin() + 1, "--file=" + std::string(name));
    const auto done = run(command, address);
    std::ostringstream text;
    text << std::ifstream(name).rdbuf();
    ::unlink(name.c_str());
    if (!done) return done.error();
    return text.str();
}

struct Archive {
    std::set<std::string> tables;
    int version = 0;  // of its schema; 0: none is named
};

// "215; 1259 16385 TABLE public people suishou" (pg_restore, option --list).
std::set<std::string> tables_in(const std::string& list) {
    std::set<std::string> tables;
    std::istringstream lines(list);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string entry, catalogue, object, type, schema, name;
        words >> entry >> catalogue >> object >> type >> schema >> name;
        if (type == "TABLE" && schema != "DATA") tables.insert(name);
    }
    return tables;
}

// The first line of digits: the one row of COPY.
int number_in(const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && line.size() < 9 && line.find_first_not_of("0123456789") == std::string::npos)
            return std::stoi(line);
    return 0;
}

base::Result<Archive> read_archive(const std::string& file, const std::string& address) {
    const auto list = written_by({"pg_restore", "--list", file}, address);
    if (!list) return list.error();
    const auto version = written_by({"pg_restore", "--data-only", "--table=schema_version", file}, address);
    if (!version) return version.error();
    return Archive{tables_in(*list), number_in(*version)};
}

// One connection for all that is asked of the database itself.
class Server {
  public:
    explicit Server(const std::string& address) : connection_(PQconnectdb(address.c_str())) {}

    // The first column of what a query finds.
    base::Result<std::vector<std::string>> ask(const std::string& query) {
        const std::unique_ptr<PGresult, Free> found(PQexec(connection_.get(), query.c_str()));
        const auto status = PQresultStatus(found.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
            return base::Error{base::ErrorKind::unavailable, PQerrorMessage(connection_.get()), place};
        std::vector<std::string> all;
        for (int row = 0; row < PQntuples(found.get()); ++row)
            all.emplace_back(PQgetvalue(found.get(), row, 0));
        return all;
    }

  private:
    const std::unique_ptr<PGconn, Free> connection_;
};

// In the schema that the address names.
base::Result<std::vector<std::string>> tables_of(Server& server) {
    return server.ask("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()");
}

base::Result<bool> hubs_use(Server& server) {
    const auto sessions = server.ask(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND"
        // A hub of before sessions had names has none; nobody else of our account should be at work, either.
        " pid <> pg_backend_pid() AND usename = current_user AND application_name IN ('', " +
        own_name_sql() + ")");
    if (!sessions) return sessions.error();
    return !sessions->empty();
}

// Every table that a hub has ever made. Others may lie beside them, and are not ours.
std::set<std::string> tables_of_hubs() {
    constexpr std::string_view make = "CREATE TABLE ";
    std::set<std::string> tables;
    for (const std::string_view script : assets::schema())
        for (auto at = script.find(make); at != std::string_view::npos; at = script.find(make, at + 1))
            tables.emplace(
                script.substr(at + make.size(), script.find(' ', at + make.size()) - at - make.size()));
    return tables;
}

// What a newer hub had made, and is made again by the migrations that follow.
base::Status drop_others(Server& server, const std::set<std::string>& kept) {
    const auto tables = tables_of(server);
    if (!tables) return tables.error();
    const auto ours = tables_of_hubs();
    std::string names;
    for (const std::string& table : *tables)
        if (ours.contains(table) && !kept.contains(table))
            names += (names.empty() ? "\"" : ", \"") + table + '"';
    if (names.empty()) return {};
    const auto dropped = server.ask("DROP TABLE " + names);
    return dropped ? base::Status{} : dropped.error();
}

base::Error refused(const std::string& why) {
    return {base::ErrorKind::refused, why, place};
}

}  // namespace

std::string own_name_sql() {
    // The server cuts a name at 63 bytes.
    return "left('suishou-hub ' || coalesce(current_schema(), ''), 63)";
}

base::Status dump_postgresql(const std::string& address, const std::string& file) {
    std::vector<std::string> command{"pg_dump", "--format=custom", "--no-owner", "--no-privileges",
                                     "--file=" + file};
    for (const std::string table : passing_tables)  // in our schema: another's of this name is not ours
        command.push_back("--exclude-table-data=" + table);
    return run(std::move(command), address);
}

base::Status restore_postgresql(const std::string& file, const std::string& address, bool over) {
    const auto archive = read_archive(file, address);
    if (!archive) return archive.error();
    if (archive->version == 0) return refused(file + " is no backup of a hub");
    if (archive->version > static_cast<int>(assets::schema().size()))
        return refused(file + " is of a newer hub");
    Server server(address);
    const auto tables = tables_of(server);
    if (!tables) return tables.error();
    const bool taken = std::find(tables->begin(), tables->end(), "schema_version") != tables->end();
    if (!over && taken) return refused("the database has a hub's tables already");
    const auto in_use = hubs_use(server);
    if (!in_use) return in_use.error();
    if (*in_use) return refused("the database is in use: stop the hubs first");
    // Without --dbname it would write a script; the empty one is filled from the environment.
    const auto restored = run({"pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges",
                               "--single-transaction", "--exit-on-error", "--dbname=", file},
                              address);
    if (!restored) return restored;
    auto dropped = drop_others(server, archive->tables);
    if (dropped) return {};
    // pg_restore's transaction is its own: the data are back, and no hub would open them.
    base::Error error = dropped.error();
    error.text =
        "the backup is restored, tables of a newer hub are still there: run this again: " + error.text;
    return error;
}

}  // namespace hub
