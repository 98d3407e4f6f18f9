#include <gtest/gtest.h>

#include "kiosk/protocol/messages.h"
#include "kiosk/protocol/request_photos.h"
#include "tests/fakes/sample_data.h"

using protocol::decode_changes_answer;
using protocol::decode_error;

TEST(Changes, HalfAnAnswerIsNone) {
    protocol::ChangesAnswer answer;
    answer.hub_time = fakes::at(8, 53);
    answer.page.cursor = "17";
    answer.page.changes = {fakes::attendee(), domain::Tombstone{"meetings", "0000000000000001"}};
    const auto json = protocol::encode(answer);
    for (std::size_t size = 0; size < json.size(); ++size)
        ASSERT_FALSE(decode_changes_answer(json.substr(0, size)).ok()) << size;
    EXPECT_TRUE(decode_changes_answer(json).ok());
}

TEST(Changes, PagesThatCannotBeAppliedAreRefused) {
    EXPECT_TRUE(decode_changes_answer(R"({"hub_time_ms":1,"cursor":"2","changes":[]})").ok());
    for (
        const char* json : {
            R"({"hub_time_ms":1,"cursor":"","changes":[]})",
            R"({"hub_time_ms":1,"cursor":2,"changes":[]})",
            R"({"hub_time_ms":1,"changes":[]})",
            R"({"hub_time_ms":1,"cursor":"2"})",
            R"({"hub_time_ms":1,"cursor":"2","changes":null})",
            R"({"cursor":"2","changes":[]})",
            R"({"hub_time_ms":1,"cursor":"2","changes":[],"more":"yes"})",
            R"({"hub_time_ms":1,"cursor":"2","changes":[7]})",
            R"({"hub_time_ms":1,"cursor":"2","changes":[{"topic":"meetings"}]})",
            R"({"hub_time_ms":1,"cursor":"2","changes":[{"topic":"meetings","id":"1"}]})",
            R"({"hub_time_ms":1,"cursor":"2","changes":[{"topic":"","id":"1","record":{}}]})",
            R"({"hub_time_ms":1,"cursor":"2","changes":[{"topic":"a","id":"1","record":[]}]})",
            R"({"hub_time_ms":1,"cursor":"2","changes":[{"topic":"a","id":"1","record":{},"deleted":true}]})",
        })
        EXPECT_FALSE(decode_changes_answer(json).ok()) << json;
}

TEST(ClockAnswer, ComesBackAsItWas) {
    const auto back =
        protocol::decode_clock_answer(protocol::encode(protocol::ClockAnswer{fakes::at(9, 0), "e"}));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->hub_time, fakes::at(9, 0));
    EXPECT_EQ(back->hub_epoch, "e");
    EXPECT_FALSE(protocol::decode_clock_answer("{}").ok());
    EXPECT_FALSE(protocol::decode_clock_answer(R"({"hub_time_ms":"now"})").ok());
}

TEST(ErrorAnswer, ComesBackAsItWas) {
    const auto back =
        decode_error(protocol::encode(protocol::ErrorAnswer{"device_revoked", "no", fakes::at(9, 0)}));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->code, "device_revoked");
    EXPECT_EQ(back->message, "no");
    EXPECT_EQ(back->hub_time, fakes::at(9, 0));
    EXPECT_EQ(decode_error(protocol::encode(protocol::ErrorAnswer{"x", "", {}}))->hub_time, base::WallTime{});
}

TEST(ErrorAnswer, IsNotReadIntoOtherPeoplesErrors) {
    for (const char* json : {"", "{}", R"({"code":"device_revoked"})", R"({"error":"device_revoked"})",
                             R"({"error":{}})", R"({"error":{"code":""}})", R"({"error":{"code":7}})",
                             R"({"error":{"code":"x"},"hub_time_ms":"x"})", "<html>device_revoked</html>"})
        EXPECT_FALSE(decode_error(json)) << json;
}

TEST(RequestPhotos, AreReadAsTheyWereWrittenAndNothingElseIs) {
    const protocol::RequestPhotosAnswer answer{fakes::at(9, 0),
                                               {{std::string(64, 'a'), false}, {std::string(64, 'b'), true}}};
    const auto read = protocol::decode_request_photos_answer(protocol::encode(answer));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->hub_time, answer.hub_time);
    EXPECT_EQ(read->photos, answer.photos);
    for (const char* wrong :
         {"", "[]", R"({"photos": []})", R"({"hub_time_ms": 1, "photos": {}})",
          R"({"hub_time_ms": 1, "photos": [7]})", R"({"hub_time_ms": 1, "photos": [{"hash": "a"}]})",
          R"({"hub_time_ms": 1, "photos": [{"mended": true}]})"})
        EXPECT_FALSE(protocol::decode_request_photos_answer(wrong)) << wrong;
}
