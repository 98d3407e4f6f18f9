#include "devices/scanner/motion.h"

#include <cstdlib>

namespace scanner {
namespace {

constexpr int step = 8;
constexpr int level_change = 12;  // grey levels; the mean of four pixels with noise of sigma 4 stays below
constexpr int changed_cells = 8;  // of 14,400 at 1280 x 720: a hand, a phone or a dim code cover far more

void sample(LumaView picture, std::vector<std::uint8_t>& cells) {
    cells.clear();
    for (int y = step / 2; y < picture.height; y += step) {
        const std::uint8_t* row = picture.row(y);
        const std::uint8_t* above = picture.row(y - 1);
        for (int x = step / 2; x < picture.width; x += step)
            cells.push_back(static_cast<std::uint8_t>((row[x] + row[x - 1] + above[x] + above[x - 1]) / 4));
    }
}

bool differs(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
    if (a.size() != b.size()) return true;
    int changed = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        changed += std::abs(a[i] - b[i]) > level_change;
    return changed >= changed_cells;
}

}  // namespace

bool MotionGate::moved(LumaView picture) {
    sample(picture, now_);
    const bool first = reference_.empty();
    if (!first && !differs(reference_, now_)) return false;
    reference_.swap(now_);
    return true;
}

}  // namespace scanner
