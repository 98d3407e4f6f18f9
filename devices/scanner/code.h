// A code that some device saw. Every scanner, whatever its make, produces this one value.
#pragma once

#include <string>

#include "base/clock.h"

namespace scanner {

enum class Source { camera, keyboard_wedge, serial, scripted };

struct CodeSeen {
    std::string text;  // raw bytes as the symbol holds them; hostile until proven otherwise, at most 4096
    Source source = Source::camera;
    base::BootTime at{};
};

}  // namespace scanner
