// The kiosk as one of many: what it does for its hub, and what it tells about itself.
#include <utility>

#include "kiosk/service/core.h"

namespace service {

namespace {

using domain::CommandKind;
using domain::CommandState;
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

void Core::obey() {
    if (std::exchange(commands_stale_, false)) check(commands_.reload());
    const auto now = clock_watch_.hub_now(moment_.boot);
    for (;;) {
        auto next = commands_.take(now, somebody_is_here());
        if (!next) return note(next.error());
        if (!*next) break;
        obey(**next);
    }
    if (resyncing_ && hub_.take_resynced())
        check(commands_.end(*std::exchange(resyncing_, std::nullopt), CommandState::done));
    look_after_picture();
    show_message();
}

// It is begun, on disk: whatever happens from here on, it is not begun again.
void Core::obey(const domain::HubCommand& command) {
    switch (command.kind) {
        case CommandKind::restart:
            if (!ports_.end_program)
                return check(commands_.end(command, CommandState::refused, "not_possible"));
            return ports_.end_program(true);  // the next start says that it is done
        case CommandKind::resync:
            if (resyncing_) return check(commands_.end(command, CommandState::refused, "busy"));
            resyncing_ = command;
            return hub_.resync();
        case CommandKind::test_print:
            return print_for(command);
        case CommandKind::show_message:
            if (command.message.zh.empty())
                return check(commands_.end(command, CommandState::refused, "no_text"));
            return check(commands_.end(command, CommandState::done));
        case CommandKind::screenshot:
            if (pictures_.command()) return check(commands_.end(command, CommandState::refused, "busy"));
            return pictures_.begin(command);
        case CommandKind::unknown:
            break;
    }
    check(commands_.end(command, CommandState::refused, "not_known"));
}

void Core::print_for(const domain::HubCommand& command) {
    if (!view_.devices->printer) return check(commands_.end(command, CommandState::refused, "no_printer"));
    SlipJob job{TestPrint{moment_.wall}, view_.site};
    if (printing_ || !ports_.print(std::move(job)))
        return check(commands_.end(command, CommandState::refused, "busy"));
    printing_ = command;
}

void Core::end_print(SlipState state) {
    const auto command = *std::exchange(printing_, std::nullopt);
    if (state == SlipState::printed) return check(commands_.end(command, CommandState::done));
    check(commands_.end(command, CommandState::failed,
                        state == SlipState::no_paper ? "no_paper" : "printer_failed"));
}

void Core::on(const PictureTaken& taken) {
    pictures_.look(somebody_is_here());  // whoever has come since
    const bool ours = pictures_.take(taken.number, taken.png, clock_watch_.hub_now(moment_.boot));
    if (ours && taken.png.empty()) end_picture(CommandState::failed, "picture_failed");
}

// It waits for the end of a visit, but not for a technician's: whoever asked may go on with something else.
void Core::look_after_picture() {
    const auto* command = pictures_.command();
    const auto fate = fleet_.take_picture_fate();
    if (command && fate && fate->id == command->id) {
        end_picture(fate->kept ? CommandState::done : CommandState::failed, fate->kept ? "" : "hub_refused");
    } else if (command && command->expires <= clock_watch_.hub_now(moment_.boot)) {
        end_picture(CommandState::refused, "expired");
    } else if (command && staff_.open() && !pictures_.to_send()) {
        end_picture(CommandState::refused, "maintenance");
    } else if (command && hub_.view().revoked) {
        end_picture(CommandState::failed, "interrupted");
    }
    pictures_.look(somebody_is_here());
    changed_ = changed_ || view_.picture_wanted != pictures_.wanted();
    view_.picture_wanted = pictures_.wanted();
}

void Core::end_picture(CommandState state, std::string reason) {
    const auto command = *pictures_.command();
    pictures_.forget();
    check(commands_.end(command, state, std::move(reason)));
}

void Core::show_message() {
    const auto wanted = commands_.message(clock_watch_.hub_now(moment_.boot));
    const auto& shown = view_.message;
    if (!wanted && !shown) return;
    if (!wanted) {
        view_.message.reset();
        changed_ = true;
        return;
    }
    MessageView message{wanted->message, wanted->expires};
    if (!shown || !(*shown == message)) change(view_.message, std::move(message));
}

// What cannot be read leaves what holds.
void Core::reload_config() {
    const auto record = ports_.store->config();
    if (!record) return note(record.error());
    config_hash_ = *record ? (*record)->hash : "";
    auto settings = domain::settings_under(settings_.basis, *record);
    camera_.opens(settings.camera_opens);
    if (!(settings == *view_.settings)) change(view_.settings, std::move(settings));
}

std::optional<base::BootTime> Core::next_report() const {
    if (hub_.view().revoked) return std::nullopt;
    return fleet_.next_due(hub_.view().hub_in_reach, commands_.to_tell() || pictures_.to_send());
}

void Core::tell_hub() {
    const auto& devices = *view_.devices;
    fleet_.look_at({devices.camera == CameraState::absent || devices.camera == CameraState::stalled,
                    scanner_health(devices), printer_health(devices),
                    clock_watch_.jumped(moment_.wall, moment_.boot), disk_full_, hub_.view().dead_letters > 0,
                    config_hash_});
    const auto due = next_report();
    if (!due || moment_.boot < *due) return;
    if (fleet_.answer_due(moment_.boot)) {
        if (const auto* result = commands_.to_tell()) return fleet_.send(*result);
        if (const auto* picture = pictures_.to_send()) return fleet_.send(*picture);
    }
    if (auto heartbeat = heartbeat_now()) fleet_.send(std::move(*heartbeat), moment_);
}

std::optional<domain::Heartbeat> Core::heartbeat_now() {
    const auto outbox = ports_.store->outbox_state();
    if (!outbox) return note(outbox.error()), std::nullopt;
    domain::Heartbeat beat;
    beat.version = settings_.staff.version;
    beat.profile = settings_.profile;
    beat.language = view_.settings->language;
    beat.config = config_hash_;
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
