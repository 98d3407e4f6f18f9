#include "kiosk/store/check_ins.h"

#include <map>
#include <unordered_map>

namespace store {

using base::sqlite::Connection;
using base::sqlite::Query;
using domain::AttendeeId;
using domain::CredentialId;
using domain::MeetingId;

namespace {

// One person under both names. A look-up knows no credential and an unlisted pass no attendee, until the list
// tells.
struct Person {
    AttendeeId attendee;
    CredentialId credential;
};

base::Result<Person> complete(Connection& db, MeetingId meeting, Person person) {
    if (bool(person.attendee) == bool(person.credential)) return person;
    auto listed = first(db.query("SELECT id, credential FROM attendees WHERE meeting = ?1 AND "
                                 "((?2 <> 0 AND id = ?2) OR (?3 <> 0 AND credential = ?3)) LIMIT 1",
                                 meeting, person.attendee, person.credential),
                        [](const Query& q) {
                            return Person{q.id<AttendeeId>(0), q.id<CredentialId>(1)};
                        });
    if (!listed) return listed.error();
    return listed->value_or(person);
}

// The newest thing that this kiosk's own ledger knows of a person at a meeting.
struct OwnEvent {
    base::WallTime at{};
    bool unsent = false;
};

base::Result<std::optional<OwnEvent>> newest(Connection& db, const char* sql, MeetingId meeting,
                                             const Person& person) {
    return first(db.query(sql, meeting, person.attendee, person.credential), [](const Query& q) {
        return OwnEvent{q.wall_time(0), q.flag(1)};
    });
}

constexpr const char* newest_check_in =
    "SELECT wall_ms, EXISTS (SELECT 1 FROM outbox WHERE outbox.sequence = came.sequence) "
    "FROM standing_check_ins AS came WHERE meeting = ?1 AND "
    "((?2 <> 0 AND attendee = ?2) OR (?3 <> 0 AND credential = ?3)) ORDER BY sequence DESC LIMIT 1";

// Only one that no later check-in has undone.
constexpr const char* newest_check_out =
    "SELECT wall_ms, EXISTS (SELECT 1 FROM outbox WHERE outbox.sequence = gone.sequence) "
    "FROM standing_check_outs AS gone WHERE meeting = ?1 AND "
    "((?2 <> 0 AND attendee = ?2) OR (?3 <> 0 AND credential = ?3)) AND NOT EXISTS "
    "(SELECT 1 FROM standing_check_ins AS back WHERE back.meeting = ?1 AND back.sequence > gone.sequence AND "
    "((?2 <> 0 AND back.attendee = ?2) OR (?3 <> 0 AND back.credential = ?3))) "
    "ORDER BY sequence DESC LIMIT 1";

base::Result<std::optional<domain::KnownCheckIn>> arrival_of(Connection& db, MeetingId meeting,
                                                             const Person& person) {
    return first(
        db.query("SELECT at_ms, CASE WHEN EXISTS (SELECT 1 FROM facts WHERE id = came.fact) THEN '' "
                 "ELSE kiosk END, has_left FROM standing_arrivals AS came WHERE meeting = ?1 AND "
                 "((?2 <> 0 AND attendee = ?2) OR (?3 <> 0 AND credential = ?3)) ORDER BY at_ms LIMIT 1",
                 meeting, person.attendee, person.credential),
        [](const Query& q) {
            return domain::KnownCheckIn{q.wall_time(0), q.text(1), q.flag(2)};
        });
}

struct Seen {
    Person person;
    domain::FactId fact;
};

base::Result<std::vector<Seen>> everybody_seen(Connection& db, MeetingId meeting) {
    return collect(
        db.query("SELECT attendee, credential, id FROM standing_check_ins WHERE meeting = ?1 UNION ALL "
                 "SELECT attendee, credential, fact FROM standing_arrivals WHERE meeting = ?1",
                 meeting),
        [](const Query& q) {
            return Seen{{q.id<AttendeeId>(0), q.id<CredentialId>(1)}, q.uuid(2)};
        });
}

// Two rows are one person if they share the attendee, the credential or the fact. Groups are merged as the
// links show up (union-find with path halving).
class People {
  public:
    void add(const Seen& seen) {
        const auto group = new_group();
        if (seen.person.attendee) link(by_attendee_, seen.person.attendee.value, group);
        if (seen.person.credential) link(by_credential_, seen.person.credential.value, group);
        link(by_fact_, seen.fact, group);
    }
    // The list names one person under both ids, without saying that anybody has come.
    void join(const Person& listed) {
        const auto a = by_attendee_.find(listed.attendee.value);
        const auto c = by_credential_.find(listed.credential.value);
        if (a != by_attendee_.end() && c != by_credential_.end()) merge(a->second, c->second);
    }
    int count() const { return groups_; }

