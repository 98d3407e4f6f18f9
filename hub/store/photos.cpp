// Photos of service requests.
#include "hub/digest.h"
#include "hub/store/parts.h"
#include "kiosk/domain/photo.h"

namespace hub {

namespace {

constexpr auto place = "hub.store.photos";

}  // namespace

base::Status Store::keep_photo(const std::string& kiosk, const domain::Photo& photo, base::WallTime now) {
    const std::string jpeg = base64(photo.jpeg);
    const long long at = base::to_ms(now);
    return parts_->database->write(place, [&](soci::session& sql) {
        sql << "INSERT INTO photos (hash, kiosk, received_ms, jpeg) VALUES (:hash, :kiosk, :at, :jpeg)"
               " ON CONFLICT (hash) DO NOTHING",
            soci::use(photo.hash), soci::use(kiosk), soci::use(at), soci::use(jpeg);
    });
}

base::Result<bool> Store::has_photo(const std::string& hash) {
    return parts_->database->read(place, [&](soci::session& sql) {
        long long found = 0;
        sql << "SELECT COUNT(*) FROM photos WHERE hash = :hash", soci::use(hash), soci::into(found);
        return found > 0;
    });
}

base::Result<std::vector<NamedPhoto>> Store::photos_of(const std::string& number) {
    return parts_->database->read(place, [&](soci::session& sql) {
        std::vector<NamedPhoto> all;
        NamedPhoto photo;
        int here = 0;
        soci::statement select =
            (sql.prepare
                 << "SELECT n.hash, CASE WHEN p.hash IS NULL THEN 0 ELSE 1 END FROM request_photos AS n"
                    " LEFT JOIN photos AS p ON p.hash = n.hash WHERE n.number = :number"
                    " ORDER BY n.position",
             soci::use(number), soci::into(photo.hash), soci::into(here));
        select.execute();
        while (select.fetch()) {
            photo.here = here != 0;
            all.push_back(photo);
        }
        return all;
    });
}

base::Result<std::optional<std::string>> Store::photo_of(const std::string& number, const std::string& hash) {
    if (!may_be_number(number) || !domain::is_photo_hash(hash)) return std::optional<std::string>{};
    return parts_->database->read(place, [&](soci::session& sql) -> std::optional<std::string> {
        std::string jpeg;
        sql << "SELECT p.jpeg FROM request_photos AS n JOIN photos AS p ON p.hash = n.hash"
               " WHERE n.number = :number AND n.hash = :hash",
            soci::use(number), soci::use(hash), soci::into(jpeg);
        if (!sql.got_data()) return std::nullopt;
        return from_base64(jpeg);
    });
}

}  // namespace hub
