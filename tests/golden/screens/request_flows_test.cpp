// What has become of a report: who may look at what, and say what of it.
#include <gtest/gtest.h>

#include "tests/golden/screens/repair_flows.h"

namespace {

using namespace service;

class RequestFlows : public golden::RepairFlows {
  protected:
    RequestFlows() { request.number = {2026, 12, 22, "A", 37}; }
    void show() { view.repair = std::make_shared<const RepairView>(repair); }

    RepairView repair;
    domain::ServiceRequest& request = repair.followed.emplace().request.emplace();
};

// Who typed a number may look; who scanned the slip may say something, once.
TEST_F(RequestFlows, WhoHoldsTheSlipMayUrgeRateAndSayThatItIsNotSolved) {
    request.state = domain::RequestState::dispatched;
    auto page = ui::make_followed_screen(true);
    show();
    EXPECT_EQ(node(*page, "request.urge"), nullptr);
    repair.followed->key = domain::RequestKey{5};
    show();
    tap(*page, "request.urge");
    ASSERT_NE(last<command::SayFollowUp>(), nullptr);
    EXPECT_EQ(last<command::SayFollowUp>()->kind, domain::FollowUpKind::urge);
    request.urged = shot.now;
    show();
    EXPECT_FALSE(node(*page, "request.urge")->enabled);
    EXPECT_EQ(node(*page, "request.rating"), nullptr);

    request.state = domain::RequestState::done;
    show();
    EXPECT_EQ(node(*page, "request.urge"), nullptr);
    tap(*page, "request.rate.dissatisfied");
    ASSERT_NE(last<command::HoldUnhappyWord>(), nullptr) << "why, first";
    repair.followed->unhappy =
        domain::UnhappyWord{domain::FollowUpKind::rating, domain::Satisfaction::dissatisfied};
    show();
    tap(*page, "request.why.back");
    EXPECT_NE(last<command::TakeBackUnhappyWord>(), nullptr) << "the wrong word is easily touched";
    tap(*page, "request.why.untidy");
    EXPECT_EQ(last<command::SayFollowUp>()->rating, domain::Satisfaction::dissatisfied);
    EXPECT_EQ(last<command::SayFollowUp>()->words, "没收拾干净");
    tap(*page, "request.why.not_whole");
    EXPECT_EQ(last<command::SayFollowUp>()->kind, domain::FollowUpKind::not_solved)
        << "somebody is to come again";
    EXPECT_EQ(last<command::SayFollowUp>()->words, "没修彻底");
    EXPECT_FALSE(last<command::SayFollowUp>()->rating);
    repair.followed->unhappy.reset();
    repair.followed->said = service::FollowUpSaid{domain::FollowUpKind::rating, std::nullopt};
    show();
    EXPECT_NE(node(*page, "request.rate.satisfied"), nullptr) << "it was not kept: once more";
    request.rated = true;
    repair.followed->said->outcome = domain::FollowUpOutcome::counted;
    show();
    EXPECT_EQ(node(*page, "request.rate.satisfied"), nullptr);
    EXPECT_NE(node(*page, "request.rating"), nullptr);
    tap(*page, "request.not_solved");
    EXPECT_EQ(last<command::HoldUnhappyWord>()->word.kind, domain::FollowUpKind::not_solved) << "why, first";
    repair.followed->unhappy = domain::UnhappyWord{domain::FollowUpKind::not_solved, {}};
    show();
    tap(*page, "request.not_solved");
    EXPECT_NE(last<command::HoldUnhappyWord>(), nullptr) << "still asked: nothing is said by touching twice";
    tap(*page, "request.why.again");
    EXPECT_EQ(last<command::SayFollowUp>()->kind, domain::FollowUpKind::not_solved);
    EXPECT_FALSE(last<command::SayFollowUp>()->rating);
    EXPECT_EQ(last<command::SayFollowUp>()->words, "好了又坏");
}

// Large letters leave no room for photos above the keys; a touch shows them in place of the progress.
TEST_F(RequestFlows, PhotosAreATouchAwayWhereTheyFoundNoRoom) {
    request.state = domain::RequestState::done;
    repair.followed->key = domain::RequestKey{5};
    const auto preview = std::make_shared<const base::Rgba>(base::Rgba{1, 1, {0, 0, 0, 255}});
    repair.slip_photos = {{false, preview}, {true, preview}};
    show();
    auto page = ui::make_followed_screen(true);
    EXPECT_NE(node(*page, "request.photo.mended"), nullptr);
    EXPECT_EQ(node(*page, "request.photos"), nullptr) << "they are in sight";
    shot.modes.large_text = true;
    EXPECT_EQ(node(*page, "request.photo.mended"), nullptr);
    tap(*page, "request.photos");
    EXPECT_NE(node(*page, "request.photo.mended"), nullptr);
    EXPECT_EQ(node(*page, "request.step.1"), nullptr);
    EXPECT_NE(node(*page, "request.rate.satisfied"), nullptr);
    tap(*page, "request.photos");
    EXPECT_NE(node(*page, "request.step.1"), nullptr);
    tap(*page, "request.photos");
    request.number.count = 38;
    show();
    EXPECT_NE(node(*page, "request.step.1"), nullptr) << "another request begins with its progress";
}

TEST_F(RequestFlows, WhoeverAddedAVoiceTakesTheNumberAlong) {
    repair.followed->number = 7;
    request.state = domain::RequestState::dispatched;
    show();
    auto page = ui::make_followed_screen(true);
    EXPECT_EQ(node(*page, "request.print"), nullptr) << "who typed a number has it";
    repair.followed->said =
        service::FollowUpSaid{domain::FollowUpKind::voice, domain::FollowUpOutcome::counted};
    show();
    tap(*page, "request.print");
    ASSERT_NE(last<command::PrintFollowedNumber>(), nullptr);
    EXPECT_EQ(last<command::PrintFollowedNumber>()->answer, 7u);
    repair.followed->slip = service::SlipState::printing;
    show();
    EXPECT_FALSE(node(*page, "request.print")->enabled);
    service::DevicesView none = *view.devices;
    none.printer = false;
    view.devices = std::make_shared<const service::DevicesView>(none);
    EXPECT_EQ(node(*page, "request.print"), nullptr) << "here nothing prints";
}

TEST_F(RequestFlows, APromiseThatWasBrokenIsNotMadeAgain) {
    request.state = domain::RequestState::accepted;
    request.due = shot.now + std::chrono::minutes{1};
    const auto promise = [&] {
        show();
        auto page = ui::make_followed_screen(true);
        const auto* due = node(*page, "request.due");
        return due ? due->label : std::string();
    };
    EXPECT_TRUE(promise().starts_with("预计"));
    request.state = domain::RequestState::waiting;
    EXPECT_NE(promise().find("可能会晚"), std::string::npos);
    request.due = shot.now - std::chrono::minutes{1};
    EXPECT_NE(promise().find("已经晚了"), std::string::npos);
    request.state = domain::RequestState::done;
    EXPECT_EQ(promise(), "");
}

TEST_F(RequestFlows, WhoIsInDangerIsToRingAndNotToWait) {
    request.state = domain::RequestState::dispatched;
    request.due = shot.now + std::chrono::hours{4};
    request.category = "water.leak";
    make_dangerous(request.category);
    show();
    auto page = ui::make_followed_screen(true);
    EXPECT_NE(node(*page, "request.call"), nullptr);
    EXPECT_EQ(node(*page, "request.due"), nullptr);
}

TEST_F(RequestFlows, WhatItsReporterCalledDangerousIsForWhoeverFollowsIt) {
    request.danger = true;
    request.due = shot.now + std::chrono::hours{4};
    const auto is_said = [&](domain::RequestState state) {
        request.state = state;
        show();
        auto page = ui::make_followed_screen(true);
        return node(*page, "request.call") != nullptr;
    };
    EXPECT_TRUE(is_said(domain::RequestState::dispatched));
    EXPECT_TRUE(is_said(domain::RequestState::rejected)) << "nobody has made it safe";
    EXPECT_FALSE(is_said(domain::RequestState::done));
}

// Nobody says that anybody came whom nobody has seen.
TEST_F(RequestFlows, WhatIsDoneShowsNoStepThatNobodyTook) {
    using enum domain::RequestState;
    request.state = done;
    request.made = shot.now;
    const auto steps = [&] {
        show();
        auto page = ui::make_followed_screen(true);
        int n = 0;
        while (node(*page, "request.step." + std::to_string(n)) != nullptr)
            ++n;
        return n;
    };
    request.steps = {{submitted, shot.now},
                     {dispatched, shot.now},
                     {accepted, shot.now},
                     {waiting, shot.now},
                     {done, shot.now}};
    EXPECT_EQ(steps(), 3);
    request.steps.insert(request.steps.end() - 1, {on_site, shot.now});
    EXPECT_EQ(steps(), 4);
}

TEST_F(RequestFlows, WhatWasRejectedIsAskedToBeLookedAtOnce) {
    request.state = domain::RequestState::rejected;
    request.steps.push_back({domain::RequestState::rejected, request.made});
    show();
    auto page = ui::make_followed_screen(true);
    EXPECT_EQ(node(*page, "request.not_solved"), nullptr) << "a number alone is no slip";
    repair.followed->key = domain::RequestKey{5};
    show();
    tap(*page, "request.not_solved");
    ASSERT_NE(last<command::HoldUnhappyWord>(), nullptr);
    EXPECT_EQ(last<command::HoldUnhappyWord>()->word.kind, domain::FollowUpKind::not_solved);
    repair.followed->unhappy = {domain::FollowUpKind::not_solved, {}};
    show();
    EXPECT_EQ(node(*page, "request.rate.satisfied"), nullptr) << "nothing was mended";
    tap(*page, "request.why.broken");
    ASSERT_NE(last<command::SayFollowUp>(), nullptr);
    EXPECT_EQ(last<command::SayFollowUp>()->kind, domain::FollowUpKind::not_solved);
    EXPECT_EQ(last<command::SayFollowUp>()->words, "还是坏的");
    repair.followed->unhappy.reset();
    request.state = domain::RequestState::reopened;
    show();
    EXPECT_NE(node(*page, "request.step.1")->label.find("会再安排人来看"), std::string::npos);
    request.state = domain::RequestState::rejected;
    request.steps.push_back({domain::RequestState::rejected, request.made});
    show();
    EXPECT_EQ(node(*page, "request.not_solved"), nullptr) << "rejected twice";
    request.rejection = domain::RejectionReason::not_found;
    show();
    EXPECT_NE(node(*page, "request.step.1")->label.find("有疑问请问工作人员"), std::string::npos);
}

// Where it went is nobody's to know who typed a number.
TEST_F(RequestFlows, WhoHoldsTheSlipReadsWhoSeesToWhatTheHouseDoesNot) {
    request.state = domain::RequestState::rejected;
    request.rejection = domain::RejectionReason::petition;
    const auto says = [&](const char* words) {
        show();
        auto page = ui::make_followed_screen(true);
        const auto* step = node(*page, "request.step.1");
        return step != nullptr && step->label.find(words) != std::string::npos;
    };
    EXPECT_TRUE(says("有疑问请问工作人员"));
    repair.followed->key = domain::RequestKey{5};
    EXPECT_TRUE(says("请到信访接待处问进度"));
}

TEST_F(RequestFlows, FromOneThatWasMergedLeadsATouchToTheOneThatGoesOn) {
    request.state = domain::RequestState::duplicate;
    domain::ServiceRequest other = request;
    other.number.count = 31;
    other.state = domain::RequestState::dispatched;
    repair.followed->goes_on = other;
    show();
    auto page = ui::make_followed_screen(true);
    EXPECT_EQ(node(*page, "request.goes_on"), nullptr) << "a number alone is no slip";
    repair.followed->key = domain::RequestKey{5};
    show();
    tap(*page, "request.goes_on");
    ASSERT_NE(last<command::FollowRequest>(), nullptr);
    EXPECT_EQ(last<command::FollowRequest>()->number, "BX-20261222-A-031");
    repair.followed = service::FollowAnswer{};
    repair.followed->request = other;
    show();
    EXPECT_NE(node(*page, "request.how"), nullptr);
    repair.followed->instead_of = domain::RequestNumber{2026, 12, 22, "A", 37};
    show();
    EXPECT_EQ(node(*page, "request.goes_on"), nullptr);
    EXPECT_EQ(node(*page, "request.how"), nullptr) << "the slip in their hand is the other's";
}

}  // namespace
