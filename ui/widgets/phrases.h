// Common phrases and other short choices that one touch takes.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "ui/widgets/button.h"

namespace ui {

// One row of pills from the left, as many as are whole; nodes are id + ".0" and on. Returns which was
// touched.
std::optional<std::size_t> phrase_row(Stage& stage, const Box& box, std::string_view id,
                                      std::span<const std::string_view> phrases);
inline constexpr float phrase_high = 88;

// One row of choices behind the word for what they have in common; without a name, the choices alone. One
// that is too wide for what is left is passed over: a shorter one may stand. Returns which was touched.
struct NamedRow {
    std::string_view id, name;
    std::vector<Pill> pills;
};
std::optional<std::size_t> named_row(Stage& stage, const Box& row, const NamedRow& choices);
// What the name and the narrowest of the choices take: with less there would be nothing to touch.
float named_row_least(const Stage& stage, const NamedRow& choices);

// Pills in several rows, from one of them on, where all of them need not stand at once.
struct PhraseRows {
    std::vector<Box> boxes;  // of the pills from the first on that stand
    std::size_t in_first_row = 0;
    bool all = false;  // and no other one is left
    Box turn;          // the first row's end, for the key that shows the others; empty: there is none
    float high = 0;    // with the gap beneath
};
// `turns`: the key stands there even where the rest fits.
PhraseRows phrase_rows(const Stage& stage, const Box& area, int rows, std::span<const Pill> pills,
                       bool turns);

}  // namespace ui
