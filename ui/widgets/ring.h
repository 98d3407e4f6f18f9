// Rings: the time that is left, and how many have arrived.
#pragma once

#include "ui/widgets/stage.h"

namespace ui {

// Round the key for help, which stays what it is: nobody is more in need of it than whoever runs out of time.
// Falls one tick a second, never blinks; amber in its last third, unless the page was always going to end.
struct TimeLeft {
    int seconds = 0, in_all = 0;
    std::string words = {};  // "8 秒"
    Color ink() const;
    Color ground() const;
};
void time_ring(Stage& stage, const Box& key, const TimeLeft& left);
inline constexpr int amber_from_seconds = 20;

// Part of a whole with its percentage inside.
void share_ring(Stage& stage, std::string_view id, float x, float y, float radius, int part, int whole);

}  // namespace ui
