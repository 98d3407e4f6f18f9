// Where frames come from: the seam between the camera's life (watched_camera.h) and each kind of input.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/frame.h"
#include "base/result.h"
#include "devices/camera/camera.h"

namespace camera {

enum class Next { frame, nothing_yet, ended };

// An open input; closing it is destroying it. One thread.
class FrameSource {
  public:
    virtual ~FrameSource() = default;
    // Waits at most `wait`. On Next::frame the newest picture is in `into`; its number and time are the
    // caller's. With `still` not null it is there, too, in full size and colour. An Error means that the
    // input is gone.
    virtual base::Result<Next> next(std::chrono::milliseconds wait, base::Frame& into,
                                    base::Still* still) = 0;
};

// What Options::source says, taken apart.
struct Device {
    std::string path;
};
struct VideoFile {
    std::string path;
    bool once = false;
};
struct PictureFolder {
    std::string path;
    std::chrono::milliseconds shown{1000};
    bool once = false;
};
struct Scene {
    std::vector<std::string> codes;  // none: an empty lobby
};
struct Pipeline {
    std::string description;
};
using Input = std::variant<Device, VideoFile, PictureFolder, Scene, Pipeline>;

base::Result<Input> parse_source(const std::string& source);
bool plays_once(const Input& input);
// Live inputs repeat no picture exactly: a sensor has noise.
inline bool is_live(const Input& input) {
    return std::holds_alternative<Device>(input);
}

// `attempt` counts the tries since the camera last ran; an input may try another way on odd ones.
base::Result<std::unique_ptr<FrameSource>> open_source(const Input& input, const Options& options,
                                                       int attempt);

}  // namespace camera
