// What was photographed of the service request whose slip was scanned, until the visit ends or goes on to
// another.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "kiosk/domain/service_request.h"
#include "kiosk/service/photo_job.h"
#include "kiosk/service/view.h"
#include "kiosk/sync/sync.h"

namespace service {

// Service thread only. Nothing waits for it: a page without photos is whole.
class SlipPhotosDesk {
  public:
    struct Means {
        syncing::Sync* sync = nullptr;  // null: a kiosk without a hub
        std::function<bool(PhotoJob)> make;
    };
    explicit SlipPhotosDesk(Means means) : means_(std::move(means)) {}

    // A slip was scanned: whoever holds it sees its photos, and none of another.
    void look(const domain::RequestNumber& number, domain::RequestKey key);
    // Another thing was scanned or asked for, or the visit is over.
    void forget();

    // False: the event is about something else.
    bool took(const syncing::SyncEvent& event);
    void made(std::uint64_t number, const std::shared_ptr<const MadePhoto>& made);

    const std::vector<SlipPhotoShown>& shown() const { return shown_; }
    bool take_changed() { return std::exchange(changed_, false); }

  private:
    void begin();

    const Means means_;
    std::optional<syncing::SlipPhotos> wanted_;           // of the slip that is shown
    bool under_way_ = false;                              // sync fetches some, perhaps of a slip before
    std::uint64_t number_ = 0, job_ = 0;                  // of the slip, of the newest photo: both count up
    std::vector<std::pair<std::uint64_t, bool>> making_;  // jobs, and whether it was mended
    std::vector<SlipPhotoShown> shown_;
    bool changed_ = false;
};

}  // namespace service
