// A picture of the screen for the hub: when it may be taken, and until when it is kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/domain/hub_command.h"

namespace service {

// Service thread only; in memory alone. One picture at a time, taken while nobody is here: whoever comes
// before it is in hand withdraws it, and it is wanted anew, under another number, when they have gone.
class PictureDesk {
  public:
    // Null: none is under way.
    const domain::HubCommand* command() const { return command_ ? &*command_ : nullptr; }
    void begin(const domain::HubCommand& command) { command_ = command; }
    void forget();

    void look(bool somebody_is_here);
    std::uint64_t wanted() const { return wanted_; }  // 0: none
    // False: it is not the one that is wanted. An empty PNG is nothing to send.
    bool take(std::uint64_t number, const std::string& png, base::WallTime hub_now);
    const domain::CommandPicture* to_send() const { return picture_ ? &*picture_ : nullptr; }

  private:
    std::optional<domain::HubCommand> command_;
    std::optional<domain::CommandPicture> picture_;
    std::uint64_t wanted_ = 0, last_wanted_ = 0;
};

}  // namespace service
