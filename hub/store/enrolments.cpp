#include <algorithm>

#include "base/ids.h"
#include "hub/store/parts.h"
#include "hub/store/tokens.h"

namespace hub {

namespace {

constexpr std::chrono::days decided_kept{90};

// In the order of EnrolmentState.
constexpr const char* words[] = {"waiting", "refused", "approved", "over"};

std::string word_of(EnrolmentState state) {
    return words[static_cast<std::size_t>(state)];
}

EnrolmentState state_of(const std::string& word) {
    for (const auto state : {EnrolmentState::waiting, EnrolmentState::refused, EnrolmentState::approved})
        if (word == word_of(state)) return state;
    return EnrolmentState::over;
}

std::string four_digits() {
    std::string digits = std::to_string(10'000 + base::random_u64() % 10'000);
    return digits.substr(1);
}

const std::string columns =
    "id, secret_hash, kiosk, name_zh, name_en, confirmation, software, source, state, asked_ms, decided_ms";

struct EnrolmentRow {
    std::string state;
    long long asked = 0, decided = 0;
    Enrolment read;

    Enrolment value(base::WallTime now) const {
        Enrolment e = read;
        e.state = state_of(state);
        e.asked = base::from_ms(asked);
        e.decided = base::from_ms(decided);
        const bool open = e.state == EnrolmentState::waiting || e.state == EnrolmentState::approved;
        if (open && now - std::max(e.asked, e.decided) > enrolment_waits) e.state = EnrolmentState::over;
        return e;
    }
};

std::optional<Enrolment> find(soci::session& sql, const char* column, const std::string& value,
                              base::WallTime now) {
    EnrolmentRow row;
    Enrolment& e = row.read;
    sql << "SELECT " + columns + " FROM enrolments WHERE " + column + " = :value", soci::use(value),
        soci::into(e.id), soci::into(e.secret_hash), soci::into(e.kiosk), soci::into(e.name.zh),
        soci::into(e.name.en), soci::into(e.confirmation), soci::into(e.software), soci::into(e.source),
        soci::into(row.state), soci::into(row.asked), soci::into(row.decided);
    if (!sql.got_data()) return std::nullopt;
    return row.value(now);
}

void forget_old(soci::session& sql, base::WallTime now) {
    const long long expired = base::to_ms(now - enrolment_waits);
    const long long old = base::to_ms(now - decided_kept);
    sql << "DELETE FROM enrolment_codes WHERE expires_ms < :expired", soci::use(expired);
    sql << "DELETE FROM enrolments WHERE asked_ms < :old", soci::use(old);
}

std::optional<EnrolmentCode> find_code(soci::session& sql, const std::string& hash, base::WallTime now) {
    EnrolmentCode code;
    long long expires = 0;
    sql << "SELECT kiosk, name_zh, name_en, expires_ms FROM enrolment_codes WHERE code_hash = :hash",
        soci::use(hash), soci::into(code.kiosk), soci::into(code.name.zh), soci::into(code.name.en),
        soci::into(expires);
    if (!sql.got_data() || base::from_ms(expires) <= now) return std::nullopt;
    return code;
}

void put(soci::session& sql, const Enrolment& e, const std::string& code_hash) {
    const std::string state = word_of(e.state);
    const long long asked = base::to_ms(e.asked);
    sql << "INSERT INTO enrolments (id, code_hash, secret_hash, kiosk, name_zh, name_en, confirmation,"
           " software, source, state, asked_ms) VALUES (:id, :code, :secret, :kiosk, :zh, :en, :confirmation,"
           " :software, :source, :state, :asked)",
        soci::use(e.id), soci::use(code_hash), soci::use(e.secret_hash), soci::use(e.kiosk),
        soci::use(e.name.zh), soci::use(e.name.en), soci::use(e.confirmation), soci::use(e.software),
        soci::use(e.source), soci::use(state), soci::use(asked);
}

// Throws nothing of its own: what is wrong is the answer.
std::optional<base::Error> not_waiting(const std::optional<Enrolment>& e, const std::string& id,
                                       const char* place) {
    if (!e) return base::Error{base::ErrorKind::not_found, "no enrolment " + id, place};
    if (e->state == EnrolmentState::waiting) return std::nullopt;
    return base::Error{base::ErrorKind::refused, "enrolment " + id + " is " + word_of(e->state), place};
}

void decide(soci::session& sql, const std::string& id, EnrolmentState state, base::WallTime now) {
    const std::string word = word_of(state);
    const long long at = base::to_ms(now);
    sql << "UPDATE enrolments SET state = :state, decided_ms = :at WHERE id = :id", soci::use(word),
        soci::use(at), soci::use(id);
}

}  // namespace

base::Status Store::add_enrolment_code(const EnrolmentCode& code, const Actor& by, base::WallTime now) {
    return parts_->database->write("hub.store.add_enrolment_code", [&](soci::session& sql) {
        forget_old(sql, now);
        const long long created = base::to_ms(now), expires = base::to_ms(code.expires);
        sql << "INSERT INTO enrolment_codes (code_hash, kiosk, name_zh, name_en, created_ms, expires_ms)"
               " VALUES (:hash, :kiosk, :zh, :en, :created, :expires)",
            soci::use(code.hash), soci::use(code.kiosk), soci::use(code.name.zh), soci::use(code.name.en),
            soci::use(created), soci::use(expires);
        sql::put_audit(sql, {0, now, by, "enrolment.code", code.kiosk, ""});
    });
}

base::Result<std::optional<Enrolment>> Store::begin_enrolment(const EnrolmentRequest& request,
                                                              base::WallTime now) {
    auto begun = parts_->database->write(
        "hub.store.begin_enrolment", [&](soci::session& sql) -> std::optional<Enrolment> {
            if (auto used = find(sql, "code_hash", request.code_hash, now)) {
                // Whoever asked before did not hear the answer and asks again.
                const bool same = used->secret_hash == request.secret_hash;
                return same && used->state != EnrolmentState::over ? used : std::nullopt;
            }
            const auto code = find_code(sql, request.code_hash, now);
            if (!code) return std::nullopt;
            Enrolment fresh;
            fresh.id = base::hex16(base::random_u64());
            fresh.secret_hash = request.secret_hash;
            fresh.kiosk = code->kiosk;
            fresh.name = code->name;
            fresh.confirmation = four_digits();
            fresh.software = request.software;
            fresh.source = request.source;
            fresh.asked = now;
            put(sql, fresh, request.code_hash);
            sql::move_feed(sql);  // somebody who waits to say yes may look at the list
            return fresh;
        });
    if (begun) parts_->announce_commit();
    return begun;
}

base::Result<std::optional<Enrolment>> Store::enrolment(const std::string& id, base::WallTime now) {
    return parts_->database->read("hub.store.enrolment",
                                  [&](soci::session& sql) { return find(sql, "id", id, now); });
}

base::Result<std::vector<Enrolment>> Store::enrolments(base::WallTime now) {
    return parts_->database->read("hub.store.enrolments", [&](soci::session& sql) {
        std::vector<Enrolment> all;
        EnrolmentRow row;
        Enrolment& e = row.read;
        soci::statement select =
            (sql.prepare << "SELECT " + columns + " FROM enrolments ORDER BY asked_ms DESC, id LIMIT 200",
             soci::into(e.id), soci::into(e.secret_hash), soci::into(e.kiosk), soci::into(e.name.zh),
             soci::into(e.name.en), soci::into(e.confirmation), soci::into(e.software), soci::into(e.source),
             soci::into(row.state), soci::into(row.asked), soci::into(row.decided));
        select.execute();
        while (select.fetch())
            all.push_back(row.value(now));
        return all;
    });
}

base::Status Store::approve_enrolment(const std::string& id, const Actor& by, base::WallTime now) {
    constexpr auto place = "hub.store.approve_enrolment";
    std::optional<base::Error> wrong;
    auto done = parts_->database->write(place, [&](soci::session& sql) {
        const auto waiting = find(sql, "id", id, now);
        wrong = not_waiting(waiting, id, place);
        if (wrong) return;
        decide(sql, id, EnrolmentState::approved, now);
        sql::admit_without_token(sql, waiting->kiosk, waiting->name, now);
        sql::put_audit(sql, {0, now, by, "enrolment.approve", waiting->kiosk, "from " + waiting->source});
    });
    if (done && wrong) return *wrong;
    if (done) parts_->announce_commit();
    return done;
}

base::Status Store::refuse_enrolment(const std::string& id, const Actor& by, base::WallTime now) {
    constexpr auto place = "hub.store.refuse_enrolment";
    std::optional<base::Error> wrong;
    auto done = parts_->database->write(place, [&](soci::session& sql) {
        const auto waiting = find(sql, "id", id, now);
        wrong = not_waiting(waiting, id, place);
        if (wrong) return;
        decide(sql, id, EnrolmentState::refused, now);
        sql::move_feed(sql);  // it leaves the list that others look at
        sql::put_audit(sql, {0, now, by, "enrolment.refuse", waiting->kiosk, "from " + waiting->source});
    });
    if (done && wrong) return *wrong;
    if (done) parts_->announce_commit();
    return done;
}

base::Result<bool> Store::offer_first_token(const std::string& enrolment, const std::string& token_hash,
                                            base::WallTime now) {
    return parts_->database->write("hub.store.offer_first_token", [&](soci::session& sql) {
        const auto approved = find(sql, "id", enrolment, now);
        if (!approved || approved->state != EnrolmentState::approved) return false;
        sql::put_next_token(sql, approved->kiosk, token_hash, now);
        return true;
    });
}

}  // namespace hub
