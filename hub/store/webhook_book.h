// What waits to be told to another program, and where that is. One of the store's repositories.
#pragma once

#include <optional>

#include "base/result.h"
#include "hub/store/audit.h"
#include "hub/webhook/message.h"

namespace hub {

class Database;

// Thread-safe, like the store that it belongs to. Requests add messages by their own transactions.
class WebhookBook {
  public:
    explicit WebhookBook(Database& database) : database_(database) {}

    // nullopt: nobody is told anything.
    base::Result<std::optional<webhook::House>> house();
    // Where there is none any more, what waits is dropped. invalid: no address that may be used.
    base::Status set(const std::optional<webhook::House>& house, const Actor& by, base::WallTime now);

    // The message that is due longest. For two minutes no other hub is given it; whoever dies with it in hand
    // sends it again, so a receiver may hear twice.
    base::Result<std::optional<webhook::Message>> claim(base::WallTime now);
    base::Status taken(const std::string& id);
    // nullopt: it is given up, and stays for whoever looks what was lost.
    base::Status not_taken(const std::string& id, std::optional<base::WallTime> again);

    base::Status retry(const Actor& by, base::WallTime now);  // what was given up, from the beginning

    struct Waiting {
        std::uint64_t waiting = 0, given_up = 0;
        base::WallTime oldest{};  // of those that wait
    };
    base::Result<Waiting> waiting();

  private:
    Database& database_;
};

}  // namespace hub
