// Enrolment and renewal at the kiosk's end, over scripted wires.
#include "kiosk/sync/enrolment.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

#include <gtest/gtest.h>

#include "kiosk/sync/lanes.h"
#include "tests/fakes/hub_answers.h"
#include "tests/fakes/manual_clock.h"

using namespace std::chrono_literals;
using namespace syncing;
using fakes::error_answer;
using fakes::hub_answer;

namespace {

base::Error unplugged() {
    return {base::ErrorKind::network, "unplugged", "fake"};
}

HttpAnswer begun(const std::string& confirmation = "4829") {
    return hub_answer(
        202, protocol::encode(protocol::EnrolmentBegun{fakes::at(8, 53), "e1", "secret", confirmation}));
}

HttpAnswer state(protocol::EnrolmentState state, std::string kiosk = "", std::string token = "") {
    return hub_answer(200, protocol::encode(protocol::EnrolmentAnswer{fakes::at(8, 53), state,
                                                                      std::move(kiosk), std::move(token)}));
}

// One try after another; the wire's answers in order, the last one for ever.
struct Rig {
    std::vector<base::Result<HttpAnswer>> answers;
    std::size_t asked = 0;
    std::vector<EnrolEvent> events;
    std::vector<Identity> kept;
    bool disk_full = false;
    int pauses = 0;
    std::stop_source stop;
    EnrolOptions options{"1.0", [this](const Identity& identity) -> base::Status {
                             if (disk_full) return base::Error{base::ErrorKind::disk_full, "full", "fake"};
                             kept.push_back(identity);
                             return {};
                         }};
    Pacing pacing{{},
                  [] { return .5; },
                  [this](std::chrono::milliseconds time, std::stop_token) {
                      EXPECT_EQ(time, 3s);
                      if (++pauses >= 100) stop.request_stop();
                  }};
    std::function<void(EnrolEvent)> emit = [this](EnrolEvent event) { events.push_back(std::move(event)); };
    fakes::FakeTransport wire{[this](const HttpRequest&) -> base::Result<HttpAnswer> {
        return answers.at(std::min(asked++, answers.size() - 1));
    }};
    EnrolLane lane{options, wire, pacing, emit};

