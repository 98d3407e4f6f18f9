#include "kiosk/sync/lanes.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/protocol/sealed.h"
#include "tests/fakes/hub_answers.h"
#include "tests/fakes/manual_clock.h"

using namespace std::chrono_literals;
using namespace syncing;
using fakes::accept_all;
using fakes::error_answer;
using fakes::hub_answer;
using fakes::page_answer;

namespace {

std::vector<domain::Fact> facts(std::size_t count) {
    std::vector<domain::Fact> batch;
    for (std::size_t i = 0; i < count; ++i)
        batch.push_back(fakes::check_in_fact(i + 1));
    return batch;
}

// Both lanes over one scripted wire, with virtual time.
struct Rig {
    SyncOptions options{"k1", "secret"};
    fakes::ManualClock clock{fakes::at(8, 52)};
    std::vector<SyncEvent> events;
    std::vector<std::chrono::milliseconds> pauses;
    std::stop_source stop;
    Pacing pacing{{},
                  [] { return 0.5; },
                  [this](std::chrono::milliseconds time, std::stop_token) {
                      pauses.push_back(time);
                      clock.advance(time);
                      if (pauses.size() >= 1000)
                          stop.request_stop();  // a lane that never ends fails its test
                  }};
    std::function<void(SyncEvent)> emit = [this](SyncEvent event) { events.push_back(std::move(event)); };
    fakes::FakeTransport wire;
    PushLane push{{options, wire, clock, pacing, emit}};
    PullLane pull{{options, wire, clock, pacing, emit}};

    explicit Rig(fakes::FakeTransport::Handler handler) : wire(std::move(handler)) {}

    template <class T>
    std::size_t count() const {
        return static_cast<std::size_t>(std::count_if(events.begin(), events.end(), [](const auto& event) {
            return std::holds_alternative<T>(event);
        }));
    }
};

}  // namespace

TEST(PushLane, DeliversInOneRequest) {
    Rig rig(accept_all);
    const auto batch = facts(3);
    const auto event = rig.push.deliver(batch, rig.stop.get_token());
    ASSERT_TRUE(event);
    const auto& verdicts = std::get<Pushed>(*event).verdicts;
    ASSERT_EQ(verdicts.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(verdicts[i].fact, batch[i].header.id);
    ASSERT_EQ(rig.wire.requests().size(), 1u);
    const auto request = rig.wire.requests()[0];
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.path, "/api/v1/facts");
    EXPECT_EQ(request.headers.at("authorization"), "Bearer secret");
    EXPECT_EQ(request.headers.at("content-type"), "application/json");
    EXPECT_EQ(request.headers.at("x-suishou-boot"), rig.clock.boot_id() + " 60000");
    EXPECT_EQ(rig.count<HubHeard>(), 1u);
    EXPECT_EQ(rig.count<PushFailed>(), 0u);
}

TEST(PushLane, DeliversBoxesInTheSameManner) {
    const std::vector<domain::SealedFact> batch{{facts(1)[0].header.id, "Ym94"}};
    int calls = 0;
    Rig rig([&](const HttpRequest& request) -> base::Result<HttpAnswer> {
        EXPECT_EQ(request.path, "/api/v1/sealed");
        EXPECT_EQ(protocol::decode_sealed(request.body).value().sealed, batch);
        if (++calls == 1) return base::Error{base::ErrorKind::network, "no route", "wire"};
        protocol::FactsAnswer answer;
        answer.hub_time = fakes::at(8, 53);
        answer.verdicts.push_back({batch[0].fact, domain::Verdict::duplicate, "", ""});
        return hub_answer(200, protocol::encode(answer));
    });
    const auto event = rig.push.deliver_sealed(batch, rig.stop.get_token());
    ASSERT_TRUE(event);
    EXPECT_EQ(std::get<Pushed>(*event).verdicts.at(0).fact, batch[0].fact);
    EXPECT_EQ(rig.count<PushFailed>(), 1u);
}

