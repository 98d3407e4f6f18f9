// The kiosk as one of many: tells the hub how it is.
#pragma once

#include <optional>

#include "base/result.h"
#include "kiosk/service/heartbeats.h"
#include "kiosk/service/moment.h"
#include "kiosk/sync/sync.h"

namespace service {

// Service thread only. Nothing here is worth a wake-up while the hub is out of reach.
class FleetLink {
  public:
    // No `sync`: a kiosk without a hub.
    explicit FleetLink(syncing::Sync* sync) : sync_(sync) {}

    // False: the event is about something else.
    bool took(const syncing::SyncEvent& event, const Moment& moment);
    void look_at(const Heartbeats::Alarm& alarm) { heartbeats_.look_at(alarm); }
    // When a heartbeat is wanted; nullopt: not before something else has happened.
    std::optional<base::BootTime> next_due(bool hub_in_reach) const;
    void send(domain::Heartbeat heartbeat, const Moment& moment);

  private:
    syncing::Sync* sync_;
    Heartbeats heartbeats_;
    bool reporting_ = false;
};

}  // namespace service
