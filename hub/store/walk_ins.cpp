// People who came without being on a list: their check-in is all that is known of them.
#include <nlohmann/json.hpp>

#include "hub/store/parts.h"

namespace hub {

base::Result<std::map<domain::FactId, WalkIn>> Store::walk_ins_of(domain::MeetingId meeting) {
    return parts_->database->read("hub.store.walk_ins", [&](soci::session& sql) {
        std::map<domain::FactId, WalkIn> all;
        const std::string id = base::to_string(meeting), nobody = base::to_string(domain::AttendeeId{});
        std::string fact, body;
        soci::statement select =
            (sql.prepare << "SELECT id, body FROM facts WHERE meeting = :meeting AND attendee = :nobody"
                            " AND credential = :none AND kind = 'check_in'",
             soci::use(id, "meeting"), soci::use(nobody, "nobody"), soci::use(nobody, "none"),
             soci::into(fact), soci::into(body));
        select.execute();
        while (select.fetch()) {
            const auto known = base::parse_uuid(fact);
            const auto json = nlohmann::json::parse(body, nullptr, false);
            if (!known || !json.is_object()) continue;  // it was forgotten
            const auto text = [&](const char* field) {
                const auto found = json.find(field);
                return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
            };
            all[*known] = {text("walk_in_name"), text("walk_in_organisation")};
        }
        return all;
    });
}

}  // namespace hub
