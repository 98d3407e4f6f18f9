#include "devices/camera/gstreamer.h"

#include <mutex>

#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <gst/video/video.h>

#include "devices/camera/picture.h"

namespace camera {
namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

struct Unref {
    void operator()(gpointer object) const { gst_object_unref(object); }
    void operator()(GstSample* sample) const { gst_sample_unref(sample); }
    void operator()(GstMessage* message) const { gst_message_unref(message); }
    void operator()(GstCaps* caps) const { gst_caps_unref(caps); }
    void operator()(GError* error) const { g_error_free(error); }
};
template <class T>
using Ref = std::unique_ptr<T, Unref>;

Error unavailable(const std::string& text) {
    return {ErrorKind::unavailable, text, "camera.pipeline"};
}

base::Status start_gstreamer() {
    static std::once_flag once;
    static std::string fault;
    std::call_once(once, [] {
        GError* error = nullptr;
        if (!gst_init_check(nullptr, nullptr, &error))
            fault = error != nullptr ? error->message : "gst_init failed";
        if (error != nullptr) g_error_free(error);
    });
    if (!fault.empty()) return unavailable(fault);
    return {};
}

// A mapped picture, unmapped when it goes out of scope.
class Mapped {
  public:
    explicit Mapped(GstSample* sample) {
        GstVideoInfo info;
        GstCaps* caps = gst_sample_get_caps(sample);
        GstBuffer* buffer = gst_sample_get_buffer(sample);
        ok_ = caps != nullptr && buffer != nullptr && gst_video_info_from_caps(&info, caps) &&
              GST_VIDEO_INFO_FORMAT(&info) == GST_VIDEO_FORMAT_I420 &&
              gst_video_frame_map(&frame_, &info, buffer, GST_MAP_READ);
    }
    ~Mapped() {
        if (ok_) gst_video_frame_unmap(&frame_);
    }
    Mapped(const Mapped&) = delete;
    Mapped& operator=(const Mapped&) = delete;

    bool ok() const { return ok_; }
    Planes planes() const {
        return {GST_VIDEO_FRAME_WIDTH(&frame_),
                GST_VIDEO_FRAME_HEIGHT(&frame_),
                plane(0),
                stride(0),
                plane(1),
                plane(2),
                stride(1),
                stride(2),
                frame_.info.colorimetry.matrix == GST_VIDEO_COLOR_MATRIX_BT709,
                frame_.info.colorimetry.range == GST_VIDEO_COLOR_RANGE_0_255};
    }

  private:
    const std::uint8_t* plane(guint i) const {
        return static_cast<const std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&frame_, i));
    }
    int stride(guint i) const { return GST_VIDEO_FRAME_PLANE_STRIDE(&frame_, i); }

    GstVideoFrame frame_{};
    bool ok_ = false;
};

class PipelineSource final : public FrameSource {
  public:
    PipelineSource(Ref<GstElement> pipeline, Ref<GstElement> sink)
        : pipeline_(std::move(pipeline)),
          sink_(std::move(sink)),
          bus_(gst_element_get_bus(pipeline_.get())) {}
    ~PipelineSource() override { gst_element_set_state(pipeline_.get(), GST_STATE_NULL); }

    base::Status start() {
        if (gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING) != GST_STATE_CHANGE_FAILURE) return {};
        base::Status why = check_bus();
        return why.ok() ? unavailable("the pipeline does not start") : why;
    }

    Result<Next> next(std::chrono::milliseconds wait, base::Frame& into, base::Still* still) override {
        const auto nanoseconds = static_cast<GstClockTime>(std::chrono::nanoseconds(wait).count());
        const Ref<GstSample> sample(gst_app_sink_try_pull_sample(GST_APP_SINK(sink_.get()), nanoseconds));
        if (sample) {
            const Mapped mapped(sample.get());
            if (!mapped.ok()) return unavailable("a picture in a form that was not asked for");
            fill_frame(mapped.planes(), into);
            if (still != nullptr) fill_still(mapped.planes(), *still);
            return Next::frame;
        }
        if (base::Status fault = check_bus(); !fault) return fault.error();
        return gst_app_sink_is_eos(GST_APP_SINK(sink_.get())) ? Next::ended : Next::nothing_yet;
    }

  private:
    // The first error on the bus; everything else there is drained, or it would pile up.
    base::Status check_bus() {
        while (const Ref<GstMessage> message{gst_bus_pop(bus_.get())}) {
            if (GST_MESSAGE_TYPE(message.get()) != GST_MESSAGE_ERROR) continue;
            GError* raw = nullptr;
            gst_message_parse_error(message.get(), &raw, nullptr);
            const Ref<GError> error(raw);
            return unavailable(error ? error->message : "unknown");
        }
        return {};
    }

    Ref<GstElement> pipeline_, sink_;
    Ref<GstBus> bus_;
};

