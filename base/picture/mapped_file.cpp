#include "base/picture/mapped_file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "base/unique_fd.h"

namespace base {

Result<MappedFile> MappedFile::open(const std::string& path) {
    const auto failed = [&](int error) {
        return Error{error == ENOENT ? ErrorKind::not_found : ErrorKind::io,
                     path + ": " + std::strerror(error), "picture.map"};
    };
    const UniqueFd fd{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!fd) return failed(errno);
    struct stat info {};
    if (::fstat(fd.get(), &info) != 0) return failed(errno);
    if (!S_ISREG(info.st_mode) || info.st_size == 0) return failed(EINVAL);
    const auto size = static_cast<std::size_t>(info.st_size);
    void* start = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd.get(), 0);
    if (start == MAP_FAILED) return failed(errno);
    return MappedFile{{static_cast<const std::uint8_t*>(start), size}};
}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) ::munmap(const_cast<std::uint8_t*>(bytes_.data()), bytes_.size());
}

}  // namespace base
