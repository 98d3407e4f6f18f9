// The six conversations without threads: each runs one job to its end, facts, changes and photos trying
// again for as long as it takes.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "kiosk/protocol/handover.h"
#include "kiosk/sync/exchange.h"
#include "kiosk/sync/token_box.h"

namespace syncing {

// What every lane needs. The references outlive the lane.
struct LaneParts {
    const SyncOptions& options;
    Transport& wire;
    const base::Clock& clock;
    const Pacing& pacing;
    const std::function<void(SyncEvent)>& emit;
    TokenBox* token = nullptr;  // null: that of the options, for ever
};

class Lane {
  protected:
    explicit Lane(LaneParts parts) : parts_(parts) {}

    struct Exchange {
        base::Result<HttpAnswer> answer;
        base::BootTime began{}, ended{};
    };
    Exchange exchange(HttpRequest request, std::stop_token stop);
    void hear(std::optional<base::WallTime> hub_time, const Exchange& exchange);
    std::chrono::milliseconds next_delay(const Failure& failure);

    LaneParts parts_;
    unsigned failures_ = 0;
};

class PushLane : private Lane {
  public:
    explicit PushLane(LaneParts parts);
    // Pushed or Revoked; nullopt if stopped. Failures are emitted on the way.
    std::optional<SyncEvent> deliver(std::vector<domain::Fact> batch, std::stop_token stop);
    std::optional<SyncEvent> deliver_sealed(std::vector<domain::SealedFact> batch, std::stop_token stop);

  private:
    template <class Item>
    struct Manner;  // how items are sent and what is said of them
    template <class Item>
    std::optional<SyncEvent> deliver_all(std::span<const Item> rest, const Manner<Item>& manner,
                                         std::stop_token stop);
    void fail(Failure failure, std::stop_token stop);

    std::size_t piece_;  // facts per request; halves at 413 and recovers with the next batch
};

class PullLane : private Lane {
  public:
    explicit PullLane(LaneParts parts) : Lane(parts) {}
    // Pulled or Revoked; nullopt if stopped. Failures are emitted on the way.
    std::optional<SyncEvent> fetch(std::string cursor, std::stop_token stop);

  private:
    void fail(Failure failure, std::stop_token stop);

    void renew_token(std::stop_token stop);

    std::optional<base::BootTime> renew_again_at_;  // after a renewal that failed
    bool answered_at_once_ = false;  // the last page was empty and the hub had not waited for more
};

// One try each: what it says will be said anew, and whoever sent it knows when.
class ReportLane : private Lane {
  public:
    explicit ReportLane(LaneParts parts) : Lane(parts) {}
    // Reported, ReportFailed or Revoked; nullopt if stopped.
    std::optional<SyncEvent> deliver(const Report& report, std::stop_token stop);
};

// At its leisure, on a line of its own.
class PhotoLane : private Lane {
  public:
    explicit PhotoLane(LaneParts parts) : Lane(parts) {}
    // PhotoSent, PhotoRefused or Revoked; nullopt if stopped. Failures are emitted on the way.
    std::optional<SyncEvent> deliver(const domain::Photo& photo, std::stop_token stop);

  private:
    std::optional<SyncEvent> once(const domain::Photo& photo, std::stop_token stop);
    std::optional<SyncEvent> ended(SyncEvent event);
    std::nullopt_t wait(Failure failure, std::stop_token stop);
    std::nullopt_t pause(Failure failure, std::chrono::milliseconds delay, std::stop_token stop);
};

// For whoever stands there: an answer now, or none.
class AskingLane : protected Lane {
  protected:
    explicit AskingLane(LaneParts parts) : Lane(parts) {}

    // What an answer came to. gone: the hub knows nothing of what was asked for.
    template <class T>
    struct Heard {
        std::optional<T> said;
        bool revoked = false, gone = false;
        Failure failure{};
    };
    template <class T, class Decode>
    Heard<T> ask(HttpRequest request, int good, std::stop_token ended, Decode decode);
    // A JPEG that is what its hash says.
    Heard<std::string> photo(const std::string& path, const std::string& hash, std::stop_token ended);
};

// While a visitor's phone may hand in photos. It asks each second: somebody is standing there.
class HandoverLane : private AskingLane {
  public:
    explicit HandoverLane(LaneParts parts) : AskingLane(parts) {}
    // HandoverOver or Revoked; nullopt if stopped. HandoverOpen and HandoverPhoto are emitted on the way.
    // `ended`: nobody waits for photos any more; it is requested with `stop`, too.
    std::optional<SyncEvent> serve(const Handover& handover, std::stop_token ended, std::stop_token stop);

  private:
    Heard<protocol::HandoverBegun> begin(const Handover& handover, std::stop_token ended);
    Heard<protocol::HandoverAnswer> look(const std::string& id, std::stop_token ended);
    // Those from the `taken`th on. An event: it is over.
    std::optional<SyncEvent> take(std::uint64_t number, const std::string& id, std::size_t& taken,
                                  std::stop_token ended);
};

// What was photographed of a service request, for whoever scanned its slip. One try: they will not wait for a
// second, and the page is whole without.
class SlipLane : private AskingLane {
  public:
    explicit SlipLane(LaneParts parts) : AskingLane(parts) {}
    // SlipPhotosOver or Revoked. SlipPhoto is emitted on the way. `ended` as above.
    std::optional<SyncEvent> serve(const SlipPhotos& asked, std::stop_token ended);
};

}  // namespace syncing
