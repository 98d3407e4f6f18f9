#include "kiosk/app/supervisor.h"

#include <csignal>
#include <cstdlib>
#include <future>
#include <string>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/unique_fd.h"

namespace {

// The supervisor's end of the notify socket.
struct Listener {
    std::string path = "/tmp/suishou-notify-" + std::to_string(getpid());
    base::UniqueFd socket{::socket(AF_UNIX, SOCK_DGRAM, 0)};
    Listener() {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        unlink(path.c_str());
        EXPECT_EQ(bind(socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        setenv("NOTIFY_SOCKET", path.c_str(), 1);
        setenv("WATCHDOG_USEC", "3000000", 1);
    }
    ~Listener() {
        unlink(path.c_str());
        unsetenv("NOTIFY_SOCKET");
        unsetenv("WATCHDOG_USEC");
    }
    std::string heard() {
        char text[64];
        const auto size = recv(socket.get(), text, sizeof text, MSG_DONTWAIT);
        return size < 0 ? "" : std::string(text, std::size_t(size));
    }
};

}  // namespace

TEST(Heartbeat, SaysReadyOnceAndThenBeatsAtAThirdOfTheInterval) {
    Listener supervisor;
    app::Heartbeat heart;
    heart.beat(base::BootTime{10'000});
    EXPECT_EQ(supervisor.heard(), "READY=1");
    EXPECT_EQ(supervisor.heard(), "WATCHDOG=1");
    heart.beat(base::BootTime{10'999});
    EXPECT_EQ(supervisor.heard(), "");
    heart.beat(base::BootTime{11'000});
    EXPECT_EQ(supervisor.heard(), "WATCHDOG=1");
    EXPECT_EQ(supervisor.heard(), "");
}

TEST(Heartbeat, IsSilentWhereNobodyListens) {
    unsetenv("NOTIFY_SOCKET");
    app::Heartbeat heart;
    heart.beat(base::BootTime{1});
}

TEST(StopSignals, TermAsksForTheEndOnceAndTheProcessLives) {
    std::promise<void> asked;
    {
        app::StopSignals signals([&] { asked.set_value(); });
        kill(getpid(), SIGTERM);
        asked.get_future().wait();
    }
    std::promise<void> again;
    auto not_asked = again.get_future();
    {
        app::StopSignals signals([&] { again.set_value(); });
    }
    EXPECT_EQ(not_asked.wait_for(std::chrono::seconds{0}), std::future_status::timeout);
}
