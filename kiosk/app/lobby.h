// The lobby kiosk without its window: service, store, wire and devices, joined in reverse.
#pragma once

#include <functional>
#include <memory>

#include "base/clock.h"
#include "base/result.h"
#include "devices/camera/camera.h"
#include "devices/scanner/rereads.h"
#include "devices/scanner/serial.h"
#include "devices/scanner/worker.h"
#include "kiosk/app/config.h"
#include "kiosk/app/wedge_reader.h"
#include "kiosk/service/kiosk_service.h"
#include "kiosk/service/picture_worker.h"

namespace app {

struct Callbacks {
    std::function<void()> wake;      // a view or a frame is new; any thread
    std::function<void()> on_fatal;  // the store is lost: end with exit_restart; any thread, once
    std::function<void(bool restart)> end_program = {};  // staff end it; any thread
};

// Where this user's programs keep what they remember: XDG's.
std::string state_folder();

class Lobby {
  public:
    // Only a store that cannot be opened stops a start.
    static base::Result<std::unique_ptr<Lobby>> build(const Config& config,
                                                      std::shared_ptr<const base::Clock> clock,
                                                      Callbacks callbacks);
    // Stops what sees first, then the service, which works on what it has taken.
    ~Lobby();

    const service::Views& views() const { return service_->views(); }
    const camera::Frames& frames() const { return *frames_; }
    void send(service::Command command) { inbox_->post(std::move(command)); }
    void touches_counted(const domain::TouchesIgnored& ignored) {
        inbox_->post(service::TouchesCounted{ignored});
    }
    void picture_taken(std::uint64_t number, base::Rgba picture) {
        pictures_->make({number, std::move(picture)});
    }
    void key_typed(char32_t typed, base::BootTime at) { wedge_->key(typed, at); }

  private:
    Lobby(const Config& config, std::shared_ptr<const base::Clock> clock, Callbacks callbacks,
          std::unique_ptr<store::Store> store);
    void start_scanners(const Config& config);

    std::shared_ptr<const base::Clock> clock_;
    Callbacks callbacks_;
    std::shared_ptr<service::Inbox> inbox_ = std::make_shared<service::Inbox>();
    std::shared_ptr<scanner::Rereads> rereads_ = std::make_shared<scanner::Rereads>();
    std::shared_ptr<camera::Frames> frames_ = std::make_shared<camera::Frames>();
    std::unique_ptr<service::KioskService> service_;
    std::unique_ptr<service::PictureWorker> pictures_;
    std::unique_ptr<scanner::DecoderWorker> decoder_;
    std::unique_ptr<scanner::SerialScanner> serial_;
    std::unique_ptr<WedgeReader> wedge_;
};

}  // namespace app
