// Photos of reports on their way to the hub: one at a time, the oldest report's first. One that is too large
// for somebody on the way lets those behind it pass.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/result.h"
#include "kiosk/store/store.h"
#include "kiosk/sync/sync.h"

namespace service {

// Service thread only.
class PhotoLink {
  public:
    explicit PhotoLink(store::Store& store) : store_(store) {}

    static constexpr std::chrono::hours before_trying_again{1};  // one that was too large

    // Hands sync the next one, unless it has one.
    base::Status send_next(syncing::Sync& sync);
    static bool is_about_photos(const syncing::SyncEvent& event);
    // The store's error: the photo is then sent anew.
    base::Status handle(const syncing::SyncEvent& event, base::BootTime now);
    std::optional<base::BootTime> next_due() const;  // when one that was too large may be tried again
    void time_passes(base::BootTime now);
    // What the log should say of the wire, once per reason.
    base::Status take_trouble() { return std::exchange(trouble_, base::Status{}); }

  private:
    base::Status on(const syncing::PhotoSent& sent);
    base::Status on(const syncing::PhotoRefused& refused);
    void on(const syncing::PhotoTooLarge& large, base::BootTime now);
    void on(const syncing::PhotoFailed& failed);
    bool ended(const std::string& hash);

    store::Store& store_;
    std::optional<std::string> under_way_;             // the hash of the one that sync holds
    std::map<std::string, base::BootTime> too_large_;  // by hash: not before then
    base::Status trouble_;
    std::optional<base::ErrorKind> last_failure_;
};

}  // namespace service