TEST(PushLane, AHubThatKnowsNoBoxesHoldsUpNothing) {
    Rig rig([](const HttpRequest&) { return error_answer(404, "not_found"); });
    const auto event = rig.push.deliver_sealed({{facts(1)[0].header.id, "Ym94"}}, rig.stop.get_token());
    ASSERT_TRUE(event);
    EXPECT_TRUE(std::get<Pushed>(*event).verdicts.empty());
    EXPECT_EQ(rig.count<PushFailed>(), 0u);
}

TEST(PushLane, AnEmptyBatchNeedsNoWire) {
    Rig rig(accept_all);
    EXPECT_TRUE(std::holds_alternative<Pushed>(*rig.push.deliver({}, rig.stop.get_token())));
    EXPECT_TRUE(rig.wire.requests().empty());
}

TEST(PushLane, TriesTheSameBatchUntilItIsAnswered) {
    int calls = 0;
    Rig rig([&](const HttpRequest& request) -> base::Result<HttpAnswer> {
        switch (++calls) {
            case 1:
                return base::Error{base::ErrorKind::network, "no route", "wire"};
            case 2: {
                auto busy = error_answer(503, "unavailable");
                busy.headers["retry-after"] = "7";
                return busy;
            }
            default:
                return accept_all(request);
        }
    });
    EXPECT_TRUE(std::holds_alternative<Pushed>(*rig.push.deliver(facts(2), rig.stop.get_token())));
    EXPECT_EQ(rig.count<PushFailed>(), 2u);
    EXPECT_EQ(rig.pauses, (std::vector<std::chrono::milliseconds>{500ms, 8s}));
    EXPECT_EQ(rig.wire.requests()[0].body, rig.wire.requests()[2].body);
    EXPECT_EQ(rig.count<HubHeard>(), 2u);  // the 503 was the hub's too
}

TEST(PushLane, SuccessResetsTheBackoff) {
    int calls = 0;
    Rig rig([&](const HttpRequest& request) -> base::Result<HttpAnswer> {
        if (++calls % 3 != 0) return base::Error{base::ErrorKind::network, "", ""};
        return accept_all(request);
    });
    rig.push.deliver(facts(1), rig.stop.get_token());
    rig.push.deliver(facts(1), rig.stop.get_token());
    EXPECT_EQ(rig.pauses, (std::vector<std::chrono::milliseconds>{500ms, 1s, 500ms, 1s}));
}

TEST(PushLane, HalvesWhatIsTooLarge) {
    for (const bool from_hub : {true, false}) {
        Rig rig([&](const HttpRequest& request) -> base::Result<HttpAnswer> {
            if (fakes::fact_ids(request).size() <= 3) return accept_all(request);
            return from_hub ? error_answer(413, "too_large")
                            : HttpAnswer{413, {}, "<html>Request Entity Too Large"};
        });
        const auto event = rig.push.deliver(facts(100), rig.stop.get_token());
        EXPECT_EQ(std::get<Pushed>(*event).verdicts.size(), 100u);
        EXPECT_EQ(rig.count<PushFailed>(), 0u);
        EXPECT_TRUE(rig.pauses.empty());
        EXPECT_EQ(rig.wire.requests().size(), 5u + 34u);  // 100 50 25 12 6, then threes
    }
}

TEST(PushLane, AFactThatIsTooLargeAloneIsADeadLetter) {
    const auto batch = facts(8);
    Rig rig([&](const HttpRequest& request) -> base::Result<HttpAnswer> {
        const bool poison = request.body.find(base::to_string(batch[5].header.id)) != std::string::npos;
        return poison ? error_answer(413, "too_large") : accept_all(request);
    });
    const auto event = rig.push.deliver(batch, rig.stop.get_token());
    const auto& verdicts = std::get<Pushed>(*event).verdicts;
    ASSERT_EQ(verdicts.size(), 8u);
    for (std::size_t i = 0; i < 8; ++i) {
        EXPECT_EQ(verdicts[i].fact, batch[i].header.id);
        EXPECT_EQ(verdicts[i].verdict, i == 5 ? domain::Verdict::refused : domain::Verdict::accepted);
    }
}

