#include <atomic>
#include <csignal>
#include <cstdio>

#include <fmt/core.h>
#include <pthread.h>
#include <unistd.h>

#include "assets/assets.h"
#include "hub/api/server.h"
#include "hub/cli/nightly.h"
#include "hub/requests/worker_link.h"
#include "hub/webhook/courier.h"
#include "hub/webhook/signature.h"

namespace hub::cli {

namespace {

// Blocked in every thread before the first starts, then awaited in this one: no handler, no race.
sigset_t block_stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

}  // namespace

int serve(const Common& common, const Serve& options) {
    const sigset_t signals = block_stop_signals();
    auto opened = open_house(common);
    if (!opened) return fail(opened.error());
    House house = std::move(*opened);
    const auto secrets = keys_of(house);
    if (!secrets) return fail(secrets.error());
    if (auto status = publish_seal_key(house, *secrets); !status) return fail(status.error());
    if (auto status = house.store->catch_up(house.clock->wall()); !status) return fail(status.error());
    if (auto status = forget_what_is_over(*house.store, house.clock->wall()); !status)
        return fail(status.error());

    const Log log = make_log();
    auto english = base::load_catalogue(assets::path("locale"), base::Language::en);
    if (!english) log("no_catalogue", {{"error", base::describe(english.error())}});
    std::atomic<bool> broken = false;
    // Ending is the cure: a failed fsync must not be tried again, and whoever supervises us starts us anew.
    const auto give_up = [&] {
        if (!broken.exchange(true)) ::kill(::getpid(), SIGTERM);
    };
    Services services{*house.store, *house.clock, log, house.secrets_file, english.value_or({}), give_up};
    services.metrics_open = options.metrics_open;
    auto server = Server::start({options.host, options.port, options.threads, options.connections_each},
                                std::move(services));
    if (!server) return fail(server.error());
    log("listening", {{"host", options.host}, {"port", std::to_string((*server)->port())}});
    fmt::print("{{\"listening\": {}}}\n", (*server)->port());
    std::fflush(stdout);

    base::Worker keeper = nightly_purge(house, rules_of(options.keep), log);
    base::Worker courier = webhook::begin(
        {*house.store, *house.clock, webhook::secret_of(*secrets), link_secret_of(*secrets), log});
    int signal = 0;
    sigwait(&signals, &signal);
    log("stopping", {{"signal", std::to_string(signal)}, {"broken", broken ? "yes" : "no"}});
    keeper.request_stop();
    courier.request_stop();
    (*server)->stop();
    keeper.join();
    courier.join();
    return broken ? 1 : 0;
}

}  // namespace hub::cli
