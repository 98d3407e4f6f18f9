// Photos of service requests.
#include "hub/digest.h"
#include "hub/store/parts.h"
#include "kiosk/domain/photo.h"

namespace hub {

namespace {

constexpr auto place = "hub.store.photos";
constexpr long long most_mended = 6;

base::Error refused(const char* why) {
    return {base::ErrorKind::refused, why, place};
}

void put_photo(soci::session& sql, const std::string& kiosk, const domain::Photo& photo, base::WallTime now) {
    const std::string jpeg = base64(photo.jpeg);
    const long long at = base::to_ms(now);
    sql << "INSERT INTO photos (hash, kiosk, received_ms, jpeg) VALUES (:hash, :kiosk, :at, :jpeg)"
           " ON CONFLICT (hash) DO NOTHING",
        soci::use(photo.hash), soci::use(kiosk), soci::use(at), soci::use(jpeg);
}

// Also when it is done: the photo often comes last.
bool may_be_photographed(domain::RequestState state) {
    using enum domain::RequestState;
    return state == dispatched || state == accepted || state == on_site || state == waiting || state == done;
}

// refused: it is somebody else's, or there is nothing to mend any more.
base::Status theirs_to_mend(soci::session& sql, const std::string& number, const Actor& by) {
    const auto request = sql::find_request(sql, "number", number);
    if (!request || request->assignee != by.who) return refused("it is somebody else's");
    if (!may_be_photographed(request->state)) return refused("there is nothing to mend any more");
    return {};
}

struct Named {
    long long next = 0, mended = 0;
};
Named named_photos(soci::session& sql, const std::string& number) {
    Named named;
    sql << "SELECT COALESCE(MAX(position), -1) + 1, COALESCE(SUM(mended), 0) FROM request_photos"
           " WHERE number = :number",
        soci::use(number), soci::into(named.next), soci::into(named.mended);
    return named;
}

}  // namespace

base::Status Store::keep_photo(const std::string& kiosk, const domain::Photo& photo, base::WallTime now) {
    return parts_->database->write(place, [&](soci::session& sql) { put_photo(sql, kiosk, photo, now); });
}

base::Status Store::add_mended_photo(const std::string& number, const domain::Photo& photo, const Actor& by,
                                     base::WallTime now) {
    const auto done = parts_->database->write(place, [&](soci::session& sql) -> base::Status {
        if (auto theirs = theirs_to_mend(sql, number, by); !theirs) return theirs;
        const auto [next, mended] = named_photos(sql, number);
        if (mended >= most_mended) return refused("it has as many as it may");
        put_photo(sql, sql::console_kiosk, photo, now);
        long long same = 0;
        sql << "SELECT COUNT(*) FROM request_photos WHERE number = :number AND hash = :hash",
            soci::use(number), soci::use(photo.hash), soci::into(same);
        if (same > 0) return {};
        sql << "INSERT INTO request_photos (number, position, hash, mended, released)"
               " VALUES (:number, :nth, :hash, 1, 1)",
            soci::use(number), soci::use(next), soci::use(photo.hash);
        sql::put_audit(sql, {0, now, by, "request.photo", number, ""});
        return {};
    });
    return done ? *done : done.error();
}

// The picture itself goes with those that no request names. What staff took back stays, or the same would be
// shown again with the next upload.
base::Status Store::remove_mended_photo(const std::string& number, const std::string& hash, const Actor& by,
                                        base::WallTime now) {
    const auto done = parts_->database->write(place, [&](soci::session& sql) -> base::Status {
        if (auto theirs = theirs_to_mend(sql, number, by); !theirs) return theirs;
        soci::statement remove = (sql.prepare << "DELETE FROM request_photos WHERE number = :number"
                                                 " AND hash = :hash AND mended = 1 AND released = 1",
                                  soci::use(number), soci::use(hash));
        remove.execute(true);
        if (remove.get_affected_rows() < 1) return {};  // touched twice
        sql::put_audit(sql, {0, now, by, "request.photo.remove", number, hash});
        return {};
    });
    return done ? *done : done.error();
}

base::Status Store::release_photo(const PhotoRelease& release, const Actor& by, base::WallTime now) {
    const auto done = parts_->database->write(place, [&](soci::session& sql) -> base::Status {
        const int released = release.released ? 1 : 0;
        soci::statement update = (sql.prepare << "UPDATE request_photos SET released = :released"
                                                 " WHERE number = :number AND hash = :hash",
                                  soci::use(released), soci::use(release.number), soci::use(release.hash));
        update.execute(true);
        if (update.get_affected_rows() < 1)
            return base::Error{base::ErrorKind::not_found, "no such photo", place};
        sql::put_audit(sql,
                       {0, now, by, release.released ? "request.photo.release" : "request.photo.withhold",
                        release.number, release.hash});
        return {};
    });
    return done ? *done : done.error();
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
        int here = 0, mended = 0, released = 0;
        soci::statement select =
            (sql.prepare << "SELECT n.hash, CASE WHEN p.hash IS NULL THEN 0 ELSE 1 END, n.mended,"
                            " n.released"
                            " FROM request_photos AS n"
                            " LEFT JOIN photos AS p ON p.hash = n.hash WHERE n.number = :number"
                            " ORDER BY n.position",
             soci::use(number), soci::into(photo.hash), soci::into(here), soci::into(mended),
             soci::into(released));
        select.execute();
        while (select.fetch()) {
            photo.here = here != 0;
            photo.mended = mended != 0;
            photo.released = released != 0;
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
