#include "kiosk/app/lobby.h"

#include <cstdlib>
#include <filesystem>
#include <utility>

#include "assets/assets.h"
#include "base/text/catalogue.h"
#include "devices/printer/printer.h"
#include "kiosk/app/log.h"
#include "kiosk/app/memory_use.h"
#include "kiosk/app/token_file.h"
#include "kiosk/sync/sync.h"

namespace app {

namespace {

// Long enough to read that it is our fault, short enough that a hand still holds the code up.
constexpr std::chrono::seconds pause_after_failure{3};

service::CameraState camera_state(camera::State state) {
    switch (state) {
        case camera::State::closed:
            return service::CameraState::closed;
        case camera::State::opening:
            return service::CameraState::opening;
        case camera::State::running:
            return service::CameraState::running;
        case camera::State::stalled:
            return service::CameraState::stalled;
        case camera::State::absent:
            break;
    }
    return service::CameraState::absent;
}

service::Distance distance(const scanner::Sighting& sighting) {
    if (!sighting.present) return service::Distance::unseen;
    switch (sighting.distance) {
        case scanner::Distance::too_near:
            return service::Distance::too_near;
        case scanner::Distance::too_far:
            return service::Distance::too_far;
        case scanner::Distance::right:
            break;
    }
    return service::Distance::right;
}

std::unique_ptr<printer::Printer> make_printer(const Config& config) {
    if (config.printer_kind == "png") return printer::make_png_printer(config.printer_path);
    if (config.printer_kind == "file") return printer::make_file_printer(config.printer_path);
    return printer::make_null_printer();
}

// Who this kiosk is to its hub, and where that is kept.
struct Standing {
    DeviceToken identity;
    std::string file;  // empty: it stands in the configuration, and is not ours to change
    bool needed() const { return identity.token.empty(); }
};

Standing standing_of(const Config& config, const std::string& database) {
    if (!config.hub_token.empty()) return {{config.kiosk_id, config.hub_token}, ""};
    Standing standing{{config.kiosk_id, ""}, token_path(database)};
    auto kept = load_device_token(standing.file);
    if (!kept)
        log_error(kept.error());  // a new code cures it
    else if (*kept)
        standing.identity = std::move(**kept);
    return standing;
}

std::unique_ptr<syncing::Sync> make_sync(const Config& config, const Standing& standing,
                                         std::shared_ptr<const base::Clock> clock,
                                         std::shared_ptr<service::Inbox> inbox) {
    if (config.hub_url.empty()) return nullptr;
    syncing::SyncOptions options{standing.identity.kiosk, standing.identity.token};
    if (!standing.file.empty())
        options.keep_token = [file = standing.file](const std::string& token) -> base::Status {
            auto before = load_device_token(file);
            if (!before) return before.error();
            if (!*before) return base::Error{base::ErrorKind::not_found, file + " is gone", "token_file"};
            return save_device_token(file, {(*before)->kiosk, token});
        };
    return syncing::make_sync(std::move(options),
                              syncing::make_curl_wires({config.hub_url, config.hub_ca_file}),
                              std::move(clock), [inbox = std::move(inbox)](syncing::SyncEvent event) {
                                  inbox->post(service::Event{std::move(event)});
                              });
}

std::unique_ptr<syncing::Enroller> make_enroller(const Config& config, const Standing& standing,
                                                 std::shared_ptr<service::Inbox> inbox) {
    if (config.hub_url.empty() || standing.file.empty()) return nullptr;
    syncing::EnrolOptions options;
    options.software = SUISHOU_VERSION;
    options.keep = [file = standing.file](const syncing::Identity& identity) {
        return save_device_token(file, {identity.kiosk, identity.token});
    };
    return syncing::make_enroller(std::move(options),
                                  syncing::make_curl_transport({config.hub_url, config.hub_ca_file}),
                                  [inbox = std::move(inbox)](syncing::EnrolEvent event) {
                                      inbox->post(service::Event{std::move(event)});
                                  });
}

// "hub.example.org:8443" of its address.
std::string host_of(const std::string& url) {
    const auto scheme = url.find("://");
    const auto from = scheme == url.npos ? 0 : scheme + 3;
    auto host = url.substr(from, url.find_first_of("/?#", from) - from);
    if (const auto at = host.rfind('@'); at != host.npos) host.erase(0, at + 1);  // never a password
    return host;
}

std::string database_of(const Config& config) {
    return config.database.empty() ? state_folder() + "/suishou/kiosk.db" : config.database;
}

std::optional<std::uint64_t> free_bytes(const std::string& database) {
    std::error_code error;
    const auto folder = std::filesystem::absolute(database, error).parent_path();
    const auto space = std::filesystem::space(folder, error);
    if (error) return std::nullopt;
    return space.available;
}

service::Settings settings_of(const Config& config) {
    service::Settings settings;
    settings.basis = {{config.language, config.calm, config.loudness, config.ticks, config.camera_opens},
                      config.language_given,
                      base::installed_languages(assets::path("locale"))};
    settings.utc_offset = config.utc_offset;
    settings.site.desk.zh = config.desk;
    settings.site.duty_phone = config.duty_phone;
    settings.staff.pin_hash = config.staff_pin_hash;
    for (const auto& badge : config.staff_badges)
        settings.staff.badges.push_back({badge.name, badge.hash});
    settings.staff.version = SUISHOU_VERSION;
    settings.staff.hub_host = host_of(config.hub_url);
    settings.profile = config.profile;
    settings.schema = store::newest_schema();
    return settings;
}

}  // namespace

std::string state_folder() {
    if (const char* folder = std::getenv("XDG_STATE_HOME"); folder && *folder) return folder;
    const char* home = std::getenv("HOME");
    return std::string(home && *home ? home : ".") + "/.local/state";
}

base::Result<std::unique_ptr<Lobby>> Lobby::build(const Config& config,
                                                  std::shared_ptr<const base::Clock> clock,
                                                  Callbacks callbacks) {
    store::Options options;
    options.path = database_of(config);
    auto opened = store::open_store(options);
    if (!opened) return std::move(opened).error();
    if (opened->set_aside)
        log_error("the database was corrupt; it lies at " + *opened->set_aside +
                  "; facts saved from it: " + std::to_string(opened->salvaged));
    return std::unique_ptr<Lobby>(
        new Lobby(config, std::move(clock), std::move(callbacks), std::move(opened->store)));
}

Lobby::Lobby(const Config& config, std::shared_ptr<const base::Clock> clock, Callbacks callbacks,
             std::unique_ptr<store::Store> store)
    : clock_(std::move(clock)), callbacks_(std::move(callbacks)) {
    service::Parts parts;
    parts.store = std::move(store);
    const Standing standing = standing_of(config, database_of(config));
    parts.sync = make_sync(config, standing, clock_, inbox_);
    parts.enroller = make_enroller(config, standing, inbox_);
    camera::Options eye;
    eye.source = config.camera_source;
    eye.fps = config.camera_fps;
    const auto on_state = [inbox = inbox_](camera::State state) {
        inbox->post(service::CameraChanged{camera_state(state)});
    };
    parts.camera = camera::make_camera(
        std::move(eye), frames_, on_state, [](const base::Error& fault) { log_error(fault); },
        [inbox = inbox_](std::shared_ptr<const base::Still> still) {
            inbox->post(service::StillTaken{std::move(still)});
        });
    parts.printer = make_printer(config);
    parts.draw_slip = service::make_slip_drawer(assets::path("locale"), config.utc_offset);
    parts.clock = clock_;
    parts.wake = callbacks_.wake;
    parts.log = [](const base::Error& error) { log_error(error); };
    parts.unread = [rereads = rereads_, clock = clock_](const scanner::CodeSeen& code) {
        rereads->try_again(code.text, clock->boot() + pause_after_failure);
    };
    parts.recent_log = recent_log;
    parts.storage_free = [database = database_of(config)] { return free_bytes(database); };
    parts.memory_use = [] { return memory_use(); };
    parts.end_program = callbacks_.end_program;
    parts.on_fatal = [this](const base::Error& error) {
        log_error(error);
        callbacks_.on_fatal();
    };
    auto settings = settings_of(config);
    settings.enrolment = {standing.needed() && parts.enroller, config.hub_url};
    service_ = std::make_unique<service::KioskService>(std::move(settings), inbox_, std::move(parts));
    pictures_ = std::make_unique<service::PictureWorker>(inbox_);
    start_scanners(config);
}

void Lobby::start_scanners(const Config& config) {
    const auto on_code = [inbox = inbox_, rereads = rereads_](const scanner::CodeSeen& code) {
        if (!inbox->post(code)) rereads->forget(code.text);
    };
    scanner::WatchEvents events;
    events.on_code = on_code;
    events.on_sighting = [inbox = inbox_](const scanner::Sighting& sighting) {
        inbox->post(service::DistanceSeen{distance(sighting)});
    };
    events.on_still = [inbox = inbox_] { inbox->post(service::NothingMoves{}); };
    // Not before: the window would be drawing the picture when the answer to its code is there. A reading
    // wakes it by itself, with its answer.
    events.on_looked = callbacks_.wake;
    decoder_ = std::make_unique<scanner::DecoderWorker>(frames_, rereads_, *clock_, std::move(events));
    wedge_ = std::make_unique<WedgeReader>(rereads_, clock_, on_code);
    if (!config.serial_scanner.empty()) {
        scanner::SerialEvents line;
        line.on_code = on_code;
        line.on_connected = [inbox = inbox_](bool connected) {
            inbox->post(service::HandScannerChanged{connected});
        };
        serial_ = std::make_unique<scanner::SerialScanner>(config.serial_scanner, rereads_, *clock_,
                                                           std::move(line));
    }
}

Lobby::~Lobby() {
    serial_.reset();
    wedge_.reset();
    decoder_.reset();  // before the frames are closed
    pictures_.reset();
    service_.reset();
    frames_->close();
}

}  // namespace app
