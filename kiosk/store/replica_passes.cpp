#include <algorithm>

#include "kiosk/store/replica_topics.h"

namespace store {

using base::sqlite::Connection;
using base::sqlite::Query;

base::Status put(Connection& db, Generation generation, const domain::SigningKey& key) {
    return db.run("INSERT OR REPLACE INTO signing_keys VALUES (?, ?, ?)", key.id, generation,
                  base::sqlite::Blob(key.public_key));
}

base::Status put(Connection& db, Generation generation, const domain::SealKey& key) {
    return db.run("INSERT OR REPLACE INTO seal_key VALUES (1, ?, ?)", generation,
                  base::sqlite::Blob(key.public_key));
}

base::Status put(Connection& db, Generation generation, const domain::Revocation& revocation) {
    return db.run("INSERT OR REPLACE INTO revocations VALUES (?, ?, ?)", revocation.credential, generation,
                  revocation.until);
}

base::Status put(Connection& db, Generation generation, const domain::UnknownRecord& record) {
    return db.run("INSERT OR REPLACE INTO unknown_records VALUES (?, ?, ?, ?)", record.topic, record.id,
                  generation, record.json);
}

base::Result<std::optional<domain::SealKey>> read_seal_key(Connection& db) {
    auto query = db.query("SELECT public_key FROM seal_key");
    std::optional<domain::SealKey> key;
    while (query.next()) {
        const auto bytes = query.blob(0);
        if (bytes.size() == domain::SealKey{}.public_key.size())
            std::ranges::copy(bytes, key.emplace().public_key.begin());
    }
    if (auto status = query.status(); !status) return status.error();
    return key;
}

base::Result<domain::KeyRing> read_keys(Connection& db) {
    auto query = db.query("SELECT id, public_key FROM signing_keys ORDER BY id");
    domain::KeyRing keys;
    while (query.next()) {
        domain::SigningKey key{static_cast<std::uint8_t>(query.integer(0)), {}};
        const auto bytes = query.blob(1);
        if (bytes.size() != key.public_key.size()) continue;
        std::ranges::copy(bytes, key.public_key.begin());
        keys.push_back(key);
    }
    if (auto status = query.status(); !status) return status.error();
    return keys;
}

base::Result<bool> is_revoked(Connection& db, domain::CredentialId credential) {
    const auto found =
        first_integer(db.query("SELECT EXISTS (SELECT 1 FROM revocations WHERE credential = ?)", credential));
    if (!found) return found.error();
    return *found != 0;
}

}  // namespace store
