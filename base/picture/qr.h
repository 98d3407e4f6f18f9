// QR codes as modules, for the screen, the slip and the hub's pass sheets.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"

namespace base {

// How much of the symbol may be lost: about 7, 15, 25, 30 %.
enum class QrLevel { L, M, Q, H };

// The symbol without its quiet zone: whoever draws it leaves 4 light modules on every side.
struct QrMatrix {
    int size = 0;            // modules on a side: 17 + 4 * version
    std::vector<bool> dark;  // size * size, row by row
    bool at(int x, int y) const { return dark[static_cast<std::size_t>(y) * size + x]; }
};

// The smallest symbol (ISO/IEC 18004) that holds the text, whole in one mode: digits, the 45 alphanumeric
// characters, or bytes of UTF-8. Text that is empty, not UTF-8 or too long is ErrorKind::invalid.
Result<QrMatrix> encode_qr(std::string_view utf8, QrLevel level);

}  // namespace base
