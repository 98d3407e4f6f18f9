// Every call that SQLite makes to the disk fails once, and once for ever: as an error and as a full disk. The
// process then dies and starts again on a sound disk. The points are complete, not sampled.
#include <iostream>

#include <gtest/gtest.h>

#include "tests/fault/disk.h"
#include "tests/fault/script.h"
#include "tests/fault/stride.h"

namespace fault {

namespace {

constexpr std::uint64_t seed = 20261222;
constexpr int steps_before = 12, steps = 25;

struct Tally {
    std::uint64_t runs = 0, injected = 0, facts = 0, full = 0, stopped = 0, given_up = 0;
};

class FailingCall : public testing::Test {
  protected:
    std::unique_ptr<store::Store> open(Disk& disk) {
        vfs_.use(disk);
        auto opened = store::open_store({"kiosk.db", vfs_.name(), true, 0});
        return opened ? std::move(opened->store) : nullptr;
    }

    // A store with a past whose process was killed: the log is still there to be recovered from.
    Files past(Script& script) {
        Disk disk;
        auto store = open(disk);
        for (int i = 0; i < steps_before; ++i)
            EXPECT_TRUE(script.step(*store));
        return disk.files();
    }

    // After a failed disk everything else is refused with the same words.
    static void expect_stopped(store::Store& store, const base::Error& error) {
        const auto again = store.outbox_state();
        ASSERT_FALSE(again);
        EXPECT_EQ(again.error().text, error.text);
        EXPECT_FALSE(store.record({}));
        EXPECT_FALSE(store.checkpoint());
    }

    // Runs until the end or until the store stops. True: the newest step is open to doubt.
    bool live(store::Store& store, Script& script, Disk& disk, Tally& tally) {
        for (int i = 0; i < steps; ++i) {
            const auto before = disk.injected;
            const auto done = script.step(store);
            if (done) continue;
            EXPECT_GT(disk.injected, before) << "nothing had failed: " << base::describe(done.error());
            if (done.error().kind == base::ErrorKind::io) {
                ++tally.stopped;
                expect_stopped(store, done.error());
                return true;
            }
            EXPECT_EQ(done.error().kind, base::ErrorKind::disk_full) << base::describe(done.error());
            ++tally.full;
            EXPECT_TRUE(store.outbox_state()) << "a full disk can still be read";
        }
        return false;
    }

    // One life with the fault, one look afterwards. Returns whether the fault was reached.
    bool run(const Fault& fault, Tally& tally) {
        Script script(seed);
        Disk disk(past(script));
        disk.fault = fault;
        bool doubt = false;
        if (auto store = open(disk)) doubt = live(*store, script, disk, tally);
        const bool reached = disk.calls >= fault.at;
        ++tally.runs;
        tally.injected += disk.injected;
        tally.given_up += script.given_up();

        disk.fault.reset();
        auto store = open(disk);
        if (!store) {
            ADD_FAILURE() << "cannot be opened any more";
            return reached;
        }
        const auto found = read_state(*store);
        if (!found) {
            ADD_FAILURE() << base::describe(found.error());
            return reached;
        }
        tally.facts += found->ledger.size();
        if (doubt && *found == script.attempted()) script.it_happened();
        EXPECT_TRUE(*found == script.now())
            << "expected " << describe(script.now()) << "; found " << describe(*found);
        EXPECT_TRUE(script.step(*store)) << "life goes on";
        return reached;
    }

    Vfs vfs_{"suishou-failing"};
};

}  // namespace

TEST_F(FailingCall, NothingAcknowledgedIsLostAndNothingRefusedComesBack) {
    Tally tally;
    for (const bool full : {false, true})
        for (const bool for_ever : {false, true})
            for (std::uint64_t at = 1; run({at, for_ever, full}, tally) && !HasFailure(); at += stride) {
            }
    std::cout << "failing calls: " << tally.runs << " runs, " << tally.injected << " faults injected, "
              << tally.stopped << " stores stopped, " << tally.full << " calls refused for want of space, "
              << tally.given_up << " reports kept without some of their photos, " << tally.facts
              << " facts looked for, seed " << seed << "\n";
    EXPECT_GT(tally.stopped, 100 / stride);
    EXPECT_GT(tally.full, 100 / stride);
    EXPECT_GT(tally.given_up, 10 / stride);
}

}  // namespace fault
