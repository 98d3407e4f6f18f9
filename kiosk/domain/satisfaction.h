// The house's five words of satisfaction. Its rate counts the first three as content.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace domain {

enum class Satisfaction { very_satisfied, satisfied, fairly_satisfied, dissatisfied, very_dissatisfied };
inline constexpr std::size_t satisfaction_count = 5;

std::string_view to_string(Satisfaction satisfaction);  // "very_satisfied"
std::optional<Satisfaction> parse_satisfaction(std::string_view word);
bool is_content(Satisfaction satisfaction);

}  // namespace domain
