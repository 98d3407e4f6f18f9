// Reports that came through the Open311 endpoint: facts of the hub's own, which become service requests as a
// kiosk's do.
#include <algorithm>

#include "hub/clock.h"
#include "hub/digest.h"
#include "hub/store/parts.h"
#include "hub/store/rows.h"

namespace hub {

namespace {

constexpr auto report_place = "hub.store.open_report";

// All that makes it this report and no other.
std::string digest_of(const OpenReport& report) {
    sql::Rows all{report.cell, report.category, report.words, report.phone, report.language, report.danger};
    for (const domain::RequestAnswer& each : report.answers)
        all.push_back({each.question, each.answer});
    return sha256_hex(sql::text_of(all));
}

// The same for the same name by the same client, so that a report that comes twice meets itself (UUID version
// 8, RFC 9562, section 5.8).
domain::FactId id_of_report(const OpenReport& report, base::WallTime now) {
    if (report.repeat.empty()) return base::make_uuid_v7(now);
    const auto hash = from_hex(sha256_hex("open311\n" + report.key + '\n' + report.repeat));
    domain::FactId id;
    std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | 0x80);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
    return id;
}

// Writers come one after another, so this number is nobody else's.
domain::RequestNumber next_number(soci::session& sql, base::WallTime now) {
    const base::CivilTime day = base::to_civil(now, utc_offset);
    domain::RequestNumber next{day.year, day.month, day.day, open311_code, 0};
    const std::string pattern = "BX-" + domain::day_of(next) + "-" + open311_code + "-%";
    std::string number;
    soci::statement select = (sql.prepare << "SELECT number FROM service_requests WHERE number LIKE :pattern",
                              soci::use(pattern), soci::into(number));
    select.execute();
    while (select.fetch())
        if (const auto taken = domain::parse_request_number(number))
            next.count = std::max(next.count, taken->count);
    ++next.count;
    return next;
}

domain::ServiceRequestFact fact_of(const OpenReport& report, const domain::RequestNumber& number) {
    domain::ServiceRequestFact fact;
    fact.number = number;
    fact.key = {base::random_u64()};
    fact.cell = report.cell;
    fact.place = report.place;
    fact.category = report.category;
    fact.words = report.words;
    fact.phone = report.phone;
    fact.danger = report.danger;
    fact.language = report.language;
    fact.answers = report.answers;
    return fact;
}

// As a kiosk would have sent it.
std::string body_of(const domain::ServiceRequestFact& body) {
    domain::Fact fact;
    fact.body = body;
    return sql::Rows::parse(protocol::encode_facts({fact})).at("facts").at(0).at("body").dump();
}

struct Before {
    std::string digest, number;
};
std::optional<Before> came_before(soci::session& sql, const domain::FactId& id) {
    const std::string fact = base::to_string(id);
    Before before;
    sql << "SELECT f.body_hash, r.number FROM facts AS f JOIN service_requests AS r ON r.fact = f.id"
           " WHERE f.id = :id",
        soci::use(fact), soci::into(before.digest), soci::into(before.number);
    return sql.got_data() ? std::optional(before) : std::nullopt;
}

}  // namespace

base::Result<std::string> Store::take_open_report(const OpenReport& report, const Actor& by,
                                                  base::WallTime now) {
    auto taken = parts_->database->write(report_place, [&](soci::session& sql) -> base::Result<std::string> {
        const auto id = id_of_report(report, now);
        const std::string digest = digest_of(report);
        if (const auto before = came_before(sql, id)) {
            // Of one that was forgotten (retention.cpp) the digest is gone too.
            if (before->digest.empty() || before->digest == digest) return before->number;
            return base::Error{base::ErrorKind::refused, "another report had this name", report_place};
        }
        const auto fact = fact_of(report, next_number(sql, now));
        sql::put_own_fact(
            sql, {id, sql::open311_kiosk, "service_request", body_of(fact), digest, now, sql::Subject{}},
            now);
        sql::take_reports(sql, {{id, sql::open311_kiosk, fact, now}}, now);
        const std::string number = domain::to_string(fact.number);
        sql::put_audit(sql, {0, now, by, "request.report", number, ""});
        return number;
    });
    if (!taken) return taken.error();
    if (*taken) parts_->announce_commit();
    return *taken;
}

}  // namespace hub
