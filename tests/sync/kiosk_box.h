// The kiosk's end of a schedule: what its store would keep, and the lanes that ship, in virtual time.
#pragma once

#include <algorithm>
#include <deque>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "kiosk/sync/lanes.h"
#include "tests/sync/at_door.h"
#include "tests/sync/hub_model.h"
#include "tests/sync/lossy_wire.h"

namespace sync_test {

using namespace std::chrono_literals;

inline std::string differences(const Replica& a, const Replica& b) {
    std::string text;
    for (const auto* side : {&a, &b})
        for (const auto& [key, record] : *side) {
            const Replica& other = side == &a ? b : a;
            const auto found = other.find(key);
            if (found == other.end() || found->second != record)
                text += key.first + " " + key.second + " " + record + "\n";
        }
    return text;
}

// One hub for several schedules: making a database takes longer than they do.
inline constexpr std::size_t schedules_a_hub = 20;

enum class Broken { nothing, settles_on_any_200, forgets_sequence, knows_no_annulments };

class KioskBox {
  public:
    KioskBox(fakes::HubInProcess& hub, std::mt19937_64& random, const std::string& id, Broken broken)
        : random_(random),
          broken_(broken),
          options_{id, "token of " + id},
          wire_([&hub](const auto& request) { return at_door(hub, request); }, random) {
        hub.add_kiosk(id, options_.token);
        clock_.jump_wall(std::chrono::minutes(static_cast<int>(random() % 600)) -
                         300min);  // wrong, as clocks are
        clock_.advance(std::chrono::milliseconds(random() % 100'000));
    }

    domain::FactId record(domain::FactBody body) {
        auto fact = fakes::check_in_fact(
            broken_ == Broken::forgets_sequence && sequence_ > 2 ? ++sequence_ + 1 : ++sequence_);
        fact.header.boot = clock_.boot();
        fact.header.wall = clock_.wall();
        fact.body = std::move(body);
        const domain::FactId id = fact.header.id;
        made.insert(id);
        outbox_.push_back(std::move(fact));
        return id;
    }

    void push() {
        if (outbox_.empty()) return;
        const auto size =
            static_cast<std::ptrdiff_t>(std::min<std::size_t>(outbox_.size(), random_() % 6 + 1));
        const std::vector<domain::Fact> batch(outbox_.begin(), outbox_.begin() + size);
        if (broken_ == Broken::settles_on_any_200) {
            auto request = syncing::facts_request(options_, batch);
            request.headers[protocol::boot_header] =
                clock_.boot_id() + " " + std::to_string(clock_.boot().count());
            const auto answer = wire_.send(request, {});
            if (answer.ok() && answer->status == 200) outbox_.erase(outbox_.begin(), outbox_.begin() + size);
            return;
        }
        const auto event = push_lane_.deliver(batch, stop_.get_token());
        if (!event || dies()) return;
        for (const auto& verdict : std::get<syncing::Pushed>(*event).verdicts) {
            EXPECT_NE(verdict.verdict, domain::Verdict::refused);
            std::erase_if(outbox_, [&](const auto& fact) { return fact.header.id == verdict.fact; });
        }
    }

    void pull() {
        const auto event = pull_lane_.fetch(cursor_, stop_.get_token());
        if (!event || dies()) return;
        const auto& page = std::get<syncing::Pulled>(*event).page;
        if (page.snapshot_begins) replica.clear();
        for (const auto& change : page.changes)
            if (reads(protocol::topic_of(change))) apply_change(replica, change);
        cursor_ = page.cursor;
        whole_ = !page.more && page.changes.empty();
    }

    void time_passes(std::chrono::milliseconds by) { clock_.advance(by); }
    void deliver_late_ones() { wire_.deliver_late_ones(); }
    void heal() {
        wire_.heal();
        wire_.deliver_late_ones();
    }
    bool sent() const { return outbox_.empty(); }
    // Until the hub has nothing more.
    void pull_all() {
        whole_ = false;
        for (int round = 0; round < 400 && !whole_; ++round)
            pull();
    }
    const std::string& id() const { return options_.kiosk; }

    std::set<domain::FactId> made;
    Replica replica;

  private:
    bool reads(const std::string& topic) const {
        if (topic == "annulments") return broken_ != Broken::knows_no_annulments;
        return topic != "site";  // it names the kiosk itself
    }
    // Between the answer and the commit: as if the answer had never come.
    bool dies() { return random_() % 8 == 0; }

    std::mt19937_64& random_;
    const Broken broken_;
    const syncing::SyncOptions options_;
    LossyWire wire_;
    fakes::ManualClock clock_{fakes::at(8, 0)};
    std::stop_source stop_;
    const syncing::Pacing pacing_{{},
                                  [this] { return static_cast<double>(random_() % 1000) / 1000; },
                                  [this](std::chrono::milliseconds time, std::stop_token) {
                                      clock_.advance(time);
                                      wire_.deliver_late_ones();
                                  }};
    const std::function<void(syncing::SyncEvent)> emit_ = [](const syncing::SyncEvent&) {};
    syncing::PushLane push_lane_{{options_, wire_, clock_, pacing_, emit_}};
    syncing::PullLane pull_lane_{{options_, wire_, clock_, pacing_, emit_}};

    std::deque<domain::Fact> outbox_;
    std::uint64_t sequence_ = 0;
    std::string cursor_;
    bool whole_ = false;
};

}  // namespace sync_test
