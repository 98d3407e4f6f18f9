#include "base/picture/png.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <png.h>
#include <unistd.h>

#include "base/unique_fd.h"

namespace base {
namespace {

constexpr const char* kPlace = "picture.png";
constexpr std::int64_t kMaxPixels = 64 << 20;
constexpr std::uintmax_t kMaxFile = 256u << 20;

using Bytes = std::vector<std::uint8_t>;

// libpng's simplified interface: it reports by return value, so no longjmp crosses our frames.
class Image {
  public:
    Image() { image_.version = PNG_IMAGE_VERSION; }
    ~Image() { png_image_free(&image_); }
    Image(const Image&) = delete;
    Image& operator=(const Image&) = delete;
    png_image* operator->() { return &image_; }
    png_image* get() { return &image_; }
    Error error() const { return {ErrorKind::invalid, image_.message, kPlace}; }

  private:
    png_image image_{};
};

Result<Bytes> encode(int width, int height, const Bytes& pixels, png_uint_32 format,
                     std::span<const std::array<std::uint8_t, 3>> palette = {}) {
    const auto channels = static_cast<std::size_t>(PNG_IMAGE_PIXEL_CHANNELS(format));
    if (width < 1 || height < 1 || pixels.size() != static_cast<std::size_t>(width) * height * channels)
        return Error{ErrorKind::invalid, "pixels do not fit the size", kPlace};
    Image image;
    image->width = static_cast<png_uint_32>(width);
    image->height = static_cast<png_uint_32>(height);
    image->format = format;
    image->colormap_entries = static_cast<png_uint_32>(palette.size());
    png_alloc_size_t size = 0;
    if (!png_image_write_to_memory(image.get(), nullptr, &size, 0, pixels.data(), 0, palette.data()))
        return image.error();
    Bytes png(size);
    if (!png_image_write_to_memory(image.get(), png.data(), &size, 0, pixels.data(), 0, palette.data()))
        return image.error();
    png.resize(size);
    return png;
}

template <class Picture>
Result<Picture> decode(std::span<const std::uint8_t> png, png_uint_32 format, Bytes Picture::*pixels) {
    Image image;
    if (!png_image_begin_read_from_memory(image.get(), png.data(), png.size())) return image.error();
    if (static_cast<std::int64_t>(image->width) * image->height > kMaxPixels)
        return Error{ErrorKind::invalid, "too many pixels", kPlace};
    image->format = format;
    Picture picture;
    picture.width = static_cast<int>(image->width);
    picture.height = static_cast<int>(image->height);
    (picture.*pixels).resize(PNG_IMAGE_SIZE(*image.get()));
    const png_color white{255, 255, 255};  // what a transparent grey picture lies on
    if (!png_image_finish_read(image.get(), &white, (picture.*pixels).data(), 0, nullptr))
        return image.error();
    return picture;
}

Error of_errno(const std::string& path) {
    const int error = errno;
    const bool full = error == ENOSPC || error == EDQUOT;
    return {full ? ErrorKind::disk_full : ErrorKind::io, path + ": " + std::strerror(error), kPlace};
}

Status write_all(int fd, std::span<const std::uint8_t> bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return of_errno(path);
        bytes = bytes.subspan(static_cast<std::size_t>(n));
    }
    return {};
}

Status write_file(const std::string& path, const Result<Bytes>& png) {
    if (!png) return png.error();
    std::string draft = path + ".XXXXXX";
    UniqueFd fd{::mkostemp(draft.data(), O_CLOEXEC)};
    if (!fd) return of_errno(path);
    Status written = write_all(fd.get(), *png, path);
    fd.reset();
    if (written && ::rename(draft.c_str(), path.c_str()) != 0) written = of_errno(path);
    if (!written) ::unlink(draft.c_str());
    return written;
}

Result<Bytes> read_file(const std::string& path) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error) return Error{ErrorKind::not_found, path + ": " + error.message(), kPlace};
    if (size > kMaxFile) return Error{ErrorKind::invalid, path + " is too large", kPlace};
    Bytes bytes(size);
    std::ifstream in(path, std::ios::binary);
    if (!in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size)))
        return Error{ErrorKind::io, path, kPlace};
    return bytes;
}

}  // namespace

Result<Bytes> encode_png(const Indexed& picture) {
    const auto beyond = [&](std::uint8_t i) { return i >= picture.palette.size(); };
    if (picture.palette.size() > 256 || std::any_of(picture.pixels.begin(), picture.pixels.end(), beyond))
        return Error{ErrorKind::invalid, "pixels do not fit the palette", kPlace};
    return encode(picture.width, picture.height, picture.pixels, PNG_FORMAT_RGB_COLORMAP, picture.palette);
}
Result<Bytes> encode_png(const Bitmap& picture) {
    return encode(picture.width, picture.height, picture.grey, PNG_FORMAT_GRAY);
}
Result<Bytes> encode_png(const Rgba& picture) {
    return encode(picture.width, picture.height, picture.pixels, PNG_FORMAT_RGBA);
}

Status write_png(const std::string& path, const Indexed& picture) {
    return write_file(path, encode_png(picture));
}
Status write_png(const std::string& path, const Bitmap& picture) {
    return write_file(path, encode_png(picture));
}
Status write_png(const std::string& path, const Rgba& picture) {
    return write_file(path, encode_png(picture));
}

Result<Bitmap> decode_png_grey(std::span<const std::uint8_t> png) {
    return decode<Bitmap>(png, PNG_FORMAT_GRAY, &Bitmap::grey);
}
Result<Rgba> decode_png_rgba(std::span<const std::uint8_t> png) {
    return decode<Rgba>(png, PNG_FORMAT_RGBA, &Rgba::pixels);
}

Result<Bitmap> read_png_grey(const std::string& path) {
    const auto png = read_file(path);
    return png ? decode_png_grey(*png) : png.error();
}
Result<Rgba> read_png_rgba(const std::string& path) {
    const auto png = read_file(path);
    return png ? decode_png_rgba(*png) : png.error();
}

}  // namespace base
