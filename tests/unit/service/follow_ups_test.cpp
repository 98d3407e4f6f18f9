// What is said of a service request afterwards: by whoever holds its slip, and by whoever waits, too.
#include "kiosk/service/slip_drawer.h"
#include "tests/unit/service/repair.h"

using namespace service;
using namespace service::test;

TEST_F(Repair, WhoScannedTheSlipUrgesOnceADay) {
    auto told = sample::service_request();
    told.state = domain::RequestState::accepted;
    lobby.store.told_requests = {told};
    const auto code = domain::write_request_code("https://suishou.example", told.number, {5});
    const auto urge = [&] { return *lobby.send(command::SayFollowUp{1, shown()})->repair->followed; };
    EXPECT_TRUE(lobby.scan(code)->repair->followed->key);
    EXPECT_EQ(urge().said->outcome, domain::FollowUpOutcome::counted);
    ASSERT_EQ(follow_ups().size(), 1u);
    EXPECT_EQ(follow_ups()[0], (domain::FollowUp{told.number, {5}, domain::FollowUpKind::urge, {}, ""}));
    EXPECT_EQ(urge().said->outcome, domain::FollowUpOutcome::urged_today);
    lobby.send(command::EndVisit{1});
    lobby.clock->advance(1min);  // one that is held still is one reading
    lobby.send(command::BeginVisit{2});
    const auto again = lobby.scan(code)->repair->followed;
    ASSERT_TRUE(again && again->request);
    EXPECT_EQ(again->request->urged, lobby.store.facts.back().header.wall) << "the hub may be away";
    lobby.clock->advance(24h);
    lobby.send(command::SayFollowUp{2, shown()});
    EXPECT_EQ(follow_ups().size(), 2u);
}

TEST_F(Repair, WhoTypedTheNumberSaysNothing) {
    auto told = sample::service_request();
    told.state = domain::RequestState::accepted;
    lobby.store.told_requests = {told};
    lobby.scan(domain::write_request_code("https://suishou.example", told.number, {5}));
    EXPECT_FALSE(lobby.send(command::FollowRequest{1, "BX-20261222-A-037"})->repair->followed->key);
    EXPECT_EQ(lobby.send(command::SayFollowUp{1, shown()})->repair->followed->said->outcome,
              domain::FollowUpOutcome::wrong_key);
    EXPECT_FALSE(lobby.scan("BX-20261222-A-037")->repair->followed->key) << "a slip without a key";
    lobby.send(command::SayFollowUp{1, shown()});
    EXPECT_TRUE(follow_ups().empty());
}

// Whoever sees that it is done may say so, and the hub must not take it for older than what was seen.
TEST_F(Repair, AClockThatIsBehindLosesNoWord) {
    auto told = sample::service_request();
    told.state = domain::RequestState::done;
    const auto seen = lobby.clock->wall() + 40s;
    told.steps.push_back({domain::RequestState::done, seen});
    lobby.store.told_requests = {told};
    const auto code = domain::write_request_code("https://suishou.example", told.number, {5});
    lobby.scan(code);
    const command::SayFollowUp content{1, shown(), domain::FollowUpKind::rating,
                                       domain::Satisfaction::satisfied};
    EXPECT_EQ(lobby.send(content)->repair->followed->said->outcome, domain::FollowUpOutcome::counted);
    EXPECT_EQ(lobby.store.facts.back().header.wall, seen);
    lobby.clock->advance(10s);
    EXPECT_TRUE(lobby.scan(code)->repair->followed->request->rated) << "before the hub has answered";
    lobby.send(command::SayFollowUp{1, shown(), domain::FollowUpKind::not_solved, {}});
    EXPECT_EQ(lobby.look()->repair->followed->request->state, domain::RequestState::reopened);
}

