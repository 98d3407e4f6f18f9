// Simulated power cuts around the real store. What was acknowledged before the cut must be there after it;
// what was under way may be there whole or not at all; nothing else may be.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>

#include <gtest/gtest.h>

#include "tests/fault/power.h"
#include "tests/fault/script.h"
#include "tests/fault/stride.h"

namespace fault {

namespace {

// A sanitizer takes eight times as long for an image.
constexpr std::uint64_t images_in_ci = stride == 1 ? 10'000 : 200;

constexpr int steps_before_restart = 30, steps_after_restart = 15;

bool long_run() {
    const char* set = std::getenv("SUISHOU_LONG");
    return set && *set && std::string(set) != "0";
}

std::uint64_t first_seed() {
    const char* set = std::getenv("SUISHOU_SEED");
    return set ? std::strtoull(set, nullptr, 10) : 20261222;
}

struct Tally {
    std::uint64_t images = 0, lost = 0, broken = 0;
    std::string first_fault;
};

// One recorded run and the states that it passed through.
struct Recording {
    std::vector<Event> log;
    std::vector<State> states;  // by mark
};

class PowerCut : public testing::Test {
  protected:
    std::unique_ptr<store::Store> open(Disk& disk, bool full, base::Status* why = nullptr) {
        vfs_.use(disk);
        auto opened = store::open_store({"kiosk.db", vfs_.name(), full, 0});
        if (!opened && why) *why = opened.error();
        return opened ? std::move(opened->store) : nullptr;
    }

    Recording record(std::uint64_t seed, bool full) {
        Disk disk;
        Script script(seed);
        Recording recording{{}, {State{}}};
        for (const int steps : {steps_before_restart, steps_after_restart}) {
            auto store = open(disk, full);
            for (int i = 0; i < steps; ++i) {
                EXPECT_TRUE(script.step(*store));
                recording.states.push_back(script.now());
                disk.mark(recording.states.size() - 1);
            }
        }
        recording.log = std::move(disk.log());
        return recording;
    }

    void judge(const Recording& recording, std::size_t marks, const State& found, Tally& tally,
               const std::string& where) {
        const auto& states = recording.states;
        if (found == states[marks] || (marks + 1 < states.size() && found == states[marks + 1])) return;
        bool earlier = false;
        for (std::size_t i = 0; i < marks; ++i)
            earlier = earlier || found == states[i];
        ++(earlier ? tally.lost : tally.broken);
        if (tally.first_fault.empty())
            tally.first_fault =
                where + ": expected " + describe(states[marks]) + "; found " + describe(found);
    }

    // Opens what the cut left, compares, cuts again while it recovers, and makes sure that life goes on.
    void examine(const Recording& recording, std::size_t marks, Files image, Random& random, bool full,
                 Tally& tally, const std::string& where) {
        ++tally.images;
        const Files before = image;
        Disk disk(std::move(image));
        base::Status why;
        auto store = open(disk, full, &why);
        auto found = store ? read_state(*store) : base::Result<State>(why.error());
        if (!found) {
            ++tally.broken;
            if (tally.first_fault.empty()) tally.first_fault = where + ": " + base::describe(found.error());
            return;
        }
        judge(recording, marks, *found, tally, where);
        const auto recovery = disk.log();
        domain::Fact next;
        next.header.id = base::make_uuid_v7(base::from_ms(1));
        const auto recorded = store->record(next);
        if (!recorded || recorded->header.sequence != found->ledger.size() + 1) ++tally.broken;
        store.reset();
        if (!recovery.empty() && random() % 3 == 0)
            cut_again(before, recovery, *found, random, full, tally, where);
    }

    void cut_again(const Files& start, const std::vector<Event>& recovery, const State& expected,
                   Random& random, bool full, Tally& tally, const std::string& where) {
        ++tally.images;
        PowerLine line(start, recovery);
        for (auto left = random() % (recovery.size() + 1); left > 0; --left)
            line.advance();
        Disk disk(line.cut(random));
        base::Status why;
        auto store = open(disk, full, &why);
        auto found = store ? read_state(*store) : base::Result<State>(why.error());
        if (found && *found == expected) return;
        ++tally.broken;
        if (tally.first_fault.empty())
            tally.first_fault = where + ", cut again in recovery: expected " + describe(expected) +
                                "; found " + (found ? describe(*found) : base::describe(found.error()));
    }

    Tally run(std::uint64_t wanted, bool full) {
        Tally tally;
        for (auto seed = first_seed(); tally.images < wanted; ++seed) {
            const auto recording = record(seed, full);
            Random random(seed);
            PowerLine line({}, recording.log);
            while (!line.at_end() && tally.images < wanted) {
                for (std::uint64_t n = 0; n < stride && !line.at_end(); ++n)
                    line.advance();
                const int images = line.anything_pending() ? 2 : 1;
                for (int i = 0; i < images; ++i)
                    examine(recording, line.marks(), line.cut(random), random, full, tally,
                            "seed " + std::to_string(seed) + ", event " + std::to_string(line.position()));
            }
        }
        return tally;
    }

    void report(const char* mode, const Tally& tally) {
        std::cout << "power cuts, synchronous=" << mode << ": " << tally.images << " images from seed "
                  << first_seed() << ", " << tally.lost << " with a loss, " << tally.broken << " broken\n";
    }

    Vfs vfs_{"suishou-power"};
};

}  // namespace

TEST_F(PowerCut, LosesNothingThatWasAcknowledged) {
    const auto tally = run(long_run() ? 200'000 : images_in_ci, true);
    report("FULL", tally);
    EXPECT_EQ(tally.lost, 0u) << tally.first_fault;
    EXPECT_EQ(tally.broken, 0u) << tally.first_fault;
}

// The test of the test: without the sync at commit the same harness must see facts disappear.
TEST_F(PowerCut, WouldSeeALoss) {
    const auto tally = run(std::min<std::uint64_t>(2'000, images_in_ci), false);
    report("NORMAL", tally);
    EXPECT_GT(tally.lost, 0u);
    EXPECT_EQ(tally.broken, 0u) << tally.first_fault;
}

}  // namespace fault
