#include "kiosk/domain/satisfaction.h"

#include <array>

namespace domain {

namespace {

constexpr std::array<std::string_view, satisfaction_count> satisfaction_words = {
    "very_satisfied", "satisfied", "fairly_satisfied", "dissatisfied", "very_dissatisfied"};

}  // namespace

std::string_view to_string(Satisfaction satisfaction) {
    return satisfaction_words[static_cast<std::size_t>(satisfaction)];
}

std::optional<Satisfaction> parse_satisfaction(std::string_view word) {
    for (std::size_t n = 0; n < satisfaction_count; ++n)
        if (satisfaction_words[n] == word) return static_cast<Satisfaction>(n);
    return std::nullopt;
}

bool is_content(Satisfaction satisfaction) {
    return satisfaction <= Satisfaction::fairly_satisfied;
}

}  // namespace domain