TEST_F(Repair, WhatIsDoneIsRatedOnceOrReopened) {
    auto told = sample::service_request();
    told.state = domain::RequestState::done;
    lobby.store.told_requests = {told};
    lobby.clock->advance(24h);
    const auto code = domain::write_request_code("https://suishou.example", told.number, {5});
    lobby.scan(code);
    const auto say = [&](domain::FollowUpKind kind, std::optional<domain::Satisfaction> rating) {
        return *lobby.send(command::SayFollowUp{1, shown(), kind, rating})->repair->followed;
    };
    EXPECT_FALSE(say(domain::FollowUpKind::rating, {}).said) << "which word";
    EXPECT_EQ(say(domain::FollowUpKind::urge, {}).said->outcome, domain::FollowUpOutcome::finished);
    const auto content = say(domain::FollowUpKind::rating, domain::Satisfaction::satisfied);
    EXPECT_EQ(content.request->state, domain::RequestState::confirmed);
    EXPECT_EQ(say(domain::FollowUpKind::rating, domain::Satisfaction::dissatisfied).said->outcome,
              domain::FollowUpOutcome::rated);
    EXPECT_EQ(say(domain::FollowUpKind::not_solved, {}).request->state, domain::RequestState::reopened);
    EXPECT_EQ(follow_ups().size(), 2u);
}

TEST_F(Repair, WhyOneIsNotContentIsKeptWithTheRating) {
    auto told = sample::service_request();
    told.state = domain::RequestState::done;
    lobby.store.told_requests = {told};
    lobby.scan(domain::write_request_code("https://suishou.example", told.number, {5}));
    lobby.send(command::SayFollowUp{1, shown(), domain::FollowUpKind::rating,
                                    domain::Satisfaction::dissatisfied, "没收拾干净"});
    ASSERT_EQ(follow_ups().size(), 1u);
    EXPECT_EQ(follow_ups()[0].words, "没收拾干净");
}

// A rating that waits for its reason is of the request that it was said of, and of no other.
TEST_F(Repair, ARatingIsNotLostWithItsReason) {
    auto told = sample::service_request(), other = told;
    told.state = other.state = domain::RequestState::done;
    other.number.count = 99;
    lobby.store.told_requests = {told, other};
    const auto slip = [&](const domain::ServiceRequest& request, std::uint64_t key) {
        lobby.clock->advance(1min);
        return lobby.scan(domain::write_request_code("https://suishou.example", request.number, {key}))
            ->repair->followed;
    };
    const auto hold = [&] {
        return lobby.send(hold_rating(domain::Satisfaction::very_dissatisfied))->repair->followed;
    };
    const auto first = slip(told, 5);
    const auto held = hold();
    EXPECT_EQ(held->unhappy->rating, domain::Satisfaction::very_dissatisfied);
    EXPECT_EQ(held->number, first->number) << "no new answer, so nobody is led anywhere";
    EXPECT_TRUE(follow_ups().empty());
    EXPECT_FALSE(slip(other, 6)->unhappy) << "another slip";
    ASSERT_EQ(follow_ups().size(), 1u);
    EXPECT_EQ(
        follow_ups()[0],
        (domain::FollowUp{
            told.number, {5}, domain::FollowUpKind::rating, domain::Satisfaction::very_dissatisfied, ""}));
    hold();
    lobby.send(command::SayFollowUp{1, shown(), domain::FollowUpKind::not_solved, {}});
    ASSERT_EQ(follow_ups().size(), 3u) << "the word first, and then that it is not solved";
    EXPECT_EQ(follow_ups()[1].kind, domain::FollowUpKind::rating);
    EXPECT_EQ(follow_ups()[1].number, other.number);
}

TEST_F(Repair, ARatingIsSaidWhenItsVisitEnds) {
    auto told = sample::service_request();
    told.state = domain::RequestState::done;
    lobby.store.told_requests = {told};
    lobby.scan(domain::write_request_code("https://suishou.example", told.number, {5}));
    lobby.send(hold_rating(domain::Satisfaction::dissatisfied));
    lobby.send(command::EndVisit{1});
    ASSERT_EQ(follow_ups().size(), 1u);
    EXPECT_EQ(follow_ups()[0].rating, domain::Satisfaction::dissatisfied);
}

TEST_F(Repair, WhatIsNotOnDiskWasNotSaid) {
    auto told = sample::service_request();
    told.state = domain::RequestState::accepted;
    lobby.store.told_requests = {told};
    lobby.scan(domain::write_request_code("https://suishou.example", told.number, {5}));
    lobby.store.record_fails = base::ErrorKind::disk_full;
    const auto followed = lobby.send(command::SayFollowUp{1, shown()})->repair->followed;
    EXPECT_FALSE(followed->said->outcome);
    EXPECT_EQ(followed->request->urged, base::WallTime{});
}

