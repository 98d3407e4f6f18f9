// What the parts of the audit share.
#pragma once

#include <string>

#include "ui/shell/tree.h"
#include "ui/theme/box.h"

namespace golden {

[[gnu::format(printf, 1, 2)]] std::string say(const char* format, ...);
bool is_control(const ui::Node& node);
ui::Box box_of(const ui::Node& node);  // pixels
// Under a dialog nothing counts: the first node that does.
std::size_t foreground(const ui::Tree& tree);

}  // namespace golden
