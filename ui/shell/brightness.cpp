#include "ui/shell/brightness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>

namespace ui {

namespace {

namespace fs = std::filesystem;

int remembered(const std::string& file) {
    int level = 0;
    std::ifstream(file) >> level;
    return level >= 1 && level <= brightest ? level : brightest;
}

// Whole or not at all: a kiosk loses power at any moment.
void remember(const std::string& file, int level) {
    if (file.empty()) return;
    std::error_code ignored;
    fs::create_directories(fs::path(file).parent_path(), ignored);
    const std::string next = file + ".new";
    {
        std::ofstream out(next);
        if (!(out << level << '\n')) return;
    }
    fs::rename(next, file, ignored);
}

class BacklightDimmer final : public Dimmer {
  public:
    BacklightDimmer(fs::path file, long most) : file_(std::move(file)), most_(most) {}
    bool set(double share) override {
        std::ofstream out(file_);
        return static_cast<bool>(out << std::max(1L, std::lround(share * static_cast<double>(most_)))
                                     << std::flush);
    }

  private:
    const fs::path file_;
    const long most_;
};

}  // namespace

double brightness_share(int level) {
    constexpr std::array shares{0.35, 0.5, 0.65, 0.8, 1.0};
    static_assert(shares.size() == brightest);
    return shares[static_cast<std::size_t>(std::clamp(level, 1, brightest)) - 1];
}

std::unique_ptr<Dimmer> make_backlight_dimmer(const std::string& folder) {
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        long most = 0;
        std::ifstream(at->path() / "max_brightness") >> most;
        const auto file = at->path() / "brightness";
        if (most > 0 && fs::exists(file) && std::ofstream(file, std::ios::in).is_open())
            return std::make_unique<BacklightDimmer>(file, most);
    }
    return nullptr;
}

Brightness::Brightness(std::string file, std::function<void()> wake)
    : file_(std::move(file)), wake_(std::move(wake)) {
    thread_ = base::Worker("brightness", [this](std::stop_token) { run(); });
}

Brightness::~Brightness() {
    wishes_.close();
    thread_.join();
}

void Brightness::set(int level) {
    if (level_ == 0) return;
    wishes_.try_push(std::clamp(level, 1, brightest));
}

void Brightness::run() {
    auto dimmer = make_backlight_dimmer("/sys/class/backlight");
    if (!dimmer) dimmer = make_x_dimmer();
    if (!dimmer) return;
    const int before = remembered(file_);
    // What nobody ever dimmed here is left as the site has it.
    if (before < brightest && !dimmer->set(brightness_share(before))) return;
    level_ = before;
    wake_();
    while (const auto wish = wishes_.pop()) {
        if (!dimmer->set(brightness_share(*wish))) continue;
        level_ = *wish;
        remember(file_, *wish);
        wake_();
    }
}

}  // namespace ui
