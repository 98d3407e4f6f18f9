#include "hub/store/parts.h"
#include "hub/store/rows.h"

namespace hub {

namespace {

struct PersonRow {
    std::string attendee, meeting, credential, phone, code, page;
};

Person person_of(const PersonRow& row) {
    Person person;
    person.attendee.value = base::parse_hex16(row.attendee).value_or(0);
    person.meeting.value = base::parse_hex16(row.meeting).value_or(0);
    person.credential.value = base::parse_hex16(row.credential).value_or(0);
    person.phone = row.phone;
    person.look_up_code = row.code;
    person.page_hash = row.page;
    return person;
}

const std::string columns = "attendee, meeting, credential, phone, look_up_code, page_hash";

}  // namespace

namespace sql {

void put_people(soci::session& sql, const std::vector<Person>& people) {
    if (people.empty()) return;
    Rows rows = Rows::array();
    for (const Person& person : people)
        rows.push_back({base::to_string(person.attendee), base::to_string(person.meeting),
                        base::to_string(person.credential), person.phone, person.look_up_code,
                        person.page_hash});
    const std::string list = text_of(rows);
    sql << "INSERT INTO people (" + columns + ") SELECT " + columns + " FROM " +
               table_of(
                   sql, "list",
                   {{"attendee"}, {"meeting"}, {"credential"}, {"phone"}, {"look_up_code"}, {"page_hash"}}) +
               " AS list WHERE 1 = 1 ON CONFLICT (attendee) DO UPDATE SET meeting = excluded.meeting,"
               " credential = excluded.credential, phone = excluded.phone,"
               " look_up_code = excluded.look_up_code, page_hash = excluded.page_hash",
        soci::use(list, "list");
}

void remove_person(soci::session& sql, domain::AttendeeId attendee) {
    const auto id = base::to_string(attendee);
    sql << "DELETE FROM people WHERE attendee = :attendee", soci::use(id);
}

std::optional<Person> find_person(soci::session& sql, const char* column, const std::string& value) {
    PersonRow row;
    sql << "SELECT " + columns + " FROM people WHERE " + column + " = :value", soci::use(value),
        soci::into(row.attendee), soci::into(row.meeting), soci::into(row.credential), soci::into(row.phone),
        soci::into(row.code), soci::into(row.page);
    if (!sql.got_data()) return std::nullopt;
    return person_of(row);
}

}  // namespace sql

base::Result<std::optional<Person>> Store::person(domain::AttendeeId attendee) {
    return parts_->database->read("hub.store.person", [&](soci::session& sql) {
        return sql::find_person(sql, "attendee", base::to_string(attendee));
    });
}

base::Result<std::optional<Person>> Store::person_by_credential(domain::CredentialId credential) {
    return parts_->database->read("hub.store.person_by_credential", [&](soci::session& sql) {
        return sql::find_person(sql, "credential", base::to_string(credential));
    });
}

base::Result<std::optional<Person>> Store::person_by_page(const std::string& page_hash) {
    return parts_->database->read("hub.store.person_by_page", [&](soci::session& sql) {
        return sql::find_person(sql, "page_hash", page_hash);
    });
}

base::Result<std::vector<Person>> Store::people_of(domain::MeetingId meeting) {
    return parts_->database->read("hub.store.people_of", [&](soci::session& sql) {
        std::vector<Person> people;
        PersonRow row;
        const auto id = base::to_string(meeting);
        soci::statement select =
            (sql.prepare << "SELECT " + columns + " FROM people WHERE meeting = :meeting ORDER BY attendee",
             soci::use(id), soci::into(row.attendee), soci::into(row.meeting), soci::into(row.credential),
             soci::into(row.phone), soci::into(row.code), soci::into(row.page));
        select.execute();
        while (select.fetch())
            people.push_back(person_of(row));
        return people;
    });
}

}  // namespace hub
