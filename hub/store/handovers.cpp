// Photos on their way from a phone to the kiosk before which its owner stands.
#include "hub/digest.h"
#include "hub/store/parts.h"

namespace hub {

namespace {

constexpr auto place = "hub.store.handovers";

struct Open {
    std::string id;
    long long most = 0, here = 0;
};

// By a column's value, of those whose time is not over.
std::optional<Open> find_open(soci::session& sql, const std::string& where, const std::string& value,
                              base::WallTime now) {
    Open open;
    const long long at = base::to_ms(now);
    sql << "SELECT h.id, h.most, (SELECT COUNT(*) FROM handover_photos AS p WHERE p.handover = h.id)"
           " FROM handovers AS h WHERE h." +
               where + " = :value AND h.expires_ms > :at",
        soci::use(value), soci::use(at), soci::into(open.id), soci::into(open.most), soci::into(open.here);
    return sql.got_data() ? std::optional(open) : std::nullopt;
}

bool is_open(soci::session& sql, const std::string& kiosk, const std::string& id, base::WallTime now) {
    std::string whose;
    const long long at = base::to_ms(now);
    sql << "SELECT kiosk FROM handovers WHERE id = :id AND most > 0 AND expires_ms > :at", soci::use(id),
        soci::use(at), soci::into(whose);
    return sql.got_data() && whose == kiosk;
}

void forget_photos_of_none(soci::session& sql) {
    sql << "DELETE FROM handover_photos WHERE handover NOT IN (SELECT id FROM handovers WHERE most > 0)";
}

void forget_over(soci::session& sql, base::WallTime now) {
    const long long at = base::to_ms(now);
    sql << "DELETE FROM handovers WHERE expires_ms <= :at", soci::use(at);
    forget_photos_of_none(sql);
}

}  // namespace

base::Status Store::begin_handover(const Handover& handover, base::WallTime now) {
    return parts_->database->write(place, [&](soci::session& sql) {
        sql << "DELETE FROM handovers WHERE kiosk = :kiosk", soci::use(handover.kiosk);
        forget_over(sql, now);
        const long long expires = base::to_ms(handover.expires), most = static_cast<long long>(handover.most);
        sql << "INSERT INTO handovers (id, kiosk, key_hash, most, expires_ms)"
               " VALUES (:id, :kiosk, :key, :most, :expires)",
            soci::use(handover.id), soci::use(handover.kiosk), soci::use(handover.key_hash), soci::use(most),
            soci::use(expires);
    });
}

base::Result<std::optional<std::vector<std::string>>> Store::handover_photos(const std::string& kiosk,
                                                                             const std::string& id,
                                                                             base::WallTime now) {
    return parts_->database->read(place, [&](soci::session& sql) -> std::optional<std::vector<std::string>> {
        if (!is_open(sql, kiosk, id, now)) return std::nullopt;
        std::vector<std::string> hashes;
        std::string hash;
        soci::statement select =
            (sql.prepare << "SELECT hash FROM handover_photos WHERE handover = :id ORDER BY position",
             soci::use(id), soci::into(hash));
        select.execute();
        while (select.fetch())
            hashes.push_back(hash);
        return hashes;
    });
}

base::Result<std::optional<std::string>> Store::handover_photo(const std::string& kiosk,
                                                               const std::string& id, const std::string& hash,
                                                               base::WallTime now) {
    return parts_->database->read(place, [&](soci::session& sql) -> std::optional<std::string> {
        if (!is_open(sql, kiosk, id, now)) return std::nullopt;
        std::string jpeg;
        sql << "SELECT jpeg FROM handover_photos WHERE handover = :id AND hash = :hash", soci::use(id),
            soci::use(hash), soci::into(jpeg);
        if (!sql.got_data()) return std::nullopt;
        return from_base64(jpeg);
    });
}

base::Result<std::optional<std::size_t>> Store::handover_room(const std::string& key_hash,
                                                              base::WallTime now) {
    return parts_->database->read(place, [&](soci::session& sql) -> std::optional<std::size_t> {
        const auto open = find_open(sql, "key_hash", key_hash, now);
        if (!open) return std::nullopt;
        return static_cast<std::size_t>(std::max(0LL, open->most - open->here));
    });
}

base::Status Store::add_handover_photo(const std::string& key_hash, const domain::Photo& photo,
                                       base::WallTime now) {
    const auto done = parts_->database->write(place, [&](soci::session& sql) -> base::Status {
        const auto open = find_open(sql, "key_hash", key_hash, now);
        if (!open) return base::Error{base::ErrorKind::not_found, "it is over", place};
        long long same = 0;
        sql << "SELECT COUNT(*) FROM handover_photos WHERE handover = :id AND hash = :hash",
            soci::use(open->id), soci::use(photo.hash), soci::into(same);
        if (same > 0) return {};
        if (open->here >= open->most) return base::Error{base::ErrorKind::refused, "there is no room", place};
        const std::string jpeg = base64(photo.jpeg);
        sql << "INSERT INTO handover_photos (handover, position, hash, jpeg) VALUES (:id, :nth, :hash, "
               ":jpeg)",
            soci::use(open->id), soci::use(open->here), soci::use(photo.hash), soci::use(jpeg);
        return {};
    });
    return done ? *done : done.error();
}

base::Status Store::end_handover(const std::string& kiosk, const std::string& id) {
    return parts_->database->write(place, [&](soci::session& sql) {
        // Its page goes on saying where the report does.
        sql << "UPDATE handovers SET most = 0 WHERE id = :id AND kiosk = :kiosk", soci::use(id),
            soci::use(kiosk);
        forget_photos_of_none(sql);
    });
}

base::Status Store::forget_handovers(base::WallTime now) {
    return parts_->database->write(place, [&](soci::session& sql) { forget_over(sql, now); });
}

}  // namespace hub
