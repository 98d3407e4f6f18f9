// The hub's commands: which is to be done now, and what the hub is to hear of it. Does none of them itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "kiosk/domain/hub_command.h"
#include "kiosk/store/store.h"

namespace service {

// Service thread only. Statuses are the store's errors. Times are the hub's.
class CommandDesk {
  public:
    explicit CommandDesk(store::Store& store) : store_(store) {}

    // What a restart cut off: a restart that was wanted is done, anything else has failed.
    base::Status start();
    base::Status reload();  // a page came

    // The next that can be done now; from here on it is begun, on disk. Refuses what came too late or what
    // nobody here knows; leaves what a visitor would notice for later.
    base::Result<std::optional<domain::HubCommand>> take(base::WallTime now, bool somebody_is_here);
    base::Status end(const domain::HubCommand& command, domain::CommandState state, std::string reason = "");

    const domain::CommandResult* to_tell() const { return untold_.empty() ? nullptr : &untold_.front(); }
    base::Status told(domain::CommandId id, base::WallTime now);

    // To be shown now.
    std::optional<domain::HubCommand> message(base::WallTime now) const;

  private:
    store::Store& store_;
    std::vector<domain::HubCommand> open_;
    std::vector<domain::CommandResult> untold_;
    std::optional<domain::HubCommand> message_;
};

}  // namespace service
