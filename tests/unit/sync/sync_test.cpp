#include "kiosk/sync/sync.h"

#include <atomic>

#include <gtest/gtest.h>

#include "base/mailbox.h"
#include "tests/fakes/hub_answers.h"
#include "tests/fakes/manual_clock.h"

using namespace std::chrono_literals;
using namespace syncing;
using fakes::accept_all;

namespace {

struct Rig {
    base::Mailbox<SyncEvent> events{1000};
    std::shared_ptr<fakes::ManualClock> clock = std::make_shared<fakes::ManualClock>(fakes::at(8, 52));

    std::unique_ptr<Sync> make(
        std::unique_ptr<Transport> push, std::unique_ptr<Transport> pull, Pacing pacing = {},
        std::unique_ptr<Transport> report = std::make_unique<fakes::SilentTransport>(),
        std::unique_ptr<Transport> photos = std::make_unique<fakes::SilentTransport>(),
        std::unique_ptr<Transport> handover = std::make_unique<fakes::SilentTransport>(),
        std::unique_ptr<Transport> slip = std::make_unique<fakes::SilentTransport>()) {
        return make_sync(
            {"k1", "secret"},
            {std::move(push), std::move(pull), std::move(report), std::move(photos), std::move(handover),
             std::move(slip)},
            clock, [this](SyncEvent event) { events.try_push(std::move(event)); }, std::move(pacing));
    }
    template <class T>
    std::optional<T> next() {
        while (auto event = events.pop_for(30s))
            if (auto* wanted = std::get_if<T>(&*event)) return std::move(*wanted);
        return std::nullopt;
    }
};

std::unique_ptr<Transport> answering(fakes::FakeTransport::Handler handler) {
    return std::make_unique<fakes::FakeTransport>(std::move(handler));
}

}  // namespace

// Of a hub that never answers, and once more: the first one is over, and the second is another.
TEST(Sync, AHandoverEndsWhenItIsToldToAndTheNextOneBegins) {
    Rig rig;
    const auto sync =
        rig.make(std::make_unique<fakes::SilentTransport>(), std::make_unique<fakes::SilentTransport>());
    for (const std::uint64_t number : {1, 2}) {
        sync->begin_handover({number, 3});
        sync->end_handover();
        const auto over = rig.next<syncing::HandoverOver>();
        ASSERT_TRUE(over);
        EXPECT_EQ(over->number, number);
    }
}

TEST(Sync, PhotosOfASlipEndWhenThePageIsLeft) {
    Rig rig;
    auto sync =
        rig.make(std::make_unique<fakes::SilentTransport>(), std::make_unique<fakes::SilentTransport>());
    for (const std::uint64_t number : {1, 2}) {
        sync->fetch_slip_photos({number, "BX-20261222-A-037", "00000000c0ffee00"});
        sync->end_slip_photos();
        const auto over = rig.next<SlipPhotosOver>();
        ASSERT_TRUE(over);
        EXPECT_EQ(over->number, number);
    }
}

TEST(Sync, AFactPassesWhileALongPollIsHeld) {
    Rig rig;
    auto sync = rig.make(answering(accept_all), std::make_unique<fakes::SilentTransport>());
    sync->pull("5");
    sync->push({fakes::check_in_fact()});
    EXPECT_EQ(rig.next<Pushed>()->verdicts.size(), 1u);
}

TEST(Sync, AHeartbeatPassesWhileFactsWaitAndALongPollIsHeld) {
    Rig rig;
    const auto answer = [](const HttpRequest& request) -> base::Result<HttpAnswer> {
        EXPECT_EQ(request.method, "POST");
        EXPECT_EQ(request.path, "/api/v1/heartbeat");
        EXPECT_TRUE(request.headers.contains("x-suishou-boot"));
        EXPECT_EQ(protocol::decode_heartbeat(request.body).value().version, "0.1.0");
        return fakes::hub_answer(200, protocol::encode(protocol::ClockAnswer{fakes::at(8, 53), "e"}));
    };
    auto sync = rig.make(std::make_unique<fakes::SilentTransport>(),
                         std::make_unique<fakes::SilentTransport>(), {}, answering(answer));
    sync->pull("5");
    sync->push({fakes::check_in_fact()});
    domain::Heartbeat beat;
    beat.version = "0.1.0";
    sync->report(beat);
    EXPECT_EQ(rig.next<HubHeard>()->hub_time, fakes::at(8, 53));
    EXPECT_TRUE(rig.next<Reported>());
    sync->report(beat);
    EXPECT_TRUE(rig.next<Reported>());
}

TEST(Sync, FactsAndHeartbeatsPassWhileAPhotoIsHeldUp) {
    Rig rig;
    const auto answer = [](const HttpRequest&) {
        return fakes::hub_answer(200, protocol::encode(protocol::ClockAnswer{fakes::at(8, 53), "e"}));
    };
    auto sync = rig.make(answering(accept_all), std::make_unique<fakes::SilentTransport>(), {},
                         answering(answer), std::make_unique<fakes::SilentTransport>());
    sync->send_photo({std::string(64, 'a'), "jpeg"});
    sync->push({fakes::check_in_fact()});
    EXPECT_TRUE(rig.next<Pushed>());
    sync->report(domain::Heartbeat{});
    EXPECT_TRUE(rig.next<Reported>());
}

