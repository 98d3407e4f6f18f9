// The words of a page and where they stand, kept as text beside its picture: a picture forgives a changed
// digit.
#pragma once

#include <string>
#include <vector>

#include "tests/golden/screens/studio.h"

namespace golden {

// One run of words: the box of its ink in pixels of the page, and its size in dp.
struct Line {
    int x = 0, y = 0, w = 0, h = 0, em = 0;
    std::string text;
};

std::vector<Line> lines_of(const Taken& taken);

// "x y w h em text", one a line.
std::string as_text(const std::vector<Line>& lines);
std::vector<Line> lines_from(const std::string& text);

// What differs, in words, one a line; empty if nothing does. Another release of the fonts moves ink by a
// pixel or two.
std::string compare(const std::vector<Line>& now, const std::vector<Line>& then);

}  // namespace golden
