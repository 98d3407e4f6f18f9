// PNG files: slips that go to a folder, screenshots, and the pictures that tests compare with.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/frame.h"
#include "base/picture/rgba.h"
#include "base/result.h"

namespace base {

// A picture of few colours: a third of the bytes. At most 256 of them; each pixel is the index of one.
struct Indexed {
    int width = 0, height = 0;
    std::vector<std::array<std::uint8_t, 3>> palette;
    std::vector<std::uint8_t> pixels;
};

Result<std::vector<std::uint8_t>> encode_png(const Indexed& picture);
Result<std::vector<std::uint8_t>> encode_png(const Bitmap& picture);
Result<std::vector<std::uint8_t>> encode_png(const Rgba& picture);

// Whoever looks sees the old file or the whole new one: written beside it, then renamed.
Status write_png(const std::string& path, const Indexed& picture);
Status write_png(const std::string& path, const Bitmap& picture);
Status write_png(const std::string& path, const Rgba& picture);

// Any PNG of at most 64 megapixels, turned into what is asked for. Broken data is ErrorKind::invalid.
Result<Bitmap> decode_png_grey(std::span<const std::uint8_t> png);
Result<Rgba> decode_png_rgba(std::span<const std::uint8_t> png);
Result<Bitmap> read_png_grey(const std::string& path);
Result<Rgba> read_png_rgba(const std::string& path);

}  // namespace base
