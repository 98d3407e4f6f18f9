// Who sees to what, and who is on duty when. One of the store's repositories.
#pragma once

#include <vector>

#include "base/result.h"
#include "hub/requests/dispatch.h"
#include "hub/store/audit.h"

namespace hub {

class Database;

// Thread-safe, like the store that it belongs to. Every change is in the audit log by the same transaction;
// one that is already so is no change. A rule is for what is reported from then on.
class DispatchBook {
  public:
    explicit DispatchBook(Database& database) : database_(database) {}

    base::Result<std::vector<DispatchRule>> rules();
    base::Status add(const DispatchRule& rule, const Actor& by, base::WallTime now);
    base::Status remove(const DispatchRule& rule, const Actor& by, base::WallTime now);

    base::Result<std::vector<DutyTurn>> turns(std::chrono::sys_days from);  // of that day and later
    base::Status add(const DutyTurn& turn, const Actor& by, base::WallTime now);
    base::Status remove(const DutyTurn& turn, const Actor& by, base::WallTime now);

    // The sign-in name that the rules give it to now; "": nobody's. not_found.
    base::Result<std::string> assignee_for(const std::string& number, base::WallTime now);
    // How many open ones each has who may be given work.
    base::Result<std::map<std::string, std::size_t>> load(base::WallTime now);

  private:
    Database& database_;
};

}  // namespace hub
