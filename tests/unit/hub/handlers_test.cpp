// The protocol's handlers without a socket.
#include <thread>

#include <gtest/gtest.h>

#include "hub/handlers/api.h"
#include "tests/fakes/hub_in_process.h"

namespace {

using namespace std::chrono_literals;

class Handlers : public testing::Test {
  protected:
    Handlers() {
        kiosk = hub.add_kiosk("k1", token);
        hub.add_sample();
    }

    static hub::Request request(const std::string& with_token = token) {
        hub::Request r;
        if (!with_token.empty()) r.headers["authorization"] = "Bearer " + with_token;
        return r;
    }
    hub::Response facts(const std::string& body) {
        auto r = request();
        r.body = body;
        return hub::post_facts(hub.services(), kiosk, r);
    }
    hub::Response changes(const std::string& after, const std::string& wait = "0") {
        auto r = request();
        r.query = {{"after", after}, {"wait", wait}};
        return hub::get_changes(hub.services(), kiosk, r);
    }
    static std::string code_of(const hub::Response& response) {
        const auto error = protocol::decode_error(response.body);
        return error ? error->code : "";
    }
    std::string cursor() { return protocol::decode_changes_answer(changes("").body).value().page.cursor; }

    static inline const std::string token = "token of kiosk one";
    fakes::HubInProcess hub;
    hub::Kiosk kiosk;
};

TEST_F(Handlers, KnowTheirKiosksByToken) {
    EXPECT_EQ(std::get<hub::Kiosk>(hub::authenticate(hub.services(), request())).id, "k1");
    for (const std::string& wrong : {std::string(), std::string("token of kiosk two"),
                                     std::string("x' OR '1'='1"), std::string(100'000, 'a')}) {
        const auto refusal = std::get<hub::Response>(hub::authenticate(hub.services(), request(wrong)));
        EXPECT_EQ(refusal.status, 401);
        EXPECT_EQ(code_of(refusal), "unauthorized");
    }
    auto basic = request();
    basic.headers["authorization"] = "Basic " + token;
    EXPECT_EQ(std::get<hub::Response>(hub::authenticate(hub.services(), basic)).status, 401);
}

TEST_F(Handlers, ShutARevokedKioskOut) {
    ASSERT_TRUE(hub.store().revoke_kiosk("k1", {}, hub.clock.wall()));
    const auto refusal = std::get<hub::Response>(hub::authenticate(hub.services(), request()));
    EXPECT_EQ(refusal.status, 403);
    EXPECT_EQ(code_of(refusal), "device_revoked");
    EXPECT_EQ(protocol::decode_error(refusal.body)->hub_time, hub.clock.wall());
    EXPECT_FALSE(hub.store().revoke_kiosk("nobody", {}, hub.clock.wall()));
}

TEST_F(Handlers, AnswerOneVerdictPerFact) {
    const auto answer =
        protocol::decode_facts_answer(facts(protocol::encode_facts({fakes::check_in_fact()})).body).value();
    ASSERT_EQ(answer.verdicts.size(), 1u);
    EXPECT_EQ(answer.verdicts[0].verdict, domain::Verdict::accepted);
    EXPECT_EQ(answer.hub_time, hub.clock.wall());
    EXPECT_EQ(answer.hub_epoch, hub.store().epoch().value());
}

TEST_F(Handlers, AnswerHostileBodiesWithOneClearRefusal) {
    const std::string good = protocol::encode_facts({fakes::check_in_fact()});
    for (const std::string& body : {std::string(), std::string("<html>"), good.substr(0, good.size() / 2),
                                    std::string("[]"), std::string("{\"facts\":7}"), std::string(5000, '['),
                                    std::string("{\"facts\":[\xff\xfe]}"), std::string("\0\0\0", 3)}) {
        const auto response = facts(body);
        EXPECT_EQ(response.status, 400) << body.substr(0, 40);
        EXPECT_EQ(code_of(response), "malformed");
    }
    EXPECT_EQ(hub.store().fact_count().value(), 0u);
}

TEST_F(Handlers, RefuseBodiesBeyondTheLimit) {
    const auto response = facts(std::string(protocol::max_request + 1, ' '));
    EXPECT_EQ(response.status, 413);
    EXPECT_EQ(code_of(response), "too_large");
}

TEST_F(Handlers, ABrokenItemDoesNotSpoilItsBatch) {
    const std::string good = protocol::encode_facts({fakes::check_in_fact()});
    const std::string item = good.substr(good.find('[') + 1, good.rfind(']') - good.find('[') - 1);
    const auto answer =
        protocol::decode_facts_answer(facts("{\"facts\":[{\"id\":7}," + item + ",null]}").body).value();
    ASSERT_EQ(answer.verdicts.size(), 3u);
    EXPECT_EQ(hub.store().fact_count().value(), 1u);
}

TEST_F(Handlers, LearnTheBootClockFromTheRequest) {
    auto fact = fakes::check_in_fact();
    fact.header.wall = fakes::at(3, 0);  // a clock that somebody set
    auto r = request();
    r.body = protocol::encode_facts({fact});
    r.headers[protocol::boot_header] =
        fact.header.boot_id + " " + std::to_string(fact.header.boot.count() + 60'000);
    hub::post_facts(hub.services(), kiosk, r);
    const auto arrival =
        std::get<domain::Arrival>(hub.store().records(domain::topic::arrivals).value().at(0));
    EXPECT_EQ(arrival.at, hub.clock.wall() - 1min);
}

TEST_F(Handlers, IgnoreABootClockThatIsNone) {
    for (const char* text : {"", " ", "boot", "boot -5", "boot 1e9", "boot 99999999999999999999", " 5"}) {
        auto r = request();
        r.body = protocol::encode_facts({});
        r.headers[protocol::boot_header] = text;
        EXPECT_EQ(hub::post_facts(hub.services(), kiosk, r).status, 200) << text;
    }
}

TEST_F(Handlers, SayThatACursorIsDead) {
    const auto response = changes("not a cursor of this hub");
    EXPECT_EQ(response.status, 410);
    EXPECT_EQ(code_of(response), "cursor_expired");
}

TEST_F(Handlers, ALongPollReturnsWithTheNextChange) {
    const auto after = cursor();
    hub::Response response;
    std::thread poll([&] { response = changes(after, "25"); });
    facts(protocol::encode_facts({fakes::check_in_fact()}));
    poll.join();
    const auto page = protocol::decode_changes_answer(response.body).value().page;
    ASSERT_EQ(page.changes.size(), 1u);
    EXPECT_TRUE(std::holds_alternative<domain::Arrival>(page.changes[0]));
}

TEST_F(Handlers, ALongPollOfARevokedKioskEndsWithTheRevocation) {
    const auto after = cursor();
    hub::Response response;
    std::thread poll([&] { response = changes(after, "25"); });
    ASSERT_TRUE(hub.store().revoke_kiosk("k1", {}, hub.clock.wall()));
    poll.join();
    // Revoked before the wait began or during it: either way this poll, or the next request, is told.
    if (response.status == 200)
        response = std::get<hub::Response>(hub::authenticate(hub.services(), request()));
    EXPECT_EQ(response.status, 403);
}

TEST_F(Handlers, NoteWhenAKioskWasLastHeard) {
    cursor();
    EXPECT_EQ(hub.store().kiosks().value().at(0).kiosk.heard, hub.clock.wall());
}

TEST_F(Handlers, NoWaitMeansNow) {
    for (const char* wait : {"0", "", "-5", "soon"})
        EXPECT_EQ(changes(cursor(), wait).status, 200);
}

TEST_F(Handlers, TellTheTimeAndTheirHealth) {
    const auto answer =
        protocol::decode_clock_answer(hub::get_clock(hub.services(), kiosk, request()).body).value();
    EXPECT_EQ(answer.hub_time, hub.clock.wall());
    EXPECT_EQ(hub::get_health(hub.services(), request()).status, 200);
    EXPECT_EQ(hub::get_ready(hub.services(), request()).status, 200);
}

TEST(WaitingRoom, CountsSeatsOfTheHouseAndOfEachKiosk) {
    hub::WaitingRoom room(3, 2);
    const hub::WaitingRoom::Seat a1(room, "a");
    {
        const hub::WaitingRoom::Seat a2(room, "a"), a3(room, "a"), b1(room, "b"), b2(room, "b");
        EXPECT_TRUE(a1.taken() && a2.taken());
        EXPECT_FALSE(a3.taken()) << "two of its own";
        EXPECT_TRUE(b1.taken());
        EXPECT_FALSE(b2.taken()) << "three in all";
    }
    const hub::WaitingRoom::Seat later(room, "a");
    EXPECT_TRUE(later.taken());
}

// What a store error says goes to the log: the values of a statement must not.
TEST_F(Handlers, ErrorsNameNoValues) {
    const std::string hash = hub::sha256_hex(token);
    const auto twice = hub.store().add_kiosk({"k2", {"某某", ""}, false, {}}, hash, {}, hub.clock.wall());
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().text.find(hash), std::string::npos) << twice.error().text;
    EXPECT_EQ(twice.error().text.find("某某"), std::string::npos) << twice.error().text;
}

}  // namespace
