// What a kiosk does with its unsent facts when it is revoked, and afterwards.
#include <gtest/gtest.h>

#include "tests/unit/service/lobby.h"

using namespace service;
using namespace service::test;

namespace {

struct Sealing : ::testing::Test {
    Lobby lobby;
    static Event say(syncing::SyncEvent event) { return event; }
};

}  // namespace

TEST_F(Sealing, RevokedKioskSealsWhatTheHubHasNotHad) {
    const auto hub = domain::make_seal_key_pair({});
    lobby.store.hub_seal_key = hub.key;
    lobby.scan(sample::pass_text());
    const auto fact = lobby.store.outbox.at(0);
    lobby.log.clear();
    const auto view = lobby.step(say(syncing::Revoked{"the last token"}));
    EXPECT_EQ(view->sync->unsent, 1u) << "it waits as before";
    EXPECT_TRUE(lobby.store.outbox.empty());
    EXPECT_EQ(lobby.log.size(), 1u) << "that it was revoked, and nothing else";
    ASSERT_EQ(lobby.store.boxes.size(), 1u);
    const auto text = domain::unseal(lobby.store.boxes[0].box, hub);
    ASSERT_TRUE(text);
    EXPECT_NE(text->find("the last token"), std::string::npos);
    EXPECT_NE(text->find(base::to_string(fact.header.id)), std::string::npos);
    lobby.after(1min);
    EXPECT_TRUE(lobby.sync.sealed_pushes.empty()) << "to whom?";
}

TEST_F(Sealing, WithoutAKeyThatSealsTheFactsStayAndTheLogSaysSo) {
    for (const bool told : {false, true}) {
        Lobby there;
        if (told) there.store.hub_seal_key = domain::SealKey{};
        there.scan(sample::pass_text());
        there.step(say(syncing::Revoked{"token"}));
        EXPECT_EQ(there.store.outbox.size(), 1u);
        EXPECT_EQ(there.store.wipes, 1);
        EXPECT_NE(there.log.back().text.find("unsealed"), std::string::npos);
    }
}

TEST_F(Sealing, WhatWasSealedIsSentAfterWhatWasNot) {
    const auto sealed = sample::check_in_fact(7).header.id;
    lobby.store.boxes = {{sealed, "Ym94"}};
    lobby.store.outbox = {sample::check_in_fact(8)};
    EXPECT_EQ(lobby.look()->sync->unsent, 2u);
    ASSERT_EQ(lobby.sync.pushes.size(), 1u);
    EXPECT_TRUE(lobby.sync.sealed_pushes.empty()) << "one batch at a time";
    lobby.step(say(lobby.sync.answer()));
    ASSERT_EQ(lobby.sync.sealed_pushes.size(), 1u);
    EXPECT_EQ(lobby.step(say(syncing::Pushed{}))->sync->unsent, 1u) << "a hub without boxes";
    EXPECT_EQ(lobby.sync.sealed_pushes.size(), 1u) << "not at once again";
    lobby.after(30s);
    ASSERT_EQ(lobby.sync.sealed_pushes.size(), 2u);
    const auto view = lobby.step(say(syncing::Pushed{{{sealed, domain::Verdict::accepted, "", ""}}}));
    EXPECT_EQ(view->sync->unsent, 0u);
    EXPECT_TRUE(lobby.store.boxes.empty());
}
