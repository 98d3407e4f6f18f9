// The hub's commands on the kiosk's disk.
#include <gtest/gtest.h>

#include "tests/unit/store/builders.h"

using namespace std::chrono_literals;
using domain::CommandKind;
using domain::CommandState;

namespace {

const base::WallTime now = base::from_ms(1797901956000);

domain::HubCommand command(std::uint64_t id, CommandKind kind, std::chrono::minutes issued = 0min) {
    domain::HubCommand c;
    c.id = {id};
    c.kind = kind;
    c.issued = now + issued;
    c.expires = now + 10min;
    c.message = {"停水", "No water"};
    return c;
}

domain::ChangePage page(std::vector<domain::Change> changes, const std::string& cursor,
                        bool snapshot = false) {
    return {std::move(changes), cursor, false, snapshot};
}

}  // namespace

TEST(StoredCommands, AreOpenUntilTheyWereBegun) {
    const testing_store::Folder folder;
    auto store = testing_store::open(folder);
    const auto late = command(0xffffffffffffffff, CommandKind::restart, 1min),
               early = command(2, CommandKind::test_print);
    ASSERT_TRUE(store->apply(page({late, early}, "1")));
    EXPECT_EQ(store->open_commands().value(), (std::vector{early, late}));
    ASSERT_TRUE(store->keep_result(late, {late.id, CommandState::begun, ""}));

    store.reset();
    store = testing_store::open(folder);
    EXPECT_EQ(store->open_commands().value(), std::vector{early});
    const auto untold = store->untold_results().value();
    ASSERT_EQ(untold.size(), 1u);
    EXPECT_EQ(untold[0].command.kind, CommandKind::restart);
    EXPECT_EQ(untold[0].result, (domain::CommandResult{late.id, CommandState::begun, ""}));
    // A snapshot that brings it once more makes it no new one.
    ASSERT_TRUE(store->apply(page({late}, "2", true)));
    EXPECT_TRUE(store->open_commands().value().empty());
}

TEST(StoredCommands, WhatTheHubTookBackIsGone) {
    const testing_store::Folder folder;
    const auto store = testing_store::open(folder);
    ASSERT_TRUE(store->apply(page({command(1, CommandKind::resync)}, "1")));
    ASSERT_TRUE(store->apply(page({domain::Tombstone{"commands", "0000000000000001"}}, "2")));
    EXPECT_TRUE(store->open_commands().value().empty());
}

TEST(StoredCommands, TheNewestMessageIsTheOneThatIsShown) {
    const testing_store::Folder folder;
    const auto store = testing_store::open(folder);
    const auto first = command(1, CommandKind::show_message),
               second = command(2, CommandKind::show_message, 1min);
    ASSERT_TRUE(store->apply(page({first, second}, "1")));
    EXPECT_FALSE(store->message().value());
    ASSERT_TRUE(store->keep_result(first, {first.id, CommandState::done, ""}));
    ASSERT_TRUE(store->keep_result(second, {second.id, CommandState::done, ""}));
    EXPECT_EQ(store->message().value(), second);
}

TEST(StoredCommands, WhatTheHubKnowsIsForgottenOnceNobodyCanAskItAgain) {
    const testing_store::Folder folder;
    const auto store = testing_store::open(folder);
    const auto c = command(1, CommandKind::restart);
    ASSERT_TRUE(store->apply(page({c}, "1")));
    ASSERT_TRUE(store->keep_result(c, {c.id, CommandState::refused, "expired"}));
    ASSERT_TRUE(store->result_told(c.id, now));
    EXPECT_TRUE(store->untold_results().value().empty());
    EXPECT_TRUE(store->open_commands().value().empty()) << "told, and still not to be done";
    ASSERT_TRUE(store->result_told({2}, now + 24h * 365));
    EXPECT_TRUE(store->open_commands().value().empty()) << "it is still in the hub's feed";
    ASSERT_TRUE(store->apply(page({domain::Tombstone{"commands", "0000000000000001"}}, "2")));
    ASSERT_TRUE(store->result_told({2}, now + 24h * 365));
    ASSERT_TRUE(store->apply(page({c}, "3")));
    EXPECT_EQ(store->open_commands().value().size(), 1u);
}
