// The checks that every page must pass in every language, mode, orientation and size. No stored picture: they
// read the tree, what was written, and the pixels beneath it.
#pragma once

#include <string>
#include <vector>

#include "tests/golden/screens/studio.h"
#include "ui/theme/layout.h"

namespace golden {

ui::Layout layout_of(const Shot& shot);

// One line for each fault, naming what is wrong and by how much; empty is right.
// Targets: 88 dp and 18 mm (15.5 where the panel is small), gaps 24 (11 between keys, 14 between cells), in
// reach, on the page, named, ids unique, none over another, met in the order in which they are read.
std::vector<std::string> audit_tree(const Taken& taken, const Shot& shot);
// Words: 28 dp (36 in large text) and 5 mm, not cut, none over another, inside the control that they name and
// on the page, every place filled, no Chinese where another language is spoken.
std::vector<std::string> audit_words(const Taken& taken, const Shot& shot);
// Words 7:1 (4.5:1 where disabled), icons 3:1, against each pixel beneath them. After take() with a picture.
std::vector<std::string> audit_contrast(const Studio& studio, const Taken& taken, const Shot& shot);

// WCAG 2.2.
double contrast(ui::Color a, ui::Color b);

}  // namespace golden
