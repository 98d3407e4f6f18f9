// What the hub counts about itself while it runs: numbers by route, nothing about a person.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace hub {

// Why a connection was ended without an answer of a handler.
enum class Cut { too_slow, head_too_large, too_many };
inline constexpr std::array<std::string_view, 3> cut_names = {"too_slow", "head_too_large", "too_many"};

// Counters from the process's start on. Thread-safe; adding waits for nobody.
class Metrics {
  public:
    using Count = std::atomic<std::uint64_t>;
    // Upper ends of the histogram's buckets; what takes longer falls into one more. A long-poll takes up to
    // 25 s.
    static constexpr std::array<std::chrono::milliseconds, 8> buckets = {
        std::chrono::milliseconds{5},      std::chrono::milliseconds{25},
        std::chrono::milliseconds{100},    std::chrono::milliseconds{500},
        std::chrono::milliseconds{2'500},  std::chrono::milliseconds{10'000},
        std::chrono::milliseconds{20'000}, std::chrono::milliseconds{30'000}};

    // Of one address of the table with one method.
    struct Route {
        std::string method, path;
        std::array<Count, 6> by_class{};  // [2]: 200 to 299; [0] is never used
        std::array<Count, buckets.size() + 1> by_time{};
        Count microseconds = 0;
        std::uint64_t answered() const;
    };

    // Routes in the table's order, and after them one for everything else.
    explicit Metrics(const std::vector<std::pair<std::string, std::string>>& methods_and_paths = {});

    // `route` beyond the table: an address that is not in it.
    void answered(std::size_t route, int status, std::chrono::microseconds took);
    void cut(Cut why) { ++cut_[static_cast<std::size_t>(why)]; }

    const std::deque<Route>& routes() const { return routes_; }
    std::uint64_t cuts(Cut why) const { return cut_[static_cast<std::size_t>(why)]; }
    std::uint64_t limited() const { return limited_; }

    Count facts_accepted = 0, facts_duplicate = 0, facts_refused = 0;

  private:
    std::deque<Route> routes_;  // a deque: atomics do not move
    std::array<Count, cut_names.size()> cut_{};
    Count limited_ = 0;
};

}  // namespace hub
