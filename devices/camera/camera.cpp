#include "devices/camera/camera.h"

#include <algorithm>

#include "devices/camera/source.h"
#include "devices/camera/watched_camera.h"

namespace camera {
namespace {

constexpr int smallest = 64, largest = 4096;  // pixels a side: what a configuration may ask for

}  // namespace

std::unique_ptr<Camera> make_camera(Options options, std::shared_ptr<Frames> frames,
                                    std::function<void(State)> on_state,
                                    std::function<void(const base::Error&)> on_fault, OnStill on_still) {
    options.width = std::clamp(options.width, smallest, largest) / 2 * 2;
    options.height = std::clamp(options.height, smallest, largest) / 2 * 2;
    options.fps = std::clamp(options.fps, 1, 60);
    const base::Result<Input> input = parse_source(options.source);
    Watch watch;
    watch.live = input && is_live(*input);
    watch.once = input && plays_once(*input);
    watch.frames = std::move(frames);
    watch.on_state = std::move(on_state);
    watch.on_fault = std::move(on_fault);
    watch.on_still = std::move(on_still);
    watch.open = [input, options = std::move(options)](int attempt) -> OpenSource::result_type {
        if (!input) return input.error();
        return open_source(*input, options, attempt);
    };
    return make_watched_camera(std::move(watch));
}

}  // namespace camera
