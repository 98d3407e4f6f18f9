// Real touches: GLFW knows none, so they are read from the X server over a connection of our own.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"
#include "base/worker.h"
#include "ui/shell/touch_event.h"

namespace ui {

// XInput 2.2 touch events of one window. Selecting them stops the server from making clicks of them.
class TouchReader {
  public:
    // unavailable without XInput 2.2 or a display; the mouse works all the same.
    static base::Result<std::unique_ptr<TouchReader>> open(unsigned long window);
    ~TouchReader();

    // Everything since the last call, in order. Wakes the frame loop when there is something.
    std::vector<TouchEvent> take();

  private:
    struct Connection;
    explicit TouchReader(std::unique_ptr<Connection> connection);
    void run(std::stop_token stop);
    void read_pending();

    std::unique_ptr<Connection> connection_;
    base::UniqueFd stop_;  // an eventfd that ends the wait
    std::mutex mutex_;
    std::vector<TouchEvent> events_;
    base::Worker worker_;  // last: it uses all the others
};

}  // namespace ui
