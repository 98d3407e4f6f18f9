#include "hub/store/accounts.h"

#include "hub/accounts/lock_out.h"
#include "hub/field_list.h"
#include "hub/store/parts.h"

namespace hub {

namespace {

struct AccountRow {
    std::string id, name, display, roles, hash;
    int must_change = 0;
    long long disabled = 0, failures = 0, rests_until = 0, signed_in = 0;
};

const std::string columns =
    "a.id, a.name, a.display, a.roles, a.password_hash, a.must_change, a.disabled_ms, a.failures,"
    " a.rests_until_ms, a.signed_in_ms";

Account account_of(const AccountRow& row) {
    Account account;
    account.id = row.id;
    account.name = row.name;
    account.display = row.display;
    account.roles = parse_roles(row.roles);
    account.password_hash = row.hash;
    account.must_change = row.must_change != 0;
    account.disabled = row.disabled != 0;
    account.failures = static_cast<int>(row.failures);
    account.rests_until = base::from_ms(row.rests_until);
    account.signed_in = base::from_ms(row.signed_in);
    return account;
}

std::optional<Account> find_account(soci::session& sql, const std::string& column, const std::string& value) {
    AccountRow row;
    sql << "SELECT " + columns + " FROM accounts AS a WHERE a." + column + " = :value", soci::use(value),
        soci::into(row.id), soci::into(row.name), soci::into(row.display), soci::into(row.roles),
        soci::into(row.hash), soci::into(row.must_change), soci::into(row.disabled), soci::into(row.failures),
        soci::into(row.rests_until), soci::into(row.signed_in);
    if (!sql.got_data()) return std::nullopt;
    return account_of(row);
}

int administrators(soci::session& sql) {
    int count = 0;
    // Padded, so that a name is found whole.
    sql << "SELECT COUNT(*) FROM accounts WHERE disabled_ms = 0 AND ' ' || roles || ' ' LIKE '% "
           "administrator %'",
        soci::into(count);
    return count;
}

std::string what_changed(const Account& before, const Account& after) {
    const std::string roles = "roles: " + to_text(after.roles);
    return field_list({{before.display != after.display, "display"},
                       {!(before.roles == after.roles), roles},
                       {before.password_hash != after.password_hash, "password"},
                       {before.disabled != after.disabled, after.disabled ? "disabled" : "enabled"}});
}

base::Error refused(const std::string& text, const char* place) {
    return {base::ErrorKind::refused, text, place};
}

void write_account(soci::session& sql, const Account& account, long long disabled) {
    const std::string roles = to_text(account.roles);
    const int must_change = account.must_change ? 1 : 0;
    sql << "UPDATE accounts SET display = :display, roles = :roles, password_hash = :hash,"
           " must_change = :must, disabled_ms = :disabled, failures = 0, rests_until_ms = 0 WHERE id = :id",
        soci::use(account.display), soci::use(roles), soci::use(account.password_hash),
        soci::use(must_change), soci::use(disabled), soci::use(account.id);
}

}  // namespace

base::Status Accounts::add(const Account& account, const Actor& by, base::WallTime now) {
    bool taken = false;
    auto done = database_.write("hub.accounts.add", [&](soci::session& sql) {
        taken = find_account(sql, "name", account.name).has_value();
        if (taken) return;
        const std::string roles = to_text(account.roles);
        const int must_change = account.must_change ? 1 : 0;
        const long long created = base::to_ms(now);
        sql << "INSERT INTO accounts (id, name, display, roles, password_hash, must_change, created_ms)"
               " VALUES (:id, :name, :display, :roles, :hash, :must, :created)",
            soci::use(account.id), soci::use(account.name), soci::use(account.display), soci::use(roles),
            soci::use(account.password_hash), soci::use(must_change), soci::use(created);
        sql::put_audit(sql, {0, now, by, "account.add", account.id, account.name + ": " + roles});
    });
    if (done && taken) return refused("the name is taken", "hub.accounts.add");
    return done;
}

base::Status Accounts::change(const Account& account, const Actor& by, base::WallTime now,
                              const std::optional<Account>& seen) {
    base::Status verdict;
    auto done = database_.write("hub.accounts.change", [&](soci::session& sql) {
        const auto before = find_account(sql, "id", account.id);
        if (!before) {
            verdict = base::Error{base::ErrorKind::not_found, "no such account", "hub.accounts.change"};
            return;
        }
        if (seen && !what_changed(*seen, *before).empty()) {
            verdict = refused("somebody else has changed it meanwhile", "hub.accounts.change");
            return;
        }
        const bool led = before->roles.has(StaffRole::administrator) && !before->disabled;
        const bool leads = account.roles.has(StaffRole::administrator) && !account.disabled;
        if (led && !leads && administrators(sql) == 1) {
            verdict = refused("the last administrator stays", "hub.accounts.change");
            return;
        }
        const std::string changes = what_changed(*before, account);
        write_account(sql, account, account.disabled ? base::to_ms(now) : 0);
        if (changes.empty()) return;
        if (changes != "display")
            sql << "DELETE FROM sessions WHERE account = :account", soci::use(account.id);
        sql::put_audit(sql, {0, now, by, "account.change", account.id, account.name + ": " + changes});
    });
    return done ? verdict : done;
}

base::Result<std::optional<Account>> Accounts::by_name(const std::string& name) {
    return database_.read("hub.accounts.by_name",
                          [&](soci::session& sql) { return find_account(sql, "name", name); });
}

base::Result<std::optional<Account>> Accounts::by_id(const std::string& id) {
    return database_.read("hub.accounts.by_id",
                          [&](soci::session& sql) { return find_account(sql, "id", id); });
}

base::Result<std::vector<Account>> Accounts::all() {
    return database_.read("hub.accounts.all", [](soci::session& sql) {
        std::vector<Account> accounts;
        AccountRow row;
        soci::statement select =
            (sql.prepare << "SELECT " + columns + " FROM accounts AS a ORDER BY a.name", soci::into(row.id),
             soci::into(row.name), soci::into(row.display), soci::into(row.roles), soci::into(row.hash),
             soci::into(row.must_change), soci::into(row.disabled), soci::into(row.failures),
             soci::into(row.rests_until), soci::into(row.signed_in));
        select.execute();
        while (select.fetch())
            accounts.push_back(account_of(row));
        return accounts;
    });
}

base::Status Accounts::note_failure(const std::string& account, const Actor& by, base::WallTime now) {
    return database_.write("hub.accounts.note_failure", [&](soci::session& sql) {
        const auto found = find_account(sql, "id", account);
        if (!found) return;
        const int failures = found->failures + 1;
        const auto rest = rest_after(failures);
        const long long until = rest.count() == 0 ? 0 : base::to_ms(now + rest);
        sql << "UPDATE accounts SET failures = :failures, rests_until_ms = :until WHERE id = :id",
            soci::use(failures), soci::use(until), soci::use(account);
        sql::put_audit(sql, {0, now, by, "session.refuse", account,
                             found->name + ": " + std::to_string(failures) + " wrong in a row"});
    });
}

base::Status Accounts::open_session(const std::string& account, const std::string& token_hash,
                                    const Actor& by, base::WallTime now) {
    return database_.write("hub.accounts.open_session", [&](soci::session& sql) {
        const long long at = base::to_ms(now), dead = base::to_ms(now - session_longest);
        sql << "DELETE FROM sessions WHERE created_ms < :dead", soci::use(dead);
        sql << "INSERT INTO sessions (token_hash, account, created_ms, seen_ms)"
               " VALUES (:hash, :account, :created, :seen)",
            soci::use(token_hash), soci::use(account), soci::use(at), soci::use(at);
        sql << "UPDATE accounts SET failures = 0, rests_until_ms = 0, signed_in_ms = :at WHERE id = :id",
            soci::use(at), soci::use(account);
        sql::put_audit(sql, {0, now, by, "session.open", account, ""});
    });
}

base::Result<std::optional<Session>> Accounts::session(const std::string& token_hash, base::WallTime now) {
    return database_.read("hub.accounts.session", [&](soci::session& sql) -> std::optional<Session> {
        std::string account;
        long long created = 0, seen = 0;
        sql << "SELECT account, created_ms, seen_ms FROM sessions WHERE token_hash = :hash",
            soci::use(token_hash), soci::into(account), soci::into(created), soci::into(seen);
        if (!sql.got_data()) return std::nullopt;
        Session session;
        session.created = base::from_ms(created);
        session.seen = base::from_ms(seen);
        if (now > session.created + session_longest || now > session.seen + session_idle) return std::nullopt;
        auto found = find_account(sql, "id", account);
        if (!found || found->disabled) return std::nullopt;
        session.account = std::move(*found);
        return session;
    });
}

base::Status Accounts::note_seen(const std::string& token_hash, base::WallTime now) {
    return database_.write("hub.accounts.note_seen", [&](soci::session& sql) {
        const long long at = base::to_ms(now);
        sql << "UPDATE sessions SET seen_ms = :at WHERE token_hash = :hash", soci::use(at),
            soci::use(token_hash);
    });
}

base::Status Accounts::close_session(const std::string& token_hash) {
    return database_.write("hub.accounts.close_session", [&](soci::session& sql) {
        sql << "DELETE FROM sessions WHERE token_hash = :hash", soci::use(token_hash);
    });
}

}  // namespace hub
