// A camera: opened and closed at will, its newest frame beside it, its state plain to see.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/frame.h"
#include "base/latest.h"

namespace camera {

enum class State { closed, opening, running, stalled, absent };

struct Options {
    // "v4l2:/dev/video0", "file:visit.mkv", "pictures:/folder", "scene:qr=TEXT", "none", or "pipeline: ... !
    // appsink name=frames"
    std::string source = "v4l2:/dev/video0";
    int width = 1280, height = 720, fps = 15;
};

// Thread-safe. A camera that stalls (no new picture for 2 s) or vanishes is noticed, reported and retried by
// itself with back-off until close(). The state callback comes on the camera's thread.
class Camera {
  public:
    virtual ~Camera() = default;
    virtual void open() = 0;   // returns at once
    virtual void close() = 0;  // returns at once; no frame is put after it
    virtual State state() const = 0;
};

using Frames = base::Latest<base::Frame>;
std::unique_ptr<Camera> make_camera(Options options, std::shared_ptr<Frames> frames,
                                    std::function<void(State)> on_state);

}  // namespace camera
