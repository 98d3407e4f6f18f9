// Receiving facts: every one kept for ever, its ordering time fixed once, its consequences published.
#include "hub/digest.h"
#include "hub/store/parts.h"

namespace hub {

namespace sql {

namespace {

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;  // clang deduces it by itself from 17 on

void complete(Statements& sql, Subject& subject) {
    std::string found;
    if (!subject.attendee && subject.credential) {
        const std::string credential = base::to_string(subject.credential);
        if (sql.find("SELECT attendee FROM people WHERE credential = :credential", soci::use(credential),
                     soci::into(found)))
            subject.attendee.value = base::parse_hex16(found).value_or(0);
    } else if (subject.attendee && !subject.credential) {
        const std::string attendee = base::to_string(subject.attendee);
        if (sql.find("SELECT credential FROM people WHERE attendee = :attendee", soci::use(attendee),
                     soci::into(found)))
            subject.credential.value = base::parse_hex16(found).value_or(0);
    }
}

// A person's events by either of their names: two searches, because one with OR reads the whole meeting. A
// walk-in has no name and is an event of its own.
std::vector<DoorEvent> events_of(Statements& sql, const Subject& subject, const domain::FactId& fact) {
    const std::string events =
        "SELECT id, kiosk, kind, sequence, ordering_ms FROM facts"
        " WHERE kind IN ('check_in', 'check_out') AND ";
    // No fact has an empty name: where one is unknown its search finds nothing.
    const std::string meeting = base::to_string(subject.meeting), own = base::to_string(fact),
                      attendee = subject.attendee ? base::to_string(subject.attendee) : "",
                      credential = subject.credential ? base::to_string(subject.credential) : "";
    std::string id, kiosk, kind;
    long long sequence = 0, ordering = 0;
    std::vector<DoorEvent> found;
    const auto keep = [&] {
        if (const auto parsed = base::parse_uuid(id))
            found.push_back({*parsed, kiosk, static_cast<std::uint64_t>(sequence), base::from_ms(ordering),
                             kind == "check_out"});
    };
    const auto search = [&](const std::string& condition, const auto&... named) {
        sql.each(events + condition, keep, soci::into(id), soci::into(kiosk), soci::into(kind),
                 soci::into(sequence), soci::into(ordering), named...);
    };
    if (attendee.empty() && credential.empty())
        search("id = :own", soci::use(own));
    else
        search("meeting = :meeting AND attendee = :attendee UNION " + events +
                   "meeting = :again AND credential = :credential",
               soci::use(meeting), soci::use(attendee), soci::use(meeting), soci::use(credential));
    return found;
}

std::string kiosk_name(Statements& sql, const std::string& id) {
    std::string name;
    sql.find("SELECT name_zh FROM kiosks WHERE id = :id", soci::use(id), soci::into(name));
    return name.empty() ? id : name;
}

}  // namespace

std::optional<Subject> subject_of(Statements& sql, const domain::FactBody& body) {
    auto subject =
        std::visit(Overloaded{[](const domain::CheckInFact& f) {
                                  return std::optional(Subject{f.meeting, f.attendee, f.credential});
                              },
                              [](const domain::CheckOutFact& f) {
                                  return std::optional(Subject{f.meeting, f.attendee, f.credential});
                              },
                              [](const domain::RefusalFact&) { return std::optional<Subject>(); }},
                   body);
    if (!subject || !subject->meeting) return std::nullopt;
    complete(sql, *subject);
    return subject;
}

void publish_arrival(Statements& sql, const Subject& subject, const domain::FactId& fact,
                     base::WallTime now) {
    const auto winner = decide_winner(events_of(sql, subject, fact));
    if (!winner) return;
    domain::Arrival arrival;
    arrival.meeting = subject.meeting;
    arrival.attendee = subject.attendee;
    arrival.credential = subject.credential;
    arrival.fact = winner->event.fact;
    arrival.at = winner->event.ordering;
    arrival.kiosk = kiosk_name(sql, winner->event.kiosk);
    arrival.left = winner->left;
    put_change(sql, arrival, now);
}

}  // namespace sql

namespace {

using domain::FactVerdict;
using domain::Verdict;

// One batch on its way in.
struct Arriving {
    sql::Statements sql;
    const Kiosk& kiosk;
    base::WallTime now;
};

std::optional<std::chrono::milliseconds> offset_of(Arriving& in, const std::string& boot_id) {
    long long offset = 0;
    if (!in.sql.find("SELECT offset_ms FROM boots WHERE kiosk = :kiosk AND boot_id = :boot",
                     soci::use(in.kiosk.id), soci::use(boot_id), soci::into(offset)))
        return std::nullopt;
    return std::chrono::milliseconds{offset};
}

void learn_offset(Arriving& in, const BootSample& sample) {
    const auto measured = in.now.time_since_epoch() - sample.at;
    const long long offset = better_offset(offset_of(in, sample.boot_id), measured).count();
    in.sql.change(
        "INSERT INTO boots (kiosk, boot_id, offset_ms) VALUES (:kiosk, :boot, :offset)"
        " ON CONFLICT (kiosk, boot_id) DO UPDATE SET offset_ms = excluded.offset_ms",
        soci::use(in.kiosk.id), soci::use(sample.boot_id), soci::use(offset));
}

FactVerdict known_already(Arriving& in, const std::string& id, const domain::FactId& fact,
                          const std::string& hash) {
    std::string kiosk, known_hash;
    in.sql.find("SELECT kiosk, body_hash FROM facts WHERE id = :id", soci::use(id), soci::into(kiosk),
                soci::into(known_hash));
    if (kiosk == in.kiosk.id && known_hash == hash) return {fact, Verdict::duplicate, "", ""};
    return {fact, Verdict::refused, "id_reuse", "this id was used for another fact"};
}

void note_refusal(Arriving& in, const FactVerdict& verdict) {
    const std::string fact = base::to_string(verdict.fact);
    const long long received = base::to_ms(in.now);
    in.sql.change(
        "INSERT INTO refused_facts (fact, kiosk, code, reason, received_ms)"
        " VALUES (:fact, :kiosk, :code, :reason, :received) ON CONFLICT (fact, kiosk, code) DO NOTHING",
        soci::use(fact), soci::use(in.kiosk.id), soci::use(verdict.code), soci::use(verdict.reason),
        soci::use(received));
}

bool insert(Arriving& in, const protocol::ReceivedFact& fact, const std::string& id, const std::string& hash,
            const sql::Subject& subject) {
    const auto& header = fact.header;
    const auto ordering = ordering_time(header, offset_of(in, header.boot_id), in.now);
    const long long sequence = static_cast<long long>(header.sequence), wall = base::to_ms(header.wall),
                    boot = header.boot.count(), received = base::to_ms(in.now), order = base::to_ms(ordering),
                    schema = header.schema;
    const std::string meeting = base::to_string(subject.meeting),
                      attendee = base::to_string(subject.attendee),
                      credential = base::to_string(subject.credential);
    return in.sql.change(
               "INSERT INTO facts (id, kiosk, sequence, kind, schema_version, wall_ms, boot_id, boot_ms,"
               " received_ms, ordering_ms, body_hash, body, meeting, attendee, credential)"
               " VALUES (:id, :kiosk, :sequence, :kind, :schema, :wall, :boot_id, :boot, :received,"
               " :ordering, :hash, :body, :meeting, :attendee, :credential)"
               " ON CONFLICT (id) DO NOTHING",
               soci::use(id), soci::use(in.kiosk.id), soci::use(sequence), soci::use(fact.kind),
               soci::use(schema), soci::use(wall), soci::use(header.boot_id), soci::use(boot),
               soci::use(received), soci::use(order), soci::use(hash), soci::use(fact.body_json),
               soci::use(meeting), soci::use(attendee), soci::use(credential)) > 0;
}

std::string hash_of(const protocol::ReceivedFact& fact) {
    return sha256_hex(fact.kind + '\n' + std::to_string(fact.header.sequence) + '\n' + fact.body_json);
}

FactVerdict take_in(Arriving& in, const protocol::ReceivedFact& fact) {
    const std::string id = base::to_string(fact.header.id), hash = hash_of(fact);
    std::optional<sql::Subject> subject;
    if (fact.body) subject = sql::subject_of(in.sql, *fact.body);
    if (!insert(in, fact, id, hash, subject.value_or(sql::Subject{})))
        return known_already(in, id, fact.header.id, hash);
    if (subject) sql::publish_arrival(in.sql, *subject, fact.header.id, in.now);
    return {fact.header.id, Verdict::accepted, "", ""};
}

// Moves the mark up to which nothing is missing.
void close_gaps(Arriving& in, Receipt& receipt) {
    long long through = 0, sequence = 0;
    in.sql.find("SELECT complete_through FROM kiosks WHERE id = :id", soci::use(in.kiosk.id),
                soci::into(through));
    const long long from = through;
    {
        soci::statement select =
            (in.sql.session().prepare << "SELECT DISTINCT sequence FROM facts WHERE kiosk = :kiosk AND"
                                         " sequence > :from ORDER BY sequence",
             soci::use(in.kiosk.id), soci::use(from), soci::into(sequence));
        select.execute();
        while (select.fetch()) {
            if (sequence != through + 1) {
                receipt.gap = true;
                break;
            }
            through = sequence;
        }
    }
    const long long heard = base::to_ms(in.now);
    in.sql.change("UPDATE kiosks SET complete_through = :through, heard_ms = :heard WHERE id = :id",
                  soci::use(through), soci::use(heard), soci::use(in.kiosk.id));
    receipt.complete_through = static_cast<std::uint64_t>(through);
}

}  // namespace

base::Result<Receipt> Store::receive(const Kiosk& kiosk, const protocol::ReceivedFacts& batch,
                                     const std::optional<BootSample>& sample, base::WallTime now) {
    auto receipt = parts_->database->write("hub.store.receive", [&](soci::session& sql) {
        Arriving in{sql::Statements(sql), kiosk, now};
        Receipt result;
        if (sample) learn_offset(in, *sample);
        for (const auto& fact : batch.facts)
            result.verdicts.push_back(take_in(in, fact));
        result.verdicts.insert(result.verdicts.end(), batch.broken.begin(), batch.broken.end());
        for (const auto& verdict : result.verdicts)
            if (verdict.verdict == Verdict::refused) note_refusal(in, verdict);
        close_gaps(in, result);
        return result;
    });
    if (receipt) parts_->announce_commit();
    return receipt;
}

base::Result<std::uint64_t> Store::fact_count() {
    return parts_->database->read("hub.store.fact_count", [](soci::session& sql) {
        long long count = 0;
        sql << "SELECT COUNT(*) FROM facts", soci::into(count);
        return static_cast<std::uint64_t>(count);
    });
}

}  // namespace hub
