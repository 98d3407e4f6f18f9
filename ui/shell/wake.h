// How other threads reach the frame loop.
#pragma once

namespace ui {

// While one of these lives, wake_ui() ends the wait of the frame loop. At most one at a time, in run().
class Wakeable {
  public:
    Wakeable();
    ~Wakeable();
    Wakeable(const Wakeable&) = delete;
    Wakeable& operator=(const Wakeable&) = delete;
    bool stop_requested() const;
};

}  // namespace ui
