#include "hub/import/sample.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <nlohmann/json.hpp>

#include "hub/clock.h"
#include "hub/digest.h"
#include "hub/import/arrivals.h"
#include "hub/passes/pass_maker.h"

namespace hub {

namespace {

using Json = nlohmann::json;

base::Error wrong(const std::string& text) {
    return {base::ErrorKind::invalid, text, "hub.import"};
}

std::string text_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

const Json& list_at(const Json& object, const char* key) {
    static const Json none = Json::array();
    const auto found = object.find(key);
    return found != object.end() && found->is_array() ? *found : none;
}

// People write "2026-12-22T09:30"; the protocol wants milliseconds.
bool convert_times(Json& meeting) {
    for (const char* key : {"starts", "ends", "opens", "closes"}) {
        const auto time = parse_iso_time(text_at(meeting, key));
        if (!time) return false;
        meeting.erase(key);
        meeting[std::string(key) + "_ms"] = base::to_ms(*time);
    }
    return true;
}

// The alphabet of domain::make_look_up_code, here only so that sample data is the same on every machine.
std::string look_up_code_from(const std::string& seed, const std::string& who) {
    constexpr std::string_view alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    std::string code;
    for (const std::uint8_t byte : keyed_hash("suishou-hub sample code", seed + who, 16))
        if (code.size() < 8) code += alphabet[byte & 31];
    return code;
}

domain::CredentialId credential_from(const std::string& seed, const std::string& who) {
    domain::CredentialId credential;
    for (const std::uint8_t byte : keyed_hash("suishou-hub sample credential", seed + who, 16))
        credential.value = credential.value << 8 | byte;
    return credential;
}

class Import {
  public:
    Import(Store& store, const Secrets& secrets, const ImportOptions& options)
        : store_(store), secrets_(secrets), options_(options) {}

    base::Result<ImportCount> read(const Json& file) {
        for (const auto& pair : secrets_.keys)
            edit.changes.emplace_back(pair.key);
        if (file.contains("site"))
            if (auto status = add(domain::topic::site, "site", file["site"]); !status) return status.error();
        for (const char* topic : {domain::topic::places, domain::topic::layouts, domain::topic::categories}) {
            for (const Json& record : list_at(file, topic))
                if (auto status = add(topic, text_at(record, "id"), record); !status) return status.error();
        }
        count_.places = list_at(file, "places").size();
        if (auto status = group(list_at(file, "attendees")); !status) return status.error();
        for (const Json& meeting : list_at(file, "meetings"))
            if (auto status = add_meeting(meeting); !status) return status.error();
        if (!lists_.empty())
            return wrong("attendees of a meeting that is not in the file: " + lists_.begin()->first);
        return count_;
    }

    Edit edit;

  private:
    base::Status add(const char* topic, const std::string& id, const Json& json) {
        if (!json.is_object() || id.empty())
            return wrong(std::string("a record of ") + topic + " without an id");
        auto change =
            protocol::decode_record(topic, id, json.dump(-1, ' ', false, Json::error_handler_t::replace));
        if (!change) return wrong(std::string(topic) + "/" + id + ": " + change.error().text);
        edit.changes.push_back(std::move(*change));
        return {};
    }

    base::Status group(const Json& attendees) {
        for (const Json& attendee : attendees) {
            if (!attendee.is_object()) return wrong("an attendee that is no object");
            lists_[text_at(attendee, "meeting")].push_back(attendee);
        }
        return {};
    }

    base::Status add_meeting(Json json) {
        if (!json.is_object()) return wrong("a meeting that is no object");
        const std::string id = text_at(json, "id");
        // 涉密会议不得录入
        if (json.value("classified", Json(false)) != Json(false))
            return wrong("meeting " + id + " is marked classified; it must not be entered here");
        if (!convert_times(json))
            return wrong("meeting " + id + ": starts, ends, opens and closes are times");
        const auto list = lists_.extract(id);
        const std::vector<Json> people = list ? list.mapped() : std::vector<Json>{};
        if (!json.contains("expected"))
            json["expected"] = std::count_if(people.begin(), people.end(), [](const Json& person) {
                return person.value("excused", Json(false)) != Json(true);
            });
        if (auto status = add(domain::topic::meetings, id, json); !status) return status;
        ++count_.meetings;
        const auto& meeting = std::get<domain::Meeting>(edit.changes.back());
        return add_list(domain::Meeting(meeting), people);
    }

