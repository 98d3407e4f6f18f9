#include "devices/scanner/library.h"

#include <algorithm>
#include <exception>

// 1.4 returns wide strings without it; 2.x does not know it.
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/Version.h>)
#include <ZXing/Version.h>
#else
#include <ZXing/ZXVersion.h>  // 1.4's name; later versions keep it only to warn
#endif

namespace scanner {
namespace {

#if ZXING_VERSION_MAJOR > 2 || (ZXING_VERSION_MAJOR == 2 && ZXING_VERSION_MINOR >= 2)
using LibraryOptions = ZXing::ReaderOptions;
#else
using LibraryOptions = ZXing::DecodeHints;
#endif

constexpr int downscale_from =
    500;  // shorter side; the library's own default, named because we count with it
constexpr int downscale_factor = 3;

LibraryOptions options_for(Effort effort) {
    LibraryOptions options;
    options.setFormats(ZXing::BarcodeFormat::QRCode);
    options.setTryHarder(effort == Effort::thorough);
    options.setTryDownscale(effort == Effort::thorough);
    options.setTryRotate(effort == Effort::thorough);
    options.setDownscaleThreshold(downscale_from);
    options.setDownscaleFactor(downscale_factor);
    options.setMaxNumberOfSymbols(4);
#if ZXING_VERSION_MAJOR >= 2
    options.setTryInvert(false);  // the cascade inverts by itself, when it is due
#endif
    return options;
}

std::string bytes_of(const ZXing::ByteArray& bytes) {
    const std::size_t size = std::min(bytes.size(), max_code_bytes);
    return {reinterpret_cast<const char*>(bytes.data()), size};
}

template <class Found>
Code to_code(const Found& found) {
    Code code;
    code.text = bytes_of(found.bytes());
    const auto& corners = found.position();
    for (std::size_t i = 0; i < 4; ++i)
        code.corners[i] = {corners[static_cast<int>(i)].x, corners[static_cast<int>(i)].y};
    return code;
}

std::vector<Code> read_with(LumaView picture, const LibraryOptions& options) {
    std::vector<Code> codes;
    if (picture.width <= 0 || picture.height <= 0) return codes;
    try {
        const ZXing::ImageView view(picture.data, picture.width, picture.height, ZXing::ImageFormat::Lum,
                                    picture.stride);
        for (const auto& found : ZXing::ReadBarcodes(view, options)) {
            if (found.isValid() && !found.bytes().empty()) codes.push_back(to_code(found));
        }
    } catch (const std::exception&) {
        // Hostile pictures make 1.4 throw from its parsers: a code that cannot be read is no code.
        codes.clear();
    }
    return codes;
}

}  // namespace

std::vector<Code> read_codes(LumaView picture, Effort effort) {
    return read_with(picture, options_for(effort));
}

std::vector<Code> read_codes_by_default(LumaView picture) {
    LibraryOptions options;
    options.setFormats(ZXing::BarcodeFormat::QRCode);
    return read_with(picture, options);
}

ScanWork scan_work(int width, int height, Effort effort) {
    ScanWork work;
    do {
        const auto pixels = static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height);
        // A version 20 symbol (97 modules) that fills the picture must be crossed by three rows a module.
        const int every = effort == Effort::thorough ? 3 : std::max(3, 3 * height / (4 * 97));
        work.thresholded += pixels;
        work.walked += pixels / static_cast<std::uint64_t>(every);
        if (std::min(width, height) < downscale_from) break;
        width /= downscale_factor;
        height /= downscale_factor;
    } while (effort == Effort::thorough);
    return work;
}

std::string library_version() {
    return std::to_string(ZXING_VERSION_MAJOR) + "." + std::to_string(ZXING_VERSION_MINOR) + "." +
           std::to_string(ZXING_VERSION_PATCH);
}

}  // namespace scanner
