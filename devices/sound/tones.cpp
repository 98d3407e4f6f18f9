#include "devices/sound/tones.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sound {

namespace {

constexpr double attack_ms = 6, release_ms = 12;  // slow enough not to be a click of their own

// 0 to 1 along half a cosine.
double soft(double share) {
    return .5 - .5 * std::cos(std::numbers::pi * std::clamp(share, 0.0, 1.0));
}

double envelope(double ms, double length_ms) {
    const double dying = std::exp(-3 * ms / length_ms);
    const double edge = length_ms / 3;  // of a note that is shorter than its own edges
    return dying * soft(ms / std::min(attack_ms, edge)) * soft((length_ms - ms) / std::min(release_ms, edge));
}

double voice(const Note& note, double seconds) {
    const double turn = 2 * std::numbers::pi * note.hz * seconds;
    return std::sin(turn) + note.overtones * (std::sin(2 * turn) + std::sin(3 * turn));
}

constexpr int samples_in(int ms) {
    return ms * (sample_rate / 1000);
}

void add(const Note& note, std::vector<double>& to) {
    const int count = samples_in(note.length_ms);
    for (int i = 0; i < count; ++i) {
        const double seconds = static_cast<double>(i) / sample_rate;
        to[static_cast<std::size_t>(samples_in(note.from_ms) + i)] +=
            note.level * envelope(seconds * 1000, note.length_ms) * voice(note, seconds);
    }
}

// Nothing above 2 kHz, which old ears lose first.
constexpr std::array tick{Note{1200, 0, 24}};
constexpr std::array done{Note{659.26, 0, 260}, Note{880, 120, 340}};
constexpr std::array problem{Note{220, 0, 420, 1, .5}};
constexpr std::array warning{Note{698.46, 0, 380}, Note{523.25, 260, 460}};

}  // namespace

Samples synthesise(std::span<const Note> notes, double level) {
    int length_ms = 0;
    for (const Note& note : notes)
        length_ms = std::max(length_ms, note.from_ms + note.length_ms);
    std::vector<double> sum(static_cast<std::size_t>(samples_in(length_ms)));
    for (const Note& note : notes)
        add(note, sum);
    double peak = 0;
    for (const double value : sum)
        peak = std::max(peak, std::abs(value));
    const double scale = peak > 0 ? std::clamp(level, 0.0, 1.0) * INT16_MAX / peak : 0;
    Samples out(sum.size());
    std::transform(sum.begin(), sum.end(), out.begin(),
                   [&](double value) { return static_cast<std::int16_t>(std::lround(value * scale)); });
    return out;
}

const Samples& samples_of(Sound sound) {
    static const std::array all{synthesise(tick, loudest / 5), synthesise(done, loudest),
                                synthesise(problem, loudest), synthesise(warning, loudest / 2)};
    return all[static_cast<std::size_t>(sound)];
}

Samples at_volume(const Samples& samples, int volume) {
    const double share = std::clamp(volume, 0, 100) / 100.0;
    Samples out(samples.size());
    std::transform(samples.begin(), samples.end(), out.begin(), [&](std::int16_t value) {
        return static_cast<std::int16_t>(std::lround(value * share * share));
    });
    return out;
}

}  // namespace sound
