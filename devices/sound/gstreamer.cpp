#include <gst/app/gstappsrc.h>
#include <gst/gst.h>

#include "devices/sound/output.h"

namespace sound {

namespace {

using base::Error;
using base::ErrorKind;

struct Unref {
    void operator()(gpointer object) const { gst_object_unref(object); }
    void operator()(GstMessage* message) const { gst_message_unref(message); }
    void operator()(GError* error) const { g_error_free(error); }
};
template <class T>
using Ref = std::unique_ptr<T, Unref>;

constexpr const char* place = "sound.pipeline";

Error unavailable(const char* text) {
    return {ErrorKind::unavailable, text, place};
}

base::Status start_gstreamer() {
    GError* raw = nullptr;
    const bool started = gst_init_check(nullptr, nullptr, &raw);  // at most once, whoever else calls it
    const Ref<GError> error(raw);
    if (!started) return unavailable(error ? error->message : "gst_init failed");
    return {};
}

// One sound in a pipeline of its own: the card is open only while something sounds, and one that was pulled
// out and comes back needs no care.
class Play {
  public:
    static base::Result<Play> open(const std::string& sink) {
        if (base::Status started = start_gstreamer(); !started) return started.error();
        const std::string description =
            "appsrc name=samples format=time "
            "caps=\"audio/x-raw,format=S16LE,layout=interleaved,channels=1,rate=" +
            std::to_string(sample_rate) + "\" ! audioconvert ! audioresample ! " + sink;
        GError* raw = nullptr;
        Ref<GstElement> pipeline(
            gst_parse_launch_full(description.c_str(), nullptr, GST_PARSE_FLAG_FATAL_ERRORS, &raw));
        const Ref<GError> error(raw);
        if (!pipeline || error) return Error{ErrorKind::invalid, error ? error->message : "?", place};
        gst_object_ref_sink(pipeline.get());
        return Play(std::move(pipeline));
    }
    ~Play() {
        if (pipeline_) gst_element_set_state(pipeline_.get(), GST_STATE_NULL);
    }
    Play(Play&&) = default;

    base::Status run(const Samples& samples, const std::function<bool()>& stopped) {
        if (gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE) {
            const base::Status why = news().status;
            return why.ok() ? unavailable("the sink does not start") : why;
        }
        push(samples);
        while (!stopped()) {
            const News now = news();
            if (!now.status.ok() || now.ended) return now.status;
        }
        return {};
    }

  private:
    struct News {
        base::Status status;
        bool ended = false;
    };

    explicit Play(Ref<GstElement> pipeline)
        : pipeline_(std::move(pipeline)), bus_(gst_element_get_bus(pipeline_.get())) {}

    void push(const Samples& samples) {
        const Ref<GstElement> source(gst_bin_get_by_name(GST_BIN(pipeline_.get()), "samples"));
        const std::size_t bytes = samples.size() * sizeof(Samples::value_type);
        GstBuffer* buffer = gst_buffer_new_memdup(samples.data(), bytes);
        GST_BUFFER_PTS(buffer) = 0;
        GST_BUFFER_DURATION(buffer) = samples.size() * GST_SECOND / sample_rate;
        gst_app_src_push_buffer(GST_APP_SRC(source.get()), buffer);
        gst_app_src_end_of_stream(GST_APP_SRC(source.get()));
    }

    // A warning counts as well: without a card autoaudiosink warns and plays into the void.
    News news() {
        const auto kinds =
            static_cast<GstMessageType>(GST_MESSAGE_ERROR | GST_MESSAGE_WARNING | GST_MESSAGE_EOS);
        const Ref<GstMessage> message{gst_bus_timed_pop_filtered(bus_.get(), 50 * GST_MSECOND, kinds)};
        if (!message) return {};
        if (GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_EOS) return {{}, true};
        GError* raw = nullptr;
        if (GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_ERROR)
            gst_message_parse_error(message.get(), &raw, nullptr);
        else
            gst_message_parse_warning(message.get(), &raw, nullptr);
        const Ref<GError> error(raw);
        return {unavailable(error ? error->message : "unknown"), true};
    }

    Ref<GstElement> pipeline_;
    Ref<GstBus> bus_;
};

class GStreamerOutput final : public Output {
  public:
    explicit GStreamerOutput(std::string sink) : sink_(std::move(sink)) {}

    base::Status play(const Samples& samples, const std::function<bool()>& stopped) override {
        auto play = Play::open(sink_);
        if (!play) return play.error();
        return play->run(samples, stopped);
    }

  private:
    const std::string sink_;
};

}  // namespace

std::unique_ptr<Output> make_gstreamer_output(std::string sink) {
    return std::make_unique<GStreamerOutput>(std::move(sink));
}

std::unique_ptr<Player> make_player(const std::string& sink,
                                    std::function<void(const base::Error&)> on_fault) {
    return make_player_on(make_gstreamer_output(sink), std::make_shared<base::SystemClock>(),
                          std::move(on_fault));
}

}  // namespace sound
