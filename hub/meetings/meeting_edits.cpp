#include "hub/meetings/meeting_edits.h"

#include <map>

#include "hub/import/sample.h"
#include "hub/passes/pass_maker.h"

namespace hub {

namespace {

base::Error missing(const std::string& what) {
    return {base::ErrorKind::not_found, "no " + what, "hub.meetings"};
}

void void_pass(Edit& edit, const domain::Meeting& meeting, domain::CredentialId credential) {
    edit.changes.emplace_back(domain::Revocation{credential, meeting.ends + pass_grace});
}

void take_off(Edit& edit, const domain::Meeting& meeting, const domain::Attendee& attendee) {
    edit.changes.emplace_back(domain::Tombstone{domain::topic::attendees, base::to_string(attendee.id)});
    void_pass(edit, meeting, attendee.credential);
    edit.removed.push_back(attendee.id);
}

// The person's secrets, kept or made, and the record that they belong to.
void put_on(Edit& edit, const Secrets& secrets, const domain::Meeting& meeting, Listed person,
            const std::map<domain::AttendeeId, Person>& known) {
    domain::Attendee& attendee = person.attendee;
    attendee.meeting = meeting.id;
    if (!attendee.id) attendee.id.value = base::random_u64();
    const auto found = known.find(attendee.id);
    Person secret = found == known.end() ? new_person(secrets, meeting.id, attendee.id) : found->second;
    secret.phone = person.phone;
    attendee.credential = secret.credential;
    attendee.masked_phone = mask_phone(person.phone);
    attendee.code_hash = domain::hash_look_up_code(secret.look_up_code, meeting.id);
    edit.changes.emplace_back(attendee);
    edit.people.push_back(std::move(secret));
}

base::Result<std::map<domain::AttendeeId, Person>> people_by_id(Store& store, domain::MeetingId meeting) {
    auto people = store.people_of(meeting);
    if (!people) return people.error();
    std::map<domain::AttendeeId, Person> by_id;
    for (Person& person : *people)
        by_id.emplace(person.attendee, std::move(person));
    return by_id;
}

// After everything else of the edit: what the list will be.
base::Status count_expected(Edit& edit, Store& store, domain::Meeting meeting) {
    auto list = store.attendees_of(meeting.id);
    if (!list) return list.error();
    std::map<domain::AttendeeId, domain::Attendee> after;
    for (domain::Attendee& attendee : *list)
        after[attendee.id] = std::move(attendee);
    for (const domain::Change& change : edit.changes)
        if (const auto* attendee = std::get_if<domain::Attendee>(&change)) after[attendee->id] = *attendee;
    for (const domain::AttendeeId id : edit.removed)
        after.erase(id);
    std::vector<domain::Attendee> all;
    for (auto& [id, attendee] : after)
        all.push_back(std::move(attendee));
    meeting.expected = expected_of(all);
    edit.changes.emplace_back(std::move(meeting));
    return {};
}

}  // namespace

base::Result<domain::Meeting> stored_meeting(Store& store, const std::string& id) {
    auto record = store.record(domain::topic::meetings, id);
    if (!record) return record.error();
    if (!*record || !std::holds_alternative<domain::Meeting>(**record)) return missing("meeting " + id);
    return std::get<domain::Meeting>(std::move(**record));
}

base::Result<std::vector<Listed>> listed_people(Store& store, domain::MeetingId meeting) {
    auto list = store.attendees_of(meeting);
    if (!list) return list.error();
    const auto people = people_by_id(store, meeting);
    if (!people) return people.error();
    std::vector<Listed> listed;
    for (domain::Attendee& attendee : *list) {
        const auto found = people->find(attendee.id);
        const std::string phone = found == people->end() ? "" : found->second.phone;
        listed.push_back({std::move(attendee), phone});
    }
    return listed;
}

base::Result<Edit> remove_meeting(Store& store, const domain::Meeting& meeting) {
    const auto list = store.attendees_of(meeting.id);
    if (!list) return list.error();
    const auto arrivals = store.arrivals_of(meeting.id);
    if (!arrivals) return arrivals.error();
    Edit edit;
    for (const domain::Attendee& attendee : *list)
        take_off(edit, meeting, attendee);
    for (const domain::Arrival& arrival : *arrivals)
        edit.changes.emplace_back(domain::Tombstone{domain::topic::arrivals, protocol::id_of(arrival)});
    edit.changes.emplace_back(domain::Tombstone{domain::topic::meetings, base::to_string(meeting.id)});
    return edit;
}

base::Result<Edit> carry_out(Store& store, const Secrets& secrets, const domain::Meeting& meeting,
                             const ListPlan& plan) {
    const auto known = people_by_id(store, meeting.id);
    if (!known) return known.error();
    Edit edit;
    for (const Listed& person : plan.added)
        put_on(edit, secrets, meeting, person, *known);
    for (const ChangedPerson& person : plan.changed)
        put_on(edit, secrets, meeting, person.after, *known);
    for (const Listed& person : plan.removed)
        take_off(edit, meeting, person.attendee);
    if (auto status = count_expected(edit, store, meeting); !status) return status.error();
    return edit;
}

base::Result<Edit> put_person(Store& store, const Secrets& secrets, const domain::Meeting& meeting,
                              const Listed& person) {
    ListPlan plan;
    plan.added.push_back(person);
    return carry_out(store, secrets, meeting, plan);
}

base::Result<Edit> remove_person(Store& store, const domain::Meeting& meeting, const Listed& person) {
    Edit edit;
    take_off(edit, meeting, person.attendee);
    if (auto status = count_expected(edit, store, meeting); !status) return status.error();
    return edit;
}

base::Result<Edit> renew_pass(Store& store, const Secrets& secrets, const domain::Meeting& meeting,
                              domain::AttendeeId id) {
    auto record = store.record(domain::topic::attendees, base::to_string(id));
    if (!record) return record.error();
    const auto person = store.person(id);
    if (!person) return person.error();
    if (!*record || !*person) return missing("attendee " + base::to_string(id));
    auto attendee = std::get<domain::Attendee>(std::move(**record));
    Edit edit;
    void_pass(edit, meeting, attendee.credential);
    Person fresh = new_person(secrets, meeting.id, id);
    fresh.phone = (*person)->phone;
    attendee.credential = fresh.credential;
    attendee.code_hash = domain::hash_look_up_code(fresh.look_up_code, meeting.id);
    edit.changes.emplace_back(std::move(attendee));
    edit.people.push_back(std::move(fresh));
    return edit;
}

}  // namespace hub
