#include <gtest/gtest.h>

#include "kiosk/protocol/messages.h"
#include "tests/fakes/one_of_each.h"

using protocol::decode_heartbeat;

TEST(Heartbeat, ComesBackAsItWas) {
    for (const auto& beat : {fakes::full_heartbeat(), domain::Heartbeat{}}) {
        const auto json = protocol::encode(beat);
        EXPECT_LE(json.size(), 700u) << "two a minute of every kiosk";
        const auto back = decode_heartbeat(json);
        ASSERT_TRUE(back.ok()) << back.error().text;
        EXPECT_EQ(*back, beat);
    }
}

TEST(Heartbeat, OfANewerOrAnOlderKioskIsRead) {
    EXPECT_EQ(decode_heartbeat("{}").value(), domain::Heartbeat{});
    const auto newer = decode_heartbeat(
        R"({"version":"9","weather":[1,{}],"memory":null,"devices":{"camera":"on_fire","lamp":1}})");
    ASSERT_TRUE(newer.ok());
    EXPECT_EQ(newer->version, "9");
    EXPECT_FALSE(newer->memory);
    EXPECT_EQ(newer->camera, domain::DeviceHealth::unknown);
}

TEST(Heartbeat, WhatIsNoneIsRefused) {
    for (const char* json :
         {"", "[]", "{", R"({"unsent":-1})", R"({"unsent":"3"})", R"({"version":7})", R"({"devices":[]})",
          R"({"memory":{"rss_kib":-1}})", R"({"in_use":1})", R"({"boot_ms":1e300})",
          R"({"touches_ignored":{"palms":"many"}})", R"({"disk_free_bytes":-5})"})
        EXPECT_FALSE(decode_heartbeat(json).ok()) << json;
}

TEST(Heartbeat, NumbersBeyondWhatJsonCanHoldAreCutOff) {
    domain::Heartbeat beat;
    beat.unsent = ~std::uint64_t{0};
    beat.up = std::chrono::milliseconds::max();
    beat.clock_drift = std::chrono::milliseconds::min();
    EXPECT_TRUE(decode_heartbeat(protocol::encode(beat)).ok());
}

TEST(CommandResult, ComesBackAsItWas) {
    for (const domain::CommandResult& result :
         {domain::CommandResult{{7}, domain::CommandState::done, ""},
          domain::CommandResult{{7}, domain::CommandState::refused, "visit_open"}})
        EXPECT_EQ(protocol::decode_command_result({7}, protocol::encode(result)).value(), result);
    for (const char* json : {"", "{}", R"({"state":"begun"})", R"({"state":"well"})", R"({"state":1})",
                             R"({"state":"done","reason":7})"})
        EXPECT_FALSE(protocol::decode_command_result({7}, json).ok()) << json;
}
