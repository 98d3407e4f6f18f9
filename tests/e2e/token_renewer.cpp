// HUB_URL TOKEN_FILE: pulls and renews its token whenever it is asked to, until it is killed. Writes a byte
// for each renewal.
#include <iostream>

#include <unistd.h>

#include "kiosk/app/token_file.h"
#include "kiosk/sync/lanes.h"

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const std::string file = argv[2];
    const auto start = app::load_device_token(file);
    if (!start || !*start) return 3;
    const syncing::SyncOptions options{(*start)->kiosk, (*start)->token};
    syncing::TokenBox box(options.token, [&](const std::string& token) {
        return app::save_device_token(file, {options.kiosk, token});
    });
    const auto wire = syncing::make_curl_transport({argv[1], ""});
    const base::SystemClock clock;
    const auto pacing = syncing::complete({});
    bool refused = false;
    const std::function<void(syncing::SyncEvent)> emit = [&](const syncing::SyncEvent& event) {
        if (const auto* renewal = std::get_if<syncing::TokenRenewal>(&event))
            refused = !renewal->outcome || ::write(STDOUT_FILENO, ".", 1) != 1;
        refused = refused || std::holds_alternative<syncing::PullFailed>(event);
    };
    syncing::PullLane lane({options, *wire, clock, pacing, emit, &box});
    while (!refused)
        (void)lane.fetch("", {});
    return 4;
}
