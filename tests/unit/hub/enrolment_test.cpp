// Codes, approval, tokens: the handlers and the store behind them, on both engines.
#include "hub/handlers/enrolment.h"

#include <fstream>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "hub/handlers/api.h"
#include "kiosk/protocol/enrolment.h"
#include "tests/fakes/hub_in_process.h"

namespace {

using namespace std::chrono_literals;
using protocol::EnrolmentState;

class Enrolments : public testing::Test {
  protected:
    std::string code(const std::string& kiosk = "", std::chrono::minutes valid = 15min) {
        return hub::make_enrolment_code(hub.store(), hub.secrets(), kiosk, {"一号机", "Kiosk 1"}, valid, {},
                                        hub.clock.wall())
            .value()
            .code;
    }
    hub::Response begin(const std::string& code, const std::string& nonce = std::string(64, 'a'),
                        const std::string& source = "192.0.2.1") {
        hub::Request r;
        r.peer = source;
        r.body = protocol::encode(protocol::EnrolmentAsked{code, nonce, "1.0"});
        return hub::post_enrolment(hub.services(), r);
    }
    static protocol::EnrolmentBegun begun(const hub::Response& response) {
        EXPECT_EQ(response.status, 202) << response.body;
        return protocol::decode_enrolment_begun(response.body).value();
    }
    hub::Response ask(const protocol::EnrolmentBegun& b) { return ask(b.enrolment, b.secret); }
    hub::Response ask(const std::string& id, const std::string& secret) {
        hub::Request r;
        r.steps = {id};
        if (!secret.empty()) r.headers["authorization"] = "Bearer " + secret;
        return hub::get_enrolment(hub.services(), r);
    }
    protocol::EnrolmentAnswer answer(const protocol::EnrolmentBegun& b) {
        const auto response = ask(b);
        EXPECT_EQ(response.status, 200) << response.body;
        return protocol::decode_enrolment_answer(response.body).value();
    }
    static hub::Request of(const std::string& token) {
        hub::Request r;
        r.headers["authorization"] = "Bearer " + token;
        return r;
    }
    // The status that a request with this token is answered with.
    int uses(const std::string& token) {
        const auto who = hub::authenticate(hub.services(), of(token));
        const auto* refusal = std::get_if<hub::Response>(&who);
        return refusal ? refusal->status : 200;
    }
    std::string next_token(const std::string& token) {
        const auto who = std::get<hub::Kiosk>(hub::authenticate(hub.services(), of(token)));
        return protocol::decode_token_answer(hub::post_token(hub.services(), who, of(token)).body)
            .value()
            .token;
    }
    bool asked_to_renew(const std::string& token) {
        const auto who = std::get<hub::Kiosk>(hub::authenticate(hub.services(), of(token)));
        const auto headers = hub::get_changes(hub.services(), who, of(token)).headers;
        return std::any_of(headers.begin(), headers.end(),
                           [](const auto& header) { return header.first == protocol::renew_header; });
    }
    static std::string code_of(const hub::Response& response) {
        const auto error = protocol::decode_error(response.body);
        return error ? error->code : "";
    }

