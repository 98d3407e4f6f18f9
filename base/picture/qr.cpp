#include "base/picture/qr.h"

#include <algorithm>
#include <exception>
#include <string>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

namespace base {
namespace {

// The writer knows one scale of 0 to 8 for every format; two of its steps are one QR level.
int writer_level(QrLevel level) {
    return 2 * (static_cast<int>(level) + 1);
}

}  // namespace

Result<QrMatrix> encode_qr(std::string_view utf8, QrLevel level) {
    if (utf8.empty()) return Error{ErrorKind::invalid, "no text", "picture.qr"};
    try {
        auto writer = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode);
        writer.setMargin(0).setEccLevel(writer_level(level));
        // Named only where needed: it costs an ECI header, which some hand scanners do not read.
        if (std::any_of(utf8.begin(), utf8.end(), [](char c) { return c & 0x80; }))
            writer.setEncoding(ZXing::CharacterSet::UTF8);
        const ZXing::BitMatrix bits = writer.encode(std::string(utf8), 0, 0);
        QrMatrix qr{bits.width(), {}};
        qr.dark.reserve(static_cast<std::size_t>(qr.size) * qr.size);
        for (int y = 0; y < qr.size; ++y)
            for (int x = 0; x < qr.size; ++x)
                qr.dark.push_back(bits.get(x, y));
        return qr;
    } catch (const std::exception& e) {
        return Error{ErrorKind::invalid, e.what(), "picture.qr"};
    }
}

}  // namespace base