    explicit Rig(std::vector<base::Result<HttpAnswer>> a) : answers(std::move(a)) {}
    std::optional<EnrolEvent> run(const std::string& code = "ABCD2345") {
        return lane.run(code, stop.get_token());
    }
    EnrolProblem problem() { return std::get<EnrolFailed>(run().value()).problem; }
};

using protocol::EnrolmentState;

TEST(EnrolLane, AsksShowsWaitsAndKeeps) {
    Rig rig({begun(), state(EnrolmentState::waiting), state(EnrolmentState::waiting),
             state(EnrolmentState::approved, "k7", "token")});
    const auto event = rig.run();
    EXPECT_EQ(std::get<Enrolled>(event.value()).identity.token, "token");
    ASSERT_EQ(rig.kept.size(), 1u);
    EXPECT_EQ(rig.kept[0].kiosk, "k7");
    ASSERT_EQ(rig.events.size(), 1u);
    EXPECT_EQ(std::get<EnrolWaiting>(rig.events[0]).confirmation, "4829");
    EXPECT_EQ(rig.pauses, 2);
    const auto requests = rig.wire.requests();
    ASSERT_EQ(requests.size(), 4u);
    EXPECT_EQ(requests[0].method, "POST");
    EXPECT_EQ(requests[0].path, "/api/v1/enrolments");
    EXPECT_EQ(requests[0].headers.count("authorization"), 0u);
    const auto asked = protocol::decode_enrolment_asked(requests[0].body).value();
    EXPECT_EQ(asked.code, "ABCD2345");
    EXPECT_EQ(asked.nonce.size(), 64u);
    EXPECT_EQ(requests[1].path, "/api/v1/enrolments/e1");
    EXPECT_EQ(requests[1].headers.at("authorization"), "Bearer secret");
}

TEST(EnrolLane, TheSameCodeAsksWithTheSameNonce) {
    Rig rig({base::Result<HttpAnswer>(unplugged())});
    EXPECT_EQ(rig.problem(), EnrolProblem::no_hub);
    EXPECT_EQ(rig.problem(), EnrolProblem::no_hub);
    rig.run("WXYZ2345");
    const auto nonce = [&](std::size_t n) {
        return protocol::decode_enrolment_asked(rig.wire.requests().at(n).body).value().nonce;
    };
    EXPECT_EQ(nonce(0), nonce(1));
    EXPECT_NE(nonce(1), nonce(2));
}

TEST(EnrolLane, KnowsWhatIsWrong) {
    EXPECT_EQ(Rig({error_answer(403, "code_refused")}).problem(), EnrolProblem::code_refused);
    auto busy = error_answer(429, "unavailable");
    busy.headers["retry-after"] = "17";
    Rig many({busy});
    const auto event = many.run().value();
    EXPECT_EQ(std::get<EnrolFailed>(event).problem, EnrolProblem::too_many_tries);
    EXPECT_EQ(std::get<EnrolFailed>(event).wait, 17s);
    EXPECT_EQ(Rig({begun(), state(EnrolmentState::refused)}).problem(), EnrolProblem::refused);
    EXPECT_EQ(Rig({begun(), error_answer(404, "not_found")}).problem(), EnrolProblem::over);
    Rig full({begun(), state(EnrolmentState::approved, "k7", "token")});
    full.disk_full = true;
    EXPECT_EQ(full.problem(), EnrolProblem::not_kept);
}

TEST(EnrolLane, TakesNothingElseForTheHub) {
    for (const HttpAnswer& answer :
         {HttpAnswer{200, {{"content-type", "text/html"}}, "<html>"}, HttpAnswer{202, {}, begun().body},
          HttpAnswer{403, {}, error_answer(403, "code_refused").body}, HttpAnswer{404, {}, ""},
          HttpAnswer{302, {{"location", "http://portal"}}, ""}, hub_answer(202, "{}"),
          hub_answer(202, R"({"hub_time_ms":1,"enrolment":"a/../b","secret":"s","confirmation":"1"})"),
          hub_answer(200, begun().body), error_answer(403, "device_revoked"), error_answer(500, "internal")})
        EXPECT_EQ(Rig({answer}).problem(), EnrolProblem::no_hub) << answer.status << answer.body;
}

TEST(EnrolLane, GoesOnAskingWhileTheHubIsAway) {
    Rig rig({begun(), unplugged(), unplugged(), HttpAnswer{404, {}, "not the hub's"},
             state(EnrolmentState::waiting), state(EnrolmentState::approved, "k7", "token")});
    EXPECT_TRUE(std::holds_alternative<Enrolled>(rig.run().value()));
    std::vector<bool> in_reach;
    for (const auto& event : rig.events)
        in_reach.push_back(std::get<EnrolWaiting>(event).hub_in_reach);
    EXPECT_EQ(in_reach, (std::vector<bool>{true, false, true}));
}

TEST(EnrolLane, StopsWhenItIsTold) {
    Rig rig({begun(), state(EnrolmentState::waiting)});
    EXPECT_FALSE(rig.run());
    EXPECT_EQ(rig.pauses, 100);
}

TEST(Enroller, ATryThatWasGivenUpSaysNothingMore) {
    std::atomic<int> calls = 0;
    auto wire =
        std::make_unique<fakes::FakeTransport>([&](const HttpRequest& request) -> base::Result<HttpAnswer> {
            if (request.method == "POST") return begun(++calls == 1 ? "1111" : "2222");
            return state(EnrolmentState::waiting);
        });
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::string> shown;
    const auto on_event = [&](EnrolEvent event) {
        std::lock_guard lock(mutex);
        shown.push_back(std::get<EnrolWaiting>(event).confirmation);
        changed.notify_all();
    };
    const auto await = [&](std::size_t n) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, 10s, [&] { return shown.size() >= n; });
    };
    auto enroller =
        make_enroller({"1.0", [](const Identity&) { return base::Status{}; }}, std::move(wire), on_event);
    enroller->begin("ABCD2345");
    ASSERT_TRUE(await(1));
    enroller->begin("WXYZ2345");  // in the middle of the pause between two questions
    ASSERT_TRUE(await(2));
    enroller->give_up();
    enroller.reset();
    EXPECT_EQ(shown, (std::vector<std::string>{"1111", "2222"}));
}

