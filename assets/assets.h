// Where the pictures, sounds, catalogues and sample data lie at run time.
#pragma once

#include <string>
#include <string_view>

namespace assets {

// The first of these that exists: $SUISHOU_ASSETS_DIR; ../share/suishou-station beside the running program
// (installed); the build tree. Holds art/, demo/ and locale/. Thread-safe.
const std::string& folder();

// folder() + "/" + relative, e.g. path("art/logo.svg"). Whether it exists is the opener's to find out.
std::string path(std::string_view relative);

}  // namespace assets
