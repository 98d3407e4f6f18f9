// Hard pictures, made from a number: what a lobby camera sees when things do not go well.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "devices/scanner/luma.h"

namespace golden {

inline constexpr int width = 1280, height = 720;

struct Picture {
    scanner::LumaImage image;
    std::string text;  // what the code says; empty: nothing may be read
};

// nominal, perspective, rotated, defocus, motion, noise, dim, glare, moire, small, cropped, inverted,
// combined
std::span<const std::string_view> categories();
// The nth picture of a category; the same on every machine. Some are beyond any decoder by design.
Picture positive(std::string_view category, int n);
// Lobbies, textures, bar codes, matrices that look like codes, codes damaged beyond repair.
Picture negative(int n);
// 138 characters like a signed pass (version 6-M), or one of the house's shorter codes.
std::string sample_text(std::uint64_t seed);

}  // namespace golden
