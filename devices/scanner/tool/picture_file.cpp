#include "devices/scanner/tool/picture_file.h"

#include <fstream>
#include <vector>

#include "base/picture/photo_file.h"

namespace scanner {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t largest_file = std::size_t{64} << 20;

Error invalid(std::string text) {
    return {ErrorKind::invalid, std::move(text), "scan.picture"};
}

base::Result<std::string> read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{ErrorKind::not_found, "cannot be opened", "scan.picture"};
    std::string bytes;
    std::vector<char> buffer(std::size_t{1} << 16);
    while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), file.gcount() > 0) {
        if (bytes.size() + static_cast<std::size_t>(file.gcount()) > largest_file)
            return invalid("file too large");
        bytes.append(buffer.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) return Error{ErrorKind::io, "cannot be read", "scan.picture"};
    return bytes;
}

LumaImage to_luma(const base::Still& still) {
    LumaImage image;
    image.resize(still.width, still.height);
    const std::uint8_t* from = still.rgb.data();
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x, from += 3)
            image.row(y)[x] = static_cast<std::uint8_t>(
                (306 * from[0] + 601 * from[1] + 117 * from[2] + 512) >> 10);  // BT.601
    return image;
}

}  // namespace

base::Result<LumaImage> read_picture_file(const std::string& path) {
    const auto bytes = read_file(path);
    if (!bytes) return bytes.error();
    const auto still = base::read_photo(*bytes, {});
    if (!still) return still.error();
    return to_luma(*still);
}

}  // namespace scanner