    base::Status add_list(const domain::Meeting& meeting, const std::vector<Json>& people) {
        auto known = store_.people_of(meeting.id);
        if (!known) return known.error();
        std::map<domain::AttendeeId, Person> before;
        for (Person& person : *known)
            before.emplace(person.attendee, std::move(person));
        std::set<domain::AttendeeId> after;
        for (const Json& json : people) {
            auto attendee = add_attendee(meeting, json, before);
            if (!attendee) return attendee.error();
            if (!after.insert(*attendee).second || !everybody_.insert(*attendee).second)
                return wrong("attendee " + base::to_string(*attendee) + " is on the lists twice");
        }
        for (const auto& [attendee, person] : before)
            if (!after.contains(attendee)) remove(meeting, person);
        return {};
    }

    base::Result<domain::AttendeeId> add_attendee(const domain::Meeting& meeting, Json json,
                                                  const std::map<domain::AttendeeId, Person>& before) {
        const std::string id = text_at(json, "id"), phone = text_at(json, "phone");
        if (phone.size() > 20 || phone.find_first_not_of("0123456789+- ") != std::string::npos)
            return wrong("attendee " + id + ": phone");
        json.erase("phone");
        json["masked_phone"] = mask_phone(phone);
        if (auto status = add(domain::topic::attendees, id, json); !status) return status.error();
        auto& attendee = std::get<domain::Attendee>(edit.changes.back());
        const auto found = before.find(attendee.id);
        Person person = found != before.end() ? found->second : new_person(meeting.id, attendee.id);
        person.phone = phone;
        attendee.credential = person.credential;
        attendee.code_hash = domain::hash_look_up_code(person.look_up_code, meeting.id);
        edit.people.push_back(std::move(person));
        ++count_.attendees;
        return attendee.id;
    }

    Person new_person(domain::MeetingId meeting, domain::AttendeeId attendee) const {
        const std::string who = base::to_string(meeting) + base::to_string(attendee);
        Person person;
        person.attendee = attendee;
        person.meeting = meeting;
        const bool random = options_.seed.empty();
        person.credential =
            random ? domain::CredentialId{base::random_u64()} : credential_from(options_.seed, who);
        person.look_up_code = random ? domain::make_look_up_code() : look_up_code_from(options_.seed, who);
        person.page_hash = hash_page_token(make_page_token(secrets_, attendee, person.credential));
        return person;
    }

    void remove(const domain::Meeting& meeting, const Person& person) {
        edit.changes.emplace_back(
            domain::Tombstone{domain::topic::attendees, base::to_string(person.attendee)});
        edit.changes.emplace_back(
            domain::Revocation{person.credential, meeting.ends + std::chrono::hours{2}});
        edit.removed.push_back(person.attendee);
        ++count_.removed;
    }

    Store& store_;
    const Secrets& secrets_;
    const ImportOptions& options_;
    ImportCount count_;
    std::map<std::string, std::vector<Json>> lists_;  // by meeting id, until the meeting comes
    std::set<domain::AttendeeId> everybody_;
};

}  // namespace

base::Result<ImportCount> import_file(Store& store, const Secrets& secrets, std::string_view json,
                                      const ImportOptions& options, base::WallTime now) {
    const Json file = Json::parse(json, nullptr, false);
    if (!file.is_object()) return wrong("the file is no JSON object");
    if (file.contains("format") && text_at(file, "format") != "suishou-site/1")
        return wrong("the file's format is not suishou-site/1");
    Import import(store, secrets, options);
    auto count = import.read(file);
    if (!count) return count;
    const auto arrivals = read_arrivals(file, import.edit.people);
    if (!arrivals) return arrivals.error();
    if (file.contains("working_time"))
        if (auto status = store.set_house_hours(file["working_time"].dump(), {"cli", ""}, now); !status)
            return status.error();
    if (file.contains("open311"))
        if (auto status = store.set_open311_house(file["open311"].dump(), {"cli", ""}, now); !status)
            return status.error();
    if (auto status = store.apply(import.edit, now); !status) return status.error();
    if (auto status = take_in(store, *arrivals, now); !status) return status.error();
    count->arrivals = arrivals->facts.size();
    return count;
}

std::string mask_phone(const std::string& phone) {
    constexpr std::size_t tail = 4, whole_number = 11;
    if (phone.size() < tail + 3) return std::string(phone.size(), '*');
    const std::size_t head = phone.size() >= whole_number ? 3 : 0;
    return phone.substr(0, head) + std::string(phone.size() - head - tail, '*') +
           phone.substr(phone.size() - tail);
}

}  // namespace hub
