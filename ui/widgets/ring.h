// Rings: the time that is left, and how many have arrived.
#pragma once

#include "ui/widgets/stage.h"

namespace ui {

// Falls one tick a second, never blinks; amber in its last third.
void time_ring(Stage& stage, float x, float y, float radius, int seconds_left, int seconds_in_all,
               std::string_view unit);
inline constexpr int amber_from_seconds = 20;

// Part of a whole with its percentage inside.
void share_ring(Stage& stage, std::string_view id, float x, float y, float radius, int part, int whole);

}  // namespace ui
