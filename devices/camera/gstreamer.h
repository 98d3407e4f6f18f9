// Everything that needs GStreamer, behind FrameSource. No GStreamer header leaves gstreamer.cpp.
#pragma once

#include "devices/camera/source.h"

namespace camera {

// Asks for the wanted size and rate first and, on odd attempts, takes what the camera has.
base::Result<std::unique_ptr<FrameSource>> open_device(const Device& device, const Options& options,
                                                       int attempt);
base::Result<std::unique_ptr<FrameSource>> open_video(const VideoFile& file);
base::Result<std::unique_ptr<FrameSource>> open_pipeline(const Pipeline& pipeline);

struct LoadedPicture {
    base::Frame frame;
    base::Still still;
};
// One picture file, decoded and fitted into width x height; a file that cannot be decoded within 5 s is an
// error.
base::Result<LoadedPicture> load_picture(const std::string& path, int width, int height);

}  // namespace camera
