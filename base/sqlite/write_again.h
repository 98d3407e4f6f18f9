// The remedy for a sync that failed in an earlier life of the process.
#pragma once

#include <string>

#include "base/result.h"

namespace base::sqlite {

// Reads a file whole, writes it back and syncs it. After a failed fsync the kernel holds pages for clean that
// never reached the disk: what is read of them looks durable and is not, and only writing them again makes it
// so. A missing file is fine. No connection may have it open. vfs "" = the default one.
Status write_again(const std::string& path, const std::string& vfs);

}  // namespace base::sqlite
