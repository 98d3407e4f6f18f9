// What staff put right about arrivals: facts of the console's own, which nobody changes either.
#include "hub/store/parts.h"
#include "hub/store/rows.h"

namespace hub {

namespace {

constexpr auto place = "hub.store.correct";

base::Error refused(const std::string& text) {
    return {base::ErrorKind::refused, text, place};
}

bool is_listed(soci::session& sql, const Correction& correction) {
    const auto record = sql::get_record(sql, domain::topic::attendees, base::to_string(correction.attendee));
    const auto* attendee = record ? std::get_if<domain::Attendee>(&*record) : nullptr;
    return attendee && attendee->meeting == correction.meeting;
}

std::optional<domain::Arrival> arrival_of(soci::session& sql, const Correction& correction) {
    domain::Arrival wanted;
    wanted.meeting = correction.meeting;
    wanted.attendee = correction.attendee;
    const auto record = sql::get_record(sql, domain::topic::arrivals, protocol::id_of(wanted));
    const auto* arrival = record ? std::get_if<domain::Arrival>(&*record) : nullptr;
    return arrival ? std::optional(*arrival) : std::nullopt;
}

struct Word {
    std::string kind, body;
    base::WallTime at{};
};

// Keeps the fact, about `who` under both names; its id.
domain::FactId write(soci::session& sql, sql::Subject& who, const Word& fact, base::WallTime now) {
    sql::complete(sql, {&who});
    const domain::FactId id = base::make_uuid_v7(now);
    sql::put_own_fact(sql, {id, sql::console_kiosk, fact.kind, fact.body, "", fact.at, who}, now);
    return id;
}

sql::Subject subject_of(const domain::Arrival& arrival) {
    return {arrival.meeting, arrival.attendee, arrival.credential};
}

// One person's arrival may be known by the pass and by the list.
std::vector<domain::Arrival> decided_by(soci::session& sql, domain::MeetingId meeting,
                                        const domain::FactId& fact) {
    std::vector<domain::Arrival> arrivals = sql::arrivals_of(sql, meeting);
    std::erase_if(arrivals, [&](const domain::Arrival& arrival) { return arrival.fact != fact; });
    return arrivals;
}

// Publishes what has become of arrivals whose fact was annulled by `word`.
void decide_anew(soci::session& sql, const std::vector<domain::Arrival>& arrivals, const domain::FactId& word,
                 base::WallTime now) {
    std::vector<sql::DoorFact> doors;
    std::vector<domain::Change> gone;
    for (const domain::Arrival& arrival : arrivals)
        if (arrival.attendee || arrival.credential)
            doors.push_back({word, subject_of(arrival)});
        else  // a walk-in has nothing but this one fact
            gone.emplace_back(domain::Tombstone{domain::topic::arrivals, protocol::id_of(arrival)});
    sql::put_changes(sql, gone, now);
    sql::publish_arrivals(sql, doors, now);
}

// As a kiosk would have sent it: somebody looked the person up.
std::string check_in_body(const Correction& correction) {
    domain::Fact fact;
    domain::CheckInFact body;
    body.meeting = correction.meeting;
    body.attendee = correction.attendee;
    body.method = domain::Method::look_up;
    fact.header.id = base::make_uuid_v7({});
    fact.header.sequence = 1;
    fact.body = body;
    const auto sent = protocol::decode_facts(protocol::encode_facts({fact}));
    if (!sent || sent->facts.size() != 1) throw std::runtime_error("a check-in could not be written");
    return sent->facts[0].body_json;
}

}  // namespace

base::Status Store::enter_arrival(const Correction& correction, base::WallTime at, const Actor& by,
                                  base::WallTime now) {
    auto done = parts_->database->write(place, [&](soci::session& sql) -> base::Status {
        if (!is_listed(sql, correction))
            return base::Error{base::ErrorKind::not_found, "not on the list", place};
        if (arrival_of(sql, correction)) return refused("has arrived already");
        if (at > now) return refused("that time has not come yet");
        sql::Subject who{correction.meeting, correction.attendee, {}};
        const auto id = write(sql, who, {"check_in", check_in_body(correction), at}, now);
        sql::publish_arrivals(sql, {{id, who}}, now);
        sql::put_audit(sql, {0, now, by, "attendee.correct", base::to_string(correction.attendee),
                             "arrived: " + correction.reason});
        return {};
    });
    if (!done) return done.error();
    if (*done) parts_->announce_commit();
    return *done;
}

base::Status Store::take_back_arrival(const Withdrawal& withdrawal, const Actor& by, base::WallTime now) {
    auto done = parts_->database->write(place, [&](soci::session& sql) -> base::Status {
        const auto arrivals = decided_by(sql, withdrawal.meeting, withdrawal.fact);
        if (arrivals.empty()) return refused("no arrival is by this fact");
        sql::Subject who{withdrawal.meeting, {}, {}};
        for (const domain::Arrival& arrival : arrivals) {
            if (arrival.attendee) who.attendee = arrival.attendee;
            if (arrival.credential) who.credential = arrival.credential;
        }
        const std::string fact = base::to_string(withdrawal.fact);
        const sql::Rows body{{"fact", fact}};
        const auto word = write(sql, who, {sql::annulment_kind, body.dump(), now}, now);
        // First of all: a kiosk that hears only this knows that its own fact counts no more.
        sql::put_changes(sql, {domain::Annulment{withdrawal.fact, withdrawal.meeting}}, now);
        decide_anew(sql, arrivals, word, now);
        sql::put_audit(sql,
                       {0, now, by, "attendee.correct", who.attendee ? base::to_string(who.attendee) : fact,
                        "taken back: " + withdrawal.reason});
        return {};
    });
    if (!done) return done.error();
    if (*done) parts_->announce_commit();
    return *done;
}

}  // namespace hub
