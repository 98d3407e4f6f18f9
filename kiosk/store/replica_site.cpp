#include "kiosk/store/replica_topics.h"

namespace store {

using base::sqlite::Connection;
using base::sqlite::Query;

base::Status put(Connection& db, Generation generation, const domain::Site& s) {
    auto done = db.run("INSERT OR REPLACE INTO site VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", generation,
                       s.name.zh, s.name.en, s.kiosk_name.zh, s.kiosk_name.en, s.desk.zh, s.desk.en,
                       s.duty_phone, s.kiosk_code, s.phone_pages);
    if (done) done = db.run("DELETE FROM organisations");
    for (std::size_t i = 0; done && i < s.organisations.size(); ++i)
        done = db.run("INSERT INTO organisations VALUES (?, ?, ?)", i, s.organisations[i].zh,
                      s.organisations[i].en);
    return done;
}

base::Result<std::optional<domain::Site>> read_site(Connection& db) {
    auto site = first(db.query("SELECT name_zh, name_en, kiosk_name_zh, kiosk_name_en, desk_zh, desk_en, "
                               "duty_phone, kiosk_code, phone_pages FROM site"),
                      [](const Query& q) {
                          domain::Site s;
                          s.name = {q.text(0), q.text(1)};
                          s.kiosk_name = {q.text(2), q.text(3)};
                          s.desk = {q.text(4), q.text(5)};
                          s.duty_phone = q.text(6);
                          s.kiosk_code = q.text(7);
                          s.phone_pages = q.text(8);
                          return s;
                      });
    if (!site || !*site) return site;
    auto organisations =
        collect(db.query("SELECT zh, en FROM organisations ORDER BY position"), [](const Query& q) {
            return domain::Text{q.text(0), q.text(1)};
        });
    if (!organisations) return organisations.error();
    (*site)->organisations = std::move(*organisations);
    return site;
}

}  // namespace store
