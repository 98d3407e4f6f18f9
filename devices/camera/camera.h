// A camera: opened and closed at will, its newest frame beside it, its state plain to see.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/frame.h"
#include "base/latest.h"
#include "base/result.h"

namespace camera {

enum class State {
    closed,
    opening,
    running,
    stalled,  // open, but without a new picture for 2 s; reopened if it does not come back by itself
    absent,   // cannot be opened, was pulled out, or an input that plays once is over
};

struct Options {
    // v4l2:/dev/video0          a real camera (by-id paths survive replugging)
    // file:visit.mkv            a video in real time, over and over; "?once" at the end: once
    // pictures:/folder          its PNG and JPEG files in natural order, 1 s each, fitted into the frame,
    // over and
    //                           over; "?ms=300", "?once" or "?ms=300&once" at the end
    // scene:qr=TEXT             a drawn phone that shows the code, comes, stays and goes; "qr=A|B" alternates
    // pipeline:...              any GStreamer pipeline that ends in "videoconvert ! appsink name=frames"
    // none                      no camera: absent
    std::string source = "v4l2:/dev/video0";
    int width = 1280, height = 720, fps = 15;  // asked of the camera; it may give something else
};

// Thread-safe. A camera that stalls or vanishes is noticed within 3 s, reported and retried by itself with
// back-off (at most 5 s) until close(). The state callback comes on the camera's thread; it may call open()
// and close() but must not destroy the camera. Destroying waits for the driver for at most 2 s and then
// leaves it to itself.
class Camera {
  public:
    virtual ~Camera() = default;
    virtual void open() = 0;  // returns at once
    // Returns at once. Empties the slot, because a picture of the last visitor must not stay in memory; no
    // frame is put after it.
    virtual void close() = 0;
    // Asks for the next picture in full size and colour. None comes if the camera is closed before.
    virtual void take_still() = 0;
    virtual State state() const = 0;
};

using Frames = base::Latest<base::Frame>;
using OnStill = std::function<void(std::shared_ptr<const base::Still>)>;
// Luma at the camera's size, preview about 640 wide. A source that cannot be understood gives a camera that
// stays absent. `on_fault` hears why it is absent, once per reason until it works again; on the camera's
// thread. So does `on_still`, once for each take_still() after which a picture came.
std::unique_ptr<Camera> make_camera(Options options, std::shared_ptr<Frames> frames,
                                    std::function<void(State)> on_state,
                                    std::function<void(const base::Error&)> on_fault = {},
                                    OnStill on_still = {});

}  // namespace camera
