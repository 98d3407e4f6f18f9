#include "hub/fleet/kiosk_code.h"

#include <string_view>

namespace hub {

std::string kiosk_code(std::uint64_t nth) {
    constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    std::string code;
    for (; nth > 0; nth = (nth - 1) / letters.size())
        code.insert(code.begin(), letters[(nth - 1) % letters.size()]);
    return code;
}

}  // namespace hub
