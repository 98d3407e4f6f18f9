#include "kiosk/protocol/notice.h"

#include <gtest/gtest.h>

#include "kiosk/protocol/messages.h"
#include "tests/fakes/sample_data.h"

namespace {

domain::Notice water() {
    return {{0x11},
            {"停水", "No water"},
            {"今天下午停水。\n请提前接水。", ""},
            fakes::at(8, 0),
            fakes::at(18, 0)};
}

domain::UnknownRecord record_of(const std::string& json, const std::string& id = "0000000000000011") {
    return {domain::topic::notices, id, json};
}

}  // namespace

TEST(NoticeRecord, ComesBackAsItWas) {
    const auto change = protocol::to_record(water());
    EXPECT_EQ(protocol::topic_of(change), "notices");
    EXPECT_EQ(protocol::id_of(change), "0000000000000011");
    EXPECT_EQ(protocol::read_notice(std::get<domain::UnknownRecord>(change)).value(), water());
}

TEST(NoticeRecord, GoesThroughAPageOfTheFeed) {
    protocol::ChangesAnswer said;
    said.page.cursor = "c";
    said.page.changes.push_back(protocol::to_record(water()));
    const auto heard = protocol::decode_changes_answer(protocol::encode(said)).value();
    ASSERT_EQ(heard.page.changes.size(), 1u);
    EXPECT_EQ(protocol::read_notice(std::get<domain::UnknownRecord>(heard.page.changes[0])).value(), water());
}

TEST(NoticeRecord, WhatIsNoneIsAFault) {
    const std::string whole = R"({"title":{"zh":"停水"},"until_ms":5})";
    EXPECT_TRUE(protocol::read_notice(record_of(whole)));
    for (const char* id : {"", "x", "0000000000000000"})
        EXPECT_FALSE(protocol::read_notice(record_of(whole, id))) << id;
    for (const char* json :
         {"", "[]", "{}", R"({"title":5,"until_ms":5})", R"({"title":{"zh":"停水"},"until_ms":"soon"})"})
        EXPECT_FALSE(protocol::read_notice(record_of(json))) << json;
}
