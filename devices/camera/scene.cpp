#include "devices/camera/scene.h"

#include <cmath>

#include "base/picture/qr.h"
#include "devices/camera/pace.h"
#include "devices/camera/picture.h"

namespace camera {
namespace {

constexpr double turn_seconds = 6.0;
constexpr double pi = 3.14159265358979;

// Where the phone is: its centre in frame heights, its tilt in radians. Far outside while nobody is there.
struct Pose {
    double x = 0, y = 0, tilt = 0;
};

double ease(double t) {
    t = std::clamp(t, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

// One turn: a second to come from below, three to stay with a hand's tremor, one to go, one of nobody.
Pose pose_at(double t, double aspect) {
    const double in = ease(t / 1.0), out = ease((t - 4.0) / 1.0);
    const double tremor = 0.006 * std::sin(2 * pi * 1.7 * t);
    return {aspect * 0.5 + 0.25 * out + tremor, 1.6 - 1.1 * in + 1.1 * out,
            0.10 * std::sin(t) - 0.25 * (1 - in)};
}

// The phone in units of its code's side: a white screen around the code, a dark body around the screen.
constexpr double half_screen_x = 0.62, half_screen_y = 0.95, bezel = 0.06;
constexpr std::uint8_t dark = 24, bright = 232, body = 40;

int phone_level(const base::QrMatrix& code, double u, double v) {
    if (std::abs(u) > half_screen_x + bezel || std::abs(v) > half_screen_y + bezel) return -1;
    if (std::abs(u) > half_screen_x || std::abs(v) > half_screen_y) return body;
    const int x = static_cast<int>(std::floor((u + 0.5) * code.size));
    const int y = static_cast<int>(std::floor((v + 0.5) * code.size));
    if (x < 0 || y < 0 || x >= code.size || y >= code.size) return bright;
    return code.at(x, y) ? dark : bright;
}

class SceneSource final : public FrameSource {
  public:
    SceneSource(std::vector<base::QrMatrix> codes, const Options& options)
        : codes_(std::move(codes)),
          width_(options.width),
          height_(options.height),
          fps_(options.fps),
          pace_(options.fps) {
        draw_lobby();
    }

    base::Result<Next> next(std::chrono::milliseconds wait, base::Frame& into, base::Still* still) override {
        if (!pace_.due_within(wait)) return Next::nothing_yet;
        picture_ = lobby_;
        if (!codes_.empty()) draw_phone();
        ++count_;
        const Planes grey{width_, height_, picture_.data(), width_};
        fill_frame(grey, into);
        if (still != nullptr) fill_still(grey, *still);
        return Next::frame;
    }

  private:
    void draw_lobby() {
        lobby_.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
        for (int y = 0; y < height_; ++y) {
            for (int x = 0; x < width_; ++x) {
                const bool pillar = (x * 7 / width_) % 2 == 1 && y < height_ * 4 / 5;
                lobby_[index(x, y)] = static_cast<std::uint8_t>(90 + 60 * y / height_ + (pillar ? 18 : 0));
            }
        }
    }

    void draw_phone() {
        const double seconds = static_cast<double>(count_) / fps_;
        const auto turn = static_cast<std::size_t>(seconds / turn_seconds) % codes_.size();
        const Pose pose = pose_at(std::fmod(seconds, turn_seconds), static_cast<double>(width_) / height_);
        const double side = 0.42 * height_, reach = 1.2 * side;
        const double cx = pose.x * height_, cy = pose.y * height_;
        const double c = std::cos(pose.tilt) / side, s = std::sin(pose.tilt) / side;
        const int top = std::max(0, static_cast<int>(cy - reach)),
                  left = std::max(0, static_cast<int>(cx - reach));
        const int bottom = std::min(height_, static_cast<int>(cy + reach)),
                  right = std::min(width_, static_cast<int>(cx + reach));
        for (int y = top; y < bottom; ++y)
            for (int x = left; x < right; ++x)
                draw_pixel(codes_[turn], x, y, x - cx, y - cy, c, s);
    }

    // The mean of four samples, as a sensor's pixel sees a little area.
    void draw_pixel(const base::QrMatrix& code, int x, int y, double dx, double dy, double c, double s) {
        std::uint8_t& pixel = picture_[index(x, y)];
        int sum = 0;
        for (int i = 0; i < 4; ++i) {
            const int column = i % 2, row = i / 2;
            const double sx = dx + 0.25 + 0.5 * column, sy = dy + 0.25 + 0.5 * row;
            const int level = phone_level(code, sx * c + sy * s, sy * c - sx * s);
            sum += level < 0 ? pixel : level;
        }
        pixel = static_cast<std::uint8_t>(sum / 4);
    }

    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
    }

    const std::vector<base::QrMatrix> codes_;
    const int width_, height_, fps_;
    std::uint64_t count_ = 0;
    std::vector<std::uint8_t> lobby_, picture_;
    Pace pace_;
};

}  // namespace

base::Result<std::unique_ptr<FrameSource>> open_scene(const Scene& scene, const Options& options) {
    std::vector<base::QrMatrix> codes;
    for (const std::string& text : scene.codes) {
        base::Result<base::QrMatrix> code = base::encode_qr(text, base::QrLevel::M);
        if (!code) return code.error();
        codes.push_back(std::move(*code));
    }
    return std::unique_ptr<FrameSource>(std::make_unique<SceneSource>(std::move(codes), options));
}

}  // namespace camera
