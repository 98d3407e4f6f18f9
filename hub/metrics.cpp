#include "hub/metrics.h"

#include <algorithm>
#include <numeric>

namespace hub {

std::uint64_t Metrics::Route::answered() const {
    return std::accumulate(by_time.begin(), by_time.end(), std::uint64_t{0});
}

Metrics::Metrics(const std::vector<std::pair<std::string, std::string>>& methods_and_paths) {
    for (const auto& [method, path] : methods_and_paths) {
        Route& route = routes_.emplace_back();
        route.method = method;
        route.path = path;
    }
    Route& other = routes_.emplace_back();
    other.method = other.path = "other";
}

void Metrics::answered(std::size_t route, int status, std::chrono::microseconds took) {
    constexpr int too_many_requests = 429;
    if (status == too_many_requests) ++limited_;
    Route& of = routes_[std::min(route, routes_.size() - 1)];
    ++of.by_class[static_cast<std::size_t>(std::clamp(status / 100, 1, 5))];
    const auto bucket = std::lower_bound(buckets.begin(), buckets.end(), took);
    ++of.by_time[static_cast<std::size_t>(bucket - buckets.begin())];
    of.microseconds += static_cast<std::uint64_t>(std::max<std::int64_t>(0, took.count()));
}

}  // namespace hub
