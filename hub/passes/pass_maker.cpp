#include "hub/passes/pass_maker.h"

#include <algorithm>

#include "hub/clock.h"
#include "hub/digest.h"

namespace hub {

namespace {

base::WallTime start_of_day(base::WallTime t) {
    auto civil = base::to_civil(t, utc_offset);
    civil.hour = civil.minute = civil.second = 0;
    return base::from_civil(civil, utc_offset);
}

// A record that must be there and of its type.
template <class Record>
base::Result<Record> need(Store& store, const char* topic, const std::string& id) {
    auto change = store.record(topic, id);
    if (!change) return change.error();
    if (*change)
        if (auto* record = std::get_if<Record>(&**change)) return std::move(*record);
    return base::Error{base::ErrorKind::not_found, std::string("no record ") + topic + "/" + id,
                       "hub.passes"};
}

}  // namespace

std::string make_pass(const Secrets& secrets, const domain::Meeting& meeting,
                      const domain::Attendee& attendee) {
    const auto& pair = signer(secrets);
    domain::Pass pass;
    pass.key = pair.key.id;
    pass.meeting = meeting.id;
    pass.credential = attendee.credential;
    pass.generation = attendee.generation;
    pass.expires = meeting.ends + pass_grace;
    pass.not_before = start_of_day(meeting.opens);
    return domain::write_pass(pass, pair.secret_key);
}

Person new_person(const Secrets& secrets, domain::MeetingId meeting, domain::AttendeeId attendee) {
    Person person;
    person.attendee = attendee;
    person.meeting = meeting;
    person.credential = domain::CredentialId{base::random_u64()};
    person.look_up_code = domain::make_look_up_code();
    person.page_hash = hash_page_token(make_page_token(secrets, attendee, person.credential));
    return person;
}

std::string make_page_token(const Secrets& secrets, domain::AttendeeId attendee,
                            domain::CredentialId credential) {
    const std::string who = base::to_string(attendee) + base::to_string(credential);
    const auto token = keyed_hash(secrets.page_secret, who, 16);
    return to_hex(token.data(), token.size());
}

std::string hash_page_token(const std::string& token) {
    return sha256_hex(token);
}

base::Result<PassCard> make_card(Store& store, const Secrets& secrets, const Person& person) {
    auto attendee = need<domain::Attendee>(store, domain::topic::attendees, base::to_string(person.attendee));
    if (!attendee) return attendee.error();
    auto meeting = need<domain::Meeting>(store, domain::topic::meetings, base::to_string(person.meeting));
    if (!meeting) return meeting.error();
    PassCard card;
    if (auto place = need<domain::Place>(store, domain::topic::places, meeting->place))
        card.place = std::move(*place);
    card.pass = make_pass(secrets, *meeting, *attendee);
    card.look_up_code = person.look_up_code;
    card.page_token = make_page_token(secrets, person.attendee, person.credential);
    card.meeting = std::move(*meeting);
    card.attendee = std::move(*attendee);
    return card;
}

base::Result<std::vector<PassCard>> make_cards(Store& store, const Secrets& secrets,
                                               domain::MeetingId meeting) {
    auto people = store.people_of(meeting);
    if (!people) return people.error();
    std::vector<PassCard> cards;
    for (const Person& person : *people) {
        auto card = make_card(store, secrets, person);
        if (!card) return card.error();
        cards.push_back(std::move(*card));
    }
    std::stable_sort(cards.begin(), cards.end(), [](const PassCard& a, const PassCard& b) {
        return std::tie(a.attendee.pinyin, a.attendee.name) < std::tie(b.attendee.pinyin, b.attendee.name);
    });
    return cards;
}

std::string grouped_code(const std::string& code) {
    if (code.size() != 8) return code;
    return code.substr(0, 4) + "-" + code.substr(4);
}

}  // namespace hub
