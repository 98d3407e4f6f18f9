// The kiosk as one of many: what it reports to the hub, one report at a time.
#pragma once

#include <optional>

#include "base/result.h"
#include "kiosk/service/heartbeats.h"
#include "kiosk/service/moment.h"
#include "kiosk/sync/sync.h"

namespace service {

// Service thread only. While the hub is out of reach only heartbeats go on: one that comes through says that
// it is back, sooner than a long-poll that is being held.
class FleetLink {
  public:
    // Before the answer to a command, or a picture, is tried again.
    static constexpr std::chrono::milliseconds pause{10'000};

    // No `sync`: a kiosk without a hub.
    explicit FleetLink(syncing::Sync* sync) : sync_(sync) {}

    // False: the event is about something else.
    bool took(const syncing::SyncEvent& event, const Moment& moment);
    // The command whose answer the hub has now, or will never take; once.
    std::optional<domain::CommandId> take_told() { return std::exchange(told_, std::nullopt); }

    // What became of a picture that was sent, once.
    struct PictureFate {
        domain::CommandId id;
        bool kept = false;  // or the hub will never take it
    };
    std::optional<PictureFate> take_picture_fate() { return std::exchange(picture_fate_, std::nullopt); }

    void look_at(const Heartbeats::Alarm& alarm) { heartbeats_.look_at(alarm); }
    // When the next report is wanted; nullopt: not before something else has happened.
    std::optional<base::BootTime> next_due(bool hub_in_reach, bool answer_waits) const;
    bool answer_due(base::BootTime now) const { return now >= answers_from_; }

    void send(domain::Heartbeat heartbeat, const Moment& moment);
    void send(const domain::CommandResult& result);
    void send(const domain::CommandPicture& picture);

  private:
    syncing::Sync* sync_;
    Heartbeats heartbeats_;
    bool reporting_ = false;
    std::optional<domain::CommandId> answering_, showing_, told_;
    std::optional<PictureFate> picture_fate_;
    base::BootTime answers_from_{};
};

}  // namespace service
