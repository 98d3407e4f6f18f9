// What was used to mend service requests, for tables of many: lists leave the moves out.
#include "hub/store/parts.h"
#include "hub/store/rows.h"

namespace hub {

base::Result<std::map<std::string, std::string>> Store::parts_used(const std::vector<std::string>& numbers) {
    return parts_->database->read("hub.store.parts_used", [&](soci::session& sql) {
        sql::Rows rows = sql::Rows::array();
        for (const std::string& number : numbers)
            rows.push_back({number});
        const std::string list = sql::text_of(rows);
        std::map<std::string, std::string> used;
        std::string number, parts;
        // In this order: the table is asked for each number, and not read to its end.
        soci::statement select =
            (sql.prepare << "SELECT s.number, s.parts FROM " + sql::table_of(sql, "list", {{"number"}}) +
                                " AS w CROSS JOIN request_steps AS s WHERE s.number = w.number AND"
                                " s.parts <> '' ORDER BY s.number, s.position",
             soci::use(list, "list"), soci::into(number), soci::into(parts));
        select.execute();
        while (select.fetch())
            used[number] += (used[number].empty() ? "" : "; ") + parts;
        return used;
    });
}

}  // namespace hub
