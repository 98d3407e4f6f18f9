#include "devices/printer/escpos.h"

#include <algorithm>

namespace printer {
namespace {

constexpr int kMaxWidth = 576, kMaxHeight = 8192;
// Cheap printers have a receive buffer of 4 KiB: a band of 48 rows fits with room to spare.
constexpr int kBandRows = 48;
constexpr std::uint8_t kEsc = 0x1B, kGs = 0x1D;

using Bytes = std::vector<std::uint8_t>;

void append(Bytes& bytes, std::initializer_list<int> more) {
    for (const int byte : more)
        bytes.push_back(static_cast<std::uint8_t>(byte));
}

void append_row(Bytes& bytes, const base::Bitmap& slip, int y) {
    const auto* row = slip.grey.data() + static_cast<std::ptrdiff_t>(y) * slip.width;
    for (int x = 0; x < slip.width; x += 8) {
        int byte = 0;
        for (int bit = 0; bit < 8; ++bit)
            byte = byte << 1 | (x + bit < slip.width && row[x + bit] < 128);
        bytes.push_back(static_cast<std::uint8_t>(byte));
    }
}

void begin_band(Bytes& bytes, int row_bytes, int rows) {
    append(bytes, {kGs, 'v', '0', 0, row_bytes & 0xFF, row_bytes >> 8, rows & 0xFF, rows >> 8});
}

// White rows and not ESC J: its unit is a dot on some printers and 1/360 inch on others.
void append_white(Bytes& bytes, int row_bytes, int rows) {
    for (; rows > 0; rows -= kBandRows) {
        const int band = std::min(rows, kBandRows);
        begin_band(bytes, row_bytes, band);
        bytes.insert(bytes.end(), static_cast<std::size_t>(row_bytes) * band, 0);
    }
}

}  // namespace

base::Result<Bytes> encode_escpos(const base::Bitmap& slip, const EscPosOptions& options) {
    if (slip.width < 1 || slip.width > kMaxWidth || slip.height < 1 || slip.height > kMaxHeight ||
        slip.grey.size() != static_cast<std::size_t>(slip.width) * slip.height)
        return base::Error{base::ErrorKind::invalid, "a slip of impossible size", "printer.escpos"};
    const int row_bytes = (slip.width + 7) / 8;
    Bytes bytes;
    bytes.reserve(static_cast<std::size_t>(row_bytes) * (slip.height + options.feed_dots) + 1024);
    append(bytes, {kEsc, '@'});
    for (int top = 0; top < slip.height; top += kBandRows) {
        const int rows = std::min(kBandRows, slip.height - top);
        begin_band(bytes, row_bytes, rows);
        for (int y = top; y < top + rows; ++y)
            append_row(bytes, slip, y);
    }
    append_white(bytes, row_bytes, options.feed_dots);
    // Function B: the printer itself adds the way from its head to its knife.
    if (options.cut) append(bytes, {kGs, 'V', 'B', 0});
    return bytes;
}

}  // namespace printer
