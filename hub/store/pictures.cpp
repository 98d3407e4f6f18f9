// The newest picture of each kiosk's screen.
#include <algorithm>

#include "hub/digest.h"
#include "hub/store/parts.h"

namespace hub {

namespace {

// When it was asked for; nullopt: it was not, or may not be answered any more.
std::optional<long long> asked_at(soci::session& sql, const std::string& kiosk, domain::CommandId command,
                                  base::WallTime now) {
    const std::string id = base::to_string(command);
    const long long at = base::to_ms(now);
    long long issued = 0;
    sql << "SELECT issued_ms FROM commands WHERE id = :id AND kiosk = :kiosk AND kind = 'screenshot'"
           " AND state = 'waiting' AND expires_ms > :at",
        soci::use(id), soci::use(kiosk), soci::use(at), soci::into(issued);
    return sql.got_data() ? std::optional(issued) : std::nullopt;
}

std::optional<KioskPicture> find(soci::session& sql, const std::string& kiosk, const char* png) {
    KioskPicture picture;
    long long taken = 0, width = 0, height = 0;
    sql << std::string("SELECT taken_ms, width, height, ") + png +
               " FROM kiosk_pictures WHERE kiosk = :kiosk",
        soci::use(kiosk), soci::into(taken), soci::into(width), soci::into(height), soci::into(picture.png);
    if (!sql.got_data()) return std::nullopt;
    picture.taken = base::from_ms(taken);
    picture.width = static_cast<int>(width);
    picture.height = static_cast<int>(height);
    picture.png = from_base64(picture.png);
    return picture;
}

}  // namespace

base::Result<bool> Store::keep_picture(const std::string& kiosk, domain::CommandId command,
                                       const KioskPicture& picture, base::WallTime now) {
    const std::string png = base64(picture.png);
    return parts_->database->write("hub.store.keep_picture", [&](soci::session& sql) {
        const auto asked = asked_at(sql, kiosk, command, now);
        if (!asked) return false;
        const long long taken =
            std::min<long long>(std::max<long long>(base::to_ms(picture.taken), *asked), base::to_ms(now));
        const long long width = picture.width, height = picture.height;
        sql << "INSERT INTO kiosk_pictures (kiosk, taken_ms, width, height, png)"
               " VALUES (:kiosk, :taken, :width, :height, :png) ON CONFLICT (kiosk) DO UPDATE SET"
               " taken_ms = excluded.taken_ms, width = excluded.width, height = excluded.height,"
               " png = excluded.png",
            soci::use(kiosk), soci::use(taken), soci::use(width), soci::use(height), soci::use(png);
        return true;
    });
}

base::Result<std::optional<KioskPicture>> Store::picture_of(const std::string& kiosk) {
    return parts_->database->read("hub.store.picture_of",
                                  [&](soci::session& sql) { return find(sql, kiosk, "''"); });
}

base::Result<std::optional<KioskPicture>> Store::look_at_picture(const std::string& kiosk, const Actor& by,
                                                                 base::WallTime now) {
    return parts_->database->write("hub.store.look_at_picture", [&](soci::session& sql) {
        auto picture = find(sql, kiosk, "png");
        if (picture) sql::put_audit(sql, {0, now, by, "kiosk.look", kiosk, ""});
        return picture;
    });
}

}  // namespace hub
