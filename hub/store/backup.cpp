#include "hub/store/backup.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/unique_fd.h"
#include "hub/assets.h"
#include "hub/store/engine.h"
#include "hub/store/postgresql_tools.h"
#include "hub/store/store.h"

namespace hub {

namespace {

constexpr const char* place = "hub.store.backup";

base::Error io_error(const std::string& what) {
    return {base::ErrorKind::io, what + ": " + std::strerror(errno), place};
}
base::Error refused(const std::string& why) {
    return {base::ErrorKind::refused, why, place};
}

base::Status flush(const std::string& path, int flags) {
    const base::UniqueFd fd(::open(path.c_str(), flags | O_CLOEXEC));
    if (!fd || ::fsync(fd.get()) != 0) return io_error(path);
    return {};
}

std::string folder_of(const std::string& path) {
    const auto folder = std::filesystem::path(path).parent_path();
    return folder.empty() ? "." : folder.string();
}

// Under its last name only when all of it is on disk.
base::Status publish(const std::string& partial, const std::string& file) {
    if (auto status = flush(partial, O_RDONLY); !status) return status;
    if (::rename(partial.c_str(), file.c_str()) != 0) return io_error(file);
    return flush(folder_of(file), O_RDONLY | O_DIRECTORY);
}

// What SQLite throws becomes an error.
template <class Work>
base::Status attempt(const std::string& path, Work work) {
    try {
        soci::session session(soci::sqlite3, "db=\"" + path + "\" timeout=3");
        return work(session);
    } catch (const soci::soci_error& error) {
        return base::Error{base::ErrorKind::io, path + ": " + error.get_error_message(), place};
    } catch (const std::exception& error) {
        return base::Error{base::ErrorKind::io, path + ": " + error.what(), place};
    }
}

base::Status copy_all(const std::string& database, const std::string& partial) {
    return attempt(database, [&](soci::session& session) -> base::Status {
        session << "VACUUM INTO :file", soci::use(partial);
        return {};
    });
}

// What a visitor's phone hands in lives for minutes, and in no copy of ours.
base::Status leave_out_passing(const std::string& partial) {
    return attempt(partial, [](soci::session& session) -> base::Status {
        // No log beside it with what goes, and nothing of it in free pages: a copy that is torn is none.
        session << "PRAGMA journal_mode = OFF";
        session << "PRAGMA secure_delete = ON";
        for (const std::string table : passing_tables) {
            int there = 0;
            session << "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = :table",
                soci::use(table), soci::into(there);
            if (there > 0) session << "DELETE FROM " + table;  // a copy of an older hub's has none
        }
        return {};
    });
}

base::Status back_up_sqlite(const std::string& database, const std::string& partial) {
    if (!std::filesystem::exists(database)) return refused("there is no " + database);
    if (auto status = copy_all(database, partial); !status) return status;
    return leave_out_passing(partial);
}

base::Status check_sqlite(const std::string& file) {
    if (!std::filesystem::exists(file)) return refused("there is no " + file);
    return attempt(file, [&](soci::session& session) -> base::Status {
        std::string verdict;
        session << "PRAGMA integrity_check", soci::into(verdict);
        if (verdict != "ok") return refused(file + " is damaged");
        int version = 0;
        session << "SELECT MAX(version) FROM schema_version", soci::into(version);
        if (version > static_cast<int>(assets::schema().size())) return refused(file + " is of a newer hub");
        return {};
    });
}

base::Status copy(const std::string& from, const std::string& to) {
    std::error_code fault;
    std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing, fault);
    if (fault) return base::Error{base::ErrorKind::io, to + ": " + fault.message(), place};
    return {};
}

base::Status put_back_sqlite(const std::string& file, const std::string& database, bool over) {
    if (auto status = check_sqlite(file); !status) return status;
    if (!over && std::filesystem::exists(database)) return refused(database + " exists already");
    const auto users = lock_sqlite_file(database, LOCK_EX);
    if (!users) return users.error();
    const std::string partial = database + ".partial";
    const base::UniqueFd made(::open(partial.c_str(), O_CREAT | O_RDWR | O_TRUNC | O_CLOEXEC, 0600));
    if (!made) return io_error(partial);
    if (auto status = copy(file, partial); !status) return status;
    // The log of the old file must not be read into the new one.
    for (const char* log : {"-wal", "-shm"}) {
        std::error_code ignored;
        std::filesystem::remove(database + log, ignored);
    }
    return publish(partial, database);
}

}  // namespace

base::Status back_up(const std::string& database, const std::string& file) {
    if (std::filesystem::exists(file)) return refused(file + " exists already");
    const std::string partial = file + ".partial";
    {
        const base::UniqueFd made(::open(partial.c_str(), O_CREAT | O_RDWR | O_TRUNC | O_CLOEXEC, 0600));
        if (!made) return io_error(partial);
    }
    const auto written =
        is_postgresql(database) ? dump_postgresql(database, partial) : back_up_sqlite(database, partial);
    if (!written) {
        std::filesystem::remove(partial);
        return written;
    }
    return publish(partial, file);
}

base::Status put_back(const std::string& file, const std::string& database, bool over) {
    const auto done = is_postgresql(database) ? restore_postgresql(file, database, over)
                                              : put_back_sqlite(file, database, over);
    if (!done) return done;
    const auto store = Store::open({database});
    if (!store) return store.error();
    return (*store)->renew_epoch();
}

}  // namespace hub
