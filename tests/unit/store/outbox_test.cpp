#include "tests/unit/store/builders.h"

using namespace testing_store;
using domain::Verdict;

TEST(Outbox, HandsOutTheOldestFirstUpToTheLimit) {
    Folder folder;
    auto store = open(folder);
    for (std::uint64_t i = 1; i <= 5; ++i)
        must(store->record(check_in(meeting_1, i, i, 1000 + std::int64_t(i))));
    const auto batch = must(store->unsent(3));
    ASSERT_EQ(batch.size(), 3u);
    EXPECT_EQ(batch.front().header.sequence, 1u);
    const auto state = must(store->outbox_state());
    EXPECT_EQ(state.unsent, 5u);
    EXPECT_EQ(state.dead, 0u);
    EXPECT_EQ(state.oldest, base::from_ms(1001));
}

TEST(Outbox, ABatchOfLongTextsStaysWithinItsBudget) {
    Folder folder;
    auto store = open(folder);
    domain::CheckInFact body;
    body.walk_in_name.assign(100'000, 'x');
    for (int i = 0; i < 5; ++i)
        must(store->record(fact_of(body)));
    EXPECT_EQ(must(store->unsent(100)).size(), 2u);
}

TEST(Outbox, OneGiantDoesNotBlockIt) {
    Folder folder;
    auto store = open(folder);
    domain::CheckInFact body;
    body.walk_in_name.assign(1'000'000, 'x');
    must(store->record(fact_of(body)));
    must(store->record(check_in(meeting_1, 1, 1)));
    EXPECT_EQ(must(store->unsent(100)).size(), 1u);
}

TEST(Outbox, EveryVerdictHasItsPlace) {
    Folder folder;
    auto store = open(folder);
    std::vector<domain::Fact> facts;
    for (std::uint64_t i = 1; i <= 4; ++i)
        facts.push_back(must(store->record(check_in(meeting_1, i, i))));
    const domain::FactId foreign = base::make_uuid_v7(base::from_ms(1));
    ASSERT_TRUE(store->settle({{facts[0].header.id, Verdict::accepted, "", ""},
                               {facts[1].header.id, Verdict::duplicate, "", ""},
                               {facts[2].header.id, Verdict::refused, "unknown_meeting", "no such meeting"},
                               {foreign, Verdict::refused, "x", "y"}}));
    EXPECT_EQ(must(store->unsent(100)), std::vector{facts[3]});
    const auto dead = must(store->dead_letters(100));
    ASSERT_EQ(dead.size(), 1u);
    EXPECT_EQ(dead[0].fact, facts[2]);
    EXPECT_EQ(dead[0].code, "unknown_meeting");
    EXPECT_EQ(dead[0].reason, "no such meeting");
    EXPECT_EQ(must(store->outbox_state()).dead, 1u);
}

TEST(Outbox, ADeadLetterMayBeSentAgain) {
    Folder folder;
    auto store = open(folder);
    const auto fact = must(store->record(check_in(meeting_1, 1, 1)));
    ASSERT_TRUE(store->settle({{fact.header.id, Verdict::refused, "c", "r"}}));
    ASSERT_TRUE(store->retry_dead_letter(fact.header.id));
    EXPECT_EQ(must(store->unsent(100)), std::vector{fact});
    EXPECT_TRUE(must(store->dead_letters(100)).empty());

    const auto twice = store->retry_dead_letter(fact.header.id);
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().kind, base::ErrorKind::not_found);
    ASSERT_TRUE(store->settle({{fact.header.id, Verdict::refused, "c2", "r2"}}));
    EXPECT_EQ(must(store->dead_letters(100)).at(0).code, "c2");
}

TEST(Outbox, ALateAcceptanceTakesTheDeadLetterAway) {
    Folder folder;
    auto store = open(folder);
    const auto fact = must(store->record(check_in(meeting_1, 1, 1)));
    ASSERT_TRUE(store->settle({{fact.header.id, Verdict::refused, "c", "r"}}));
    ASSERT_TRUE(store->settle({{fact.header.id, Verdict::duplicate, "", ""}}));
    EXPECT_TRUE(must(store->dead_letters(100)).empty());
    EXPECT_EQ(must(store->outbox_state()).unsent, 0u);
}
