// The service's side of the wire: drains the outbox in batches, applies what the hub changed, keeps its
// state.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "kiosk/service/clock_watch.h"
#include "kiosk/service/moment.h"
#include "kiosk/service/photo_link.h"
#include "kiosk/service/view.h"
#include "kiosk/store/store.h"
#include "kiosk/sync/sync.h"

namespace service {

// Service thread only. Every step returns the store's error, if it had one; the wire's errors are part of
// life.
class HubLink {
  public:
    static constexpr std::size_t batch = 100;
    // After an answer that settled nothing, or a page that could not be kept.
    static constexpr std::chrono::milliseconds pause{30'000};

    // No `sync`: a kiosk without a hub. It keeps its facts.
    HubLink(store::Store& store, syncing::Sync* sync) : store_(store), sync_(sync), photos_(store) {}

    base::Status start(const Moment& moment);  // first pull and push, state of the outbox
    // The kiosk was enrolled: with this hub from now on, as if it had started so.
    base::Status connect(syncing::Sync& sync, const Moment& moment);
    void count_recorded() { ++view_.unsent; }      // so that no view shows a result and not its fact
    base::Status push_more(const Moment& moment);  // facts were recorded
    base::Status send_now(const Moment& moment);   // without the pause that is under way
    void resync() { resync_ = Resync::wanted; }    // a snapshot, once the pull under way has ended
    base::Status handle(const syncing::SyncEvent& event, const Moment& moment, ClockWatch& clock);
    base::Status time_passes(const Moment& moment);

    const SyncView& view() const { return view_; }
    bool take_replica_changed() { return std::exchange(replica_changed_, false); }
    // Of that: what can be reported and where, or what has become of a report.
    bool take_house_changed() { return std::exchange(house_changed_, false); }
    bool take_resynced() {
        return resync_ == Resync::done && std::exchange(resync_, Resync::no) == Resync::done;
    }
    std::optional<base::BootTime> next_due() const;

  private:
    base::Status on(const syncing::Pushed& pushed, const Moment& moment);
    base::Status on(const syncing::Pulled& pulled, const Moment& moment);
    base::Status on(const syncing::Revoked& revoked);
    base::Status push_sealed();
    base::Status on_photo(const syncing::SyncEvent& event, const Moment& moment);
    base::Status pull(const Moment& moment);
    base::Status refresh();

    store::Store& store_;
    syncing::Sync* sync_;
    PhotoLink photos_;
    SyncView view_;
    std::vector<domain::FactId> under_way_;  // the batch that sync holds; empty: none
    bool pulling_ = false;
    std::string cursor_;  // of the pull under way
    enum class Resync { no, wanted, under_way, done } resync_ = Resync::no;
    bool replica_changed_ = false, house_changed_ = false;
    bool snapshot_ = true;  // one may have begun before this program did
    std::optional<base::BootTime> resume_at_;
};

}  // namespace service
