// A wire that loses, repeats, reorders, truncates and delays, by a seed.
#pragma once

#include <functional>
#include <random>
#include <utility>
#include <vector>

#include "kiosk/sync/transport.h"

namespace sync_test {

class LossyWire final : public syncing::Transport {
  public:
    using Hub = std::function<syncing::HttpAnswer(const syncing::HttpRequest&)>;

    LossyWire(Hub hub, std::mt19937_64& random) : hub_(std::move(hub)), random_(random) {}

    base::Result<syncing::HttpAnswer> send(const syncing::HttpRequest& request, std::stop_token) override;
    // Requests that everybody had given up may still arrive.
    void deliver_late_ones();
    void heal() { faults_ = false; }

  private:
    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
    syncing::HttpAnswer damaged(syncing::HttpAnswer answer);

    const Hub hub_;
    std::mt19937_64& random_;
    std::vector<syncing::HttpRequest> late_;
    std::vector<syncing::HttpAnswer> earlier_;  // answers to other requests, for a proxy that mixes them up
    bool faults_ = true;
};

}  // namespace sync_test