// Newest wins: one picture waits at most, and it gives way to the next.
void set_up_sink(GstElement* sink) {
    const Ref<GstCaps> caps(gst_caps_from_string("video/x-raw,format=I420"));
    g_object_set(sink, "caps", caps.get(), "max-buffers", 1U, "drop", TRUE, "emit-signals", FALSE,
                 "enable-last-sample", FALSE, "wait-on-eos", FALSE, nullptr);
}

using Prepare = std::function<void(GstElement* source)>;

// `prepare` sets what must not be spelled into a pipeline description: paths from a configuration.
Result<std::unique_ptr<PipelineSource>> launch(const std::string& description, const Prepare& prepare) {
    if (base::Status started = start_gstreamer(); !started) return started.error();
    GError* raw = nullptr;
    Ref<GstElement> pipeline(
        gst_parse_launch_full(description.c_str(), nullptr, GST_PARSE_FLAG_FATAL_ERRORS, &raw));
    const Ref<GError> error(raw);
    if (!pipeline || error) return Error{ErrorKind::invalid, error ? error->message : "?", "camera.pipeline"};
    gst_object_ref_sink(pipeline.get());
    if (!GST_IS_BIN(pipeline.get())) return Error{ErrorKind::invalid, "not a pipeline", "camera.pipeline"};
    Ref<GstElement> sink(gst_bin_get_by_name(GST_BIN(pipeline.get()), "frames"));
    if (!sink || !GST_IS_APP_SINK(sink.get()))
        return Error{ErrorKind::invalid, "the pipeline has no appsink named frames", "camera.pipeline"};
    set_up_sink(sink.get());
    if (prepare) {
        const Ref<GstElement> source(gst_bin_get_by_name(GST_BIN(pipeline.get()), "source"));
        prepare(source.get());
    }
    auto opened = std::make_unique<PipelineSource>(std::move(pipeline), std::move(sink));
    if (base::Status started = opened->start(); !started) return started.error();
    return opened;
}

Result<std::unique_ptr<FrameSource>> as_source(Result<std::unique_ptr<PipelineSource>> opened) {
    if (!opened) return opened.error();
    return std::unique_ptr<FrameSource>(std::move(*opened));
}

Prepare location(const std::string& path) {
    return [path](GstElement* source) { g_object_set(source, "location", path.c_str(), nullptr); };
}

// Sound tracks and subtitles are not even decoded.
constexpr const char* decode =
    " ! decodebin expose-all-streams=false caps=\"video/x-raw(ANY)\" ! videoconvert";

}  // namespace

Result<std::unique_ptr<FrameSource>> open_device(const Device& device, const Options& options, int attempt) {
    const std::string size =
        ",width=" + std::to_string(options.width) + ",height=" + std::to_string(options.height);
    const std::string wanted = " ! capsfilter caps=\"video/x-raw" + size + ";image/jpeg" + size + "\"";
    const std::string rate = " ! videorate drop-only=true max-rate=" + std::to_string(options.fps);
    const std::string description = "v4l2src name=source" + (attempt % 2 == 0 ? wanted : std::string()) +
                                    decode + rate + " ! appsink name=frames sync=false";
    return as_source(launch(description, [&](GstElement* source) {
        g_object_set(source, "device", device.path.c_str(), nullptr);
    }));
}

Result<std::unique_ptr<FrameSource>> open_video(const VideoFile& file) {
    return as_source(launch(std::string("filesrc name=source") + decode + " ! appsink name=frames sync=true",
                            location(file.path)));
}

Result<std::unique_ptr<FrameSource>> open_pipeline(const Pipeline& pipeline) {
    return as_source(launch(pipeline.description, {}));
}

Result<LoadedPicture> load_picture(const std::string& path, int width, int height) {
    const std::string fitted =
        " ! videoscale add-borders=true ! video/x-raw,format=I420,pixel-aspect-ratio=1/1,width=" +
        std::to_string(width) + ",height=" + std::to_string(height);
    auto opened =
        launch(std::string("filesrc name=source") + decode + fitted + " ! appsink name=frames sync=false",
               location(path));
    if (!opened) return opened.error();
    LoadedPicture picture;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (std::chrono::steady_clock::now() < deadline) {
        // In short looks: an error comes on another way than a picture and would be seen only at the end.
        const Result<Next> next =
            (*opened)->next(std::chrono::milliseconds(20), picture.frame, &picture.still);
        if (!next) return next.error();
        if (*next == Next::frame) return picture;
        if (*next == Next::ended) break;
    }
    return Error{ErrorKind::invalid, "no picture in " + path, "camera.pictures"};
}

}  // namespace camera
