// What a report asks beside place and kind: which room, and what the kind wants to know.
#include "tests/golden/screens/repair_flows.h"

namespace {

using golden::RepairFlows;
using golden::room;
using namespace service;

TEST_F(RepairFlows, WhichOfSeveralRoomsIsAskedAndMayBeSaidAnew) {
    const auto draft = leak();
    draft->go_to("main-1-2");
    auto first = ui::make_repair_after_where(view, draft);
    ASSERT_EQ(first->name(), "repair.room");
    tap(*first, "repair.room.choice.1");
    EXPECT_EQ(draft->room, "602");
    auto again = ui::make_repair_after_where(view, draft);
    ASSERT_EQ(again->name(), "repair.room") << "the wrong one is easily touched";
    EXPECT_TRUE(node(*again, "repair.room.choice.1")->on);
    tap(*again, "repair.room.none");
    EXPECT_EQ(draft->room, "");
    tap(*again, "repair.room.choice.0");
    draft->go_to("main-1-2");
    EXPECT_EQ(draft->room, "") << "the place was named anew";
    draft->room_asked = draft->cell;
    EXPECT_EQ(ui::make_repair_after_where(view, draft)->name(), "repair.what") << "a label says enough";
    draft->go_to(room);
    EXPECT_EQ(ui::make_repair_after_where(view, draft)->name(), "repair.what") << "there is one room";
}

TEST_F(RepairFlows, ManyRoomsAndAnswersStandOnPages) {
    auto house = *view.house;
    house.layouts[0].plans[0].rooms.clear();
    for (int n = 0; n < 40; ++n)
        house.layouts[0].plans[0].rooms.push_back(
            {static_cast<float>(n), 0, 1, 1, {std::to_string(600 + n), ""}, "main-1-2"});
    for (auto& category : house.categories)
        for (auto& question : category.questions)
            while (question.answers.size() < 8)
                question.answers.push_back({"答" + std::to_string(question.answers.size()), ""});
    view.house = std::make_shared<const HouseView>(house);
    shot.modes.large_text = shot.modes.low_reach = true;
    const auto draft = leak();
    draft->go_to("main-1-2");
    auto rooms = ui::make_repair_after_where(view, draft);
    EXPECT_FALSE(node(*rooms, "repair.room.choice.39"));
    for (int turns = 0; turns < 8 && !node(*rooms, "repair.room.choice.39"); ++turns)
        tap(*rooms, "repair.room.after");
    tap(*rooms, "repair.room.choice.39");
    EXPECT_EQ(draft->room, "639");
    draft->answered.clear();
    auto ask = ui::make_repair_ask(draft);
    EXPECT_FALSE(node(*ask, "repair.ask.answer.7"));
    for (int turns = 0; turns < 8 && !node(*ask, "repair.ask.answer.7"); ++turns)
        tap(*ask, "repair.ask.after");
    tap(*ask, "repair.ask.answer.7");
    EXPECT_EQ(draft->answers.at(0).answer, "答7");
}

TEST_F(RepairFlows, WhatAKindAsksIsAskedOnceAndMayBeLeftOpen) {
    const auto draft = leak();
    draft->answered.clear();
    auto ask = ui::make_repair_after_what(view, draft);
    ASSERT_EQ(ask->name(), "repair.ask");
    tap(*ask, "repair.ask.answer.0");
    ASSERT_EQ(draft->answers.size(), 1u);
    tap(*ask, "repair.ask.back");
    tap(*ask, "repair.ask.answer.1");
    ASSERT_EQ(draft->answers.size(), 1u) << "another answer to the same";
    EXPECT_EQ(draft->answers[0].answer, "水龙头、水管");
    tap(*ask, "repair.ask.skip");
    EXPECT_EQ(draft->answers.size(), 1u);
    draft->group = "water";
    auto what = ui::make_repair_what(draft);
    tap(*what, "repair.what.kind.water.leak");
    auto anew = ui::make_repair_after_what(view, draft);
    ASSERT_EQ(anew->name(), "repair.ask") << "whoever touches the kind once more may answer otherwise";
    tap(*anew, "repair.ask.skip");
    EXPECT_TRUE(draft->answers.empty()) << "taken back";
    tap(*anew, "repair.ask.back");
    tap(*anew, "repair.ask.answer.1");
    tap(*anew, "repair.ask.skip");
    auto review = ui::make_repair_after_what(view, draft);
    ASSERT_EQ(review->name(), "repair.review");
    tap(*review, "repair.review.submit");
    ASSERT_NE(last<command::SubmitRequest>(), nullptr);
    EXPECT_EQ(last<command::SubmitRequest>()->answers, draft->answers);
    draft->category = "power.light";
    EXPECT_EQ(ui::make_repair_after_what(view, draft)->name(), "repair.ask")
        << "another kind asks other things";
}

TEST_F(RepairFlows, WhoWritesFindsTheKindMeanwhile) {
    auto draft = leak();
    draft->category.clear();
    draft->words.text = "三楼的马桶";
    auto words = ui::make_repair_words(draft);
    ASSERT_NE(node(*words, "repair.words.phrase.0"), nullptr);
    EXPECT_EQ(node(*words, "repair.words.phrase.0")->label, "马桶堵了");
    auto what = ui::make_repair_what(draft);
    studio.enter(*what, view, shot);
    EXPECT_EQ(draft->category, "water.toilet") << "it was called by its name";
    tap(*words, "repair.words.phrase.0");
    EXPECT_EQ(draft->words.text, "三楼的马桶，马桶堵了");
    draft->words.text = "马桶";
    tap(*words, "repair.words.phrase.0");
    EXPECT_EQ(draft->words.text, "马桶堵了") << "what found it is in it";
    for (const char* text : {"请来看看", "水", "插座冒火花了"}) {
        draft->category.clear();
        draft->words.text = text;
        studio.enter(*what, view, shot);
        EXPECT_EQ(draft->category, "")
            << text << ": nothing that anybody could know, or that rings by a guess";
    }
}

}  // namespace
