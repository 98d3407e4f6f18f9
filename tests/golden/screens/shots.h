// How a scene is taken: which way up, in which language and mode.
#pragma once

#include <utility>

#include "tests/golden/screens/studio.h"
#include "tests/golden/screens/views.h"

namespace golden {

inline Shot portrait() {
    Shot shot;
    shot.now = morning();
    return shot;
}
inline Shot landscape() {
    Shot shot = portrait();
    std::swap(shot.width, shot.height);
    return shot;
}
// 15.6 inch: large text by itself, and nine keys for pinyin.
inline Shot small() {
    Shot shot = portrait();
    shot.width = 768, shot.height = 1366, shot.mm_per_pixel = .252f;
    return shot;
}
// After the sample request was seen to.
inline Shot later(Shot shot) {
    shot.now += std::chrono::minutes{53};
    return shot;
}
inline Shot english(Shot shot) {
    shot.modes.language = "en";
    return shot;
}
inline Shot large(Shot shot) {
    shot.modes.large_text = true;
    return shot;
}
inline Shot low(Shot shot) {
    shot.modes.low_reach = true;
    return shot;
}
inline Shot at_home(Shot shot) {
    shot.can_go_back = false;
    return shot;
}

inline Shot leaving(Shot shot) {
    shot.seconds_left = 8;
    shot.seconds_in_all = 12;
    return shot;
}

}  // namespace golden
