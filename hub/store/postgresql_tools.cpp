#include "hub/store/postgresql_tools.h"

#include <cstring>
#include <memory>
#include <vector>

#include <libpq-fe.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

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

// In the schema that the address names.
bool has_tables(const std::string& address) {
    const std::unique_ptr<PGconn, Free> connection(PQconnectdb(address.c_str()));
    const std::unique_ptr<PGresult, Free> found(
        PQexec(connection.get(),
               "SELECT 1 FROM pg_tables WHERE tablename = 'schema_version'"
               " AND schemaname = current_schema()"));
    return PQresultStatus(found.get()) == PGRES_TUPLES_OK && PQntuples(found.get()) > 0;
}

}  // namespace

base::Status dump_postgresql(const std::string& address, const std::string& file) {
    return run({"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file=" + file}, address);
}

base::Status restore_postgresql(const std::string& file, const std::string& address, bool over) {
    if (!over && has_tables(address))
        return base::Error{base::ErrorKind::refused, "the database has a hub's tables already", place};
    // Without --dbname it would write a script; the empty one is filled from the environment.
    return run({"pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges",
                "--single-transaction", "--exit-on-error", "--dbname=", file},
               address);
}

}  // namespace hub
