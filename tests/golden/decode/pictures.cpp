#include "tests/golden/decode/pictures.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/picture/qr.h"
#include "tests/golden/decode/render.h"

namespace golden {
namespace {

using scanner::LumaImage;
constexpr double pi = 3.14159265358979;

constexpr std::array<std::string_view, 13> names{"nominal", "perspective", "rotated", "defocus", "motion",
                                                 "noise",   "dim",         "glare",   "moire",   "small",
                                                 "cropped", "inverted",    "combined"};

// Everything that can go wrong with one picture.
struct Trouble {
    Pose pose;
    double pixels_per_module = 6;
    double dark = 30, bright = 215;
    bool inverted = false;
    double defocus = 0.15;  // sigma in modules
    double motion = 0;      // length in modules
    double noise = 3;       // sigma in grey levels
    bool glare = false, moire = false;
};

Trouble trouble_of(std::string_view category, Random& r) {
    Trouble t;
    t.pixels_per_module = r.between(4, 7);
    t.pose.roll = r.between(-0.2, 0.2);
    t.pose.tilt = r.between(0, 0.25);
    t.pose.tilt_axis = r.between(0, 2 * pi);
    if (category == "perspective") t.pose.tilt = r.between(35, 52) * pi / 180;
    if (category == "rotated") t.pose.roll = r.between(0, 2 * pi);
    if (category == "defocus") t.defocus = r.between(0.32, 0.60);
    if (category == "motion") t.motion = r.between(0.8, 1.8);
    if (category == "noise") t.noise = r.between(18, 42);
    if (category == "dim") {
        t.dark = r.between(8, 30);
        t.bright = t.dark + r.between(14, 42);
        t.noise = 1.5;
    }
    if (category == "glare") t.glare = true;
    if (category == "moire") t.moire = true;
    if (category == "small") t.pixels_per_module = r.between(1.7, 2.9);
    if (category == "inverted") t.inverted = true;
    if (category == "combined") {
        t.pose.tilt = r.between(0.3, 0.7);
        t.pose.roll = r.between(-0.6, 0.6);
        t.defocus = r.between(0.2, 0.4);
        t.noise = r.between(10, 24);
        t.bright = r.between(110, 180);
        t.pixels_per_module = r.between(3, 5);
        t.inverted = r.chance(0.25);
    }
    return t;
}

// Places the code well inside the frame or, if cropped, with an edge of the frame in its quiet zone or up to
// 4 % into the code.
void place(std::string_view category, Trouble& t, int modules, Random& r) {
    t.pose.side = std::min(t.pixels_per_module * modules, 560.0);
    const double half = t.pose.side * 0.75;
    t.pose.centre_x = r.between(std::min(half, width / 2.0 - 1), std::max(width - half, width / 2.0 + 1));
    t.pose.centre_y = r.between(std::min(half, height / 2.0 - 1), std::max(height - half, height / 2.0 + 1));
    if (category != "cropped") return;
    t.pose.tilt = 0;
    t.pose.roll = r.between(-0.02, 0.02);
    const double inside = t.pose.side * (0.5 - r.between(-0.06, 0.04));
    (r.chance(0.5) ? t.pose.centre_x : t.pose.centre_y) = inside;
}

// A phone that shows a code on a bright screen; in dark mode everything but its body is the other way round.
Card phone(const base::QrMatrix& code, const Trouble& t) {
    const double ink = t.inverted ? t.bright : t.dark, paper = t.inverted ? t.dark : t.bright;
    return [&code, ink, paper, body = t.dark * 0.8](double u, double v) {
        if (std::abs(u) > 0.68 || std::abs(v) > 1.05) return -1.0;
        if (std::abs(u) > 0.63 || std::abs(v) > 0.98) return body;
        const int x = static_cast<int>(std::floor((u + 0.5) * code.size));
        const int y = static_cast<int>(std::floor((v + 0.5) * code.size));
        if (x < 0 || y < 0 || x >= code.size || y >= code.size) return paper;
        return code.at(x, y) ? ink : paper;
    };
}

void spoil(LumaImage& image, const Trouble& t, Random& r) {
    if (t.moire) add_moire(image, r.between(2.5, 8), r.between(0, pi), r.between(0.35, 0.65));
    if (t.glare) {
        const double side = t.pose.side;
        add_glare(image, t.pose.centre_x + r.between(-0.4, 0.4) * side,
                  t.pose.centre_y + r.between(-0.4, 0.4) * side, side * r.between(0.12, 0.3),
                  r.between(150, 320));
    }
    gaussian_blur(image, t.defocus * t.pixels_per_module);
    if (t.motion > 0) motion_blur(image, t.motion * t.pixels_per_module, r.between(0, pi));
    add_noise(image, t.noise, r);
}

LumaImage blank() {
    LumaImage image;
    image.resize(width, height);
    return image;
}

std::uint64_t seed_of(std::string_view category, int n) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (char c : category)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash + static_cast<std::uint64_t>(n) * 7919;
}

bool is_finder(int x, int y, int size) {
    const int cx = x < size / 2 ? 3 : size - 4, cy = y < size / 2 ? 3 : size - 4;
    if (x >= size / 2 && y >= size / 2) return false;
    return std::max(std::abs(x - cx), std::abs(y - cy)) <= 4;
}

// A symbol whose three finders invite every decoder, and whose data is dice.
base::QrMatrix diced_code(Random& r, std::string_view text) {
    base::QrMatrix code = *base::encode_qr(text, base::QrLevel::M);
    for (int y = 0; y < code.size; ++y) {
        for (int x = 0; x < code.size; ++x) {
            if (!is_finder(x, y, code.size))
                code.dark[static_cast<std::size_t>(y * code.size + x)] = r.chance(0.5);
        }
    }
    return code;
}

// Data Matrix by its looks: two solid sides, two dotted ones, dice between.
base::QrMatrix dotted_matrix(Random& r) {
    base::QrMatrix code;
    code.size = 16 + 2 * r.below(12);
    code.dark.resize(static_cast<std::size_t>(code.size * code.size));
    for (int y = 0; y < code.size; ++y) {
        for (int x = 0; x < code.size; ++x) {
            bool dark = r.chance(0.5);
            if (y == 0) dark = x % 2 == 0;
            if (x == code.size - 1) dark = y % 2 == 1;
            if (x == 0 || y == code.size - 1) dark = true;
            code.dark[static_cast<std::size_t>(y * code.size + x)] = dark;
        }
    }
    return code;
}

// Squares in squares: finders everywhere, and none of a code.
double finders(double u, double v) {
    const double x = std::fmod(u + 10, 0.2) * 5, y = std::fmod(v + 10, 0.2) * 5;
    const double ring = std::max(std::abs(x - 0.5), std::abs(y - 0.5)) * 9;
    if (std::abs(u) > 0.6 || std::abs(v) > 0.6) return -1;
    return ring < 1.5 || (ring >= 2.5 && ring < 3.5) ? 30 : 220;
}

}  // namespace

