// Smaller copies of a camera's still: for a screen, or for a wire that takes no more.
#pragma once

#include "base/frame.h"
#include "base/picture/rgba.h"

namespace base {

// Each pixel the mean of those that it stands for; the longer side is `longest`, or what it was if that is
// less. A still whose bytes do not fit its size gives an empty one.
Still shrunk(const Still& still, int longest);

// The same picture for a screen, opaque.
Rgba to_rgba(const Still& still);

}  // namespace base
