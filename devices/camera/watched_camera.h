// The life of a camera: opened, watched, retried, closed, whatever its frames come from.
#pragma once

#include <functional>
#include <memory>

#include "base/clock.h"
#include "devices/camera/source.h"

namespace camera {

// How a camera opens its input; `attempt` as in open_source(). Called on the camera's thread.
// ErrorKind::invalid means that trying again is useless until the next open().
using OpenSource = std::function<base::Result<std::unique_ptr<FrameSource>>(int attempt)>;

struct Watch {
    OpenSource open;
    bool live = false;  // see Health
    bool once = false;  // an ended input is over; otherwise it is opened again at once
    std::shared_ptr<Frames> frames;
    std::function<void(State)> on_state;
    std::function<void(const base::Error&)> on_fault{};  // see make_camera()
    OnStill on_still{};                                  // likewise
};

std::unique_ptr<Camera> make_watched_camera(Watch watch);

}  // namespace camera
