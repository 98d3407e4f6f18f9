// Enumerations as words: what stands in the file does not depend on the order of an enum.
#pragma once

#include <array>
#include <string_view>

#include "kiosk/domain/meeting.h"
#include "kiosk/domain/place.h"

namespace store {

using std::string_view_literals::operator""sv;

inline constexpr std::array visibility_words{"open"sv, "time_and_place"sv, "hidden"sv};
inline constexpr std::array salutation_words{"plain"sv, "comrade"sv, "sir_madam"sv, "title"sv};
inline constexpr std::array honorific_words{"none"sv, "sir"sv, "madam"sv};
inline constexpr std::array role_words{"member"sv, "observer"sv, "staff"sv};
inline constexpr std::array step_words{"lift"sv,       "stairs"sv,   "walk"sv,   "turn_left"sv,
                                       "turn_right"sv, "straight"sv, "arrive"sv, "outdoors"sv};
inline constexpr std::array place_words{"room"sv, "spot"sv};
inline constexpr std::array cell_words{"room"sv, "target"sv, "arrival"sv};

static_assert(visibility_words.size() == std::size_t(domain::Visibility::hidden) + 1);
static_assert(salutation_words.size() == std::size_t(domain::Salutation::title) + 1);
static_assert(honorific_words.size() == std::size_t(domain::Honorific::madam) + 1);
static_assert(role_words.size() == std::size_t(domain::Role::staff) + 1);
static_assert(step_words.size() == std::size_t(domain::StepKind::outdoors) + 1);
static_assert(place_words.size() == std::size_t(domain::PlaceKind::spot) + 1);
static_assert(cell_words.size() == std::size_t(domain::CellKind::arrival) + 1);

template <class Enum, std::size_t n>
std::string_view word_of(const std::array<std::string_view, n>& words, Enum value) {
    return words.at(static_cast<std::size_t>(value));
}

// A word that nobody knows reads as `otherwise`, the harmless value.
template <class Enum, std::size_t n>
Enum from_word(const std::array<std::string_view, n>& words, std::string_view word, Enum otherwise) {
    for (std::size_t i = 0; i < n; ++i)
        if (words[i] == word) return static_cast<Enum>(i);
    return otherwise;
}

}  // namespace store
