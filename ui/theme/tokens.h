// Colour, type and space of the house. Contrast ratios and rules of use: docs/design.md.
#pragma once

#include <cstdint>

namespace ui {

struct Color {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    constexpr Color with_alpha(float alpha) const {
        return {r, g, b, static_cast<std::uint8_t>(static_cast<float>(a) * alpha + 0.5f)};
    }
    friend constexpr bool operator==(const Color&, const Color&) = default;
};

// From the one (part 0) to the other (part 1), alpha included.
constexpr Color mixed(Color from, Color to, float part) {
    const auto channel = [part](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(static_cast<float>(a) +
                                         (static_cast<float>(b) - static_cast<float>(a)) * part + .5f);
    };
    return {channel(from.r, to.r), channel(from.g, to.g), channel(from.b, to.b), channel(from.a, to.a)};
}

constexpr Color rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
            static_cast<std::uint8_t>(hex), 255};
}

constexpr Color mix(Color from, Color to, float t) {
    const auto part = [t](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(static_cast<float>(a) + (static_cast<float>(b) - a) * t + 0.5f);
    };
    return {part(from.r, to.r), part(from.g, to.g), part(from.b, to.b), part(from.a, to.a)};
}

namespace color {
inline constexpr Color paper = rgb(0xFBF9F5), surface = rgb(0xFFFFFF), sunken = rgb(0xF3EFE7),
                       line = rgb(0xE6E0D5), line_strong = rgb(0x7C8896), line_disabled = rgb(0xD3CCBD),
                       ink9 = rgb(0x12263F), ink7 = rgb(0x2B3E57), ink5 = rgb(0x405167),
                       disabled = rgb(0x5F6B78), disabled_icon = rgb(0x6B7785), river9 = rgb(0x06333F),
                       river8 = rgb(0x083F4E), river7 = rgb(0x0B5568), river6 = rgb(0x0C6176),
                       river5 = rgb(0x1A7F95), river3 = rgb(0x7FB9C5), river2 = rgb(0xB5D8DE),
                       river1 = rgb(0xDCEEF0), river0 = rgb(0xEEF6F7), river_foot = rgb(0x073B49),
                       ok = rgb(0x155230), ok_ground = rgb(0xE6F3EA), ok_disc = rgb(0x2E8B57),
                       ok_light = rgb(0xA9EBCB),  // the word "just right" over the dark camera view
    amber = rgb(0x6B4200), amber_ground = rgb(0xFFF2D9), amber_disc = rgb(0xB26A00),
                       amber_foot = rgb(0xFBE3B8), red = rgb(0x8E1A30), red_ground = rgb(0xFBE8EA),
                       red_foot = rgb(0xF6DCE0), verm7 = rgb(0xA3200F), verm8 = rgb(0x7A1A10),
                       tray = rgb(0xEAE5DA), key_special = rgb(0xDDD5C6), key_edge = rgb(0xC9C1B2),
                       white = rgb(0xFFFFFF);
}  // namespace color

enum class Type { display, greeting, title, heading, body, caption, numeral_m };

// em size and line height in dp.
struct TypeSize {
    float size = 0, line = 0;
};

// Large-text mode is 1.3 times the size, numerals stay.
constexpr TypeSize type_size(Type type, bool large) {
    switch (type) {
        case Type::display:
            return large ? TypeSize{124, 140} : TypeSize{96, 112};
        case Type::greeting:
            return large ? TypeSize{108, 132} : TypeSize{84, 104};  // English
        case Type::title:
            return large ? TypeSize{84, 104} : TypeSize{64, 80};
        case Type::heading:
            return large ? TypeSize{57, 74} : TypeSize{44, 58};
        case Type::body:
            return large ? TypeSize{44, 60} : TypeSize{34, 48};
        case Type::caption:
            return large ? TypeSize{36, 52} : TypeSize{28, 40};
        case Type::numeral_m:
            return {72, 88};
    }
    return {28, 40};
}
inline constexpr float smallest_text = 28;
// The caption's size: nothing that is read is smaller, in either mode.
constexpr float smallest_in(bool large) {
    return type_size(Type::caption, large).size;
}

namespace radius {
inline constexpr float seal = 12, cell = 14, key = 18, photo = 20, field = 24, card = 28, tile = 32,
                       sheet = 36, band = 40, pill = 1000;
}

namespace space {
inline constexpr float cell = 120, gutter = 24, module = 144, margin = 48, gap = 24, padding = 36;
inline constexpr float key_across = 11, key_down = 14, smallest_control = 88, hit_growth = 12;
}  // namespace space

enum class Elevation { e1, e2, e3, primary };

}  // namespace ui
