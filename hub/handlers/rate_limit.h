// How often something may be tried, by each source and by all together: codes, passwords. A value, pure.
#pragma once

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace hub {

// `burst` tries at once, then one more every `refill`.
struct TryRule {
    int burst = 1;
    std::chrono::milliseconds refill{1'000};
};

// One bucket of tries: all that it remembers is when it will be full again.
class TryBucket {
  public:
    // How long until a try is free; zero: now.
    std::chrono::milliseconds wait(const TryRule& rule, base::BootTime now) const {
        const auto room = rule.refill * (rule.burst - 1);
        return std::max(std::chrono::milliseconds{0},
                        std::chrono::duration_cast<std::chrono::milliseconds>(full_at_ - now - room));
    }
    void take(const TryRule& rule, base::BootTime now) { full_at_ = std::max(full_at_, now) + rule.refill; }
    void give_back(const TryRule& rule) { full_at_ -= rule.refill; }
    bool full(base::BootTime now) const { return full_at_ <= now; }

  private:
    base::BootTime full_at_{};
};

class TryLimit {
  public:
    struct Rules {
        TryRule each{10, std::chrono::seconds{30}};
        TryRule all{100, std::chrono::seconds{1}};
        std::size_t sources = 4096;  // that are told apart; further ones share one bucket
    };

    TryLimit() : TryLimit(Rules{}) {}
    explicit TryLimit(Rules rules) : rules_(rules) {}

    // Takes a try; otherwise how long until one is free, and nothing was taken.
    std::optional<std::chrono::milliseconds> take(const std::string& source, base::BootTime now) {
        TryBucket& mine = bucket(source, now);
        const auto wait = std::max(mine.wait(rules_.each, now), all_.wait(rules_.all, now));
        if (wait.count() > 0) return wait;
        mine.take(rules_.each, now);
        all_.take(rules_.all, now);
        return std::nullopt;
    }
    // The try that was taken last was an honest one and costs nothing.
    void give_back(const std::string& source) {
        const auto mine = each_.find(source);
        (mine == each_.end() ? crowd_ : mine->second).give_back(rules_.each);
        all_.give_back(rules_.all);
    }
    std::size_t remembered() const { return each_.size(); }

  private:
    TryBucket& bucket(const std::string& source, base::BootTime now) {
        if (const auto mine = each_.find(source); mine != each_.end()) return mine->second;
        if (each_.size() >= rules_.sources)
            std::erase_if(each_, [&](const auto& item) { return item.second.full(now); });
        return each_.size() >= rules_.sources ? crowd_ : each_[source];
    }

    Rules rules_;
    std::map<std::string, TryBucket> each_;
    TryBucket crowd_, all_;
};

// The same for many threads.
class SharedTryLimit {
  public:
    SharedTryLimit() = default;
    explicit SharedTryLimit(TryLimit::Rules rules) : limit_(rules) {}

    std::optional<std::chrono::milliseconds> take(const std::string& source, base::BootTime now) {
        std::lock_guard lock(mutex_);
        return limit_.take(source, now);
    }
    void give_back(const std::string& source) {
        std::lock_guard lock(mutex_);
        limit_.give_back(source);
    }

  private:
    std::mutex mutex_;
    TryLimit limit_;
};

// Limits that are told apart by a name (a route's), each made when it is first asked. Thread-safe.
class RateLimits {
  public:
    // `rule` is of each source; all sources together have fifty times as much.
    std::optional<std::chrono::milliseconds> take(std::string_view name, const TryRule& rule,
                                                  const std::string& source, base::BootTime now) {
        constexpr int together = 50;
        std::lock_guard lock(mutex_);
        auto limit = limits_.find(name);
        if (limit == limits_.end()) {
            TryLimit::Rules rules{rule, {rule.burst * together, rule.refill / together}};
            limit = limits_.emplace(name, TryLimit(rules)).first;
        }
        return limit->second.take(source, now);
    }
    // As TryLimit does.
    void give_back(std::string_view name, const std::string& source) {
        std::lock_guard lock(mutex_);
        if (const auto limit = limits_.find(name); limit != limits_.end()) limit->second.give_back(source);
    }

  private:
    std::mutex mutex_;
    std::map<std::string, TryLimit, std::less<>> limits_;
};

}  // namespace hub
