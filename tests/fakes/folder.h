// A folder of its own for a test that needs real files, gone with the test.
#pragma once

#include <filesystem>
#include <string>

#include <stdlib.h>

namespace fakes {

// In memory where the machine has such a place, unless the test is about the disk.
class Folder {
  public:
    explicit Folder(bool in_memory = true) {
        const auto shm = std::filesystem::path("/dev/shm");
        std::error_code error;
        const bool memory = in_memory && std::filesystem::is_directory(shm, error);
        const auto parent = memory ? shm : std::filesystem::temp_directory_path();
        std::string name = (parent / "suishou-test-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }
    std::string file(const std::string& name = "kiosk.db") const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

}  // namespace fakes
