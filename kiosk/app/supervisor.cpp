#include "kiosk/app/supervisor.h"

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/unique_fd.h"

namespace app {

namespace {

sigset_t stop_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

// One datagram to $NOTIFY_SOCKET; a leading @ means the abstract namespace (sd_notify(3)).
void notify(std::string_view state) {
    const char* path = std::getenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::size_t length = path ? std::strlen(path) : 0;
    if (length == 0 || length >= sizeof address.sun_path) return;
    std::memcpy(address.sun_path, path, length);
    if (address.sun_path[0] == '@') address.sun_path[0] = '\0';
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length);
    const base::UniqueFd socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    // Lost is lost: the supervisor misses a beat, the visitor nothing.
    (void)::sendto(socket.get(), state.data(), state.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
                   reinterpret_cast<const sockaddr*>(&address), size);
}

}  // namespace

StopSignals::StopSignals(std::function<void()> on_stop) {
    const auto set = stop_signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);  // a peer that hangs up is an error value of the write
    thread_ = base::Worker("signals", [on_stop = std::move(on_stop)](std::stop_token stop) {
        const auto wanted = stop_signals();
        int signal = 0;
        sigwait(&wanted, &signal);
        if (!stop.stop_requested()) on_stop();
    });
}

StopSignals::~StopSignals() {
    thread_.request_stop();
    kill(getpid(), SIGTERM);  // blocked everywhere: it only wakes sigwait
    thread_.join();
    // Ours stays pending where the thread had ended before: whoever listens next was not meant.
    const auto ours = stop_signals();
    const timespec now{};
    while (sigtimedwait(&ours, nullptr, &now) > 0) {
    }
}

Heartbeat::Heartbeat() {
    if (const char* interval = std::getenv("WATCHDOG_USEC"); interval && std::atoll(interval) > 0)
        every_ = std::chrono::milliseconds{std::atoll(interval) / 3000};
}

void Heartbeat::beat(base::BootTime now) {
    if (!ready_said_) {
        ready_said_ = true;
        notify("READY=1");
    }
    if (!every_ || now - last_ < *every_) return;
    last_ = now;
    notify("WATCHDOG=1");
}

}  // namespace app
