#include "assets/assets.h"

#include <cstdlib>
#include <filesystem>

namespace assets {
namespace {

namespace fs = std::filesystem;

std::string find_folder() {
    if (const char* set = std::getenv("SUISHOU_ASSETS_DIR"); set && *set) return set;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    const fs::path installed = program.parent_path().parent_path() / "share" / "suishou-station";
    if (!error && fs::is_directory(installed, error)) return installed.string();
    return SUISHOU_BUILT_ASSETS;
}

}  // namespace

const std::string& folder() {
    static const std::string found = find_folder();
    return found;
}

std::string path(std::string_view relative) {
    return folder() + "/" + std::string(relative);
}

}  // namespace assets
