// What whoever holds the slip of a service request reads on a phone of what was decided at the console. Runs
// on both engines.
#include "tests/unit/hub/console_requests.h"

namespace {

using console_requests::says;
using RequestSlip = console_requests::House;

TEST_F(RequestSlip, WhatIsNotTheHousesIsReferredWithWhereToAsk) {
    EXPECT_TRUE(says(repairs.get(page), "转信访"));
    auto form = move("submitted", "rejected", "", "不归我们管");
    form.emplace("rejection", "12345");
    repairs.post(page, form);
    EXPECT_EQ(stored().moves.back().words, "转 12345：不归我们管");
    EXPECT_EQ(hub::told(stored())->rejection, domain::RejectionReason::hotline)
        << "for a kiosk that the slip is held before";
    const auto slip = phone("BX-20261222-A-037", base::to_string(stored().key));
    EXPECT_TRUE(says(slip, "请打 12345 问进度"));
    EXPECT_FALSE(says(slip, "不归我们管")) << "words of the house's own alone";
    EXPECT_TRUE(says(repairs.get(page), "转 12345：不归我们管"));
    repairs.post(page, move("rejected", "reopened"));
    EXPECT_EQ(hub::told(stored())->rejection, domain::RejectionReason::none);
    EXPECT_FALSE(says(phone("BX-20261222-A-037", base::to_string(stored().key)), "请打 12345"));
    repairs.post(page, move("reopened", "rejected", "", "试机"));
    EXPECT_TRUE(says(phone("BX-20261222-A-037", base::to_string(stored().key)), "有疑问请问工作人员"));
}

TEST_F(RequestSlip, WhoHoldsADangersSlipIsToRingAndNotToWait) {
    report(38, true);
    const std::string number = "BX-20261222-A-038",
                      key = base::to_string(hub.store().service_request(number).value()->key);
    const auto give_phone = [&](const char* duty) {
        domain::Site site;
        site.name = {"示例中心", ""};
        site.duty_phone = duty;
        hub::Edit edit;
        edit.changes = {site};
        ASSERT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    };
    EXPECT_TRUE(says(phone(number, key), "有危险，请马上告诉工作人员"));
    EXPECT_FALSE(says(phone(number, key), "预计修好"));
    give_phone("0517-0000 0001");
    EXPECT_TRUE(says(phone(number, key), "href=\"tel:0517-00000001\">有危险，请马上打 0517-0000 0001<"));
    give_phone("总机转 3");
    EXPECT_TRUE(says(phone(number, key), "有危险，请马上打 总机转 3"));
    EXPECT_FALSE(says(phone(number, key), "tel:"));
    EXPECT_FALSE(says(phone("BX-20261222-A-037", base::to_string(stored().key)), "有危险"));
    repairs.post(list + "/" + number, move("submitted", "rejected", "", "x"));
    EXPECT_TRUE(says(phone(number, key), "有危险")) << "nobody has made it safe";
    repairs.post(list + "/" + number, move("rejected", "reopened"));
    repairs.post(list + "/" + number, move("reopened", "dispatched", repairs.name));
    repairs.post(list + "/" + number, move("dispatched", "accepted"));
    repairs.post(list + "/" + number, move("accepted", "done"));
    EXPECT_FALSE(says(phone(number, key), "有危险"));
}

TEST_F(RequestSlip, WhoHoldsTheSlipReadsWhyItWasRejectedAndMayAskOnceMore) {
    const std::string key = base::to_string(stored().key);
    const auto slip = [&] { return phone("BX-20261222-A-037", key); };
    const auto reject = [&](const char* from) {
        auto form = move(from, "rejected", "", "王工去看过");
        form.emplace("rejection", "not_found");
        repairs.post(page, form);
    };
    reject("submitted");
    EXPECT_EQ(stored().moves.back().words, "没有发现问题：王工去看过");
    EXPECT_TRUE(says(slip(), "没有发现报修的问题"));
    EXPECT_FALSE(says(slip(), "王工"));
    EXPECT_TRUE(says(slip(), "请再看看"));
    EXPECT_FALSE(says(slip(), "有疑问请问工作人员"));
    EXPECT_FALSE(says(slip(), "name=\"rating\"")) << "nothing was mended";
    hub::Request said;
    said.steps = {"BX-20261222-A-037", key};
    said.form = {{"say", "not_solved"}, {"words", "在门后面"}};
    EXPECT_EQ(hub::post_request_phone(hub.services(), said).status, 303);
    EXPECT_EQ(stored().state, domain::RequestState::reopened);
    EXPECT_TRUE(says(repairs.get(page), "在门后面"));
    EXPECT_FALSE(says(slip(), "没有发现报修的问题"));
    reject("reopened");
    EXPECT_TRUE(says(slip(), "没有发现报修的问题"));
    EXPECT_FALSE(says(slip(), "name=\"say\"")) << "from here on people talk";
    EXPECT_TRUE(says(slip(), "有疑问请问工作人员"));
    EXPECT_TRUE(says(slip(), "报修人说请再看看"));
    EXPECT_FALSE(says(slip(), "没修好")) << "nothing was mended";
    EXPECT_EQ(hub::post_request_phone(hub.services(), said).status, 303);
    EXPECT_EQ(stored().state, domain::RequestState::rejected);
}

TEST_F(RequestSlip, WhoHoldsADuplicatesSlipReadsHowFarTheOtherIs) {
    report(38);
    EXPECT_TRUE(says(repairs.get(page), "<option value=\"BX-20261222-A-038\">"));
    auto form = move("submitted", "duplicate");
    const auto refused = repairs.post(page, form);
    EXPECT_EQ(refused.status, 409);
    EXPECT_TRUE(says(refused, "合并要写并到哪一件"));
    form.emplace("into", "bx-20261222-a-039");
    EXPECT_TRUE(says(repairs.post(page, form), "并到的那件要还没修好"));
    form.erase("into");
    form.emplace("into", "BX-1222-A-037");
    EXPECT_TRUE(says(repairs.post(page, form), "不能并到它自己"));
    form.erase("into");
    form.emplace("into", " 1222a038");
    EXPECT_EQ(repairs.post(page, form).status, 303);
    EXPECT_TRUE(says(repairs.get(page), "/console/requests/BX-20261222-A-038"));
    EXPECT_TRUE(says(repairs.get(list + "/BX-20261222-A-038"), "/console/requests/BX-20261222-A-037\""));
    const auto slip = [&] { return phone("BX-20261222-A-037", base::to_string(stored().key)); };
    EXPECT_TRUE(says(slip(), "和 BX-20261222-A-038 是同一件事：已提交，预计"));
    repairs.post(list + "/BX-20261222-A-038", move("submitted", "rejected", "", "拆了"));
    EXPECT_TRUE(says(slip(), "和 BX-20261222-A-038 是同一件事：没有受理 · 有疑问请问工作人员<"));
}

// With two wrong digits nobody would see to it any more.
TEST_F(RequestSlip, WhatIsOfAnotherKindIsMergedOnceThatWasSaidTwice) {
    report(38, false, "power.light");
    auto form = move("submitted", "duplicate", "", "同一处");
    form.emplace("into", "1222A038");
    const auto asked = repairs.post(page, form);
    EXPECT_EQ(asked.status, 409);
    EXPECT_TRUE(says(asked, "BX-20261222-A-038 是"));
    EXPECT_TRUE(says(asked, "真是同一件事"));
    EXPECT_TRUE(says(asked, "name=\"sure\" value=\"BX-20261222-A-038\""));
    EXPECT_TRUE(says(asked, "同一处")) << "nobody writes it twice";
    EXPECT_EQ(stored().state, domain::RequestState::submitted);
    form.emplace("sure", "BX-20261222-A-039");
    EXPECT_EQ(repairs.post(page, form).status, 409) << "of another one";
    form.erase("sure");
    form.emplace("sure", "BX-20261222-A-038");
    EXPECT_EQ(repairs.post(page, form).status, 303);
    EXPECT_EQ(stored().state, domain::RequestState::duplicate);
}

TEST_F(RequestSlip, WhoHoldsTheSlipSeesHowFarItIsAndNobodyElseDoes) {
    const std::string key = base::to_string(stored().key);
    const auto shown = phone("BX-20261222-A-037", key);
    EXPECT_EQ(shown.status, 200);
    EXPECT_TRUE(says(shown, "已提交"));
    EXPECT_TRUE(says(shown, "主楼 3 楼 东翼 305 会议室"));
    EXPECT_FALSE(says(shown, "13800000000"));
    EXPECT_FALSE(says(shown, "alert(1)"));
    EXPECT_EQ(phone("BX-20261222-A-038", key).status, 404);
    EXPECT_EQ(phone("BX-20261222-A-037", "0000000000000000").status, 404);
    EXPECT_EQ(phone("BX-20261222-A-037", "ffffffffffffffff").status, 404);
    EXPECT_EQ(phone("BX-20261222-A-037", "").status, 404);
}

}  // namespace
