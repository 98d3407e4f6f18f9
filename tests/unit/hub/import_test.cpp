#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "hub/import/sample.h"
#include "hub/passes/pass_maker.h"
#include "tests/fakes/hub_in_process.h"

namespace {

const domain::MeetingId big{0x2026122209303072};

std::string demo_week() {
    std::ifstream file(SUISHOU_SOURCE_DIR "/assets/demo/week.json");
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

class Import : public testing::Test {
  protected:
    base::Result<hub::ImportCount> import(const std::string& json, const std::string& seed = "1") {
        return hub::import_file(hub.store(), hub.secrets(), json, {seed}, hub.clock.wall());
    }
    std::vector<hub::PassCard> cards() { return hub::make_cards(hub.store(), hub.secrets(), big).value(); }
    // The attendees belong to meeting 00000000000000a1.
    static std::string one_meeting(const std::string& attendees, const std::string& more = "") {
        return R"({"format":"suishou-site/1","meetings":[{"id":"00000000000000a1","title":{"zh":"会"},)" +
               more +
               R"("starts":"2026-12-22T09:00","ends":"2026-12-22T10:00","opens":"2026-12-22T08:00",)"
               R"("closes":"2026-12-22T10:00"}],"attendees":[)" +
               attendees + "]}";
    }
    static std::string person(const std::string& id, const std::string& name, const std::string& more = "") {
        return R"({"id":")" + id + R"(","meeting":"00000000000000a1","name":")" + name + "\"" + more + "}";
    }
    fakes::HubInProcess hub;
};

TEST_F(Import, ReadsTheDemoWeek) {
    const auto count = import(demo_week());
    ASSERT_TRUE(count) << count.error().text;
    EXPECT_EQ(count.value().meetings, 18u);
    const auto meeting =
        std::get<domain::Meeting>(*hub.store().record(domain::topic::meetings, base::to_string(big)).value());
    EXPECT_EQ(meeting.expected, 156);
    EXPECT_EQ(meeting.starts, fakes::at(9, 30));
    int coming = 0;
    for (const auto& card : cards()) {
        coming += !card.attendee.excused;
        if (card.attendee.name != "王建国") continue;
        EXPECT_EQ(card.attendee.seat.zh, "B 区 12 号");
        EXPECT_EQ(card.attendee.masked_phone, "138****0000");
    }
    EXPECT_EQ(coming, 156);
}

TEST_F(Import, TheDemoWeeksEarlyBirdsAreOrdinaryFactsOfAnotherKiosk) {
    ASSERT_TRUE(import(demo_week()));
    ASSERT_TRUE(import(demo_week())) << "a second time they are duplicates";
    EXPECT_EQ(hub.store().fact_count().value(), 127u);
    const auto kiosks = hub.store().kiosks().value();
    ASSERT_EQ(kiosks.size(), 1u);
    EXPECT_EQ(kiosks[0].complete_through, 127u);
    const auto arrivals = hub.store().records(domain::topic::arrivals).value();
    EXPECT_EQ(arrivals.size(), 127u);
    for (const auto& change : arrivals) {
        const auto& arrival = std::get<domain::Arrival>(change);
        EXPECT_EQ(arrival.meeting, big);
        EXPECT_EQ(arrival.kiosk, "二号机");
        EXPECT_GE(arrival.at, fakes::at(8, 31));
        EXPECT_LT(arrival.at, fakes::at(9, 12));
    }
}

TEST_F(Import, EveryPlaceOfTheDemoWeekExists) {
    ASSERT_TRUE(import(demo_week()));
    const auto meetings = hub.store().records(domain::topic::meetings).value();
    for (const auto& change : meetings) {
        const auto& meeting = std::get<domain::Meeting>(change);
        EXPECT_TRUE(hub.store().record(domain::topic::places, meeting.place).value()) << meeting.title.zh;
    }
}

TEST_F(Import, OneSeedGivesTheSamePassesEverywhere) {
    ASSERT_TRUE(import(demo_week()));
    fakes::HubInProcess other;
    ASSERT_TRUE(hub::import_file(other.store(), other.secrets(), demo_week(), {"1"}, other.clock.wall()));
    const auto here = cards(), there = hub::make_cards(other.store(), other.secrets(), big).value();
    ASSERT_EQ(here.size(), there.size());
    for (std::size_t i = 0; i < here.size(); ++i) {
        EXPECT_EQ(here[i].pass, there[i].pass);
        EXPECT_EQ(here[i].look_up_code, there[i].look_up_code);
    }
}

TEST_F(Import, WithoutASeedNothingCanBeGuessed) {
    ASSERT_TRUE(import(one_meeting(person("0000000000000001", "示例甲")), ""));
    fakes::HubInProcess other;
    const auto json = one_meeting(person("0000000000000001", "示例甲"));
    ASSERT_TRUE(hub::import_file(other.store(), other.secrets(), json, {}, other.clock.wall()));
    const auto here = hub.store().person({1}).value(), there = other.store().person({1}).value();
    EXPECT_NE(here->credential, there->credential);
    EXPECT_NE(here->look_up_code, there->look_up_code);
}

TEST_F(Import, EveryPassIsReadByTheKiosksRule) {
    ASSERT_TRUE(import(demo_week()));
    for (const auto& card : cards()) {
        const auto read = domain::read_pass(card.pass, {hub::signer(hub.secrets()).key});
        ASSERT_TRUE(std::holds_alternative<domain::Pass>(read));
        const auto& pass = std::get<domain::Pass>(read);
        EXPECT_EQ(pass.credential, card.attendee.credential);
        EXPECT_EQ(pass.expires, card.meeting.ends + std::chrono::hours(2));
        EXPECT_LE(pass.not_before, fakes::at(0, 0));
        EXPECT_EQ(domain::hash_look_up_code(card.look_up_code, big), card.attendee.code_hash);
        EXPECT_EQ(domain::normalize_look_up_code(hub::grouped_code(card.look_up_code)), card.look_up_code);
    }
}

TEST_F(Import, AWholePhoneNumberNeverEntersTheFeed) {
    ASSERT_TRUE(import(one_meeting(person("0000000000000001", "示例甲", R"(,"phone":"13812345678")"))));
    const auto answer = hub.store().changes("", 200, {}).value();
    const auto json = protocol::encode(protocol::ChangesAnswer{{}, "", std::get<domain::ChangePage>(answer)});
    EXPECT_EQ(json.find("12345"), std::string::npos);
    EXPECT_NE(json.find("138****5678"), std::string::npos);
    EXPECT_EQ(hub.store().person({1}).value()->phone, "13812345678");
}

TEST_F(Import, WhoStaysKeepsThePassAndWhoGoesIsRevoked) {
    const std::string a = person("0000000000000001", "示例甲"), b = person("0000000000000002", "示例乙");
    ASSERT_TRUE(import(one_meeting(a + "," + b), ""));
    const auto stays = hub.store().person({1}).value(), goes = hub.store().person({2}).value();
    const auto count = import(one_meeting(a), "");
    ASSERT_TRUE(count);
    EXPECT_EQ(count.value().removed, 1u);
    EXPECT_EQ(hub.store().person({1}).value()->credential, stays->credential);
    EXPECT_FALSE(hub.store().person({2}).value());
    EXPECT_TRUE(hub.store().record(domain::topic::revocations, base::to_string(goes->credential)).value());
    EXPECT_FALSE(hub.store().record(domain::topic::attendees, "0000000000000002").value());
}

TEST_F(Import, AllOrNothing) {
    const std::string good = person("0000000000000001", "示例甲");
    for (
        const std::string& bad :
        {std::string("[]"), std::string("{\"format\":\"other/9\"}"),
         std::string("{\"format\":\"suishou-site/1\",\"site\":7}"), one_meeting(good + "," + good),
         one_meeting(person("1", "短")), one_meeting("7"), std::string(R"({"meetings":[7]})"),
         std::string(R"({"places":[7]})"), std::string(R"({"arrivals":7})"),
         replaced(
             one_meeting(good), "{",
             R"({"arrivals":[{"attendee":"0000000000000001","at":"2026-12-22T08:31"}],"arrivals_at":{"zh":"二号机"},)"),
         replaced(
             one_meeting(good), "{",
             R"({"sample":true,"arrivals":[{"attendee":"0000000000000002","at":"2026-12-22T08:31"}],"arrivals_at":{"zh":"二号机"},)"),
         replaced(one_meeting(good), R"("meeting":"00000000000000a1")", R"("meeting":"00000000000000a2")"),
         one_meeting(good, R"("classified":true,)"), one_meeting(good, R"("visibility":9,)"),
         one_meeting(person("0000000000000001", "示例甲", R"(,"phone":"<b>")")),
         replaced(one_meeting(good), "2026-12-22T09:00", "tomorrow")}) {
        EXPECT_FALSE(import(bad)) << bad.substr(0, 60);
        EXPECT_TRUE(hub.store().records(domain::topic::meetings).value().empty());
    }
}

TEST(MaskPhone, HidesWhatAKioskNeedNotKnow) {
    EXPECT_EQ(hub::mask_phone("13800000000"), "138****0000");
    EXPECT_EQ(hub::mask_phone("83671234"), "****1234");
    EXPECT_EQ(hub::mask_phone("12345"), "*****");
    EXPECT_EQ(hub::mask_phone(""), "");
}

}  // namespace
