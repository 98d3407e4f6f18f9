// What the process says to its supervisor, and what it hears: systemd's notify socket, SIGTERM and SIGINT.
#pragma once

#include <functional>
#include <optional>

#include "base/clock.h"
#include "base/worker.h"

namespace app {

// SIGTERM and SIGINT are blocked from here on in this and every later thread; the callback comes once, on a
// thread of its own. Make it before any other thread.
class StopSignals {
  public:
    explicit StopSignals(std::function<void()> on_stop);
    ~StopSignals();

  private:
    base::Worker thread_;
};

// sd_notify(3) without the library: READY=1 with the first beat, WATCHDOG=1 at most every third of the
// interval. Does nothing if nobody listens. Used by one thread.
class Heartbeat {
  public:
    Heartbeat();
    void beat(base::BootTime now);

  private:
    bool ready_said_ = false;
    std::optional<std::chrono::milliseconds> every_;
    base::BootTime last_{};
};

}  // namespace app
