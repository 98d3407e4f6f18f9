#include "devices/camera/pictures.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "devices/camera/gstreamer.h"
#include "devices/camera/pace.h"

namespace camera {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view take_number(std::string_view& text) {
    std::size_t end = 0;
    while (end < text.size() && is_digit(text[end]))
        ++end;
    std::string_view digits = text.substr(0, end);
    text.remove_prefix(end);
    while (digits.size() > 1 && digits.front() == '0')
        digits.remove_prefix(1);
    return digits;
}

bool is_picture(const std::filesystem::path& path) {
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension == ".png" || extension == ".jpg" || extension == ".jpeg";
}

class PictureSource final : public FrameSource {
  public:
    PictureSource(PictureFolder folder, Options options, std::vector<std::string> files)
        : folder_(std::move(folder)),
          options_(std::move(options)),
          files_(std::move(files)),
          pace_(options_.fps) {}

    // Loads the first picture that is one, so that opening a folder of rubbish fails at once.
    bool load_next() {
        while (index_ < files_.size()) {
            base::Result<LoadedPicture> loaded =
                load_picture(files_[index_++], options_.width, options_.height);
            if (!loaded) continue;
            shown_ = std::move(*loaded);
            until_ = std::chrono::steady_clock::now() + folder_.shown;
            return true;
        }
        return false;
    }

    base::Result<Next> next(std::chrono::milliseconds wait, base::Frame& into, base::Still* still) override {
        if (std::chrono::steady_clock::now() >= until_ && !load_next()) return Next::ended;
        if (!pace_.due_within(wait)) return Next::nothing_yet;
        into = shown_.frame;
        if (still != nullptr) *still = shown_.still;
        return Next::frame;
    }

  private:
    const PictureFolder folder_;
    const Options options_;
    const std::vector<std::string> files_;
    std::size_t index_ = 0;
    LoadedPicture shown_;
    std::chrono::steady_clock::time_point until_;
    Pace pace_;
};

}  // namespace

bool natural_less(std::string_view a, std::string_view b) {
    const std::string_view whole_a = a, whole_b = b;
    while (!a.empty() && !b.empty()) {
        if (is_digit(a.front()) && is_digit(b.front())) {
            const std::string_view x = take_number(a), y = take_number(b);
            if (x.size() != y.size()) return x.size() < y.size();
            if (x != y) return x < y;
        } else {
            if (a.front() != b.front()) return a.front() < b.front();
            a.remove_prefix(1);
            b.remove_prefix(1);
        }
    }
    if (a.empty() != b.empty()) return a.empty();
    return whole_a < whole_b;  // "01" and "1" are two names
}

std::vector<std::string> picture_files(const std::string& folder) {
    std::vector<std::string> files;
    std::error_code fault;
    for (std::filesystem::directory_iterator it(folder, fault), end; !fault && it != end;
         it.increment(fault)) {
        if (is_picture(it->path())) files.push_back(it->path().string());
    }
    std::sort(files.begin(), files.end(), natural_less);
    return files;
}

base::Result<std::unique_ptr<FrameSource>> open_pictures(const PictureFolder& folder,
                                                         const Options& options) {
    auto source = std::make_unique<PictureSource>(folder, options, picture_files(folder.path));
    if (!source->load_next())
        return base::Error{base::ErrorKind::not_found, "no picture in " + folder.path, "camera.pictures"};
    return std::unique_ptr<FrameSource>(std::move(source));
}

}  // namespace camera