  private:
    std::size_t new_group() {
        parent_.push_back(parent_.size());
        ++groups_;
        return parent_.size() - 1;
    }
    std::size_t root(std::size_t group) {
        while (parent_[group] != group)
            group = parent_[group] = parent_[parent_[group]];
        return group;
    }
    void merge(std::size_t a, std::size_t b) {
        a = root(a), b = root(b);
        if (a == b) return;
        parent_[b] = a;
        --groups_;
    }
    template <class Map, class Key>
    void link(Map& map, const Key& key, std::size_t group) {
        const auto [at, is_new] = map.emplace(key, group);
        if (!is_new) merge(at->second, group);
    }

    std::unordered_map<std::uint64_t, std::size_t> by_attendee_, by_credential_;
    std::map<domain::FactId, std::size_t> by_fact_;
    std::vector<std::size_t> parent_;
    int groups_ = 0;
};

base::Result<int> expected_at(Connection& db, MeetingId meeting) {
    const auto said =
        first_integer(db.query("SELECT coalesce((SELECT nullif(expected, 0) FROM meetings WHERE id = ?1), "
                               "(SELECT count(*) FROM attendees WHERE meeting = ?1))",
                               meeting));
    if (!said) return said.error();
    return static_cast<int>(*said);
}

}  // namespace

base::Result<std::optional<domain::KnownCheckIn>> find_check_in(Connection& db, MeetingId meeting,
                                                                AttendeeId attendee,
                                                                CredentialId credential) {
    const auto person = complete(db, meeting, {attendee, credential});
    if (!person) return person.error();
    const auto in = newest(db, newest_check_in, meeting, *person);
    if (!in) return in.error();
    const auto out = newest(db, newest_check_out, meeting, *person);
    if (!out) return out.error();
    const auto arrival = arrival_of(db, meeting, *person);
    if (!arrival) return arrival.error();

    if (!*in && !*arrival) return std::optional<domain::KnownCheckIn>{};
    // What the hub has not heard yet is newer than what it says.
    const bool hub_is_behind = *out ? (*out)->unsent : *in && (*in)->unsent;
    domain::KnownCheckIn known;
    if (*arrival && !(*in && (*in)->unsent))
        known = **arrival;
    else
        known.at = (*in)->at;
    known.left = *arrival && !hub_is_behind ? (*arrival)->left : out->has_value();
    return std::optional(known);
}

base::Result<Counts> count_arrived(Connection& db, MeetingId meeting) {
    const auto seen = everybody_seen(db, meeting);
    if (!seen) return seen.error();
    const auto listed = collect(
        db.query("SELECT id, credential FROM attendees WHERE meeting = ? AND credential <> 0", meeting),
        [](const Query& q) {
            return Person{q.id<AttendeeId>(0), q.id<CredentialId>(1)};
        });
    if (!listed) return listed.error();
    const auto expected = expected_at(db, meeting);
    if (!expected) return expected.error();

    People people;
    for (const auto& one : *seen)
        people.add(one);
    for (const auto& person : *listed)
        people.join(person);
    return Counts{people.count(), *expected};
}

}  // namespace store
