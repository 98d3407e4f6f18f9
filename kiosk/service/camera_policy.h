// When the camera may look: with the scan page or at a touch, and not at an empty hall. Pure.
#pragma once

#include <chrono>
#include <optional>

#include "base/clock.h"
#include "kiosk/domain/kiosk_config.h"

namespace service {

using domain::CameraOpens;

// The decoder thread watches for movement and says when 20 s went by without any. It knows nothing of pages:
// whoever has just come, or has just asked for the camera, gets the whole time.
class CameraPolicy {
  public:
    // One visitor's page gives way to the next one's: reopening a camera takes longer than this.
    static constexpr std::chrono::milliseconds linger{2'000}, looks_at_least{20'000};

    explicit CameraPolicy(CameraOpens opens) : opens_(opens) {}

    void opens(CameraOpens opens) { opens_ = opens; }  // from the next page on

    void enter_page(base::BootTime now);
    void leave_page(base::BootTime now);
    void close();                    // the page is left, and nobody comes next
    void touch(base::BootTime now);  // on the view, after it closed
    void nothing_moves(base::BootTime now);
    void time_passes(base::BootTime now);

    bool open() const { return open_; }
    bool waits_for_touch() const { return on_page_ && !open_; }
    std::optional<base::BootTime> closes_at() const { return open_ ? closes_at_ : std::nullopt; }

  private:
    CameraOpens opens_;
    bool on_page_ = false, open_ = false;
    base::BootTime wanted_at_{};
    std::optional<base::BootTime> closes_at_;
};

}  // namespace service