TEST(PushLane, AProxysSizeLimitNeverKillsAFact) {
    Rig rig([](const HttpRequest&) { return HttpAnswer{413, {}, "<html>"}; });
    EXPECT_EQ(rig.push.deliver(facts(2), rig.stop.get_token()), std::nullopt);  // tried until stopped
    EXPECT_EQ(rig.count<PushFailed>(), 1000u);
}

TEST(PushLane, OnlyAWholeAnswerSettles) {
    const auto batch = facts(2);
    using Verdicts = std::vector<domain::FactVerdict>;
    const domain::FactVerdict first{batch[0].header.id, domain::Verdict::accepted, "", ""};
    const domain::FactVerdict second{batch[1].header.id, domain::Verdict::duplicate, "", ""};
    const domain::FactVerdict stranger{base::make_uuid_v7(fakes::at(9, 0)), domain::Verdict::accepted, "",
                                       ""};
    const auto settles = [&](Verdicts verdicts) {
        protocol::FactsAnswer answer;
        answer.hub_time = fakes::at(9, 0);
        answer.verdicts = std::move(verdicts);
        const auto judged = judge_push(hub_answer(200, protocol::encode(answer)), batch);
        return std::holds_alternative<Pushed>(judged.meaning);
    };
    EXPECT_TRUE(settles({first, second}));
    EXPECT_TRUE(settles({second, stranger, first}));
    EXPECT_FALSE(settles({}));
    EXPECT_FALSE(settles({first}));
    EXPECT_FALSE(settles({first, stranger}));
    EXPECT_FALSE(settles({first, first, second}));
}

TEST(PullLane, AsksWithTheCursorAsItCame) {
    Rig rig([](const HttpRequest&) { return page_answer("next"); });
    const auto event = rig.pull.fetch("a b/ü&?=+%", rig.stop.get_token());
    EXPECT_EQ(std::get<Pulled>(*event).page.cursor, "next");
    const auto request = rig.wire.requests()[0];
    EXPECT_EQ(request.path, "/api/v1/changes?after=a%20b%2F%C3%BC%26%3F%3D%2B%25&wait=25");
    EXPECT_GT(request.deadline, 25s);
}

TEST(PullLane, TakesASnapshotWhenTheCursorIsDead) {
    Rig rig([](const HttpRequest& request) {
        return request.path.find("after=old") != std::string::npos ? error_answer(410, "cursor_expired")
                                                                   : page_answer("1", true);
    });
    const auto event = rig.pull.fetch("old", rig.stop.get_token());
    EXPECT_TRUE(std::get<Pulled>(*event).page.snapshot_begins);
    EXPECT_EQ(rig.wire.requests().size(), 2u);
    EXPECT_EQ(rig.count<PullFailed>(), 0u);
    EXPECT_TRUE(rig.pauses.empty());
}

TEST(PullLane, AnAnswerToAnotherQuestionIsNotApplied) {
    int calls = 0;
    Rig rig([&](const HttpRequest&) {
        protocol::ChangesAnswer answer;
        answer.page.cursor = "9";
        answer.after = ++calls == 1 ? "3" : "5";
        return fakes::hub_answer(200, protocol::encode(answer));
    });
    EXPECT_TRUE(rig.pull.fetch("5", rig.stop.get_token()));
    EXPECT_EQ(rig.wire.requests().size(), 2u);
    EXPECT_EQ(rig.count<PullFailed>(), 1u);
}

