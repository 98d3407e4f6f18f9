// A wire that loses, repeats, reorders, truncates and delays, by a seed.
#pragma once

#include <functional>
#include <random>
#include <vector>

#include "tests/sync/hub_model.h"

namespace sync_test {

class LossyWire final : public syncing::Transport {
  public:
    LossyWire(HubModel& hub, std::mt19937_64& random) : hub_(hub), random_(random) {}

    base::Result<syncing::HttpAnswer> send(const syncing::HttpRequest& request, std::stop_token) override;
    // Requests that everybody had given up may still arrive.
    void deliver_late_ones();
    void heal() { faults_ = false; }

  private:
    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
    syncing::HttpAnswer damaged(syncing::HttpAnswer answer);

    HubModel& hub_;
    std::mt19937_64& random_;
    std::vector<syncing::HttpRequest> late_;
    std::vector<syncing::HttpAnswer> earlier_;  // answers to other requests, for a proxy that mixes them up
    bool faults_ = true;
};

}  // namespace sync_test
