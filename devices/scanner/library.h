// The one door to ZXing-C++: versions 1.4 (Debian 12) to 2.x (Debian 13) behind one function.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "devices/scanner/luma.h"

namespace scanner {

struct Point {
    int x = 0, y = 0;  // pixels; may lie a little outside the picture
    friend bool operator==(const Point&, const Point&) = default;
};

enum class Format { qr };  // the only one the house uses; every other symbology is switched off

// A code as a picture shows it. Its bytes are the symbol's own, with no guess at a character set.
struct Code {
    std::string text;                // hostile; cut at max_code_bytes
    std::array<Point, 4> corners{};  // clockwise from the symbol's own top left
    Format format = Format::qr;
};

// More than twenty passes' worth: nothing longer is ours, so nothing of it is needed.
inline constexpr std::size_t max_code_bytes = 4096;

enum class Effort {
    fast,      // every few rows, one size
    thorough,  // every third row, and a third of the size as well
};

// Every readable QR code in the picture, at most four. Errors and exceptions of the library are "none".
std::vector<Code> read_codes(LumaView picture, Effort effort);
// What the library does if one changes nothing but the symbology: the peer that tests compare with.
std::vector<Code> read_codes_by_default(LumaView picture);

// What one call costs, counted from how 1.4 works and not timed, so that it is the same on every machine:
// every pixel is thresholded once, and those of every nth row are walked in search of finder patterns.
struct ScanWork {
    std::uint64_t thresholded = 0, walked = 0;
};
ScanWork scan_work(int width, int height, Effort effort);

std::string library_version();

}  // namespace scanner
