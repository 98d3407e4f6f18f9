// Facts that a kiosk sealed when it was revoked, handed in by one that is let in.
#include "kiosk/protocol/sealed.h"

#include <gtest/gtest.h>

#include "hub/handlers/api.h"
#include "tests/fakes/hub_in_process.h"

namespace {

using domain::Verdict;

class Sealed : public testing::Test {
  protected:
    Sealed() {
        one = hub.add_kiosk("k1", "token of kiosk one");
        two = hub.add_kiosk("k2", "token of kiosk two", "二号机");
        hub.add_sample();
    }

    domain::SealedFact seal(const domain::Fact& fact, const std::string& token = "token of kiosk one") {
        return {fact.header.id,
                domain::seal(protocol::encode_box(fact, token), hub::seal_keys(hub.secrets()).key).value()};
    }
    hub::Response post(const hub::Kiosk& kiosk, const std::string& body) {
        hub::Request request;
        request.body = body;
        return hub::post_sealed(hub.services(), kiosk, request);
    }
    std::vector<domain::FactVerdict> hand_in(const hub::Kiosk& kiosk,
                                             const std::vector<domain::SealedFact>& sealed) {
        const auto answer = post(kiosk, protocol::encode_sealed(sealed));
        EXPECT_EQ(answer.status, 200);
        return protocol::decode_facts_answer(answer.body).value().verdicts;
    }
    std::uint64_t facts_of(std::size_t kiosk) { return hub.store().kiosks().value().at(kiosk).facts; }

    fakes::HubInProcess hub;
    hub::Kiosk one, two;
};

TEST_F(Sealed, AreTakenInOnceAsTheFactsThatTheyAre) {
    const auto sealed = seal(fakes::check_in_fact(1));
    EXPECT_EQ(hand_in(one, {sealed}).at(0).verdict, Verdict::accepted);
    EXPECT_EQ(hand_in(one, {sealed}).at(0).verdict, Verdict::duplicate) << "the answer was lost";
    const auto arrivals = hub.store().records(domain::topic::arrivals).value();
    ASSERT_EQ(arrivals.size(), 1u);
    EXPECT_EQ(std::get<domain::Arrival>(arrivals[0]).kiosk, "一号机");
    EXPECT_EQ(hub.store().kiosks().value().at(0).complete_through, 1u);
}

TEST_F(Sealed, OneThatHadArrivedInTheClearIsADuplicate) {
    const auto fact = fakes::check_in_fact(1);
    hub::Request plain;
    plain.body = protocol::encode_facts({fact});
    ASSERT_EQ(hub::post_facts(hub.services(), one, plain).status, 200);
    EXPECT_EQ(hand_in(one, {seal(fact)}).at(0).verdict, Verdict::duplicate);
    auto other = fact;
    std::get<domain::CheckInFact>(other.body).walk_in_name = "另一个";
    EXPECT_EQ(hand_in(one, {seal(other)}).at(0).code, "id_reuse");
}

TEST_F(Sealed, AreTheKiosksThatMadeThem) {
    ASSERT_TRUE(hub.store().revoke_kiosk("k1", {}, hub.clock.wall()));
    EXPECT_EQ(
        hand_in(two, {seal(fakes::check_in_fact(1)), seal(fakes::check_in_fact(2), "token of kiosk two"),
                      seal(fakes::check_in_fact(3), "a token that nobody has any more")})
            .size(),
        3u);
    EXPECT_EQ(facts_of(0), 1u) << "the revoked one's own token was in the box";
    EXPECT_EQ(facts_of(1), 2u) << "what nobody can be named for is the asker's";
}

TEST_F(Sealed, NobodySpeaksForAnotherKioskInTheClear) {
    const auto fact = fakes::check_in_fact(1);
    EXPECT_EQ(hand_in(two, {seal(fact, "")}).at(0).verdict, Verdict::accepted);
    EXPECT_EQ(facts_of(0), 0u);
    EXPECT_EQ(facts_of(1), 1u);
}

TEST_F(Sealed, WhatCannotBeOpenedIsRefusedAndDelaysNoOther) {
    std::vector<domain::FactId> ids;
    for (std::uint64_t n = 0; n < 5; ++n)
        ids.push_back(fakes::check_in_fact(n + 1).header.id);
    const auto good = seal(fakes::check_in_fact(6));
    const auto ours = hub::seal_keys(hub.secrets()).key;
    const auto theirs = hub::seal_keys(hub::make_secrets("another hub")).key;
    const auto inside = protocol::encode_box(fakes::check_in_fact(2), "token of kiosk one");
    const auto unreadable = R"({"facts":[{"id":")" + base::to_string(ids[4]) + R"(","seq":0}]})";
    const auto verdicts = hand_in(one, {{ids[0], "rubbish"},
                                        {ids[1], domain::seal(inside, theirs).value()},
                                        {ids[2], domain::seal("\xff{", ours).value()},
                                        {ids[3], domain::seal(inside, ours).value()},
                                        {ids[4], domain::seal(unreadable, ours).value()},
                                        good});
    ASSERT_EQ(verdicts.size(), 6u);
    std::map<domain::FactId, std::string> codes;
    for (const auto& verdict : verdicts)
        codes[verdict.fact] = verdict.code;
    EXPECT_EQ(codes[ids[0]], "not_opened");
    EXPECT_EQ(codes[ids[1]], "not_opened");
    EXPECT_EQ(codes[ids[2]], "malformed");
    EXPECT_EQ(codes[ids[3]], "malformed") << "another fact than it says";
    EXPECT_EQ(codes[ids[4]], "malformed");
    EXPECT_EQ(codes[good.fact], "");
    EXPECT_EQ(hub.store().fact_count().value(), 1u);
}

TEST_F(Sealed, WhatIsNoBatchIsRefusedWhole) {
    EXPECT_EQ(post(one, "{").status, 400);
    EXPECT_EQ(post(one, R"({"sealed":7})").status, 400);
    EXPECT_EQ(post(one, std::string(protocol::max_request + 1, ' ')).status, 413);
    const std::vector<domain::SealedFact> many(protocol::max_batch + 1);
    EXPECT_EQ(post(one, protocol::encode_sealed(many)).status, 413);
    std::filesystem::remove(hub.services().secrets);
    EXPECT_EQ(post(one, protocol::encode_sealed({})).status, 503) << "until the key file is back";
}

TEST_F(Sealed, TheKeyIsThatOfTheFileAndReachesKiosksAsARecord) {
    const auto keys = hub::seal_keys(hub.secrets());
    hub.reopen();
    EXPECT_EQ(hub::seal_keys(hub.secrets()).key, keys.key);
    EXPECT_EQ(hub::seal_keys(hub.secrets()).secret_key, keys.secret_key);
    EXPECT_NE(hub::seal_keys(hub::make_secrets()).key, keys.key);
    hub::Edit edit;
    edit.changes.emplace_back(keys.key);
    ASSERT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    const auto head = hub.store().head().value();
    ASSERT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    EXPECT_EQ(hub.store().head().value(), head) << "said again at each start, heard once";
    EXPECT_EQ(hub.store().record(domain::topic::sealing, "hub").value(), domain::Change(keys.key));
}

}  // namespace