TEST_F(Repair, AVoiceIsOnDiskOnceInAVisitAndNeedsNoSlip) {
    auto theirs = sample::service_request();
    theirs.state = domain::RequestState::dispatched;
    lobby.store.told_requests = {theirs};
    const std::string number = domain::to_string(theirs.number);
    const auto add = [&] { return *lobby.send(command::AddVoice{1, number})->repair->followed; };
    const std::size_t before = lobby.store.facts.size();
    const auto answer = add();
    ASSERT_TRUE(answer.said && answer.said->outcome);
    EXPECT_EQ(*answer.said->outcome, domain::FollowUpOutcome::counted);
    EXPECT_EQ(answer.request->voices, theirs.voices + 1);
    ASSERT_EQ(lobby.store.facts.size(), before + 1);
    const auto& said = std::get<domain::FollowUpFact>(lobby.store.facts.back().body).said;
    EXPECT_EQ(said.kind, domain::FollowUpKind::voice);
    EXPECT_EQ(said.key, domain::RequestKey{}) << "the slip is its reporter's";
    EXPECT_EQ(*add().said->outcome, domain::FollowUpOutcome::counted);
    EXPECT_EQ(lobby.store.facts.size(), before + 1) << "once in a visit";
    lobby.send(command::EndVisit{1});
    lobby.send(command::BeginVisit{2});
    lobby.store.record_fails = base::ErrorKind::disk_full;
    lobby.send(command::AddVoice{2, number});
    EXPECT_FALSE(lobby.look()->repair->followed->said->outcome) << "ours, not the visitor's";
}

TEST_F(Repair, WhoeverAddedAVoiceMayTakeTheNumberAlongAndNothingMore) {
    auto theirs = sample::service_request();
    theirs.state = domain::RequestState::dispatched;
    lobby.store.told_requests = {theirs};
    const auto answer =
        lobby.send(command::AddVoice{1, domain::to_string(theirs.number)})->repair->followed->number;
    lobby.send(command::PrintFollowedNumber{1, answer + 1});
    EXPECT_TRUE(lobby.slips.empty()) << "another one is shown";
    EXPECT_EQ(lobby.send(command::PrintFollowedNumber{1, answer, "en"})->repair->followed->slip,
              SlipState::printing);
    lobby.send(command::PrintFollowedNumber{1, answer, "en"});
    ASSERT_EQ(lobby.slips.size(), 1u) << "touched twice";
    const auto content =
        slip_content(std::get<FollowAnswer>(lobby.slips[0].what), lobby.slips[0], sample::utc_offset);
    EXPECT_EQ(content.qr_text, "BX-20261222-A-037") << "its key is its reporter's";
    EXPECT_TRUE(content.also_waits);
    lobby.step(SlipDone{answer, SlipState::failed, SlipOf::report});
    EXPECT_EQ(lobby.look()->repair->followed->slip, SlipState::printing) << "it was of another kind";
    EXPECT_EQ(lobby.step(SlipDone{answer, SlipState::printed, SlipOf::followed})->repair->followed->slip,
              SlipState::printed);
    lobby.send(command::EndVisit{1});
    const auto version = lobby.look()->version;
    EXPECT_EQ(lobby.step(SlipDone{answer, SlipState::failed, SlipOf::followed})->version, version)
        << "no frame for what nobody sees";
}

TEST_F(Repair, NoNumberIsPrintedForWhoeverAddedNoVoice) {
    const auto told = sample::service_request();
    lobby.store.told_requests = {told};
    const auto typed = lobby.send(command::FollowRequest{1, domain::to_string(told.number)});
    lobby.send(command::PrintFollowedNumber{1, typed->repair->followed->number});
    EXPECT_TRUE(lobby.slips.empty());
}

// Whoever scanned the slip of a report that they then add a voice to still prints no key.
TEST_F(Repair, APrintedNumberHasNoKey) {
    auto told = sample::service_request();
    told.state = domain::RequestState::dispatched;
    lobby.store.told_requests = {told};
    lobby.scan(domain::write_request_code("https://suishou.example", told.number, {5}));
    const auto said = lobby.send(command::SayFollowUp{1, shown(), domain::FollowUpKind::voice});
    ASSERT_TRUE(said->repair->followed->key);
    lobby.send(command::PrintFollowedNumber{1, shown()});
    ASSERT_EQ(lobby.slips.size(), 1u);
    EXPECT_FALSE(std::get<FollowAnswer>(lobby.slips[0].what).key);
    EXPECT_TRUE(lobby.look()->repair->followed->key) << "what is shown keeps it";
}

