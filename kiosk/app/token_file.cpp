#include "kiosk/app/token_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/unique_fd.h"

namespace app {

namespace {

constexpr auto place = "token_file";

base::Error failed(const std::string& path) {
    const auto kind = errno == ENOSPC ? base::ErrorKind::disk_full : base::ErrorKind::io;
    return {kind, path + ": " + std::strerror(errno), place};
}

bool is_plain(const std::string& text) {
    return !text.empty() && text.size() <= 256 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

base::Status sync_folder(const std::string& path) {
    const auto folder = std::filesystem::absolute(path).parent_path();
    const base::UniqueFd entry(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!entry || ::fsync(entry.get()) != 0) return failed(folder.string());
    return {};
}

}  // namespace

std::string token_path(const std::string& database) {
    return database + ".token";
}

base::Result<std::optional<DeviceToken>> load_device_token(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        if (errno == ENOENT) return std::optional<DeviceToken>{};
        return failed(path);
    }
    if ((status.st_mode & 077) != 0)
        return base::Error{base::ErrorKind::invalid, path + " may be read by others; chmod 600 it", place};
    std::ifstream file(path);
    DeviceToken read;
    std::getline(file, read.token);
    std::getline(file, read.kiosk);
    if (!is_plain(read.token) || !is_plain(read.kiosk))
        return base::Error{base::ErrorKind::corrupt, path + " holds no token", place};
    return std::optional(std::move(read));
}

// The token in the first line, as hub.token_file has it too; the kiosk's id in the second.
base::Status save_device_token(const std::string& path, const DeviceToken& token) {
    if (!is_plain(token.token) || !is_plain(token.kiosk))
        return base::Error{base::ErrorKind::invalid, "the hub gave no token", place};
    const std::string text = token.token + '\n' + token.kiosk + '\n', fresh = path + ".new";
    // One that a crash left behind may have any mode.
    ::unlink(fresh.c_str());
    const base::UniqueFd file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file || ::write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
        ::fsync(file.get()) != 0 || std::rename(fresh.c_str(), path.c_str()) != 0)
        return failed(path);
    return sync_folder(path);
}

}  // namespace app
