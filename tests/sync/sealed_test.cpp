// A kiosk is revoked with facts that the hub has not had, seals them, and is let in again: both ends in one
// process, the kiosk's real database, the hub's, and a wire that fails. Where tests/fakes/with_postgresql
// runs it, on that server. Seeds: tests/sync/seeds.h.
#include <random>

#include <gtest/gtest.h>

#include "kiosk/store/store.h"
#include "kiosk/sync/lanes.h"
#include "tests/fakes/folder.h"
#include "tests/sync/at_door.h"
#include "tests/sync/lossy_wire.h"
#include "tests/sync/seeds.h"

using domain::Verdict;

namespace sync_test {
namespace {

class Comeback {
  public:
    Comeback(fakes::HubInProcess& hub, std::uint64_t seed)
        : hub_(hub),
          random_(seed),
          wire_([&hub](const auto& request) { return at_door(hub, request); }, random_) {
        open();
        options_ = {"k1", "first token"};
        hub_.add_kiosk("k1", options_.token);
        hub::Edit edit;
        edit.changes.emplace_back(hub::seal_keys(hub_.secrets()).key);
        EXPECT_TRUE(hub_.store().apply(edit, hub_.clock.wall()));
    }

    void record(std::uint64_t count) {
        for (; count > 0; --count) {
            auto fact = fakes::check_in_fact();
            fact.header.id = base::make_uuid_v7(clock_.wall());
            facts_.push_back(store_->record(fact).value());
        }
    }
    // The process may end between the answer and the disk.
    void send() {
        syncing::PushLane lane{parts()};
        const auto facts = store_->unsent(random_() % 5 + 1).value();
        const auto boxes = store_->sealed(random_() % 5 + 1).value();
        const auto event = facts.empty() ? lane.deliver_sealed(boxes, {}) : lane.deliver(facts, {});
        if (random_() % 4 == 0) return open();
        const auto* pushed = std::get_if<syncing::Pushed>(&event.value());
        if (!pushed) return;  // the wire has brought an answer of before
        EXPECT_TRUE(store_->settle(pushed->verdicts));
    }
    void pull() {
        syncing::PullLane lane{parts()};
        EXPECT_TRUE(
            store_->apply(std::get<syncing::Pulled>(lane.fetch(store_->cursor().value(), {}).value()).page));
    }
    void is_revoked() {
        EXPECT_TRUE(hub_.store().revoke_kiosk(options_.kiosk, {}, hub_.clock.wall()));
        syncing::PushLane lane{parts()};
        EXPECT_TRUE(
            std::holds_alternative<syncing::Revoked>(lane.deliver({fakes::check_in_fact()}, {}).value()));
        const auto key = store_->seal_key().value();
        const auto seal = [&](const domain::Fact& fact) {
            return syncing::seal_fact(fact, options_.token, key.value());
        };
        EXPECT_TRUE(store_->wipe_personal_data(seal));
        EXPECT_TRUE(store_->unsent(100).value().empty());
    }
    void is_let_in(const std::string& id, const std::string& token) {
        options_ = {id, token};
        hub_.add_kiosk(id, token);
    }
    void heal() { wire_.heal(); }
    void deliver_late_ones() { wire_.deliver_late_ones(); }
    bool all_settled() const {
        const auto state = store_->outbox_state().value();
        return state.unsent + state.dead == 0;
    }
    std::uint64_t made() const { return facts_.size(); }

  private:
    void open() {
        store_.reset();
        auto opened = store::open_store({folder_.file(), "", true, 0});
        ASSERT_TRUE(opened) << base::describe(opened.error());
        store_ = std::move(opened->store);
    }
    syncing::LaneParts parts() { return {options_, wire_, clock_, pacing_, emit_}; }

    fakes::HubInProcess& hub_;
    std::mt19937_64 random_;
    LossyWire wire_;
    fakes::Folder folder_;
    fakes::ManualClock clock_{fakes::at(8, 0)};
    syncing::SyncOptions options_;
    const syncing::Pacing pacing_{{},
                                  [] { return 0.5; },
                                  [this](std::chrono::milliseconds time, std::stop_token) {
                                      clock_.advance(time);
                                      wire_.deliver_late_ones();
                                  }};
    const std::function<void(syncing::SyncEvent)> emit_ = [](const syncing::SyncEvent&) {};
    std::unique_ptr<store::Store> store_;
    std::vector<domain::Fact> facts_;
};

// Some facts arrive before, some of the answers are lost, and new ones are made afterwards.
void run(std::uint64_t seed, bool under_another_id) {
    fakes::HubInProcess hub;
    std::mt19937_64 random(seed);
    Comeback kiosk(hub, seed);
    kiosk.pull();
    kiosk.record(random() % 8 + 1);
    for (auto n = random() % 3; n > 0; --n)
        kiosk.send();
    kiosk.record(random() % 4);
    const auto of_before = kiosk.made();
    kiosk.is_revoked();
    kiosk.is_let_in(under_another_id ? "k2" : "k1", "second token");
    kiosk.record(random() % 4);
    for (int round = 0; round < 200 && !kiosk.all_settled(); ++round) {
        if (round == 20) kiosk.heal();
        kiosk.send();
    }
    kiosk.deliver_late_ones();

    ASSERT_TRUE(kiosk.all_settled());
    ASSERT_EQ(hub.store().fact_count().value(), kiosk.made()) << "each of them once";
    const auto states = hub.store().kiosks().value();
    ASSERT_EQ(states.at(0).facts, under_another_id ? of_before : kiosk.made()) << "of the kiosk that made it";
    ASSERT_EQ(states.at(0).missing(), 0u);
}

}  // namespace

TEST(SealedFacts, EachReachesTheHubOnceAfterTheKioskIsLetInAgain) {
    auto all = seeds(8, 400);
    // Those of the neighbours are many more: there a scenario is cheaper.
    if (!std::getenv("SUISHOU_LONG")) all.resize(std::min<std::size_t>(all.size(), 8));
    for (const auto seed : all) {
        SCOPED_TRACE("SUISHOU_SEED=" + std::to_string(seed));
        run(seed, false);
        if (testing::Test::HasFatalFailure()) return;
        run(seed, true);
        if (testing::Test::HasFatalFailure()) return;
    }
}

}  // namespace sync_test
