// Common phrases that one touch writes.
#pragma once

#include <optional>
#include <span>

#include "ui/widgets/stage.h"

namespace ui {

// One row of pills from the left, as many as are whole; nodes are id + ".0" and on. Returns which was
// touched.
std::optional<std::size_t> phrase_row(Stage& stage, const Box& box, std::string_view id,
                                      std::span<const std::string_view> phrases);
inline constexpr float phrase_high = 88;

}  // namespace ui