TEST_F(Repair, NobodyWaitsForWhatIsDone) {
    auto theirs = sample::service_request();
    theirs.state = domain::RequestState::done;
    lobby.store.told_requests = {theirs};
    const auto answer = lobby.send(command::AddVoice{1, domain::to_string(theirs.number)})->repair->followed;
    EXPECT_EQ(*answer->said->outcome, domain::FollowUpOutcome::finished);
}

TEST_F(Repair, AWordThatWasTouchedByMistakeIsTakenBack) {
    auto told = sample::service_request();
    told.state = domain::RequestState::done;
    lobby.store.told_requests = {told};
    lobby.scan(domain::write_request_code("https://suishou.example", told.number, {5}));
    EXPECT_TRUE(lobby.send(hold_rating(domain::Satisfaction::very_dissatisfied))->repair->followed->unhappy);
    EXPECT_FALSE(lobby.send(command::TakeBackUnhappyWord{1, shown()})->repair->followed->unhappy);
    lobby.send(
        command::SayFollowUp{1, shown(), domain::FollowUpKind::rating, domain::Satisfaction::satisfied});
    lobby.send(command::EndVisit{1});
    ASSERT_EQ(follow_ups().size(), 1u);
    EXPECT_EQ(follow_ups()[0].rating, domain::Satisfaction::satisfied);
}

// What is not solved is asked why: with the reason, or without it where nobody gives one.
TEST_F(Repair, WhyItIsNotSolvedIsAskedAndNeedNotBeSaid) {
    auto told = sample::service_request();
    told.state = domain::RequestState::done;
    lobby.store.told_requests = {told};
    const auto scan = [&] {
        lobby.clock->advance(1min);
        return lobby.scan(domain::write_request_code("https://suishou.example", told.number, {5}));
    };
    const domain::UnhappyWord not_solved{domain::FollowUpKind::not_solved, {}};
    scan();
    lobby.send(hold_rating(domain::Satisfaction::dissatisfied));
    const auto held = lobby.send(command::HoldUnhappyWord{1, shown(), not_solved})->repair->followed;
    EXPECT_TRUE(follow_ups().empty()) << "that it is not solved is more than that one is not content";
    EXPECT_EQ(held->unhappy->kind, domain::FollowUpKind::not_solved);
    EXPECT_EQ(held->request->state, domain::RequestState::done) << "not said yet";
    const auto said =
        lobby.send(command::SayFollowUp{1, shown(), domain::FollowUpKind::not_solved, {}, "好了又坏"});
    EXPECT_EQ(said->repair->followed->request->state, domain::RequestState::reopened);
    EXPECT_FALSE(said->repair->followed->unhappy);
    lobby.send(command::EndVisit{1});
    ASSERT_EQ(follow_ups().size(), 1u) << "once";
    EXPECT_EQ(follow_ups()[0].words, "好了又坏");

    lobby.send(command::BeginVisit{2});
    told.number.count = 99;
    lobby.store.told_requests = {told};
    scan();
    lobby.send(command::HoldUnhappyWord{2, shown(), not_solved});
    lobby.send(command::EndVisit{2});
    ASSERT_EQ(follow_ups().size(), 2u);
    EXPECT_EQ(follow_ups()[1].kind, domain::FollowUpKind::not_solved);
    EXPECT_EQ(follow_ups()[1].words, "");
}

// Not content, then not solved, and that was the wrong key: everything may be said otherwise.
TEST_F(Repair, WhatTookTheirWordsPlaceAndWasTakenBackHasSaidNothing) {
    auto told = sample::service_request();
    told.state = domain::RequestState::done;
    lobby.store.told_requests = {told};
    lobby.scan(domain::write_request_code("https://suishou.example", told.number, {5}));
    lobby.send(hold_rating(domain::Satisfaction::dissatisfied));
    lobby.send(command::HoldUnhappyWord{1, shown(), {domain::FollowUpKind::not_solved, {}}});
    lobby.send(command::TakeBackUnhappyWord{1, shown()});
    lobby.send(command::EndVisit{1});
    EXPECT_TRUE(follow_ups().empty());
}

