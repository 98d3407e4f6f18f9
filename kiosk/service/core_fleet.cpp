// What the core tells its hub about the kiosk itself.
#include "kiosk/service/core.h"

namespace service {

namespace {

using domain::DeviceHealth;

DeviceHealth camera_health(CameraState state) {
    switch (state) {
        case CameraState::closed:
        case CameraState::opening:
            return DeviceHealth::closed;
        case CameraState::running:
            return DeviceHealth::ready;
        case CameraState::stalled:
            return DeviceHealth::stalled;
        case CameraState::absent:
            break;
    }
    return DeviceHealth::absent;
}

DeviceHealth printer_health(const DevicesView& devices) {
    if (!devices.printer) return DeviceHealth::absent;
    return devices.printer_paper ? DeviceHealth::ready : DeviceHealth::no_paper;
}

DeviceHealth scanner_health(const DevicesView& devices) {
    return devices.hand_scanner ? DeviceHealth::ready : DeviceHealth::absent;
}

}  // namespace

void Core::on(const TouchesCounted& counted) {
    touches_ignored_ = counted.ignored;
}

void Core::tell_how_it_is() {
    const auto& devices = *view_.devices;
    fleet_.look_at({devices.camera == CameraState::absent || devices.camera == CameraState::stalled,
                    scanner_health(devices), printer_health(devices),
                    clock_watch_.jumped(moment_.wall, moment_.boot), disk_full_,
                    hub_.view().dead_letters > 0});
    const auto due = fleet_.next_due(hub_.view().hub_in_reach);
    if (!due || moment_.boot < *due) return;
    if (auto heartbeat = heartbeat_now()) fleet_.send(std::move(*heartbeat), moment_);
}

std::optional<domain::Heartbeat> Core::heartbeat_now() {
    const auto outbox = ports_.store->outbox_state();
    if (!outbox) return note(outbox.error()), std::nullopt;
    domain::Heartbeat beat;
    beat.version = settings_.staff.version;
    beat.profile = settings_.profile;
    beat.language = settings_.language;
    beat.schema = settings_.schema;
    beat.boot_id = moment_.boot_id;
    beat.boot = moment_.boot;
    beat.up = moment_.boot - started_at_;
    beat.unsent = outbox->unsent;
    beat.dead_letters = outbox->dead;
    if (outbox->oldest)
        beat.oldest_unsent = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::max(moment_.wall - *outbox->oldest, base::WallTime::duration{}));
    beat.clock_drift = std::chrono::milliseconds{clock_watch_.drift_ms()};
    beat.clock_jumped = clock_watch_.jumped(moment_.wall, moment_.boot);
    if (ports_.storage_free) beat.disk_free = ports_.storage_free();
    if (ports_.memory_use) beat.memory = ports_.memory_use();
    beat.camera = camera_health(view_.devices->camera);
    beat.scanner = scanner_health(*view_.devices);
    beat.printer = printer_health(*view_.devices);
    beat.touches_ignored = touches_ignored_;
    beat.in_use = visit_ != 0;
    return beat;
}

}  // namespace service
