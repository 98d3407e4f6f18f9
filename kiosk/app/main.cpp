// suishou-kiosk: reads its settings, builds the parts, runs the window, joins everything in reverse.
#include <atomic>
#include <cstdlib>

#include "assets/assets.h"
#include "kiosk/app/lobby.h"
#include "kiosk/app/log.h"
#include "kiosk/app/offset_clock.h"
#include "kiosk/app/options.h"
#include "kiosk/app/sounds.h"
#include "kiosk/app/supervisor.h"
#include "kiosk/service/json/view_json.h"
#include "ui/screens/gallery.h"
#include "ui/screens/lobby.h"
#include "ui/shell/run.h"

namespace {

// sysexits.h: EX_UNAVAILABLE, no window could be had; EX_TEMPFAIL, the supervisor starts us again.
constexpr int exit_no_window = 69, exit_restart = 75;

// Xlib parses 6000 sequences for accents at every start, a tenth of it. Hanzi come through an input method's
// own server. To be said before the first thread: the environment has no lock.
void compose_no_accents() {
    ::setenv("XCOMPOSEFILE", "/dev/null", 0);
}

std::shared_ptr<const base::Clock> make_clock(const app::Config& config) {
    if (const auto start = app::parse_iso_time(config.clock, config.utc_offset))
        return std::make_shared<app::OffsetClock>(*start);
    return std::make_shared<base::SystemClock>();
}

ui::Deps window_deps(const app::Config& config, const std::shared_ptr<const base::Clock>& clock,
                     app::Lobby& lobby, app::Heartbeat& heart) {
    ui::Deps deps;
    deps.profile = config.gallery ? ui::make_gallery() : ui::make_lobby();
    deps.options.width = config.fullscreen ? 0 : config.window_width;
    deps.options.height = config.fullscreen ? 0 : config.window_height;
    deps.options.fullscreen = config.fullscreen;
    deps.options.art_folder = assets::path("art");
    deps.options.locale_folder = assets::path("locale");
    deps.options.pinyin_folder = assets::path("pinyin");
    deps.options.fuzzy_pinyin = config.fuzzy_pinyin;
    deps.options.brightness_file = app::state_folder() + "/suishou/brightness";
    deps.options.automation_socket = config.automation_socket;
    deps.options.defaults.language = config.language;
    deps.options.defaults.calm = config.calm;
    deps.options.utc_offset = config.utc_offset;
    deps.clock = clock;
    deps.views = &lobby.views();
    deps.frames = &lobby.frames();
    deps.send = [&lobby](service::Command command) { lobby.send(std::move(command)); };
    deps.play = app::make_sounds(config, clock, lobby.views());
    deps.key_typed = [&lobby](char32_t typed, base::BootTime at) { lobby.key_typed(typed, at); };
    deps.touches_counted = [&lobby](const domain::TouchesIgnored& ignored) {
        lobby.touches_counted(ignored);
    };
    deps.picture_taken = [&lobby](std::uint64_t number, base::Rgba picture) {
        lobby.picture_taken(number, std::move(picture));
    };
    deps.view_as_json = service::view_as_json;
    deps.warn = [](const base::Error& error) { app::log_error(error); };
    deps.frame_done = [&heart, clock] { heart.beat(clock->boot()); };
    return deps;
}

int run(const app::Config& config) {
    // First of all threads, so that every other inherits the blocked signals.
    app::StopSignals signals([] { ui::stop_ui(); });
    app::open_log(config.log_file, config.log_level);
    app::log_info("started");
    const auto clock = make_clock(config);
    std::atomic<bool> store_lost = false;
    app::Callbacks callbacks;
    callbacks.wake = [] { ui::wake_ui(); };
    callbacks.on_fatal = [&store_lost] {
        store_lost = true;
        ui::stop_ui();
    };
    std::atomic<bool> restart = false;
    callbacks.end_program = [&restart](bool again) {
        restart = again;
        ui::stop_ui();
    };
    auto lobby = app::Lobby::build(config, clock, callbacks);
    if (!lobby) {
        app::log_error(lobby.error());
        return exit_restart;
    }
    app::Heartbeat heart;
    const auto ended = ui::run(window_deps(config, clock, **lobby, heart));
    lobby->reset();
    if (!ended) app::log_error(ended.error());
    app::log_info("ended");
    return store_lost || restart ? exit_restart : ended ? 0 : exit_no_window;
}

}  // namespace

int main(int argc, char** argv) {
    compose_no_accents();
    const auto asked = app::read_command_line(argc, argv);
    return asked.config ? run(*asked.config) : asked.exit_code;
}
