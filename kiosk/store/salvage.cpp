#include "kiosk/store/salvage.h"

#include "kiosk/store/ledger.h"
#include "kiosk/store/outbox.h"
#include "kiosk/store/photos.h"
#include "kiosk/store/request_numbers.h"

namespace store {

using base::sqlite::Connection;
using base::sqlite::Query;

namespace {

// A number that damage made up must not carry the sequence away.
constexpr std::uint64_t widest_hole = 100'000;
constexpr std::int64_t most_a_day = 100'000;

class Salvage {
  public:
    Salvage(Connection& from, Connection& into) : from_(from), into_(into) {}

    // From both ends, because a bad page stops the reading of what lies behind it.
    base::Status facts() {
        bool whole = false;
        auto done = take("SELECT * FROM whole_facts ORDER BY sequence", whole);
        const auto front = newest_;
        if (!done || whole) return done;
        return take("SELECT * FROM whole_facts WHERE sequence > " + std::to_string(front) +
                        " AND sequence <= " + std::to_string(front + widest_hole) + " ORDER BY sequence DESC",
                    whole);
    }

    // Facts whose bodies are in boxes, or were and the hub has them: their numbers must not be given again.
    base::Status headers() {
        auto rows = from_.query("SELECT sequence, id, kind, wall_ms, boot_id, boot_ms, schema FROM facts");
        while (rows.next()) {
            domain::FactHeader header;
            header.id = rows.uuid(1);
            header.sequence = static_cast<std::uint64_t>(rows.integer(0));
            if (!plausible(header)) continue;
            auto done = into_.run("INSERT OR IGNORE INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)", header.sequence,
                                  rows.text(1), rows.text(2), rows.integer(3), rows.text(4), rows.integer(5),
                                  rows.integer(6));
            if (!done) return done;
            newest_ = std::max(newest_, header.sequence);
        }
        return {};
    }

    base::Status boxes() {
        auto rows = from_.query("SELECT sequence, box, code, reason FROM sealed");
        while (rows.next()) {
            const bool refused = !rows.null(2);
            auto done = into_.run(
                "INSERT OR IGNORE INTO sealed SELECT sequence, ?, ?, ? FROM facts WHERE sequence = ?",
                rows.text(1), refused ? std::optional(rows.text(2)) : std::nullopt,
                refused ? std::optional(rows.text(3)) : std::nullopt, rows.integer(0));
            if (!done) return done;
        }
        return {};
    }

    base::Status numbers() {
        auto rows = from_.query("SELECT day, kiosk, last FROM request_numbers");
        while (rows.next()) {
            auto number = domain::number_of_day(rows.text(0));
            if (!number || !domain::is_kiosk_code(rows.text(1))) continue;
            number->kiosk = rows.text(1);
            if (rows.integer(2) < 1 || rows.integer(2) > most_a_day) continue;
            number->count = static_cast<std::uint32_t>(rows.integer(2));
            if (auto done = number_given(into_, *number); !done) return done;
        }
        return {};
    }

    // If it cannot be read for certain what the hub has had, it gets everything again: it keeps each fact
    // once.
    base::Status outbox() {
        auto done = copy_outbox();
        if (done && copy_dead_letters()) return {};
        return into_.run(
            "INSERT OR IGNORE INTO outbox SELECT sequence FROM whole_facts "
            "WHERE has_body AND sequence NOT IN "
            "(SELECT sequence FROM dead_letters UNION ALL SELECT sequence FROM sealed)");
    }

    std::uint64_t count() const { return count_; }

  private:
    base::Status take(const std::string& sql, bool& whole) {
        auto rows = from_.query(sql);
        while (rows.next()) {
            auto fact = read_fact(rows);
            if (!fact || !plausible(fact->header)) continue;
            const auto inserted = insert_into_ledger(into_, *fact);
            if (!inserted && inserted.error().kind != base::ErrorKind::invalid) return inserted;
            if (!inserted) continue;  // damage repeated an id
            ++count_;
            newest_ = std::max(newest_, fact->header.sequence);
        }
        whole = rows.status().ok();
        return {};
    }

    bool plausible(const domain::FactHeader& header) const {
        return header.id != domain::FactId{} && header.sequence > 0 &&
               header.sequence <= newest_ + widest_hole;
    }

    base::Status copy_outbox() {
        auto rows = from_.query("SELECT sequence FROM outbox");
        while (rows.next()) {
            auto done = into_.run(
                "INSERT OR IGNORE INTO outbox SELECT sequence FROM whole_facts "
                "WHERE sequence = ? AND has_body",
                rows.integer(0));
            if (!done) return done;
        }
        return rows.status();
    }

    base::Status copy_dead_letters() {
        auto rows = from_.query("SELECT sequence, code, reason FROM dead_letters");
        while (rows.next()) {
            auto done = into_.run(
                "INSERT OR IGNORE INTO dead_letters SELECT sequence, ?, ? FROM facts WHERE sequence = ? "
                "AND sequence NOT IN (SELECT sequence FROM outbox)",
                rows.text(1), rows.text(2), rows.integer(0));
            if (!done) return done;
        }
        return rows.status();
    }

    Connection& from_;
    Connection& into_;
    std::uint64_t newest_ = 0, count_ = 0;
};

}  // namespace

base::Result<std::uint64_t> salvage_ledger(const std::string& damaged, Connection& into) {
    auto from = Connection::open({damaged, "", {}});
    if (!from) return std::uint64_t{0};
    from->abandon();  // its log stays as it was found
    base::sqlite::Transaction transaction(into);
    if (auto begun = transaction.status(); !begun) return begun.error();
    Salvage salvage(*from, into);
    if (auto done = salvage.facts(); !done) return done.error();
    if (auto done = salvage.headers(); !done) return done.error();
    if (auto done = salvage.boxes(); !done) return done.error();
    if (auto done = salvage.numbers(); !done) return done.error();
    if (auto done = salvage.outbox(); !done) return done.error();
    if (auto done = salvage_photos(*from, into); !done) return done.error();
    if (auto done = transaction.commit(); !done) return done.error();
    return salvage.count();
}

}  // namespace store
