#include "kiosk/sync/retry_policy.h"

#include <algorithm>
#include <charconv>

namespace syncing {

using std::chrono::milliseconds;

milliseconds retry_delay(const RetryPolicy& policy, unsigned failures, double unit,
                         std::optional<milliseconds> retry_after) {
    milliseconds top = policy.first;
    for (unsigned i = 1; i < failures && top < policy.cap; ++i)
        top *= 2;
    top = std::min(top, policy.cap);
    const auto jitter = milliseconds(
        static_cast<milliseconds::rep>(static_cast<double>(top.count()) * std::clamp(unit, 0.0, 1.0)));
    const auto asked =
        std::clamp(retry_after.value_or(milliseconds{0}), milliseconds{0}, policy.retry_after_cap);
    return asked + jitter;
}

std::optional<milliseconds> parse_retry_after(std::string_view value) {
    constexpr unsigned a_day = 86'400;
    unsigned long long seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (end != value.data() + value.size() || value.empty()) return std::nullopt;
    if (error == std::errc::result_out_of_range) seconds = a_day;
    return std::chrono::seconds(std::min<unsigned long long>(seconds, a_day));
}

}  // namespace syncing
