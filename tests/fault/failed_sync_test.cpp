// The sync that fails once: Linux says so once and then holds the pages for clean, though they never reached
// the disk. The process starts again, reads them back from memory as if they were there, goes on, and then
// the power goes.
#include <iostream>

#include <gtest/gtest.h>

#include "tests/fault/power.h"
#include "tests/fault/script.h"
#include "tests/fault/stride.h"

namespace fault {

namespace {

constexpr std::uint64_t seed = 20261222;
constexpr int steps = 30, steps_after_restart = 10;

class FailedSync : public testing::Test {
  protected:
    std::unique_ptr<store::Store> open(Disk& disk) {
        vfs_.use(disk);
        auto opened = store::open_store({"kiosk.db", vfs_.name(), true, 0});
        if (!opened && !disk.injected) ADD_FAILURE() << base::describe(opened.error());
        return opened ? std::move(opened->store) : nullptr;
    }

    // The first life, which ends at the failed sync. False: the script ended before it.
    bool first_life(Disk& disk, Script& script) {
        auto store = open(disk);
        for (int i = 0; store && i < steps; ++i)
            if (!script.step(*store)) break;
        return disk.injected > 0;
    }

    // The second, on a disk that works again; each state that it acknowledged gets a mark.
    std::vector<State> second_life(Disk& disk, Script& script) {
        auto store = open(disk);
        EXPECT_TRUE(store);
        const auto found = read_state(*store);
        EXPECT_TRUE(found);
        // Until it has recovered, the step that failed may still go either way.
        std::vector<State> states{script.now()};
        if (*found == script.attempted()) script.it_happened();
        EXPECT_TRUE(*found == script.now());
        states.push_back(script.now());
        disk.mark(1);
        for (int i = 0; i < steps_after_restart; ++i) {
            EXPECT_TRUE(script.step(*store));
            states.push_back(script.now());
            disk.mark(states.size() - 1);
        }
        return states;
    }

    void examine(Files image, const std::vector<State>& states, std::size_t marks) {
        ++images_;
        Disk disk(std::move(image));
        auto store = open(disk);
        ASSERT_TRUE(store);
        const auto found = read_state(*store);
        ASSERT_TRUE(found) << base::describe(found.error());
        const bool fine =
            *found == states[marks] || (marks + 1 < states.size() && *found == states[marks + 1]);
        lost_ += fine ? 0 : 1;
        if (!fine && first_fault_.empty())
            first_fault_ = "expected " + describe(states[marks]) + "; found " + describe(*found);
    }

    bool run(std::uint64_t at) {
        Disk disk;
        Script script(seed);
        disk.fail_sync_number = at;
        if (!first_life(disk, script)) return false;
        disk.process_died();
        const auto second = disk.log().size();
        const auto states = second_life(disk, script);
        Random random(seed + at);
        PowerLine line({}, disk.log());
        while (!line.at_end()) {
            line.advance();
            if (line.position() > second) examine(line.cut(random), states, line.marks());
        }
        return true;
    }

    Vfs vfs_{"suishou-failed-sync"};
    std::uint64_t images_ = 0, lost_ = 0;
    std::string first_fault_;
};

}  // namespace

TEST_F(FailedSync, WhatTheNextLifeAcknowledgesDoesNotRestOnIt) {
    std::uint64_t failures = 0;
    while (run(failures * stride + 1) && !HasFailure())
        ++failures;
    std::cout << "failed syncs: " << failures << ", power cuts after the restart: " << images_ << ", "
              << lost_ << " with a loss, seed " << seed << "\n";
    EXPECT_GT(failures, 20 / stride);
    EXPECT_EQ(lost_, 0u) << first_fault_;
}

}  // namespace fault
