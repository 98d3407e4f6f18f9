// When to try again: exponential backoff with full jitter, so that a hundred kiosks do not come back in step.
// Pure.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace syncing {

struct RetryPolicy {
    std::chrono::milliseconds first{1'000};  // upper end of the first wait; doubles with each failure
    std::chrono::milliseconds cap{60'000};   // of the doubling
    std::chrono::milliseconds retry_after_cap{300'000};  // a hub that asks for more is not obeyed
};

// `failures` in a row, the newest included (1 and up); `unit` is a random number in [0, 1).
// What the peer asked for is waited out in full and the jitter comes on top of it.
std::chrono::milliseconds retry_delay(const RetryPolicy& policy, unsigned failures, double unit,
                                      std::optional<std::chrono::milliseconds> retry_after);

// The seconds of a Retry-After header (RFC 9110, section 10.2.3). Its date form would need a clock that both
// sides trust: nullopt.
std::optional<std::chrono::milliseconds> parse_retry_after(std::string_view value);

}  // namespace syncing
