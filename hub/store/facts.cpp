// Receiving facts: a batch is one statement; every fact is kept for ever, its ordering time fixed once.
#include <map>
#include <set>

#include "hub/digest.h"
#include "hub/store/parts.h"
#include "hub/store/rows.h"

namespace hub {

namespace {

using domain::FactVerdict;
using domain::Verdict;
using sql::Rows;
using sql::table_of;
using sql::text_of;

// One batch on its way in.
struct Arriving {
    soci::session& sql;
    const Kiosk& kiosk;
    base::WallTime now;
};

// A fact beside what the hub adds to it.
struct Item {
    const protocol::ReceivedFact& fact;
    std::string id, hash;
    std::optional<sql::Subject> subject;  // of a check-in or check-out
    base::WallTime ordering{};
};

std::optional<std::chrono::milliseconds> offset_of(Arriving& in, const std::string& boot_id) {
    long long offset = 0;
    in.sql << "SELECT offset_ms FROM boots WHERE kiosk = :kiosk AND boot_id = :boot", soci::use(in.kiosk.id),
        soci::use(boot_id), soci::into(offset);
    if (!in.sql.got_data()) return std::nullopt;
    return std::chrono::milliseconds{offset};
}

void learn_offset(Arriving& in, const BootSample& sample) {
    const auto measured = in.now.time_since_epoch() - sample.at;
    const long long offset = better_offset(offset_of(in, sample.boot_id), measured).count();
    in.sql << "INSERT INTO boots (kiosk, boot_id, offset_ms) VALUES (:kiosk, :boot, :offset)"
              " ON CONFLICT (kiosk, boot_id) DO UPDATE SET offset_ms = excluded.offset_ms",
        soci::use(in.kiosk.id), soci::use(sample.boot_id), soci::use(offset);
}

std::string hash_of(const protocol::ReceivedFact& fact) {
    return sha256_hex(fact.kind + '\n' + std::to_string(fact.header.sequence) + '\n' + fact.body_json);
}

std::vector<Item> items_of(Arriving& in, const std::vector<protocol::ReceivedFact>& facts) {
    std::vector<Item> items;
    std::map<std::string, std::optional<std::chrono::milliseconds>> offsets;
    for (const auto& fact : facts) {
        const auto& header = fact.header;
        auto offset = offsets.find(header.boot_id);
        if (offset == offsets.end())
            offset = offsets.emplace(header.boot_id, offset_of(in, header.boot_id)).first;
        items.push_back({fact,
                         base::to_string(header.id),
                         hash_of(fact),
                         {},
                         ordering_time(header, offset->second, in.now)});
        if (fact.body) items.back().subject = sql::subject_of(*fact.body);
    }
    std::vector<sql::Subject*> subjects;
    for (Item& item : items)
        if (item.subject) subjects.push_back(&*item.subject);
    sql::complete(in.sql, subjects);
    return items;
}

Rows rows_of(Arriving& in, const std::vector<Item>& items) {
    Rows rows = Rows::array();
    for (const Item& item : items) {
        const auto& header = item.fact.header;
        const sql::Subject who = item.subject.value_or(sql::Subject{});
        rows.push_back({item.id, in.kiosk.id, header.sequence, item.fact.kind, header.schema,
                        base::to_ms(header.wall), header.boot_id, header.boot.count(), base::to_ms(in.now),
                        base::to_ms(item.ordering), item.hash, item.fact.body_json,
                        base::to_string(who.meeting), base::to_string(who.attendee),
                        base::to_string(who.credential)});
    }
    return rows;
}

// The ids that were new.
std::set<std::string> insert(Arriving& in, const std::vector<Item>& items) {
    using enum sql::Type;
    const std::string columns =
        "id, kiosk, sequence, kind, schema_version, wall_ms, boot_id, boot_ms, received_ms, ordering_ms,"
        " body_hash, body, meeting, attendee, credential";
    const std::string facts = text_of(rows_of(in, items));
    std::string id;
    std::set<std::string> inserted;
    // SQLite takes the ON of a SELECT without WHERE for a join's.
    soci::statement statement =
        (in.sql.prepare << "INSERT INTO facts (" + columns + ") SELECT " + columns + " FROM " +
                               table_of(in.sql, "facts",
                                        {{"id"},
                                         {"kiosk"},
                                         {"sequence", integer},
                                         {"kind"},
                                         {"schema_version", integer},
                                         {"wall_ms", integer},
                                         {"boot_id"},
                                         {"boot_ms", integer},
                                         {"received_ms", integer},
                                         {"ordering_ms", integer},
                                         {"body_hash"},
                                         {"body"},
                                         {"meeting"},
                                         {"attendee"},
                                         {"credential"}}) +
                               " AS arriving WHERE 1 = 1 ON CONFLICT (id) DO NOTHING RETURNING id",
         soci::use(facts, "facts"), soci::into(id));
    statement.execute();
    while (statement.fetch())
        inserted.insert(id);
    return inserted;
}

// Of facts that were here before this batch: whose they are, and their hash.
std::map<std::string, std::pair<std::string, std::string>> known_before(
    Arriving& in, const std::vector<Item>& items, const std::set<std::string>& inserted) {
    std::map<std::string, std::pair<std::string, std::string>> known;
    Rows rows = Rows::array();
    for (const Item& item : items)
        if (!inserted.contains(item.id)) rows.push_back({item.id});
    if (rows.empty()) return known;
    const std::string ids = text_of(rows);
    std::string id, kiosk, hash;
    soci::statement select =
        (in.sql.prepare << "SELECT f.id, f.kiosk, f.body_hash FROM " + table_of(in.sql, "ids", {{"id"}}) +
                               " AS wanted CROSS JOIN facts AS f WHERE f.id = wanted.id",
         soci::use(ids, "ids"), soci::into(id), soci::into(kiosk), soci::into(hash));
    select.execute();
    while (select.fetch())
        known[id] = {kiosk, hash};
    return known;
}

// Of a fact whose body was forgotten (retention.cpp) the hash is gone too.
bool is_same(const std::pair<std::string, std::string>& known, const std::string& kiosk,
             const std::string& hash) {
    return known.first == kiosk && (known.second.empty() || known.second == hash);
}

std::optional<sql::ReportFact> report_of(Arriving& in, const Item& item) {
    const auto* fact = item.fact.body ? std::get_if<domain::ServiceRequestFact>(&*item.fact.body) : nullptr;
    if (!fact) return std::nullopt;
    return sql::ReportFact{item.fact.header.id, in.kiosk.id, *fact, item.ordering};
}

std::optional<sql::FollowUpSaid> follow_up_of(Arriving& in, const Item& item) {
    const auto* fact = item.fact.body ? std::get_if<domain::FollowUpFact>(&*item.fact.body) : nullptr;
    if (!fact) return std::nullopt;
    return sql::FollowUpSaid{item.fact.header.id, in.kiosk.id, fact->said, item.ordering};
}

std::vector<FactVerdict> take_in(Arriving& in, const std::vector<protocol::ReceivedFact>& facts) {
    if (facts.empty()) return {};
    const std::vector<Item> items = items_of(in, facts);
    const auto inserted = insert(in, items);
    auto known = known_before(in, items, inserted);
    std::vector<FactVerdict> verdicts;
    std::vector<sql::DoorFact> doors;
    std::vector<sql::ReportFact> reports;
    std::vector<sql::FollowUpSaid> follow_ups;
    for (const Item& item : items) {
        const auto& id = item.fact.header.id;
        const auto [found, first] = known.try_emplace(item.id, in.kiosk.id, item.hash);
        if (first) {
            verdicts.push_back({id, Verdict::accepted, "", ""});
            if (item.subject) doors.push_back({id, *item.subject});
            if (const auto report = report_of(in, item)) reports.push_back(*report);
            if (const auto said = follow_up_of(in, item)) follow_ups.push_back(*said);
        } else if (is_same(found->second, in.kiosk.id, item.hash)) {
            verdicts.push_back({id, Verdict::duplicate, "", ""});
        } else {
            verdicts.push_back({id, Verdict::refused, "id_reuse", "this id was used for another fact"});
        }
    }
    sql::publish_arrivals(in.sql, doors, in.now);
    sql::take_reports(in.sql, reports, in.now);
    sql::take_follow_ups(in.sql, follow_ups, in.now);
    return verdicts;
}

void note_refusals(Arriving& in, const std::vector<FactVerdict>& verdicts) {
    Rows rows = Rows::array();
    for (const FactVerdict& verdict : verdicts)
        if (verdict.verdict == Verdict::refused)
            rows.push_back({base::to_string(verdict.fact), in.kiosk.id, verdict.code, verdict.reason,
                            base::to_ms(in.now)});
    if (rows.empty()) return;
    const std::string refused = text_of(rows), columns = "fact, kiosk, code, reason, received_ms";
    in.sql << "INSERT INTO refused_facts (" + columns + ") SELECT " + columns + " FROM " +
                  table_of(in.sql, "refused",
                           {{"fact"}, {"kiosk"}, {"code"}, {"reason"}, {"received_ms", sql::Type::integer}}) +
                  " AS arriving WHERE 1 = 1 ON CONFLICT (fact, kiosk, code) DO NOTHING",
        soci::use(refused, "refused");
}

// Moves the mark up to which nothing is missing.
void close_gaps(Arriving& in, Receipt& receipt) {
    long long through = 0, sequence = 0;
    in.sql << "SELECT complete_through FROM kiosks WHERE id = :id", soci::use(in.kiosk.id),
        soci::into(through);
    const long long from = through;
    {
        soci::statement select =
            (in.sql.prepare << "SELECT DISTINCT sequence FROM facts WHERE kiosk = :kiosk AND"
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
    in.sql << "UPDATE kiosks SET complete_through = :through, heard_ms = :heard WHERE id = :id",
        soci::use(through), soci::use(heard), soci::use(in.kiosk.id);
    receipt.complete_through = static_cast<std::uint64_t>(through);
}

}  // namespace

base::Result<Receipt> Store::receive(const Kiosk& kiosk, const protocol::ReceivedFacts& batch,
                                     const std::optional<BootSample>& sample, base::WallTime now) {
    auto receipt = parts_->database->write("hub.store.receive", [&](soci::session& session) {
        Arriving in{session, kiosk, now};
        Receipt result;
        if (sample) learn_offset(in, *sample);
        result.verdicts = take_in(in, batch.facts);
        result.verdicts.insert(result.verdicts.end(), batch.broken.begin(), batch.broken.end());
        note_refusals(in, result.verdicts);
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
