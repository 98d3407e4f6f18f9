// ZXing's own reader with its own settings, 1.4 to 2.x: the peer that must read what we drew.
#pragma once

#include <cstdint>

#define ZX_USE_UTF8 1  // 1.4: text() is a std::string, as in 2.x
#include <ZXing/ReadBarcode.h>

namespace fakes {

#if __has_include(<ZXing/ReaderOptions.h>)  // 2.2 and later
using ReaderOptions = ZXing::ReaderOptions;
#else
using ReaderOptions = ZXing::DecodeHints;
#endif

// grey: width x height bytes, 0 is black.
inline ZXing::Result read_qr(const std::uint8_t* grey, int width, int height) {
    ReaderOptions options;
    options.setFormats(ZXing::BarcodeFormat::QRCode);
    return ZXing::ReadBarcode({grey, width, height, ZXing::ImageFormat::Lum}, options);
}

}  // namespace fakes
