#include "kiosk/store/sealed.h"

#include "kiosk/store/ledger.h"

namespace store {

using base::sqlite::Connection;

namespace {

// Three quarters of what one request to the hub may hold.
constexpr std::size_t boxes_budget = 384u << 10;

struct Unaccepted {
    domain::Fact fact;
    std::optional<std::string> code, reason;  // of a dead letter
};

base::Result<std::vector<Unaccepted>> read_unaccepted(Connection& db) {
    auto query = db.query(
        "SELECT whole_facts.*, code, reason FROM whole_facts LEFT JOIN dead_letters USING (sequence) "
        "WHERE sequence IN (SELECT sequence FROM outbox UNION ALL SELECT sequence FROM dead_letters)");
    std::vector<Unaccepted> all;
    while (query.next())
        if (auto fact = read_fact(query)) {
            Unaccepted one{std::move(*fact), {}, {}};
            if (!query.null(fact_columns)) one.code = query.text(fact_columns);
            if (!query.null(fact_columns + 1)) one.reason = query.text(fact_columns + 1);
            all.push_back(std::move(one));
        }
    if (auto status = query.status(); !status) return status.error();
    return all;
}

// Of the staff gate it stays that it was tried: a restart must not give new tries.
constexpr const char* leave_the_clear[] = {"DELETE FROM outbox WHERE sequence = ?",
                                           "DELETE FROM dead_letters WHERE sequence = ?",
                                           "DELETE FROM check_ins WHERE sequence = ?",
                                           "DELETE FROM check_outs WHERE sequence = ?",
                                           "DELETE FROM refusals WHERE sequence = ?",
                                           "UPDATE staff_sessions SET badge = '' WHERE sequence = ?",
                                           "DELETE FROM service_requests WHERE sequence = ?",
                                           "DELETE FROM request_follow_ups WHERE sequence = ?"};

}  // namespace

base::Status seal_unsent(Connection& db, const Seal& seal) {
    const auto all = read_unaccepted(db);
    if (!all) return all.error();
    for (const auto& [fact, code, reason] : *all) {
        const auto sequence = fact.header.sequence;
        const auto box = seal(fact);
        if (!box) return box.error();
        auto done = db.run("INSERT INTO sealed VALUES (?, ?, ?, ?)", sequence, *box, code, reason);
        for (const char* sql : leave_the_clear)
            if (done) done = db.run(sql, sequence);
        if (!done) return done;
    }
    if (auto done = db.run("UPDATE service_requests SET words = '', phone = '' "
                           "WHERE words <> '' OR phone <> ''");
        !done)
        return done;
    if (auto done = db.run("UPDATE request_follow_ups SET said_words = '' WHERE said_words <> ''"); !done)
        return done;
    return db.run(
        "UPDATE check_ins SET walk_in_name = '', walk_in_organisation = '' "
        "WHERE walk_in_name <> '' OR walk_in_organisation <> ''");
}

base::Result<std::vector<domain::SealedFact>> read_sealed(Connection& db, std::size_t limit) {
    auto query = db.query(
        "SELECT id, box FROM sealed JOIN facts USING (sequence) WHERE code IS NULL ORDER BY sequence LIMIT ?",
        limit);
    std::vector<domain::SealedFact> boxes;
    std::size_t weight = 0;
    while (query.next()) {
        domain::SealedFact sealed{query.uuid(0), query.text(1)};
        weight += sealed.box.size();
        if (weight > boxes_budget && !boxes.empty()) break;
        boxes.push_back(std::move(sealed));
    }
    if (auto status = query.status(); !status) return status.error();
    return boxes;
}

base::Result<bool> settle_sealed(Connection& db, std::int64_t sequence, const domain::FactVerdict& verdict) {
    auto done = verdict.verdict == domain::Verdict::refused
                    ? db.run(
                          "UPDATE sealed SET code = substr(?, 1, 100), reason = substr(?, 1, 1000) "
                          "WHERE sequence = ?",
                          verdict.code, verdict.reason, sequence)
                    : db.run("DELETE FROM sealed WHERE sequence = ?", sequence);
    if (!done) return done.error();
    return db.changes() > 0;
}

base::Result<std::vector<DeadLetter>> read_sealed_letters(Connection& db, std::size_t limit) {
    auto query = db.query(
        "SELECT sequence, id, kind, wall_ms, boot_id, boot_ms, schema, code, reason "
        "FROM sealed JOIN facts USING (sequence) WHERE code IS NOT NULL ORDER BY sequence LIMIT ?",
        limit);
    constexpr int after_header = 7;
    std::vector<DeadLetter> letters;
    while (query.next())
        if (auto fact = read_header(query))
            letters.push_back({std::move(*fact), query.text(after_header), query.text(after_header + 1)});
    if (auto status = query.status(); !status) return status.error();
    return letters;
}

base::Result<bool> send_sealed_again(Connection& db, std::int64_t sequence) {
    auto done = db.run("UPDATE sealed SET code = NULL, reason = NULL WHERE sequence = ? AND code IS NOT NULL",
                       sequence);
    if (!done) return done.error();
    return db.changes() > 0;
}

}  // namespace store
