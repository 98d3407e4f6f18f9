#include "kiosk/store/outbox.h"

#include <algorithm>

#include "kiosk/store/ledger.h"
#include "kiosk/store/photos.h"
#include "kiosk/store/sealed.h"

namespace store {

using base::sqlite::Connection;

namespace {

// Half of what one request to the hub may hold, because JSON is longer than the values in it.
constexpr std::size_t batch_budget = 256u << 10;

std::size_t weight_of(const domain::Fact& fact) {
    constexpr std::size_t of_header_and_ids = 400;
    const auto* check_in = std::get_if<domain::CheckInFact>(&fact.body);
    if (!check_in) return of_header_and_ids;
    return of_header_and_ids + check_in->walk_in_name.size() + check_in->walk_in_organisation.size();
}

base::Result<std::optional<std::int64_t>> sequence_of(Connection& db, const domain::FactId& fact) {
    return first(db.query("SELECT sequence FROM facts WHERE id = ?", base::to_string(fact)),
                 [](const auto& row) { return row.integer(0); });
}

base::Status leave_outbox(Connection& db, std::int64_t sequence) {
    return db.run("DELETE FROM outbox WHERE sequence = ?", sequence);
}

base::Status leave_dead_letters(Connection& db, std::int64_t sequence) {
    return db.run("DELETE FROM dead_letters WHERE sequence = ?", sequence);
}

}  // namespace

base::Status put_into_outbox(Connection& db, std::uint64_t sequence) {
    return db.run("INSERT INTO outbox VALUES (?)", sequence);
}

base::Result<std::vector<domain::Fact>> read_unsent(Connection& db, std::size_t limit) {
    auto query = db.query(
        "SELECT whole_facts.* FROM outbox JOIN whole_facts USING (sequence) ORDER BY outbox.sequence LIMIT ?",
        limit);
    std::vector<domain::Fact> facts;
    std::size_t weight = 0;
    while (weight < batch_budget && query.next()) {
        auto fact = read_fact(query);
        if (!fact) continue;
        weight += weight_of(*fact);
        if (weight > batch_budget && !facts.empty()) break;
        facts.push_back(std::move(*fact));
    }
    if (auto status = query.status(); !status) return status.error();
    return facts;
}

base::Status settle_one(Connection& db, const domain::FactVerdict& verdict) {
    const auto sequence = sequence_of(db, verdict.fact);
    if (!sequence) return sequence.error();
    if (!*sequence) return {};  // not ours: a hub that answers too much harms nobody
    if (auto done = leave_outbox(db, **sequence); !done) return done;
    const auto sealed = settle_sealed(db, **sequence, verdict);
    if (!sealed) return sealed.error();
    if (*sealed) return {};
    if (verdict.verdict != domain::Verdict::refused) return leave_dead_letters(db, **sequence);
    return db.run(
        "INSERT INTO dead_letters VALUES (?, substr(?, 1, 100), substr(?, 1, 1000)) "
        "ON CONFLICT DO UPDATE SET code = excluded.code, reason = excluded.reason",
        **sequence, verdict.code, verdict.reason);
}

base::Result<OutboxState> read_outbox_state(Connection& db) {
    auto row = first(
        db.query("SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM sealed WHERE code IS NULL), "
                 "(SELECT count(*) FROM dead_letters) + (SELECT count(code) FROM sealed), "
                 "(SELECT wall_ms FROM facts WHERE sequence = (SELECT min(first) FROM "
                 "(SELECT min(sequence) AS first FROM outbox "
                 "UNION ALL SELECT min(sequence) FROM sealed WHERE code IS NULL)))"),
        [](const auto& q) {
            OutboxState state{static_cast<std::uint64_t>(q.integer(0)),
                              static_cast<std::uint64_t>(q.integer(1)), std::nullopt};
            if (!q.null(2)) state.oldest = q.wall_time(2);
            return state;
        });
    if (!row) return row.error();
    OutboxState state = row->value_or(OutboxState{});
    if (auto counted = count_photos(db, state); !counted) return counted.error();
    return state;
}

base::Result<std::vector<DeadLetter>> read_dead_letters(Connection& db, std::size_t limit) {
    auto query = db.query(
        "SELECT whole_facts.*, code, reason FROM dead_letters JOIN whole_facts USING (sequence) "
        "ORDER BY sequence LIMIT ?",
        limit);
    std::vector<DeadLetter> letters;
    while (query.next())
        if (auto fact = read_fact(query))
            letters.push_back({std::move(*fact), query.text(fact_columns), query.text(fact_columns + 1)});
    if (auto status = query.status(); !status) return status.error();
    const auto sealed = read_sealed_letters(db, limit);
    if (!sealed) return sealed.error();
    letters.insert(letters.end(), sealed->begin(), sealed->end());
    std::stable_sort(letters.begin(), letters.end(), [](const DeadLetter& a, const DeadLetter& b) {
        return a.fact.header.sequence < b.fact.header.sequence;
    });
    if (letters.size() > limit) letters.resize(limit);
    return letters;
}

base::Status send_again(Connection& db, const domain::FactId& fact) {
    const auto sequence = sequence_of(db, fact);
    if (!sequence) return sequence.error();
    if (*sequence) {
        if (auto done = leave_dead_letters(db, **sequence); !done) return done;
        if (db.changes() > 0) return put_into_outbox(db, static_cast<std::uint64_t>(**sequence));
        const auto sealed = send_sealed_again(db, **sequence);
        if (!sealed) return sealed.error();
        if (*sealed) return {};
    }
    return base::Error{base::ErrorKind::not_found, base::to_string(fact), "store.retry_dead_letter"};
}

}  // namespace store
