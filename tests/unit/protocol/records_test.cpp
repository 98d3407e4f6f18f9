#include <gtest/gtest.h>

#include "kiosk/protocol/messages.h"
#include "tests/fakes/one_of_each.h"

using namespace domain;

TEST(Records, ComeBackAsTheyWere) {
    for (auto change : fakes::one_change_of_each()) {
        if (std::holds_alternative<Tombstone>(change)) continue;
        const auto topic = protocol::topic_of(change), id = protocol::id_of(change);
        const auto json = protocol::encode_record(change);
        const auto back = protocol::decode_record(topic, id, json);
        ASSERT_TRUE(back.ok()) << topic << json << base::describe(back.error());
        EXPECT_TRUE(*back == change) << topic << json;
    }
}

TEST(Records, IdsOfOneTopicDiffer) {
    std::vector<std::string> arrivals;
    for (const auto& change : fakes::one_change_of_each())
        if (std::holds_alternative<Arrival>(change)) arrivals.push_back(protocol::id_of(change));
    ASSERT_EQ(arrivals.size(), 3u);
    EXPECT_NE(arrivals[0], arrivals[1]);
    EXPECT_NE(arrivals[1], arrivals[2]);
}

TEST(Records, WordsOfANewerHubReadAsTheHarmlessOne) {
    const auto json =
        R"({"title":{"zh":"会"},"starts_ms":2,"ends_ms":3,"opens_ms":1,"closes_ms":2,"visibility":"lobby_only",
            "salutation":"poem"})";
    const auto meeting = protocol::decode_record("meetings", "0000000000000001", json);
    ASSERT_TRUE(meeting.ok());
    EXPECT_EQ(std::get<Meeting>(*meeting).visibility, Visibility::hidden);
    EXPECT_EQ(std::get<Meeting>(*meeting).salutation, Salutation::plain);
}

TEST(Records, AMeetingIsHiddenUnlessSomebodyTicked) {
    const auto meeting = protocol::decode_record(
        "meetings", "0000000000000001",
        R"({"title":{"zh":"会"},"starts_ms":2,"ends_ms":3,"opens_ms":1,"closes_ms":2})");
    ASSERT_TRUE(meeting.ok());
    EXPECT_EQ(std::get<Meeting>(*meeting).visibility, Visibility::hidden);
    EXPECT_FALSE(std::get<Meeting>(*meeting).counts_public);
}

TEST(Records, ALayoutWhoseCellsCannotBeFoundIsNone) {
    const auto layout = [](const std::string& cells) {
        return protocol::decode_record(
                   "layouts", "main",
                   R"({"name":{"zh":"楼"},"rows":[{"zh":"1"},{"zh":"2"}],"columns":[{"zh":"西"}],)" +
                       std::string(R"("below":1,"cells":[)") + cells + "]}")
            .ok();
    };
    EXPECT_TRUE(layout(R"({"id":"a","row":0,"column":0},{"id":"b","row":1,"column":0})"));
    for (const char* wrong : {R"({"id":"a","row":2,"column":0})", R"({"id":"a","row":-1,"column":0})",
                              R"({"id":"a","row":0,"column":1})", R"({"row":0,"column":0})",
                              R"({"id":"","row":0,"column":0})", R"({"id":"a","row":"0","column":0})",
                              R"({"id":"a","row":0,"column":0},{"id":"b","row":0,"column":0})",
                              R"({"id":"a","row":0,"column":0},{"id":"a","row":1,"column":0})", "7"})
        EXPECT_FALSE(layout(wrong)) << wrong;
    EXPECT_FALSE(protocol::decode_record("layouts", "main", R"({"name":{"zh":"楼"}})").ok());
    EXPECT_FALSE(
        protocol::decode_record("layouts", "main", R"({"name":{"zh":"楼"},"rows":[],"columns":[],"below":1})")
            .ok());
}