TEST(Sync, OnePhotoAfterTheOther) {
    Rig rig;
    const auto has_it = [](const HttpRequest& request) {
        auto answer = fakes::hub_answer(200, "");
        answer.headers["x-suishou-blob"] = request.path.substr(request.path.rfind('/') + 1);
        return answer;
    };
    auto sync =
        rig.make(std::make_unique<fakes::SilentTransport>(), std::make_unique<fakes::SilentTransport>(), {},
                 std::make_unique<fakes::SilentTransport>(), answering(has_it));
    for (const char letter : {'a', 'b'}) {
        sync->send_photo({std::string(64, letter), "jpeg"});
        EXPECT_EQ(rig.next<PhotoSent>()->hash, std::string(64, letter));
    }
}

TEST(Sync, APictureIsPutWhereItsCommandIs) {
    Rig rig;
    const auto answer = [](const HttpRequest& request) -> base::Result<HttpAnswer> {
        EXPECT_EQ(request.method, "PUT");
        EXPECT_EQ(request.path, "/api/v1/commands/00000000000000c1/picture?taken_ms=" +
                                    std::to_string(base::to_ms(fakes::at(8, 52))));
        EXPECT_EQ(request.headers.at("content-type"), "image/png");
        EXPECT_EQ(request.body, "png");
        if (request.deadline < 30s) ADD_FAILURE() << "a slow line";
        return fakes::error_answer(413, "too_large");
    };
    auto sync = rig.make(std::make_unique<fakes::SilentTransport>(),
                         std::make_unique<fakes::SilentTransport>(), {}, answering(answer));
    sync->report(domain::CommandPicture{{0xc1}, fakes::at(8, 52), "png"});
    EXPECT_TRUE(rig.next<ReportFailed>()->refused);
}

TEST(Sync, AReportIsTriedOnceAndARevocationEndsIt) {
    Rig rig;
    int tries = 0;
    const auto answer = [&](const HttpRequest&) -> base::Result<HttpAnswer> {
        if (++tries == 1) return base::Error{base::ErrorKind::network, "", ""};
        if (tries == 2) return fakes::error_answer(404, "not_found");
        return fakes::error_answer(403, "device_revoked");
    };
    auto sync = rig.make(std::make_unique<fakes::SilentTransport>(),
                         std::make_unique<fakes::SilentTransport>(), {}, answering(answer));
    sync->report(domain::Heartbeat{});
    EXPECT_FALSE(rig.next<ReportFailed>()->not_known);
    sync->report(domain::Heartbeat{});
    EXPECT_TRUE(rig.next<ReportFailed>()->not_known);
    sync->report(domain::Heartbeat{});
    EXPECT_TRUE(rig.next<Revoked>());
    EXPECT_EQ(tries, 3);
}

TEST(Sync, EndsAtOnceInALongPollAndInABackoff) {
    Rig rig;
    Pacing slow;
    slow.policy.first = slow.policy.cap = 24h;
    slow.random = [] { return 1.0; };
    auto sync = rig.make(answering([](const HttpRequest&) {
                             return base::Error{base::ErrorKind::network, "", ""};
                         }),
                         std::make_unique<fakes::SilentTransport>(), slow);
    sync->pull("5");
    sync->push({fakes::check_in_fact()});
    EXPECT_EQ(rig.next<PushFailed>()->retry_in, 24h);
    sync.reset();  // would hang for a day
}

TEST(Sync, WhoeverHearsTheEndMayStartTheNext) {
    Rig rig;
    std::atomic<int> rounds = 0;
    base::Mailbox<int> done(1);
    std::unique_ptr<Sync> sync;
    sync = make_sync({"k1", "secret"},
                     {answering(accept_all), std::make_unique<fakes::SilentTransport>(),
                      std::make_unique<fakes::SilentTransport>(), std::make_unique<fakes::SilentTransport>(),
                      std::make_unique<fakes::SilentTransport>(), std::make_unique<fakes::SilentTransport>()},
                     rig.clock, [&](const SyncEvent& event) {
                         if (!std::holds_alternative<Pushed>(event)) return;
                         if (++rounds < 100)
                             sync->push({fakes::check_in_fact()});
                         else
                             done.try_push(1);
                     });
    sync->push({fakes::check_in_fact()});
    EXPECT_EQ(done.pop_for(30s), 1);
}

TEST(Sync, RevokedIsSaidOnceAndNothingIsSentAfterwards) {
    Rig rig;
    std::atomic<int> calls = 0;
    const auto counted = [&](const HttpRequest&) {
        ++calls;
        return fakes::error_answer(403, "device_revoked");
    };
    auto sync = rig.make(answering(counted), answering(counted));
    sync->use_token("the token of now");
    sync->push_sealed({{fakes::check_in_fact().header.id, "Ym94"}});
    EXPECT_EQ(rig.next<Revoked>()->token, "the token of now");
    sync->push({fakes::check_in_fact()});
    sync->pull("5");
    sync.reset();
    EXPECT_LE(calls, 1);
    rig.events.close();
    EXPECT_EQ(rig.events.pop(), std::nullopt);
}