TEST(PullLane, A410OfSomebodyElseIsNoDeadCursor) {
    int calls = 0;
    Rig rig([&](const HttpRequest&) {
        return ++calls == 1 ? HttpAnswer{410, {}, "<html>gone"} : page_answer("2");
    });
    const auto event = rig.pull.fetch("old", rig.stop.get_token());
    EXPECT_FALSE(std::get<Pulled>(*event).page.snapshot_begins);
    EXPECT_NE(rig.wire.requests()[1].path.find("after=old"), std::string::npos);
}

TEST(PullLane, ASnapshotThatIsDeadItselfIsAFailure) {
    Rig rig([](const HttpRequest&) { return error_answer(410, "cursor_expired"); });
    EXPECT_EQ(rig.pull.fetch("", rig.stop.get_token()), std::nullopt);
    EXPECT_EQ(rig.count<PullFailed>(), 1000u);
}

TEST(PullLane, RefusesAPageThatWouldNotMoveOrMixesTwoReplicas) {
    protocol::ChangesAnswer stuck;
    stuck.hub_time = fakes::at(9, 0);
    stuck.page = {{}, "5", true, false};
    const auto failed = [](const HttpAnswer& answer, const char* cursor) {
        return std::holds_alternative<Failure>(judge_pull(answer, cursor).meaning);
    };
    EXPECT_TRUE(failed(hub_answer(200, protocol::encode(stuck)), "5"));
    EXPECT_FALSE(failed(hub_answer(200, protocol::encode(stuck)), "4"));
    EXPECT_TRUE(failed(page_answer("5", false), ""));
    EXPECT_FALSE(failed(page_answer("5", true), ""));
}

TEST(PullLane, DoesNotSpinWhereTheHubDoesNotHold) {
    Rig rig([](const HttpRequest&) { return page_answer("5"); });
    for (int i = 0; i < 3; ++i)
        rig.pull.fetch("5", rig.stop.get_token());
    EXPECT_EQ(rig.pauses, (std::vector<std::chrono::milliseconds>{1s, 1s}));
}

TEST(HubHeard, SaysWhenTheHubsClockWasRead) {
    std::chrono::milliseconds takes{400};
    fakes::ManualClock* clock = nullptr;
    Rig rig([&](const HttpRequest&) {
        clock->advance(takes);
        return page_answer("5", true);
    });
    clock = &rig.clock;
    const auto begin = rig.clock.boot();
    rig.pull.fetch("", rig.stop.get_token());
    auto heard = std::get<HubHeard>(rig.events.back());
    EXPECT_EQ(heard.hub_time, fakes::at(8, 53));
    EXPECT_EQ(heard.at, begin + 200ms);
    EXPECT_EQ(heard.round_trip, 400ms);

    takes = 25s;  // held: the clock was read at the end
    rig.pull.fetch("5", rig.stop.get_token());
    heard = std::get<HubHeard>(rig.events.back());
    EXPECT_EQ(heard.at, rig.clock.boot());
}

TEST(Revoked, NeedsTheHubsOwnWord) {
    for (int status : {401, 403}) {
        Rig rig([&](const HttpRequest&) { return error_answer(status, "device_revoked"); });
        EXPECT_TRUE(std::holds_alternative<Revoked>(*rig.push.deliver(facts(1), rig.stop.get_token())));
        EXPECT_TRUE(std::holds_alternative<Revoked>(*rig.pull.fetch("5", rig.stop.get_token())));
    }
    for (const auto& other : {error_answer(401, "unauthorized"), error_answer(500, "device_revoked"),
                              HttpAnswer{403, {}, R"({"error":{"code":"device_revoked"}})"},
                              HttpAnswer{401, {}, "<html>device_revoked"}}) {
        Rig rig([&](const HttpRequest&) { return other; });
        EXPECT_EQ(rig.push.deliver(facts(1), rig.stop.get_token()), std::nullopt);
        rig.stop = std::stop_source();
        rig.pauses.clear();
        EXPECT_EQ(rig.pull.fetch("5", rig.stop.get_token()), std::nullopt);
        EXPECT_EQ(rig.count<PushFailed>() + rig.count<PullFailed>(), 2000u);
    }
}
