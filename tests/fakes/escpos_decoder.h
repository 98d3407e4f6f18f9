// A slip printer in a few lines: what the bytes would put on paper. Written from the ESC/POS reference, not
// from the encoder.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "base/frame.h"

namespace fakes {

struct PrintedSlip {
    base::Bitmap paper;  // 0 and 255 only
    bool cut = false;
};

// nullopt as soon as a byte is not understood: a real printer would print it as rubbish.
inline std::optional<PrintedSlip> read_escpos(std::span<const std::uint8_t> bytes) {
    PrintedSlip slip;
    std::size_t at = 0;
    const auto next = [&]() -> int { return at < bytes.size() ? bytes[at++] : -1; };
    while (at < bytes.size()) {
        const int lead = next(), command = next();
        if (lead == 0x1B && command == '@') {
            slip = {};
        } else if (lead == 0x1D && command == 'v') {
            if (next() != '0' || next() != 0) return std::nullopt;
            const int xl = next(), xh = next(), yl = next(), yh = next();
            const int row_bytes = xl + 256 * xh, rows = yl + 256 * yh;
            if (xl < 0 || yh < 0 || row_bytes > 72) return std::nullopt;
            if (at + static_cast<std::size_t>(row_bytes) * rows > bytes.size()) return std::nullopt;
            if (slip.paper.width != 0 && slip.paper.width != row_bytes * 8) return std::nullopt;
            slip.paper.width = row_bytes * 8;
            slip.paper.height += rows;
            for (int i = 0; i < row_bytes * rows; ++i) {
                const int byte = next();
                for (int bit = 7; bit >= 0; --bit)
                    slip.paper.grey.push_back(byte >> bit & 1 ? 0 : 255);
            }
        } else if (lead == 0x1D && command == 'V') {
            if (next() != 66 || next() < 0) return std::nullopt;
            slip.cut = true;
        } else {
            return std::nullopt;
        }
    }
    return slip;
}

}  // namespace fakes
