// Staff accounts, their sessions and the audit log. One of the store's repositories.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "hub/accounts/role.h"
#include "hub/store/audit.h"

namespace hub {

struct Account {
    std::string id;       // 16 hex digits
    std::string name;     // what is typed to sign in: lower case, unique
    std::string display;  // what people are called, e.g. 李师傅
    Roles roles;
    std::string password_hash;
    bool must_change = false;  // somebody else chose the password
    bool disabled = false;
    int failures = 0;  // wrong passwords since the last right one
    base::WallTime rests_until{}, signed_in{};
};

struct Session {
    Account account;
    base::WallTime created{}, seen{};
};

class Database;

// Thread-safe, like the store that it belongs to. Every change is in the audit log by the same transaction.
class Accounts {
  public:
    explicit Accounts(Database& database) : database_(database) {}

    // refused if the name is taken.
    base::Status add(const Account& account, const Actor& by, base::WallTime now);
    // Name, roles, password, disabled; whoever is signed in under it stays only if nothing but the display
    // name changed. refused if no administrator would be left, or if it is no more as whoever changes it saw
    // it.
    base::Status change(const Account& account, const Actor& by, base::WallTime now,
                        const std::optional<Account>& seen = {});
    base::Result<std::optional<Account>> by_name(const std::string& name);
    base::Result<std::optional<Account>> by_id(const std::string& id);
    base::Result<std::vector<Account>> all();

    // Counts wrong passwords and sets the rest after them; a right one clears both.
    base::Status note_failure(const std::string& account, const Actor& by, base::WallTime now);
    base::Status open_session(const std::string& account, const std::string& token_hash, const Actor& by,
                              base::WallTime now);
    // The session and its account, unless either has ended.
    base::Result<std::optional<Session>> session(const std::string& token_hash, base::WallTime now);
    base::Status note_seen(const std::string& token_hash, base::WallTime now);
    base::Status close_session(const std::string& token_hash);

    base::Result<std::vector<AuditEntry>> audit(const AuditQuery& query);

  private:
    Database& database_;
};

// A session ends this long after its last request, and in any case this long after its beginning.
inline constexpr std::chrono::minutes session_idle{60};
inline constexpr std::chrono::hours session_longest{12};

}  // namespace hub
