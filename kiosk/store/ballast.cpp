#include "kiosk/store/ballast.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "base/unique_fd.h"

namespace store {

namespace {

// Without this the ballast would take back the last block that the log is about to need.
constexpr std::size_t air = 4u << 20;

std::size_t free_bytes(int fd) {
    struct statvfs disk {};
    if (fstatvfs(fd, &disk) != 0) return 0;
    return static_cast<std::size_t>(disk.f_bavail) * disk.f_frsize;
}

std::size_t allocated_bytes(int fd) {
    struct stat file {};
    if (fstat(fd, &file) != 0) return 0;
    return static_cast<std::size_t>(file.st_blocks) * 512;
}

}  // namespace

bool Ballast::make() {
    if (ready()) return true;
    base::UniqueFd fd(open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    if (!fd) return false;
    const auto has = allocated_bytes(fd.get());
    there_ = has >= bytes_ || (free_bytes(fd.get()) >= bytes_ - has + air &&
                               posix_fallocate(fd.get(), 0, static_cast<off_t>(bytes_)) == 0);
    if (!there_) release();
    return there_;
}

bool Ballast::spares(std::size_t bytes) const {
    if (bytes_ == 0) return true;
    const base::UniqueFd fd(open(path_.c_str(), O_RDONLY | O_CLOEXEC));
    return fd && free_bytes(fd.get()) >= bytes + plenty_;
}

void Ballast::release() {
    if (bytes_ == 0) return;
    unlink(path_.c_str());
    there_ = false;
}

}  // namespace store
