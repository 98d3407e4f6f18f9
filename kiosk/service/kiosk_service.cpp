#include "kiosk/service/kiosk_service.h"

#include <algorithm>

#include "base/wipe.h"

namespace service {

namespace {

Ports ports_of(Parts& parts, SlipWorker& slips, PinWorker& pins, PhotoWorker& photos) {
    Ports ports;
    ports.store = parts.store.get();
    ports.sync = parts.sync.get();
    ports.enroller = parts.enroller.get();
    ports.camera = [camera = parts.camera.get()](bool open) {
        if (!camera) return;
        if (open)
            camera->open();
        else
            camera->close();
    };
    ports.print = [&slips](SlipJob job) { return slips.print(std::move(job)); };
    ports.take_still = [camera = parts.camera.get()] {
        if (camera) camera->take_still();
    };
    ports.make_photo = [&photos](PhotoJob job) { return photos.make(std::move(job)); };
    ports.check_pin = [&pins](PinJob job) { return pins.check(std::move(job)); };
    ports.recent_log = parts.recent_log;
    ports.storage_free = parts.storage_free;
    ports.memory_use = parts.memory_use;
    ports.end_program = parts.end_program;
    ports.log = parts.log;
    ports.unread = parts.unread;
    ports.clock = parts.clock;
    return ports;
}

}  // namespace

KioskService::KioskService(Settings settings, std::shared_ptr<Inbox> inbox, Parts parts)
    : inbox_(std::move(inbox)),
      parts_(std::move(parts)),
      slips_(inbox_, std::move(parts_.printer), parts_.draw_slip),
      pins_(inbox_),
      photos_(inbox_),
      core_(std::move(settings), ports_of(parts_, slips_, pins_, photos_)) {
    core_.start();
    publish();
    thread_ = base::Worker("service", [this](std::stop_token) { run(); });
}

KioskService::~KioskService() {
    inbox_->close();
    thread_.join();
}

void KioskService::run() {
    bool open = true;
    while (open)
        base::without_trace([&] { open = take_event(); });
}

bool KioskService::take_event() {
    const auto wait = core_.next_due() - parts_.clock->boot();
    const auto event = inbox_->pop_for(std::max(wait, base::BootTime{0}));
    // Looked at in this order: what came just before the closing is still inside.
    if (!event && inbox_->closed() && inbox_->empty()) return false;
    core_.step(event ? *event : Event{Tick{}});
    publish();
    core_.tidy();
    publish();
    return true;
}

void KioskService::publish() {
    auto view = core_.view(!inbox_->empty());
    if (view != last_) {
        last_ = view;
        views_.put(std::move(view));
        parts_.wake();
    }
    if (!told_fatal_ && core_.fatal()) {
        told_fatal_ = true;
        parts_.on_fatal(*core_.fatal());
    }
}

}  // namespace service
