// The service thread: takes events from the inbox one by one, publishes a view after each.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "base/latest.h"
#include "base/worker.h"
#include "devices/camera/camera.h"
#include "kiosk/service/core.h"
#include "kiosk/service/inbox.h"
#include "kiosk/service/photo_worker.h"
#include "kiosk/service/pin_worker.h"
#include "kiosk/service/slip_worker.h"

namespace service {

using Views = base::Latest<KioskView>;

// Everything the service owns from now on. The camera, the scanners and sync post to the same inbox.
struct Parts {
    std::unique_ptr<store::Store> store;
    std::unique_ptr<syncing::Sync> sync;                    // null: no hub
    std::unique_ptr<syncing::Enroller> enroller = nullptr;  // null: not by code
    std::unique_ptr<camera::Camera> camera;                 // null: none
    std::unique_ptr<printer::Printer> printer;
    DrawSlip draw_slip;
    std::shared_ptr<const base::Clock> clock;
    std::function<void()> wake;                   // a new view is there; any thread
    std::function<void(const base::Error&)> log;  // never anything personal
    std::function<void(const scanner::CodeSeen&)>
        unread;  // may be brought again (Ports::unread); may be null
    // Ports of the same names.
    std::function<std::vector<std::string>()> recent_log;
    std::function<std::optional<std::uint64_t>()> storage_free;
    std::function<std::optional<domain::MemoryUse>()> memory_use;
    std::function<void(bool restart)> end_program;
    std::function<void(const base::Error&)> on_fatal;  // once; the store is lost until the process restarts
};

// Starts at once, with a first view published before the constructor returns. Ending closes the inbox, works
// on what is inside and then stops: nothing that was taken is lost.
class KioskService {
  public:
    KioskService(Settings settings, std::shared_ptr<Inbox> inbox, Parts parts);
    ~KioskService();
    KioskService(const KioskService&) = delete;
    KioskService& operator=(const KioskService&) = delete;

    const Views& views() const { return views_; }

  private:
    void run();
    bool take_event();  // false: closed and worked off
    void publish();

    std::shared_ptr<Inbox> inbox_;
    Parts parts_;
    SlipWorker slips_;
    PinWorker pins_;
    PhotoWorker photos_;
    Views views_;
    Core core_;
    std::shared_ptr<const KioskView> last_;
    bool told_fatal_ = false;
    base::Worker thread_;
};

}  // namespace service