// --- renewal

struct RenewalRig {
    fakes::ManualClock clock{fakes::at(8, 52)};
    std::vector<SyncEvent> events;
    std::vector<std::string> kept;
    bool disk_full = false, asks = true;
    base::Result<HttpAnswer> token_answer =
        hub_answer(200, protocol::encode(protocol::TokenAnswer{fakes::at(8, 53), "second"}));
    SyncOptions options{"k1", "first"};
    TokenBox box{"first", [this](const std::string& token) -> base::Status {
                     if (disk_full) return base::Error{base::ErrorKind::disk_full, "full", "fake"};
                     kept.push_back(token);
                     return {};
                 }};
    Pacing pacing{{},
                  [] { return .5; },
                  [this](std::chrono::milliseconds time, std::stop_token) { clock.advance(time); }};
    std::function<void(SyncEvent)> emit = [this](SyncEvent event) { events.push_back(std::move(event)); };
    fakes::FakeTransport wire{[this](const HttpRequest& request) -> base::Result<HttpAnswer> {
        if (request.path == "/api/v1/token") return token_answer;
        auto page = fakes::page_answer("c1", true);
        if (asks) page.headers["x-suishou-renew-token"] = "1";
        return page;
    }};
    PullLane lane{{options, wire, clock, pacing, emit, &box}};

    void pull() { EXPECT_TRUE(std::holds_alternative<Pulled>(lane.fetch("", {}).value())); }
    std::size_t renewals() const {
        std::size_t n = 0;
        for (const auto& request : wire.requests())
            n += request.path == "/api/v1/token";
        return n;
    }
    std::string last_token() const { return wire.requests().back().headers.at("authorization"); }
};

TEST(Renewal, IsKeptBeforeItIsShown) {
    RenewalRig rig;
    rig.pull();
    EXPECT_EQ(rig.kept, std::vector<std::string>{"second"});
    EXPECT_EQ(rig.last_token(), "Bearer first");
    rig.asks = false;
    rig.pull();
    EXPECT_EQ(rig.last_token(), "Bearer second");
    EXPECT_EQ(rig.renewals(), 1u);
}

TEST(Renewal, NothingIsShownThatIsNotKept) {
    RenewalRig rig;
    rig.disk_full = true;
    rig.pull();
    rig.pull();
    EXPECT_EQ(rig.last_token(), "Bearer first");
    EXPECT_EQ(rig.renewals(), 1u) << "not with every page";
    rig.disk_full = false;
    rig.clock.advance(10min);
    rig.pull();
    rig.asks = false;
    rig.pull();
    EXPECT_EQ(rig.last_token(), "Bearer second");
}

TEST(Renewal, WhateverElseIsAnsweredChangesNothing) {
    for (const base::Result<HttpAnswer>& answer :
         {base::Result<HttpAnswer>(unplugged()), base::Result<HttpAnswer>(HttpAnswer{200, {}, "<html>"}),
          base::Result<HttpAnswer>(hub_answer(200, "{}")),
          base::Result<HttpAnswer>(hub_answer(200, R"({"hub_time_ms":1,"token":"two\r\nlines"})")),
          base::Result<HttpAnswer>(hub_answer(200, R"({"hub_time_ms":1,"token":""})")),
          base::Result<HttpAnswer>(error_answer(503, "unavailable"))}) {
        RenewalRig rig;
        rig.token_answer = answer;
        rig.pull();
        rig.asks = false;
        rig.pull();
        EXPECT_EQ(rig.last_token(), "Bearer first");
        EXPECT_TRUE(rig.kept.empty());
    }
}

TEST(Renewal, ATokenOfTheConfigurationStays) {
    RenewalRig rig;
    TokenBox fixed("first");
    PullLane lane({rig.options, rig.wire, rig.clock, rig.pacing, rig.emit, &fixed});
    ASSERT_TRUE(lane.fetch("", {}));
    EXPECT_EQ(rig.renewals(), 0u);
}

TEST(Renewal, APortalCannotAskForIt) {
    EXPECT_FALSE(asks_for_renewal({200, {{"x-suishou-renew-token", "1"}}, ""}));
}

}  // namespace
