// Who has arrived: decided anew from all facts about a person, and published when that changed anything.
#include <map>
#include <set>

#include "hub/store/parts.h"
#include "hub/store/rows.h"

namespace hub::sql {

namespace {

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;  // clang deduces it by itself from 17 on

template <class Id>
Id id_from(const std::string& hex) {
    return Id{base::parse_hex16(hex).value_or(0)};
}

domain::Arrival arrival_of(const Subject& subject, const domain::FactId& fact) {
    domain::Arrival arrival;
    arrival.meeting = subject.meeting;
    arrival.attendee = subject.attendee;
    arrival.credential = subject.credential;
    arrival.fact = fact;
    return arrival;
}

// A person at a meeting with what happened there. A walk-in has no name and is an event of its own.
struct Case {
    Subject subject;
    domain::FactId fact;  // of a walk-in
    std::vector<DoorEvent> events;
};

// Every person once, however many of the facts are about them.
std::vector<Case> cases_of(const std::vector<DoorFact>& facts) {
    std::vector<Case> cases;
    std::set<std::string> known;
    for (const DoorFact& fact : facts) {
        const domain::Change record = arrival_of(fact.subject, fact.id);
        if (known.insert(protocol::id_of(record)).second) cases.push_back({fact.subject, fact.id, {}});
    }
    return cases;
}

// The fact that an annulment is about.
std::optional<domain::FactId> annulled_by(const std::string& body) {
    const auto json = nlohmann::json::parse(body, nullptr, false);
    const auto fact = json.is_object() ? json.find("fact") : json.end();
    if (fact == json.end() || !fact->is_string()) return std::nullopt;
    return base::parse_uuid(fact->get<std::string>());
}

// Events by either of a person's names: two searches, because one with OR reads the whole meeting.
void find_events(soci::session& sql, std::vector<Case>& cases) {
    Rows by_attendee = Rows::array(), by_credential = Rows::array(), by_fact = Rows::array();
    std::multimap<std::string, std::size_t> wanted;  // "meeting name", or the fact of a walk-in
    for (std::size_t n = 0; n < cases.size(); ++n) {
        const Subject& who = cases[n].subject;
        const std::string meeting = base::to_string(who.meeting);
        const auto want = [&](Rows& list, const std::string& name) {
            list.push_back({meeting, name});
            wanted.emplace(meeting + ' ' + name, n);
        };
        if (who.attendee) want(by_attendee, base::to_string(who.attendee));
        if (who.credential) want(by_credential, base::to_string(who.credential));
        if (!who.attendee && !who.credential) {
            by_fact.push_back({base::to_string(cases[n].fact)});
            wanted.emplace(base::to_string(cases[n].fact), n);
        }
    }
    const std::string columns =
        "SELECT f.id, f.kiosk, f.kind, f.sequence, f.ordering_ms, f.meeting, f.attendee, f.credential,"
        " CASE WHEN f.kind = 'annulment' THEN f.body ELSE '' END FROM ";
    // CROSS: the list first, then the index of facts.
    const std::string condition =
        " AS wanted CROSS JOIN facts AS f"
        " WHERE f.kind IN ('check_in', 'check_out', 'annulment') AND ";
    const std::string attendees = text_of(by_attendee), credentials = text_of(by_credential),
                      own = text_of(by_fact);
    std::string id, kiosk, kind, meeting, attendee, credential, annulment;
    long long sequence = 0, ordering = 0;
    soci::statement select =
        (sql.prepare << columns + table_of(sql, "attendees", {{"meeting"}, {"name"}}) + condition +
                            "f.meeting = wanted.meeting AND f.attendee = wanted.name UNION " + columns +
                            table_of(sql, "credentials", {{"meeting"}, {"name"}}) + condition +
                            "f.meeting = wanted.meeting AND f.credential = wanted.name UNION " + columns +
                            table_of(sql, "own", {{"id"}}) + condition + "f.id = wanted.id",
         soci::use(attendees, "attendees"), soci::use(credentials, "credentials"), soci::use(own, "own"),
         soci::into(id), soci::into(kiosk), soci::into(kind), soci::into(sequence), soci::into(ordering),
         soci::into(meeting), soci::into(attendee), soci::into(credential), soci::into(annulment));
    select.execute();
    while (select.fetch()) {
        const auto fact = base::parse_uuid(id);
        if (!fact) continue;
        DoorEvent event{*fact, kiosk, static_cast<std::uint64_t>(sequence), base::from_ms(ordering),
                        kind == "check_out"};
        if (kind == annulment_kind) {
            event.annuls = annulled_by(annulment);
            if (kiosk != console_kiosk || !event.annuls) continue;
        }
        std::set<std::size_t> about;
        for (const std::string& name : {meeting + ' ' + attendee, meeting + ' ' + credential, id})
            for (auto [at, end] = wanted.equal_range(name); at != end; ++at)
                about.insert(at->second);
        for (const std::size_t n : about)
            cases[n].events.push_back(event);
    }
}

std::map<std::string, std::string> kiosk_names(soci::session& sql) {
    std::map<std::string, std::string> names;
    std::string id, name;
    soci::statement select =
        (sql.prepare << "SELECT id, name_zh FROM kiosks", soci::into(id), soci::into(name));
    select.execute();
    while (select.fetch())
        names[id] = name;
    names[console_kiosk] = console_name;
    return names;
}

}  // namespace

std::optional<Subject> subject_of(const domain::FactBody& body) {
    auto subject =
        std::visit(Overloaded{[](const domain::CheckInFact& f) {
                                  return std::optional(Subject{f.meeting, f.attendee, f.credential});
                              },
                              [](const domain::CheckOutFact& f) {
                                  return std::optional(Subject{f.meeting, f.attendee, f.credential});
                              },
                              [](const auto&) { return std::optional<Subject>(); }},
                   body);
    if (!subject || !subject->meeting) return std::nullopt;
    return subject;
}

void complete(soci::session& sql, const std::vector<Subject*>& subjects) {
    Rows by_credential = Rows::array(), by_attendee = Rows::array();
    for (const Subject* subject : subjects) {
        if (!subject->attendee && subject->credential)
            by_credential.push_back({base::to_string(subject->credential)});
        if (subject->attendee && !subject->credential)
            by_attendee.push_back({base::to_string(subject->attendee)});
    }
    if (by_credential.empty() && by_attendee.empty()) return;
    std::map<std::string, std::string> attendee_of, credential_of;
    const std::string credentials = text_of(by_credential), attendees = text_of(by_attendee);
    const std::string select_people = "SELECT p.attendee, p.credential FROM ";
    std::string attendee, credential;
    soci::statement select =
        (sql.prepare << select_people + table_of(sql, "credentials", {{"name"}}) +
                            " AS wanted CROSS JOIN people AS p WHERE p.credential = wanted.name UNION " +
                            select_people + table_of(sql, "attendees", {{"name"}}) +
                            " AS wanted CROSS JOIN people AS p WHERE p.attendee = wanted.name",
         soci::use(credentials, "credentials"), soci::use(attendees, "attendees"), soci::into(attendee),
         soci::into(credential));
    select.execute();
    while (select.fetch()) {
        attendee_of[credential] = attendee;
        credential_of[attendee] = credential;
    }
    for (Subject* subject : subjects) {
        if (!subject->attendee && subject->credential)
            subject->attendee =
                id_from<domain::AttendeeId>(attendee_of[base::to_string(subject->credential)]);
        else if (subject->attendee && !subject->credential)
            subject->credential =
                id_from<domain::CredentialId>(credential_of[base::to_string(subject->attendee)]);
    }
}

void publish_arrivals(soci::session& sql, const std::vector<DoorFact>& facts, base::WallTime now) {
    if (facts.empty()) return;
    std::vector<Case> cases = cases_of(facts);
    find_events(sql, cases);
    const auto names = kiosk_names(sql);
    std::vector<domain::Change> changes;
    for (const Case& one : cases) {
        const auto winner = decide_winner(one.events);
        if (!winner) {
            const domain::Change none = arrival_of(one.subject, one.fact);
            changes.emplace_back(domain::Tombstone{domain::topic::arrivals, protocol::id_of(none)});
            continue;
        }
        domain::Arrival arrival = arrival_of(one.subject, winner->event.fact);
        arrival.at = winner->event.ordering;
        const auto name = names.find(winner->event.kiosk);
        arrival.kiosk = name == names.end() || name->second.empty() ? winner->event.kiosk : name->second;
        arrival.left = winner->left;
        changes.emplace_back(arrival);
    }
    put_changes(sql, changes, now);
}

}  // namespace hub::sql
