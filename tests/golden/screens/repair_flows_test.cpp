// 随手拍 on the screen: what is said on one page is known on the next, and gone with the visit.
#include "tests/golden/screens/repair_flows.h"

#include <set>

#include <gtest/gtest.h>

#include "ui/screens/home.h"

namespace {

using golden::RepairFlows;
using namespace service;

using golden::room;

TEST_F(RepairFlows, NothingCanBeReportedWhereNoHouseIsKnown) {
    view.house = std::make_shared<const HouseView>();
    auto home = ui::make_home_screen();
    EXPECT_FALSE(node(*home, "home.repair")->enabled);
    view = golden::usual_day();
    auto site = *view.site;
    site.kiosk_code.clear();
    view.site = std::make_shared<const domain::Site>(site);
    EXPECT_FALSE(node(*home, "home.repair")->enabled) << "no number could be given";
}

TEST_F(RepairFlows, TheSameThatOthersReportedIsAskedForOnce) {
    auto what = ui::make_repair_what(leak());
    node(*what, "repair.what.next");
    ASSERT_NE(last<command::LookAround>(), nullptr) << "before it is asked";
    EXPECT_EQ(last<command::LookAround>()->cell, room);
    domain::ServiceRequest theirs, other;
    theirs.number = {2026, 12, 22, "A", 37};
    theirs.category = "water.leak";
    other.category = "power.light";
    RepairView repair;
    theirs.cell = other.cell = room;
    repair.nearby = NearbyAnswer{1, room, {other, theirs}};
    view.repair = std::make_shared<const RepairView>(repair);
    tap(*what, "repair.what.next");
    auto same = next();
    ASSERT_TRUE(same);
    ASSERT_EQ(same->name(), "repair.same");
    EXPECT_FALSE(node(*same, "repair.same.row.1")) << "another kind is no matter here";
    tap(*same, "repair.same.row.0");
    ASSERT_NE(last<command::AddVoice>(), nullptr);
    EXPECT_EQ(last<command::AddVoice>()->number, "BX-20261222-A-037");
    tap(*same, "repair.same.other");
    auto review = next();
    ASSERT_TRUE(review);
    EXPECT_EQ(review->name(), "repair.review");
    tap(*what, "repair.what.next");
    EXPECT_EQ(next()->name(), "repair.review") << "the visitor has said that it is another";
}

// Whoever is told that somebody reported it already rings nobody.
TEST_F(RepairFlows, ADangerThatOthersReportedIsReportedAgain) {
    auto draft = leak();
    domain::ServiceRequest theirs;
    theirs.category = draft->category;
    theirs.cell = room;
    RepairView repair;
    repair.nearby = NearbyAnswer{1, room, {theirs}};
    view.repair = std::make_shared<const RepairView>(repair);
    auto what = ui::make_repair_what(draft);
    tap(*what, "repair.what.next");
    EXPECT_EQ(next()->name(), "repair.same");
    draft->danger = true;
    tap(*what, "repair.what.next");
    EXPECT_EQ(next()->name(), "repair.review");
    draft->danger = false;
    make_dangerous(draft->category);
    tap(*what, "repair.what.next");
    EXPECT_EQ(next()->name(), "repair.review") << "its kind is one";
}

TEST_F(RepairFlows, APhraseIsWrittenByOneTouchAndChoosesItsKind) {
    auto draft = leak();
    draft->category.clear();
    draft->words.text.clear();
    auto words = ui::make_repair_words(draft);
    tap(*words, "repair.words.phrase.0");
    const std::string phrase = draft->words.text;
    EXPECT_FALSE(phrase.empty());
    tap(*words, "repair.words.phrase.0");
    EXPECT_EQ(draft->words.text, phrase) << "said once";
    auto what = ui::make_repair_what(draft);
    studio.enter(*what, view, shot);
    EXPECT_FALSE(draft->category.empty()) << "it is of one kind";
    tap(*what, "repair.what.groups");
    EXPECT_FALSE(node(*what, "repair.what.groups")) << "another kind may be chosen nevertheless";
    EXPECT_TRUE(draft->category.empty());
    draft->words.text = "305";
    tap(*words, "repair.words.phrase.0");
    EXPECT_EQ(draft->words.text, "305，" + phrase);
    draft->words.text = std::string(175, 'x');
    tap(*words, "repair.words.phrase.0");
    EXPECT_EQ(draft->words.text.size(), 175u) << "a whole one, or none";
    EXPECT_TRUE(draft->words.overfull);
}

TEST_F(RepairFlows, WhoAddedAVoiceIsDone) {
    RepairView repair;
    repair.followed = FollowAnswer{};
    repair.followed->number = 1;
    repair.followed->request = domain::ServiceRequest{};
    repair.followed->request->voices = 1;
    repair.followed->said = FollowUpSaid{domain::FollowUpKind::voice, domain::FollowUpOutcome::counted};
    view.repair = std::make_shared<const RepairView>(repair);
    auto followed = ui::make_followed_screen(false);
    EXPECT_TRUE(node(*followed, "request.voice"));
    tap(*followed, "request.done");
    EXPECT_EQ(studio.went_home, 1) << "the report that was begun is another's";
    repair.followed->said->outcome.reset();
    view.repair = std::make_shared<const RepairView>(repair);
    EXPECT_FALSE(node(*followed, "request.voice"));
    tap(*followed, "request.voice_again");
    ASSERT_NE(last<command::SayFollowUp>(), nullptr);
    EXPECT_EQ(last<command::SayFollowUp>()->kind, domain::FollowUpKind::voice);
    tap(*followed, "request.done");
    EXPECT_EQ(studio.went_back, 1) << "nothing was kept: the report goes on";
}

TEST_F(RepairFlows, FromAPlaceToWhatWasSaid) {
    auto where = ui::make_repair_screen();
    EXPECT_FALSE(node(*where, "repair.where.next")->enabled);
    tap(*where, std::string("repair.where.cell.") + room);
    EXPECT_TRUE(node(*where, "repair.where.next")->enabled);
    tap(*where, "repair.where.next");
    auto what = next();
    ASSERT_TRUE(what);
    EXPECT_FALSE(node(*what, "repair.what.next")->enabled);
    tap(*what, "repair.what.kind.water");
    tap(*what, "repair.what.kind.water.toilet");
    tap(*what, "repair.what.next");
    auto review = next();
    ASSERT_TRUE(review);
    studio.enter(*review, view, shot);
    ASSERT_NE(last<command::LookAround>(), nullptr);
    EXPECT_EQ(last<command::LookAround>()->cell, room);
    tap(*review, "repair.review.submit");
    ASSERT_NE(last<command::SubmitRequest>(), nullptr);
    EXPECT_EQ(last<command::SubmitRequest>()->cell, room);
    EXPECT_EQ(last<command::SubmitRequest>()->category, "water.toilet");
}

TEST_F(RepairFlows, AnotherBuildingHasOtherPlaces) {
    auto where = ui::make_repair_screen();
    tap(*where, "repair.where.layout.yard");
    EXPECT_NE(node(*where, "repair.where.cell.yard-1-1"), nullptr);
    EXPECT_EQ(node(*where, std::string("repair.where.cell.") + room), nullptr);
}

TEST_F(RepairFlows, WhoLooksAtAnotherBuildingHasNamedNoPlaceInIt) {
    auto draft = leak();
    auto where = ui::make_repair_where(draft);
    studio.enter(*where, view, shot);
    EXPECT_TRUE(node(*where, "repair.where.next")->enabled);
    tap(*where, "repair.where.layout.yard");
    EXPECT_FALSE(node(*where, "repair.where.next")->enabled);
    EXPECT_EQ(draft->cell, "");
    EXPECT_EQ(draft->words.text, "空调漏水");
}

TEST_F(RepairFlows, HalfOfAMobileNumberIsNoneAndAnExtensionIs) {
    auto draft = leak();
    draft->phone.clear();
    auto phone = ui::make_repair_phone(draft);
    const auto done = [&] { return node(*phone, "repair.phone.key.done")->enabled; };
    type(*phone, "repair.phone", "1380");
    EXPECT_TRUE(done()) << "an extension";
    type(*phone, "repair.phone", "0000");
    EXPECT_FALSE(done());
    EXPECT_EQ(node(*phone, "repair.phone.prompt")->label, "还差 3 位数字");
    type(*phone, "repair.phone", "000");
    EXPECT_TRUE(done());
}

// What stands drawn in each node whose id begins so.
std::vector<std::string> drawn_in(const golden::Taken& taken, std::string_view prefix) {
    std::vector<std::string> all;
    for (const ui::Node& node : taken.tree.nodes()) {
        if (!node.id.starts_with(prefix)) continue;
        std::string& words = all.emplace_back();
        for (std::size_t i = 0; i < taken.written.size(); ++i) {
            const auto& ink = taken.ink[i];
            if (taken.written[i].icon || !ink) continue;
            const float x = ink->centre_x() - node.rect.x, y = ink->centre_y() - node.rect.y;
            if (x >= 0 && y >= 0 && x < node.rect.w && y < node.rect.h) words += taken.written[i].text;
        }
    }
    return all;
}

TEST_F(RepairFlows, CellsOfOneNameAreToldApart) {
    shot.modes.low_reach = true;
    auto where = ui::make_repair_screen();
    int told_apart = 0;
    for (int storey = 0; node(*where, "repair.where.storey." + std::to_string(storey)); ++storey) {
        tap(*where, "repair.where.storey." + std::to_string(storey));
        node(*where, "");
        std::set<std::string> seen;
        for (const std::string& words : drawn_in(taken, "repair.where.cell.")) {
            EXPECT_FALSE(words.empty());
            EXPECT_TRUE(seen.insert(words).second) << words;
            told_apart += words.ends_with("楼梯") && words != "楼梯";
        }
        tap(*where, "repair.where.storeys");
    }
    EXPECT_GT(told_apart, 1);
}

TEST_F(RepairFlows, InLowReachTheStoreyComesFirst) {
    shot.modes.low_reach = true;
    auto where = ui::make_repair_screen();
    EXPECT_EQ(node(*where, std::string("repair.where.cell.") + room), nullptr);
    tap(*where, "repair.where.storey.3");
    tap(*where, std::string("repair.where.cell.") + room);
    EXPECT_TRUE(node(*where, "repair.where.next")->enabled);
    tap(*where, "repair.where.storeys");
    EXPECT_NE(node(*where, "repair.where.storey.0"), nullptr);
}

TEST_F(RepairFlows, APhraseSaysKindAndWordsWithOneTouch) {
    auto what = ui::make_repair_at(room);
    tap(*what, "repair.what.phrase.0");
    auto review = next();
    ASSERT_TRUE(review);
    tap(*review, "repair.review.submit");
    ASSERT_NE(last<command::SubmitRequest>(), nullptr);
    EXPECT_EQ(last<command::SubmitRequest>()->category, "water.leak");
    EXPECT_EQ(last<command::SubmitRequest>()->words, "空调漏水");
}

TEST_F(RepairFlows, WhatCouldNotBeKeptIsSaidAndStaysOnThePage) {
    const auto draft = leak();
    auto review = ui::make_repair_review(draft);
    tap(*review, "repair.review.submit");
    EXPECT_FALSE(node(*review, "repair.review.submit")->enabled) << "once is enough";
    ReportResult failed;
    failed.number = 1;
    failed.problem = ReportProblem::failed;
    answer(failed);
    ASSERT_NE(node(*review, "repair.review.problem"), nullptr);
    EXPECT_EQ(draft->words.text, "空调漏水");
    EXPECT_TRUE(studio.opened.empty());
    tap(*review, "repair.review.submit");
    ReportResult kept;
    kept.number = 2;
    kept.receipt = 7;
    answer(kept);
    node(*review, "repair.review.submit");
    EXPECT_EQ(draft->words.text, "") << "nothing of it is needed any more";
    EXPECT_EQ(draft->phone, "");
}

TEST_F(RepairFlows, EverythingThatWasSaidCanBeChangedInEveryMode) {
    for (const bool large : {false, true})
        for (const bool low : {false, true}) {
            shot.modes.large_text = large;
            shot.modes.low_reach = low;
            auto review = ui::make_repair_review(leak());
            for (const char* id : {"repair.review.place", "repair.review.what", "repair.review.phone"})
                EXPECT_NE(node(*review, id), nullptr) << id << large << low;
        }
}

TEST_F(RepairFlows, AnOlderAnswerIsNotThisReports) {
    ReportResult before;
    before.number = 4;
    before.receipt = 7;
    answer(before);
    auto review = ui::make_repair_review(leak());
    tap(*review, "repair.review.submit");
    node(*review, "repair.review.submit");
    EXPECT_TRUE(studio.opened.empty());
}

TEST_F(RepairFlows, DangerIsSaidByATouchOrByTheKind) {
    auto review = ui::make_repair_review(leak());
    EXPECT_EQ(node(*review, "repair.review.call"), nullptr);
    tap(*review, "repair.review.danger");
    EXPECT_NE(node(*review, "repair.review.call"), nullptr) << "says whom to ring";
    tap(*review, "repair.review.submit");
    EXPECT_TRUE(last<command::SubmitRequest>()->danger);
    const auto sparks = leak();
    sparks->category = "power.danger";
    auto other = ui::make_repair_review(sparks);
    EXPECT_EQ(node(*other, "repair.review.danger")->role, ui::NodeRole::text) << "it is dangerous anyway";
}

TEST_F(RepairFlows, GoingBackLosesNothingAndTheLastPageTakesTheDraftAlong) {
    auto draft = leak();
    const std::weak_ptr<ui::RepairDraft> watched = draft;
    auto what = ui::make_repair_what(draft);
    auto words = ui::make_repair_words(draft);
    // As the shell drops a page that is left.
    words->wipe();
    words.reset();
    EXPECT_EQ(draft->words.text, "空调漏水");
    draft.reset();
    EXPECT_FALSE(watched.expired());
    what->wipe();
    what.reset();
    EXPECT_TRUE(watched.expired());
}

TEST_F(RepairFlows, ALabelNamesThePlaceOfAReportThatHasBegun) {
    const auto draft = leak();
    auto what = ui::make_repair_what(draft);
    RepairView repair;
    repair.place = PlaceSeen{3, 1, "main-1-1"};
    view.repair = std::make_shared<const RepairView>(repair);
    node(*what, "repair.what.place");
    EXPECT_EQ(draft->cell, room) << "that was scanned before it began";
    repair.place = PlaceSeen{4, 1, "yard-1-2"};
    view.repair = std::make_shared<const RepairView>(repair);
    node(*what, "repair.what.place");
    EXPECT_EQ(draft->cell, "yard-1-2");
    repair.place = PlaceSeen{5, 1, ""};
    view.repair = std::make_shared<const RepairView>(repair);
    node(*what, "repair.what.place");
    EXPECT_EQ(draft->cell, "yard-1-2");
    EXPECT_TRUE(draft->label_of_nothing);
}

TEST_F(RepairFlows, WhoKnowsTheRoomTypesIt) {
    auto where = ui::make_repair_screen();
    tap(*where, "repair.where.search");
    ASSERT_EQ(studio.opened.size(), 1u);
    auto search = std::move(studio.opened[0]);
    EXPECT_FALSE(node(*search, "repair.search.key.done")->enabled);
    type(*search, "repair.search", "zzz");
    tap(*search, "repair.search.key.done");
    EXPECT_EQ(studio.went_back, 0);
    EXPECT_NE(node(*search, "repair.search.field"), nullptr)
        << "what was typed stays, and what to do is said";
    tap(*search, "repair.search.key.clear");
    type(*search, "repair.search", "305");
    tap(*search, "repair.search.key.done");
    EXPECT_EQ(studio.went_back, 1);
    studio.enter(*where, view, shot);
    EXPECT_TRUE(node(*where, std::string("repair.where.cell.") + room)->on);
    EXPECT_TRUE(node(*where, "repair.where.next")->enabled);
}

TEST_F(RepairFlows, OfSeveralPlacesOneIsTouched) {
    auto search = ui::make_repair_search(std::make_shared<ui::RepairDraft>());
    type(*search, "repair.search", "hys");
    tap(*search, "repair.search.key.done");
    ASSERT_NE(node(*search, std::string("repair.search.place.") + room), nullptr);
    tap(*search, std::string("repair.search.place.") + room);
    EXPECT_EQ(studio.went_back, 1);
}

TEST_F(RepairFlows, ANumberIsTypedWithoutItsDashes) {
    auto find = ui::make_follow_screen();
    type(*find, "repair.follow", "20261222a03");
    EXPECT_TRUE(node(*find, "repair.follow.key.done")->enabled == false) << "three digits at least";
    type(*find, "repair.follow", "7");
    tap(*find, "repair.follow.key.done");
    ASSERT_NE(last<command::FollowRequest>(), nullptr);
    EXPECT_EQ(last<command::FollowRequest>()->number, "BX-20261222-A-037");
    RepairView unknown;
    unknown.followed = FollowAnswer{};
    unknown.followed->problem = FollowProblem::unknown;
    view.repair = std::make_shared<const RepairView>(unknown);
    EXPECT_NE(node(*find, "repair.follow.field"), nullptr);
}

TEST_F(RepairFlows, ANumberThatCannotBeIsSaidSo) {
    auto find = ui::make_follow_screen();
    type(*find, "repair.follow", "1332a03");
    EXPECT_EQ(node(*find, "repair.follow.field.error"), nullptr) << "not typed to its end";
    type(*find, "repair.follow", "7");
    EXPECT_NE(node(*find, "repair.follow.field.error"), nullptr) << "no such day: the key stays dark";
    auto endpoint = ui::make_follow_screen();
    type(*endpoint, "repair.follow", "1222api001");
    EXPECT_TRUE(node(*endpoint, "repair.follow.key.done")->enabled) << "reported from elsewhere";
}

}  // namespace
