// The sounds as samples, made of a few sines. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "devices/sound/sound.h"

namespace sound {

inline constexpr int sample_rate = 48'000;  // one channel
// Of full scale, at volume 100; the loudest sound reaches it. The site's amplifier makes 65 dB of it at most.
inline constexpr double loudest = .5;

using Samples = std::vector<std::int16_t>;

struct Note {
    double hz = 440;
    int from_ms = 0, length_ms = 100;
    double level = 1;  // of the sound's own
    double overtones =
        0;  // share of the octave and of the twelfth: a small speaker hardly sounds below 300 Hz
};

// Each note comes in softly, dies away and ends in silence; notes may overlap. `level` 0 to 1 of full scale
// is the highest sample that may come out.
Samples synthesise(std::span<const Note> notes, double level);

const Samples& samples_of(Sound sound);

// 0 to 100 as the ear takes it: 50 sounds about half as loud, which is a quarter of the amplitude.
Samples at_volume(const Samples& samples, int volume);

}  // namespace sound
