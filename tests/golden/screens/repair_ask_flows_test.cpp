// What a report asks beside place and kind: which room, and what the kind wants to know.
#include "tests/golden/screens/repair_flows.h"

namespace {

using golden::RepairFlows;
using golden::room;
using namespace service;

TEST_F(RepairFlows, WhichOfSeveralRoomsIsAskedForOnce) {
    const auto draft = leak();
    draft->go_to("main-1-2");
    auto first = ui::make_repair_after_where(view, draft);
    ASSERT_EQ(first->name(), "repair.room");
    tap(*first, "repair.room.choice.1");
    EXPECT_EQ(draft->room, "602");
    EXPECT_EQ(ui::make_repair_after_where(view, draft)->name(), "repair.what") << "it was answered";
    draft->go_to("main-2-2");
    EXPECT_EQ(draft->room, "") << "another place has other rooms";
    auto other = ui::make_repair_after_where(view, draft);
    ASSERT_EQ(other->name(), "repair.room");
    tap(*other, "repair.room.none");
    EXPECT_EQ(draft->room, "");
    EXPECT_EQ(ui::make_repair_after_where(view, draft)->name(), "repair.what") << "nor will they say it now";
    draft->go_to(room);
    EXPECT_EQ(ui::make_repair_after_where(view, draft)->name(), "repair.what") << "there is one room";
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
    draft->category.clear();
    draft->words.text = "请来看看";
    studio.enter(*what, view, shot);
    EXPECT_EQ(draft->category, "") << "nothing that anybody could know";
}

}  // namespace
