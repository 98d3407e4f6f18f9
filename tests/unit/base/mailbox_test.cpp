#include "base/mailbox.h"

#include <thread>

#include <gtest/gtest.h>

#include "base/latest.h"

using namespace std::chrono_literals;

TEST(Mailbox, KeepsOrderAndRefusesWhenFull) {
    base::Mailbox<int> box(2);
    EXPECT_TRUE(box.try_push(1));
    EXPECT_TRUE(box.try_push(2));
    EXPECT_FALSE(box.try_push(3));
    EXPECT_EQ(box.pop(), 1);
    EXPECT_EQ(box.pop(), 2);
    EXPECT_EQ(box.pop_for(0ms), std::nullopt);
}

TEST(Mailbox, CloseWakesTheConsumerAfterTheRestIsDrained) {
    base::Mailbox<int> box(4);
    box.try_push(7);
    std::thread closer([&] { box.close(); });
    EXPECT_EQ(box.pop(), 7);
    EXPECT_EQ(box.pop(), std::nullopt);
    closer.join();
    EXPECT_FALSE(box.try_push(8));
}

TEST(Latest, NewestWinsAndWaitersWake) {
    base::Latest<int> slot;
    EXPECT_EQ(slot.get().version, 0u);
    slot.put(std::make_shared<int>(1));
    slot.put(std::make_shared<int>(2));
    const auto seen = slot.wait_newer(0, 1s);
    EXPECT_EQ(*seen.value, 2);
    EXPECT_EQ(seen.version, 2u);
    std::thread closer([&] { slot.close(); });
    EXPECT_EQ(slot.wait_newer(2, 10s).version, 2u);
    closer.join();
}
