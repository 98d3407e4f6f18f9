// Pictures kept small, and compared as an eye would: what moved or changed, not which pixel of a stroke.
#pragma once

#include "base/picture/png.h"
#include "base/picture/rgba.h"

namespace golden {

base::Rgba halved(const base::Rgba& full);
// The most frequent colours that are not almost alike; every other pixel takes the nearest of them.
base::Indexed few_colours(const base::Rgba& picture, std::size_t most);

struct Difference {
    int tiles = 0;       // of 4 x 4 pixels whose mean differs
    int crowded = 0;     // the most of them in any 64 x 64 pixels
    int pale = 0;        // the most there that are a little lighter or darker
    base::Rgba picture;  // the new one in grey, what differs in red
    bool seen() const;
};
Difference compare(const base::Rgba& now, const base::Rgba& then);

}  // namespace golden
