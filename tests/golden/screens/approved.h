// The pictures that were approved, and what a test leaves behind where a screen is not like its own.
#pragma once

#include <string>

#include "base/picture/rgba.h"

namespace golden {

// NAME.png and NAME.txt lie in it; ends in a slash.
std::string approved_folder();
// `now` at half the size. A failure of the running test if an eye sees a difference: now, golden and
// difference are then in the build's golden-failures/, under `name` and `who` drew it.
void expect_as_approved(const std::string& name, const base::Rgba& now, const std::string& who = "");

}  // namespace golden
