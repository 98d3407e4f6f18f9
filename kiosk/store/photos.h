// Photos of service requests on disk, until the hub has them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/sqlite/connection.h"
#include "kiosk/store/store.h"

namespace store {

// Whether the fact names each of them: a photo that nothing names would never be looked for again.
bool names_all(const domain::Fact& fact, std::span<const domain::Photo> photos);
std::size_t bytes_of(std::span<const domain::Photo> photos);

// All within the caller's transaction where they write.
base::Status put_photos(base::sqlite::Connection& db, std::uint64_t sequence,
                        std::span<const domain::Photo> photos);
base::Result<std::vector<std::string>> read_unsent_photos(base::sqlite::Connection& db, std::size_t limit);
base::Result<std::optional<domain::Photo>> read_photo(base::sqlite::Connection& db, const std::string& hash);
base::Status drop_photo(base::sqlite::Connection& db, const std::string& hash);
base::Status set_photo_aside(base::sqlite::Connection& db, const std::string& hash, const std::string& code,
                             const std::string& reason);
base::Result<std::vector<RefusedPhoto>> read_refused_photos(base::sqlite::Connection& db, std::size_t limit);
base::Status forget_photos(base::sqlite::Connection& db);
// Adds what of them waits.
base::Status count_photos(base::sqlite::Connection& db, OutboxState& state);
// What can still be read of a damaged file's; the facts are there already.
base::Status salvage_photos(base::sqlite::Connection& from, base::sqlite::Connection& into);

}  // namespace store
