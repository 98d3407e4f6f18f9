// Facts that the hub makes itself, beside those of kiosks.
#include "hub/digest.h"
#include "hub/store/parts.h"

namespace hub::sql {

namespace {

// Writers come one after another, so this number is nobody else's.
long long next_own_sequence(soci::session& sql, const std::string& kiosk) {
    long long highest = 0;
    sql << "SELECT COALESCE(MAX(sequence), 0) FROM facts WHERE kiosk = :kiosk", soci::use(kiosk),
        soci::into(highest);
    return highest + 1;
}

}  // namespace

void put_own_fact(soci::session& sql, const OwnFact& fact, base::WallTime now) {
    const std::string id = base::to_string(fact.id), meeting = base::to_string(fact.about.meeting),
                      attendee = base::to_string(fact.about.attendee),
                      credential = base::to_string(fact.about.credential);
    const long long sequence = next_own_sequence(sql, fact.kiosk), at = base::to_ms(fact.at),
                    received = base::to_ms(now);
    const std::string hash = fact.digest.empty()
                                 ? sha256_hex(fact.kind + '\n' + std::to_string(sequence) + '\n' + fact.body)
                                 : fact.digest;
    sql << "INSERT INTO facts (id, kiosk, sequence, kind, schema_version, wall_ms, boot_id, boot_ms,"
           " received_ms, ordering_ms, body_hash, body, meeting, attendee, credential) VALUES (:id, :kiosk,"
           " :sequence, :kind, 1, :wall, '', 0, :received, :ordering, :hash, :body, :meeting, :attendee,"
           " :credential)",
        soci::use(id), soci::use(fact.kiosk), soci::use(sequence), soci::use(fact.kind), soci::use(at),
        soci::use(received), soci::use(at), soci::use(hash), soci::use(fact.body), soci::use(meeting),
        soci::use(attendee), soci::use(credential);
}

}  // namespace hub::sql