TEST(Records, ACategoryIsNotItsOwnGroup) {
    const auto category = [](const char* json) {
        return protocol::decode_record("categories", "water", json).ok();
    };
    EXPECT_TRUE(category(R"({"name":{"zh":"水"}})"));
    for (const char* wrong :
         {R"({"name":{"zh":"水"},"group":"water"})", R"({"group":"house"})",
          R"({"name":{"zh":"水"},"minutes":-1})", R"({"name":{"zh":"水"},"synonyms":[1]})",
          R"({"name":{"zh":"水"},"phrases":["漏水"]})", R"({"name":{"zh":"水"},"danger":"yes"})"})
        EXPECT_FALSE(category(wrong)) << wrong;
}

TEST(Records, APlanIsOfOneStoreyThatThereIsWithRoomsThatHaveASize) {
    const auto layout = [](const std::string& plans) {
        return protocol::decode_record(
                   "layouts", "main",
                   R"({"name":{"zh":"楼"},"rows":[{"zh":"1"},{"zh":"2"}],"columns":[{"zh":"东"}],)"
                   R"("plans":[)" +
                       plans + "]}")
            .ok();
    };
    EXPECT_TRUE(
        layout(R"({"row":1,"rooms":[{"x":0,"y":0,"w":4,"h":2,"label":{"zh":"302"},"cell":"main-3-2"}]})"));
    EXPECT_TRUE(layout(R"({"row":0},{"row":1})"));
    for (const char* wrong :
         {R"({"row":2})", R"({"row":0},{"row":0})", R"({"rooms":[]})", "7", R"({"row":0,"rooms":[7]})",
          R"({"row":0,"rooms":[{"x":0,"y":0,"w":0,"h":2}]})", R"({"row":0,"rooms":[{"x":0,"y":0,"w":4}]})",
          R"({"row":0,"rooms":[{"x":"0","y":0,"w":4,"h":2}]})"})
        EXPECT_FALSE(layout(wrong)) << wrong;
    EXPECT_FALSE(layout(R"({"row":0,"rooms":[{"x":0,"y":0,"w":1,"h":1,"label":{"zh":")" +
                        std::string(65, '3') + R"("}}]})"))
        << "facts name it, in so many bytes";
}

TEST(Records, AQuestionHasAnIdOfItsOwnAndSomethingToAnswer) {
    const auto category = [](const std::string& questions) {
        return protocol::decode_record("categories", "water",
                                       R"({"name":{"zh":"水"},"questions":[)" + questions + "]}")
            .ok();
    };
    EXPECT_TRUE(category(R"({"id":"a","text":{"zh":"哪里？"},"answers":[{"zh":"这里"}]})"));
    for (
        const char* wrong :
        {R"({"id":"a","text":{"zh":"哪里？"},"answers":[]})",
         R"({"id":"","text":{"zh":"哪里？"},"answers":[{"zh":"这里"}]})",
         R"({"text":{"zh":"哪里？"},"answers":[{"zh":"这里"}]})", R"({"id":"a"})", "7",
         R"({"id":"a","text":{"zh":"1"},"answers":[{"zh":"1"}]},{"id":"a","text":{"zh":"2"},"answers":[{"zh":"1"}]})"})
        EXPECT_FALSE(category(wrong)) << wrong;
    std::string nine;
    for (int n = 0; n < 9; ++n)
        nine += (n ? "," : "") + std::string(R"({"id":")") + std::to_string(n) +
                R"(","text":{"zh":"哪里？"},"answers":[{"zh":"这里"}]})";
    EXPECT_FALSE(category(nine));
}

