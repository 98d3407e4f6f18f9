#include "ui/theme/motion.h"

namespace ui {
namespace {

struct Curve {
    float x1, y1, x2, y2;
};

Curve curve_of(Easing easing) {
    switch (easing) {
        case Easing::standard:
            return {.2f, 0, 0, 1};
        case Easing::decelerate:
            return {0, 0, 0, 1};
        case Easing::accelerate:
            return {.3f, 0, 1, 1};
    }
    return {0, 0, 1, 1};
}

// One coordinate of the curve from (0, 0) to (1, 1).
float at(float first, float second, float t) {
    const float rest = 1 - t;
    return 3 * rest * rest * t * first + 3 * rest * t * t * second + t * t * t;
}

}  // namespace

float eased(Easing easing, std::chrono::milliseconds age, std::chrono::milliseconds length) {
    if (age.count() <= 0) return 0;
    if (age >= length) return 1;
    const Curve curve = curve_of(easing);
    const float x = static_cast<float>(age.count()) / static_cast<float>(length.count());
    // x grows with t: halving finds it to a thousandth, which no eye tells from the truth.
    float low = 0, high = 1;
    for (int i = 0; i < 12; ++i) {
        const float t = (low + high) / 2;
        (at(curve.x1, curve.x2, t) < x ? low : high) = t;
    }
    return at(curve.y1, curve.y2, low);
}

}  // namespace ui