std::span<const std::string_view> categories() {
    return names;
}

std::string sample_text(std::uint64_t seed) {
    Random r(seed);
    static constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    std::string text = "K1:";
    if (r.chance(0.75)) {
        while (text.size() < 138)
            text += alphabet[static_cast<std::size_t>(r.below(45))];
        return text;
    }
    if (r.chance(0.5)) return "BX-20261222-" + std::to_string(100 + r.below(900));
    return "HTTPS://EXAMPLE.INVALID/" + std::to_string(r.bits());
}

Picture positive(std::string_view category, int n) {
    Random r(seed_of(category, n));
    Picture picture{blank(), sample_text(r.bits())};
    const base::QrMatrix code = *base::encode_qr(picture.text, base::QrLevel::M);
    Trouble t = trouble_of(category, r);
    place(category, t, code.size, r);
    draw_lobby(picture.image, r);
    draw(picture.image, t.pose, phone(code, t));
    spoil(picture.image, t, r);
    return picture;
}

Picture negative(int n) {
    Random r(seed_of("negative", n));
    Picture picture{blank(), {}};
    draw_lobby(picture.image, r);
    Trouble t = trouble_of(n % 3 == 0 ? "nominal" : "rotated", r);
    t.inverted = r.chance(0.3);
    place("nominal", t, 33, r);
    const base::QrMatrix code = n % 6 == 1 ? dotted_matrix(r) : diced_code(r, sample_text(r.bits()));
    switch (n % 6) {
        case 0:  // a lobby and nothing else, now and then in the dark
            if (r.chance(0.5))
                for (std::uint8_t& pixel : picture.image.pixels)
                    pixel /= 12;
            break;
        case 3:
            draw(picture.image, t.pose, finders);
            break;
        case 4:  // a phone with nothing on it
            draw(picture.image, t.pose, [](double u, double v) {
                return std::abs(u) > 0.68 || std::abs(v) > 1.05 ? -1.0 : 200 + 20 * std::sin(9 * u * v);
            });
            break;
        case 5:  // dice on every scale
            for (int y = 0, side = 1 + r.below(9); y < height; ++y)
                for (int x = 0; x < width; ++x)
                    picture.image.row(y)[x] = Random(static_cast<std::uint64_t>(n) * 77 +
                                                     static_cast<std::uint64_t>(y / side * width + x / side))
                                                      .chance(0.5)
                                                  ? 230
                                                  : 25;
            break;
        default:
            draw(picture.image, t.pose, phone(code, t));
    }
    spoil(picture.image, t, r);
    return picture;
}

}  // namespace golden