TEST_F(Repair, ThePageOfARequestFollowsWhatTheHubTells) {
    auto told = sample::service_request();
    told.state = domain::RequestState::submitted;
    lobby.store.told_requests = {told};
    lobby.scan(domain::write_request_code("https://suishou.example", told.number, {5}));
    std::string cursor = "c";
    const auto hear = [&](const std::vector<domain::ServiceRequest>& all) {
        lobby.store.told_requests = all;
        lobby.step(syncing::SyncEvent{syncing::Pulled{{{told}, cursor += "8", false, false}}});
    };
    lobby.send(command::SayFollowUp{1, shown()});
    const auto before = *lobby.look()->repair->followed;
    told.state = domain::RequestState::dispatched;
    told.worker = "李师傅";
    hear({told});
    const auto now = *lobby.look()->repair->followed;
    EXPECT_EQ(now.request->state, domain::RequestState::dispatched);
    EXPECT_EQ(now.request->worker, "李师傅");
    EXPECT_EQ(now.number, before.number) << "no new answer: the page stays";
    EXPECT_EQ(now.request->urged, before.request->urged) << "what the hub does not know yet is not lost";
    EXPECT_TRUE(now.key);
    hear({});
    EXPECT_EQ(lobby.look()->repair->followed->request, now.request) << "whoever reads it goes on reading";
}

// The page of one slip was touched while another was scanned.
TEST_F(Repair, AWordIsOfTheSlipThatWasShown) {
    auto told = sample::service_request(), other = told;
    told.state = other.state = domain::RequestState::done;
    other.number.count = 99;
    lobby.store.told_requests = {told, other};
    lobby.scan(domain::write_request_code("https://suishou.example", told.number, {5}));
    lobby.send(command::HoldUnhappyWord{1, shown(), {domain::FollowUpKind::not_solved, {}}});
    const command::SayFollowUp touched{1, shown(), domain::FollowUpKind::not_solved, {}, "好了又坏"};
    lobby.scan(domain::write_request_code("https://suishou.example", other.number, {6}));
    lobby.send(touched);
    ASSERT_EQ(follow_ups().size(), 1u) << "of the first, without its reason";
    EXPECT_EQ(follow_ups()[0].number, told.number);
    lobby.send(command::HoldUnhappyWord{1, touched.answer, {domain::FollowUpKind::not_solved, {}}});
    EXPECT_FALSE(lobby.look()->repair->followed->unhappy);
    lobby.send(command::HoldUnhappyWord{1, shown(), {domain::FollowUpKind::not_solved, {}}});
    lobby.send(command::TakeBackUnhappyWord{1, touched.answer});
    EXPECT_TRUE(lobby.look()->repair->followed->unhappy) << "it was another's word that was taken back";
}

TEST_F(Repair, WhoWasMergedSeesHowFarTheOtherIs) {
    auto merged = sample::service_request(), other = merged;
    merged.state = domain::RequestState::duplicate;
    other.number.count = 99;
    other.state = domain::RequestState::on_site;
    merged.merged_into = domain::to_string(other.number);
    lobby.store.told_requests = {merged};
    const auto follow = [&] {
        return lobby.send(command::FollowRequest{1, domain::to_string(merged.number)})->repair->followed;
    };
    EXPECT_FALSE(follow()->goes_on) << "it is not here yet";
    lobby.store.told_requests = {merged, other};
    ASSERT_TRUE(follow()->goes_on);
    EXPECT_EQ(*follow()->goes_on, other);
    lobby.scan(domain::write_request_code("https://suishou.example", merged.number, {5}));
    const auto theirs = lobby.send(command::FollowRequest{1, domain::to_string(other.number)});
    EXPECT_EQ(theirs->repair->followed->instead_of, merged.number);
    EXPECT_FALSE(follow()->instead_of);
    auto third = other;
    third.number.count = 100;
    other.state = domain::RequestState::duplicate;
    other.merged_into = domain::to_string(third.number);
    lobby.store.told_requests = {merged, other, third};
    EXPECT_EQ(follow()->goes_on, third) << "by way of the second";
    third.state = domain::RequestState::duplicate;
    third.merged_into = merged.merged_into;
    lobby.store.told_requests = {merged, other, third};
    EXPECT_FALSE(follow()->goes_on) << "round and round";
}
