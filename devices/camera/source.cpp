#include "devices/camera/source.h"

#include <charconv>
#include <string_view>

#include "devices/camera/gstreamer.h"
#include "devices/camera/pictures.h"
#include "devices/camera/scene.h"

namespace camera {
namespace {

using base::Error;
using base::ErrorKind;

bool take_prefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

struct Switches {
    bool once = false;
    std::chrono::milliseconds shown{1000};
};

Error not_understood(std::string_view what) {
    return {ErrorKind::invalid, "camera source not understood: " + std::string(what), "camera.source"};
}

// Takes "?once&ms=300" off the end of `path`.
base::Result<Switches> take_switches(std::string_view& path) {
    Switches switches;
    const std::size_t mark = path.rfind('?');
    if (mark == std::string_view::npos) return switches;
    std::string_view rest = path.substr(mark + 1);
    path = path.substr(0, mark);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('&'), rest.size());
        std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        int ms = 0;
        if (word == "once") {
            switches.once = true;
        } else if (take_prefix(word, "ms=") &&
                   std::from_chars(word.data(), word.data() + word.size(), ms).ptr ==
                       word.data() + word.size() &&
                   ms > 0) {
            switches.shown = std::chrono::milliseconds(ms);
        } else {
            return not_understood(word);
        }
    }
    return switches;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end > 0) parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

base::Result<Input> parse_file(std::string_view path) {
    const base::Result<Switches> switches = take_switches(path);
    if (!switches) return switches.error();
    if (path.empty()) return not_understood("file without a name");
    return Input{VideoFile{std::string(path), switches->once}};
}

base::Result<Input> parse_folder(std::string_view path) {
    const base::Result<Switches> switches = take_switches(path);
    if (!switches) return switches.error();
    if (path.empty()) return not_understood("folder without a name");
    return Input{PictureFolder{std::string(path), switches->shown, switches->once}};
}

}  // namespace

base::Result<Input> parse_source(const std::string& source) {
    std::string_view rest = source;
    if (take_prefix(rest, "v4l2:") && !rest.empty()) return Input{Device{std::string(rest)}};
    if (take_prefix(rest, "file:")) return parse_file(rest);
    if (take_prefix(rest, "pictures:")) return parse_folder(rest);
    if (take_prefix(rest, "pipeline:")) return Input{Pipeline{std::string(rest)}};
    if (take_prefix(rest, "scene:")) {
        if (rest.empty()) return Input{Scene{}};
        if (take_prefix(rest, "qr=")) return Input{Scene{split(rest, '|')}};
    }
    if (source == "none") return Error{ErrorKind::invalid, "there is no camera", "camera.source"};
    return not_understood(source);
}

bool plays_once(const Input& input) {
    if (const auto* file = std::get_if<VideoFile>(&input)) return file->once;
    if (const auto* folder = std::get_if<PictureFolder>(&input)) return folder->once;
    return false;
}

base::Result<std::unique_ptr<FrameSource>> open_source(const Input& input, const Options& options,
                                                       int attempt) {
    if (const auto* device = std::get_if<Device>(&input)) return open_device(*device, options, attempt);
    if (const auto* file = std::get_if<VideoFile>(&input)) return open_video(*file);
    if (const auto* folder = std::get_if<PictureFolder>(&input)) return open_pictures(*folder, options);
    if (const auto* scene = std::get_if<Scene>(&input)) return open_scene(*scene, options);
    return open_pipeline(std::get<Pipeline>(input));
}

}  // namespace camera