TEST(Records, AConfigLosesWhatCannotBeAndKeepsTheRest) {
    const auto config = [](const char* json) {
        return std::get<KioskConfig>(protocol::decode_record("config", "k1", json).value());
    };
    const auto whole = config(R"({"language":"cy","calm":false,"sound_volume":0,"quiet_hours":"","ticks":true,
                                  "quiet_volume":100,"camera_opens":"with_page","colour":"blue"})");
    EXPECT_EQ(whole.kiosk, "k1");
    EXPECT_EQ(whole.language, "cy");
    EXPECT_EQ(whole.calm, false);
    EXPECT_EQ(whole.sound_volume, 0);
    EXPECT_EQ(whole.quiet_hours, "");
    EXPECT_EQ(whole.quiet_volume, 100);
    EXPECT_EQ(whole.ticks, true);
    EXPECT_EQ(whole.camera_opens, CameraOpens::with_page);
    for (const char* wrong :
         {R"("language":"../etc")", R"("language":7)", R"("calm":"yes")", R"("sound_volume":101)",
          R"("sound_volume":-1)", R"("sound_volume":"60")", R"("sound_volume":6.5)",
          R"("sound_volume":18446744073709551615)", R"("quiet_hours":"18-08")", R"("quiet_hours":null)",
          R"("quiet_hours":"18:00-18:00")", R"("quiet_volume":1000)", R"("ticks":0)",
          R"("camera_opens":"always")", R"("camera_opens":["by_touch"])"}) {
        auto expected = KioskConfig{};
        expected.kiosk = "k1";
        auto read = config(("{" + std::string(wrong) + R"(,"sound_volume_of_a_newer_hub":1})").c_str());
        EXPECT_EQ(read.hash.size(), 16u);
        read.hash.clear();
        EXPECT_EQ(read, expected) << wrong;
    }
    EXPECT_FALSE(protocol::decode_record("config", "k1", "[]").ok());
    EXPECT_TRUE(config("{}") == [] {
        KioskConfig empty;
        empty.kiosk = "k1";
        empty.hash = "44136fa355b3678a";
        return empty;
    }());
}

TEST(Records, AConfigsHashIsThatOfTheRecordAsItCame) {
    const auto hash = [](const char* json) {
        return std::get<KioskConfig>(protocol::decode_record("config", "k1", json).value()).hash;
    };
    EXPECT_EQ(hash(R"({ "ticks" : false, "calm":true })"), hash(R"({"calm":true,"ticks":false})"));
    EXPECT_NE(hash(R"({"calm":true})"), hash(R"({"calm":true,"colour":"blue"})")) << "unread keys count";
    EXPECT_NE(hash(R"({"calm":true})"), hash(R"({"calm":true,"sound_volume":101})"));
}

TEST(Records, AnAgendaIsAWebAddressOrNone) {
    const auto agenda = [](const std::string& written) {
        const auto meeting = protocol::decode_record(
            "meetings", "0000000000000001",
            R"({"title":{"zh":"会"},"starts_ms":2,"ends_ms":3,"opens_ms":1,"closes_ms":2,"agenda":")" +
                written + "\"}");
        return meeting.ok() ? std::get<Meeting>(*meeting).agenda : "refused";
    };
    EXPECT_EQ(agenda("https://example.org/a/7?d=1"), "https://example.org/a/7?d=1");
    const std::string longer = "https://example.org/" + std::string(281, 'a');
    for (const std::string& other :
         {std::string("javascript:alert(1)"), std::string("http://example.org"),
          std::string("https://example.org/a b"), std::string("https://例子"), longer})
        EXPECT_EQ(agenda(other), "") << other;
}

