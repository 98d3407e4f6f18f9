#include "hub/web/qr_svg.h"

#include <fmt/format.h>

#include "base/picture/qr.h"

namespace hub {

namespace {

constexpr int quiet = 4;  // modules, ISO/IEC 18004 section 9.1

// One rectangle per horizontal run of dark modules.
std::string path_of(const base::QrMatrix& qr) {
    std::string path;
    for (int y = 0; y < qr.size; ++y) {
        for (int x = 0; x < qr.size;) {
            int end = x;
            while (end < qr.size && qr.at(end, y))
                ++end;
            if (end > x) path += fmt::format("M{} {}h{}v1h-{}z", x + quiet, y + quiet, end - x, end - x);
            x = end > x ? end : x + 1;
        }
    }
    return path;
}

}  // namespace

base::Result<std::string> qr_svg(std::string_view text) {
    const auto qr = base::encode_qr(text, base::QrLevel::M);
    if (!qr) return qr.error();
    const int side = qr.value().size + 2 * quiet;
    return fmt::format(
        "<svg class=\"qr\" aria-hidden=\"true\" viewBox=\"0 0 {0} {0}\" shape-rendering=\"crispEdges\">"
        "<rect width=\"{0}\" height=\"{0}\" fill=\"#fff\"/><path d=\"{1}\" fill=\"#000\"/></svg>",
        side, path_of(qr.value()));
}

}  // namespace hub