    fakes::HubInProcess hub;
};

TEST_F(Enrolments, ACodeAndAYesGiveATokenThatOpens) {
    const auto b = begun(begin(code()));
    EXPECT_EQ(b.confirmation.size(), 4u);
    EXPECT_EQ(answer(b).state, EnrolmentState::waiting);
    EXPECT_TRUE(answer(b).token.empty());
    const auto waiting = hub.store().enrolments(hub.clock.wall()).value();
    ASSERT_EQ(waiting.size(), 1u);
    EXPECT_EQ(waiting[0].confirmation, b.confirmation) << "both ends show the same digits";
    EXPECT_EQ(waiting[0].name, (domain::Text{"一号机", "Kiosk 1"}));
    EXPECT_EQ(waiting[0].source, "192.0.2.1");
    EXPECT_EQ(waiting[0].software, "1.0");
    ASSERT_TRUE(hub.store().approve_enrolment(b.enrolment, {}, hub.clock.wall()));
    const auto approved = answer(b);
    EXPECT_EQ(approved.state, EnrolmentState::approved);
    EXPECT_EQ(approved.kiosk, waiting[0].kiosk);
    EXPECT_EQ(answer(b).token, approved.token) << "an answer that was lost is given again";
    EXPECT_EQ(uses(approved.token), 200);
    EXPECT_EQ(ask(b).status, 404) << "and no more once the token was used";
    EXPECT_EQ(uses(approved.token), 200);
    const auto kiosks = hub.store().kiosks().value();
    ASSERT_EQ(kiosks.size(), 1u);
    EXPECT_EQ(kiosks[0].kiosk.name.zh, "一号机");
}

TEST_F(Enrolments, TheTokenIsTheSameAfterARestartOfTheHub) {
    const auto b = begun(begin(code()));
    ASSERT_TRUE(hub.store().approve_enrolment(b.enrolment, {}, hub.clock.wall()));
    const auto token = answer(b).token;
    hub.reopen();
    EXPECT_EQ(answer(b).token, token);
    EXPECT_EQ(uses(token), 200);
}

TEST_F(Enrolments, NothingOpensBeforeTheYesAndNothingAfterANo) {
    const auto b = begun(begin(code()));
    EXPECT_TRUE(hub.store().kiosks().value().empty());
    ASSERT_TRUE(hub.store().refuse_enrolment(b.enrolment, {}, hub.clock.wall()));
    EXPECT_EQ(answer(b).state, EnrolmentState::refused);
    EXPECT_EQ(hub.store().approve_enrolment(b.enrolment, {}, hub.clock.wall()).error().kind,
              base::ErrorKind::refused);
    EXPECT_EQ(hub.store().approve_enrolment("nobody", {}, hub.clock.wall()).error().kind,
              base::ErrorKind::not_found);
    EXPECT_TRUE(hub.store().kiosks().value().empty());
}

TEST_F(Enrolments, ACodeIsGoodForOneKioskAndForAWhile) {
    const auto used = code(), late = code("", 5min);
    const auto b = begun(begin(used));
    EXPECT_EQ(begun(begin(used)).enrolment, b.enrolment) << "the same kiosk, whose answer was lost";
    EXPECT_EQ(begun(begin(used)).secret, b.secret);
    const auto other = begin(used, std::string(64, 'b'));
    EXPECT_EQ(other.status, 403);
    EXPECT_EQ(code_of(other), "code_refused");
    hub.clock.advance(5min);
    EXPECT_EQ(code_of(begin(late)), "code_refused");
    EXPECT_EQ(code_of(begin("ABCD2345")), "code_refused");
    EXPECT_EQ(code_of(begin("")), "code_refused");
    EXPECT_EQ(code_of(begin("x' OR '1'='1")), "code_refused");
}

TEST_F(Enrolments, ACodeMayBeTypedAsPrinted) {
    auto typed = code();
    typed.insert(4, "-");
    for (char& c : typed)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    EXPECT_EQ(begin(typed).status, 202);
}

TEST_F(Enrolments, WrongCodesAreSlowedDownAndRightOnesAreNot) {
    int refused = 0, told_to_wait = 0;
    for (int n = 0; n < 30; ++n) {
        const auto response = begin("ABCD2345");
        refused += response.status == 403;
        if (response.status != 429) continue;
        ++told_to_wait;
        EXPECT_EQ(code_of(response), "unavailable");
        EXPECT_EQ(response.headers.back(), (std::pair<std::string, std::string>("retry-after", "30")));
    }
    EXPECT_EQ(refused, 10);
    EXPECT_EQ(told_to_wait, 20);
    const auto right = code();
    EXPECT_EQ(begin(right).status, 429) << "who guesses is not told that he has guessed right";
    EXPECT_EQ(begin(right, std::string(64, 'a'), "192.0.2.2").status, 202);
    for (int n = 0; n < 30; ++n)
        EXPECT_EQ(begin(code(), std::string(64, 'a'), "192.0.2.3").status, 202);
}

TEST_F(Enrolments, OnlyTheSecretOpensTheAnswer) {
    const auto b = begun(begin(code())), other = begun(begin(code(), std::string(64, 'b')));
    EXPECT_EQ(ask(b.enrolment, "").status, 401);
    EXPECT_EQ(ask(b.enrolment, "wrong").status, 404);
    EXPECT_EQ(ask(b.enrolment, other.secret).status, 404);
    EXPECT_EQ(ask("nobody", b.secret).status, 404);
    EXPECT_EQ(ask("", b.secret).status, 404);
}

TEST_F(Enrolments, NobodyWaitsForEver) {
    const auto b = begun(begin(code())), fetched_late = begun(begin(code(), std::string(64, 'b')));
    ASSERT_TRUE(hub.store().approve_enrolment(fetched_late.enrolment, {}, hub.clock.wall()));
    hub.clock.advance(24h + 1s);
    EXPECT_EQ(ask(b).status, 404);
    EXPECT_EQ(ask(fetched_late).status, 404);
    EXPECT_FALSE(hub.store().approve_enrolment(b.enrolment, {}, hub.clock.wall()));
}

TEST_F(Enrolments, AKioskThatComesBackKeepsItsIdAndItsOldTokenIsVoid) {
    hub.add_kiosk("k1", "the old token of k1");
    ASSERT_TRUE(hub.store().revoke_kiosk("k1", {}, hub.clock.wall()));
    const auto b = begun(begin(code("k1")));
    EXPECT_EQ(uses("the old token of k1"), 403) << "waiting changes nothing";
    ASSERT_TRUE(hub.store().approve_enrolment(b.enrolment, {}, hub.clock.wall()));
    EXPECT_EQ(uses("the old token of k1"), 401);
    const auto approved = answer(b);
    EXPECT_EQ(approved.kiosk, "k1");
    EXPECT_EQ(uses(approved.token), 200);
    EXPECT_EQ(hub.store().kiosks().value().size(), 1u);
}

TEST_F(Enrolments, TheDatabaseHoldsNoCodeSecretOrToken) {
    if (hub.database().starts_with("postgresql")) GTEST_SKIP() << "one file to look through";
    const auto c = code();
    const auto b = begun(begin(c));
    ASSERT_TRUE(hub.store().approve_enrolment(b.enrolment, {}, hub.clock.wall()));
    const auto token = answer(b).token;
    ASSERT_EQ(uses(token), 200);
    const auto next = next_token(token);
    std::string bytes;
    for (const char* suffix : {"", "-wal"}) {
        std::ifstream file(hub.database() + suffix, std::ios::binary);
        bytes.append(std::istreambuf_iterator<char>(file), {});
    }
    ASSERT_NE(bytes.find(hub::sha256_hex(token)), std::string::npos) << "this looks at the right file";
    for (const auto& secret : {c, b.secret, token, next, hub::sha256_hex(c)})
        EXPECT_EQ(bytes.find(secret), std::string::npos);
}

TEST_F(Enrolments, HostileBodiesAreRefused) {
    for (const std::string& body :
         {std::string(), std::string("{"), std::string("[]"), std::string(R"({"code":7,"nonce":"a"})"),
          std::string(R"({"code":"ABCD2345"})"), std::string(R"({"code":"ABCD2345","nonce":"short"})"),
          "{\"code\":\"ABCD2345\",\"nonce\":\"" + std::string(31, 'a') + " \"}"}) {
        hub::Request r;
        r.body = body;
        const auto response = hub::post_enrolment(hub.services(), r);
        EXPECT_EQ(response.status, 400) << body;
    }
    hub::Request large;
    large.body = std::string(5000, ' ');
    EXPECT_EQ(hub::post_enrolment(hub.services(), large).status, 413);
}

class Tokens : public Enrolments {
  protected:
    Tokens() { hub.add_kiosk("k1", first); }
    static inline const std::string first = "the first token of k1";
};

TEST_F(Tokens, TheOldOneIsGoodUntilTheNewOneIsUsed) {
    const auto next = next_token(first);
    EXPECT_NE(next, first);
    EXPECT_EQ(next_token(first), next) << "an answer that was lost is given again";
    EXPECT_EQ(uses(first), 200);
    EXPECT_EQ(uses(next), 200);
    EXPECT_EQ(uses(first), 401);
    EXPECT_EQ(uses(next), 200);
    EXPECT_NE(next_token(next), next);
}

TEST_F(Tokens, ARevokedKioskIsOutWhicheverItShows) {
    const auto next = next_token(first);
    ASSERT_TRUE(hub.store().revoke_kiosk("k1", {}, hub.clock.wall()));
    EXPECT_EQ(uses(first), 403);
    EXPECT_EQ(uses(next), 403);
}

TEST_F(Tokens, AreRenewedWhenSomebodyAsksOrTheyGrowOld) {
    EXPECT_FALSE(asked_to_renew(first));
    ASSERT_TRUE(hub.store().ask_for_renewal("k1", {}, hub.clock.wall()));
    EXPECT_EQ(hub.store().ask_for_renewal("nobody", {}, hub.clock.wall()).error().kind,
              base::ErrorKind::not_found);
    EXPECT_TRUE(asked_to_renew(first));
    const auto second = next_token(first);
    EXPECT_TRUE(asked_to_renew(first)) << "until it is used";
    EXPECT_FALSE(asked_to_renew(second));
    hub.clock.advance(24h * 90);
    EXPECT_FALSE(asked_to_renew(second));
    hub.clock.advance(1s);
    EXPECT_TRUE(asked_to_renew(second));
}

TEST_F(Tokens, AWaitEndsWhenSomebodyAsks) {
    const auto who = std::get<hub::Kiosk>(hub::authenticate(hub.services(), of(first)));
    auto request = of(first);
    const auto page = hub::get_changes(hub.services(), who, request);
    request.query = {{"after", protocol::decode_changes_answer(page.body).value().page.cursor},
                     {"wait", "25"}};
    hub::Response response;
    std::thread poll([&] { response = hub::get_changes(hub.services(), who, request); });
    ASSERT_TRUE(hub.store().ask_for_renewal("k1", {}, hub.clock.wall()));
    poll.join();
    EXPECT_EQ(response.headers.back().first, protocol::renew_header);
}

TEST_F(Tokens, OneGivenByHandReplacesBoth) {
    const auto next = next_token(first);
    hub.add_kiosk("k1", "a token given by hand");
    EXPECT_EQ(uses(first), 401);
    EXPECT_EQ(uses(next), 401);
    EXPECT_EQ(uses("a token given by hand"), 200);
}

// Whatever is lost, repeated or late: the kiosk always holds a token that opens.
TEST_F(Tokens, ARandomScheduleOfRenewalsNeverLocksTheKioskOut) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        std::mt19937 chance(seed);
        SCOPED_TRACE("seed " + std::to_string(seed));
        const std::string id = "kiosk " + std::to_string(seed);
        std::string on_disk = "first token of " + id;
        hub.add_kiosk(id, on_disk);
        std::vector<std::string> late;  // requests that are still on their way, by the token they show
        for (int step = 0; step < 12; ++step) {
            switch (chance() % 4) {
                case 0:  // asked, answered, written
                    on_disk = next_token(on_disk);
                    break;
                case 1:  // asked, and the answer is lost
                    (void)next_token(on_disk);
                    break;
                case 2:  // asked, and the request comes late
                    late.push_back(on_disk);
                    break;
                default:
                    ASSERT_EQ(uses(on_disk), 200);
            }
            if (!late.empty() && chance() % 2 == 0) {
                if (uses(late.back()) == 200) (void)next_token(late.back());
                late.pop_back();
            }
        }
        EXPECT_EQ(uses(on_disk), 200);
    }
}

TEST(TokenRenewal, AnAskAfterTheTokenWasGivenIsKept) {
    fakes::HubInProcess hub;
    hub.add_kiosk("k1", "first");
    auto& store = hub.store();
    const auto asked = [&] { return store.kiosks().value().at(0).kiosk.renewal_asked; };
    ASSERT_TRUE(store.ask_for_renewal("k1", {}, hub.clock.wall()));
    ASSERT_TRUE(store.offer_next_token("k1", "hash of second", hub.clock.wall()));
    ASSERT_TRUE(store.use_next_token("k1", "hash of second", hub.clock.wall()));
    EXPECT_FALSE(asked()) << "that is what was asked for";
    ASSERT_TRUE(store.offer_next_token("k1", "hash of third", hub.clock.wall()));
    hub.clock.advance(std::chrono::seconds{1});
    ASSERT_TRUE(store.ask_for_renewal("k1", {}, hub.clock.wall()));
    ASSERT_TRUE(store.use_next_token("k1", "hash of third", hub.clock.wall()));
    EXPECT_TRUE(asked()) << "the third was given before anybody asked";
}

}  // namespace