TEST(Records, BrokenOnesAreRefused) {
    struct Case {
        const char *topic, *id, *json;
    };
    for (const auto& c : std::initializer_list<Case>{
             {"meetings", "1", R"({"title":{"zh":""},"starts_ms":2,"ends_ms":3,"opens_ms":1,"closes_ms":2})"},
             {"meetings", "0000000000000000",
              R"({"title":{"zh":""},"starts_ms":2,"ends_ms":3,"opens_ms":1,"closes_ms":2})"},
             {"meetings", "0000000000000001",
              R"({"title":{"zh":""},"starts_ms":2,"ends_ms":1,"opens_ms":1,"closes_ms":2})"},
             {"meetings", "0000000000000001",
              R"({"title":{"zh":""},"starts_ms":2,"ends_ms":3,"opens_ms":3,"closes_ms":2})"},
             {"meetings", "0000000000000001",
              R"({"title":"会","starts_ms":2,"ends_ms":3,"opens_ms":1,"closes_ms":2})"},
             {"meetings", "0000000000000001",
              R"({"title":{"zh":""},"starts_ms":2,"ends_ms":9e99,"opens_ms":1,"closes_ms":2})"},
             {"meetings", "0000000000000001", R"({"title":{"zh":""}})"},
             {"attendees", "0000000000000001",
              R"({"meeting":"0000000000000001","name":"a","generation":65536})"},
             {"attendees", "0000000000000001", R"({"meeting":"0000000000000001","name":null})"},
             {"keys", "256",
              R"({"public_key":"0000000000000000000000000000000000000000000000000000000000000000"})"},
             {"keys", "01",
              R"({"public_key":"0000000000000000000000000000000000000000000000000000000000000000"})"},
             {"keys", "1", R"({"public_key":"00"})"},
             {"keys", "1",
              R"({"public_key":"000000000000000000000000000000000000000000000000000000000000000G"})"},
             {"revocations", "000000000000feed", R"({"until_ms":-1})"},
             {"arrivals", "elsewhere",
              R"({"meeting":"0000000000000001","fact":"01234567-89ab-7def-8123-456789abcdef","at_ms":1})"},
             {"annulments", "elsewhere", R"({"meeting":"0000000000000001"})"},
             {"annulments", "01234567-89AB-7def-8123-456789abcdef", R"({"meeting":"0000000000000001"})"},
             {"annulments", "01234567-89ab-7def-8123-456789abcdef", R"({})"},
             {"places", "p", R"({"plan":{"width":-1,"height":1}})"},
             {"places", "p", R"({"plan":{"width":1,"height":1,"cells":[{"x":1e30}]}})"},
             {"places", "p", R"({"plan":{"width":1,"height":1,"path":[[1,2]]}})"},
             {"site", "other", R"({"name":{"zh":""}})"},
             {"site", "site", R"({"organisations":["a"]})"},
             {"site", "site", "[]"},
             {"site", "site", ""},
         }) {
        const auto record = protocol::decode_record(c.topic, c.id, c.json);
        ASSERT_FALSE(record.ok()) << c.topic << c.json;
        EXPECT_EQ(record.error().kind, base::ErrorKind::protocol);
    }
}

TEST(Changes, AWholePageComesBack) {
    protocol::ChangesAnswer answer;
    answer.hub_time = fakes::at(8, 53);
    answer.hub_epoch = "e-1";
    answer.page = {fakes::one_change_of_each(), "c/17 ?&+%", true, true};
    const auto back = protocol::decode_changes_answer(protocol::encode(answer));
    ASSERT_TRUE(back.ok()) << base::describe(back.error());
    EXPECT_EQ(back->hub_time, answer.hub_time);
    EXPECT_EQ(back->hub_epoch, answer.hub_epoch);
    EXPECT_EQ(back->page.cursor, answer.page.cursor);
    EXPECT_TRUE(back->page.more && back->page.snapshot_begins);
    EXPECT_TRUE(back->page.changes == answer.page.changes);
    EXPECT_FALSE(back->after);
    answer.after = "c/16 ?&+%";
    EXPECT_EQ(protocol::decode_changes_answer(protocol::encode(answer))->after, "c/16 ?&+%");
}

TEST(Changes, ARecordThatCannotBeReadDoesNotStopThePage) {
    const auto page = protocol::decode_changes_answer(
        R"({"hub_time_ms":1,"cursor":"2","changes":[
            {"topic":"meetings","id":"0000000000000001","record":{"title":7}},
            {"topic":"revocations","id":"000000000000feed","record":{"until_ms":9}},
            {"topic":"fireworks","id":"x","record":{"bang":true},"extra":1},
            {"topic":"fireworks","id":"y","deleted":true}]})");
    ASSERT_TRUE(page.ok()) << base::describe(page.error());
    const auto& changes = page->page.changes;
    ASSERT_EQ(changes.size(), 4u);
    EXPECT_EQ(std::get<UnknownRecord>(changes[0]),
              (UnknownRecord{"meetings", "0000000000000001", R"({"title":7})"}));
    EXPECT_EQ(std::get<Revocation>(changes[1]).credential, (CredentialId{0xfeed}));
    EXPECT_EQ(std::get<UnknownRecord>(changes[2]), (UnknownRecord{"fireworks", "x", R"({"bang":true})"}));
    EXPECT_EQ(std::get<Tombstone>(changes[3]), (Tombstone{"fireworks", "y"}));
}
