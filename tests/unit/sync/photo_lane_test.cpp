// A photo's way to the hub: asked for first, sent once, set aside on the hub's own word alone.
#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/sync/lanes.h"
#include "tests/fakes/hub_answers.h"
#include "tests/fakes/manual_clock.h"

using namespace std::chrono_literals;

namespace photo_lane {
namespace {

using syncing::HttpAnswer;
using syncing::HttpRequest;

const domain::Photo photo{std::string(64, 'a'), std::string("\xFF\xD8 bytes \0 of it", 16)};

HttpAnswer about(HttpAnswer answer, const std::string& hash = photo.hash) {
    answer.headers[protocol::blob_header] = hash;
    return answer;
}
HttpAnswer yes() {
    return about(fakes::hub_answer(200, protocol::encode(protocol::ClockAnswer{fakes::at(8, 53), "e"})));
}
HttpAnswer without_body(HttpAnswer answer) {
    answer.body.clear();
    return answer;
}
HttpAnswer no() {
    return without_body(about(fakes::error_answer(404, "not_found")));
}

struct Rig {
    syncing::SyncOptions options{"k1", "secret"};
    fakes::ManualClock clock{fakes::at(8, 52)};
    std::vector<syncing::SyncEvent> events;
    std::vector<std::chrono::milliseconds> pauses;
    std::stop_source stop;
    syncing::Pacing pacing{{},
                           [] { return 0.5; },
                           [this](std::chrono::milliseconds time, std::stop_token) {
                               pauses.push_back(time);
                               clock.advance(time);
                               // A lane that never ends fails its test.
                               if (pauses.size() >= 100) stop.request_stop();
                           }};
    std::function<void(syncing::SyncEvent)> emit = [this](syncing::SyncEvent event) {
        events.push_back(std::move(event));
    };
    fakes::FakeTransport wire;
    syncing::PhotoLane lane{{options, wire, clock, pacing, emit}};

    explicit Rig(fakes::FakeTransport::Handler handler) : wire(std::move(handler)) {}

    std::optional<syncing::SyncEvent> deliver() { return lane.deliver(photo, stop.get_token()); }
    template <class T>
    std::size_t count() const {
        return static_cast<std::size_t>(std::count_if(events.begin(), events.end(), [](const auto& event) {
            return std::holds_alternative<T>(event);
        }));
    }
    std::size_t puts() const {
        const auto all = wire.requests();
        return static_cast<std::size_t>(std::count_if(
            all.begin(), all.end(), [](const auto& request) { return request.method == "PUT"; }));
    }
};

// The question is answered with 404, what is put in turn with these; after the last one with "yes".
auto hub_that_answers(std::vector<HttpAnswer> answers) {
    auto next = std::make_shared<std::size_t>(0);
    return [next, answers = std::move(answers)](const HttpRequest& request) {
        if (request.method == "HEAD") return no();
        return *next < answers.size() ? answers[(*next)++] : yes();
    };
}

}  // namespace

TEST(PhotoLane, AsksAndThenSends) {
    Rig rig(hub_that_answers({}));
    const auto event = rig.deliver();
    ASSERT_TRUE(event);
    EXPECT_EQ(std::get<syncing::PhotoSent>(*event).hash, photo.hash);
    const auto requests = rig.wire.requests();
    ASSERT_EQ(requests.size(), 2u);
    for (const auto& request : requests) {
        EXPECT_EQ(request.path, "/api/v1/blobs/" + photo.hash);
        EXPECT_EQ(request.headers.at("authorization"), "Bearer secret");
        EXPECT_GT(request.stall, 0s) << "a line on which nothing moves";
    }
    EXPECT_EQ(requests[0].method, "HEAD");
    EXPECT_TRUE(requests[0].body.empty());
    EXPECT_EQ(requests[1].method, "PUT");
    EXPECT_EQ(requests[1].body, photo.jpeg);
    EXPECT_EQ(requests[1].headers.at("content-type"), "image/jpeg");
    EXPECT_GE(requests[1].deadline, 5min) << "1.5 MiB over a slow line";
    EXPECT_EQ(rig.count<syncing::HubHeard>(), 1u);
    EXPECT_EQ(rig.count<syncing::PhotoFailed>(), 0u);
}

TEST(PhotoLane, WhatTheHubHasIsNotSentAgain) {
    Rig rig([](const HttpRequest&) { return without_body(yes()); });
    EXPECT_TRUE(std::holds_alternative<syncing::PhotoSent>(rig.deliver().value()));
    EXPECT_EQ(rig.puts(), 0u);
}

TEST(PhotoLane, GoesOnAfterABreakWithAnotherQuestion) {
    int calls = 0;
    Rig rig([&](const HttpRequest& request) -> base::Result<HttpAnswer> {
        ++calls;
        if (calls == 1) return base::Error{base::ErrorKind::network, "no route", "wire"};
        if (calls == 2) return no();
        if (calls == 3)
            return base::Error{base::ErrorKind::timeout, "it arrived, the answer did not", "wire"};
        EXPECT_EQ(request.method, "HEAD");
        return without_body(yes());
    });
    EXPECT_TRUE(std::holds_alternative<syncing::PhotoSent>(rig.deliver().value()));
    EXPECT_EQ(calls, 4);
    EXPECT_EQ(rig.puts(), 1u);
    EXPECT_EQ(rig.count<syncing::PhotoFailed>(), 2u);
    EXPECT_EQ(rig.pauses, (std::vector<std::chrono::milliseconds>{500ms, 1s}));
}

TEST(PhotoLane, TheHubsRefusalEndsIt) {
    for (const auto& [status, code] : {std::pair{400, "malformed"}, std::pair{413, "too_large"}}) {
        Rig rig(hub_that_answers({about(fakes::error_answer(status, code))}));
        const auto event = rig.deliver();
        ASSERT_TRUE(event);
        const auto& refused = std::get<syncing::PhotoRefused>(*event);
        EXPECT_EQ(refused.hash, photo.hash);
        EXPECT_EQ(refused.code, code);
        EXPECT_EQ(rig.puts(), 1u);
    }
}

TEST(PhotoLane, OnlyTheHubsOwnRefusalDoes) {
    const HttpAnswer page{400, {{"content-type", "text/html"}}, "<html>Bad Request"};
    Rig rig(hub_that_answers(
        {page, about(fakes::error_answer(400, "of_a_newer_hub")), fakes::error_answer(400, "malformed"),
         about(fakes::error_answer(400, "malformed"), std::string(64, 'b')),
         about(fakes::error_answer(500, "internal")), about(fakes::error_answer(401, "unauthorized"))}));
    EXPECT_TRUE(std::holds_alternative<syncing::PhotoSent>(rig.deliver().value()));
    EXPECT_EQ(rig.count<syncing::PhotoFailed>(), 6u);
    EXPECT_EQ(rig.puts(), 7u);
}

TEST(PhotoLane, AnAnswerAboutAnotherPhotoSaysNothingOfThisOne) {
    int calls = 0;
    Rig rig([&](const HttpRequest& request) {
        ++calls;
        const bool put = request.method == "PUT";
        if (calls == 1) return without_body(about(yes(), std::string(64, 'b')));
        if (calls == 2 || calls == 4) return no();
        auto unnamed = yes();
        unnamed.headers.erase(protocol::blob_header);
        if (calls == 3) return unnamed;
        return put ? yes() : no();
    });
    EXPECT_TRUE(std::holds_alternative<syncing::PhotoSent>(rig.deliver().value()));
    EXPECT_EQ(calls, 5);
    EXPECT_EQ(rig.count<syncing::PhotoFailed>(), 2u);
}

TEST(PhotoLane, AHubThatKnowsNoPhotosIsNotAskedForAnHour) {
    Rig rig(hub_that_answers({fakes::error_answer(404, "not_found")}));
    EXPECT_TRUE(std::holds_alternative<syncing::PhotoSent>(rig.deliver().value()));
    EXPECT_EQ(rig.pauses, (std::vector<std::chrono::milliseconds>{1h}));
    EXPECT_EQ(std::get<syncing::PhotoFailed>(rig.events.at(1)).retry_in, 1h);
}

TEST(PhotoLane, OneThatAProxyLetsNotThroughIsGivenBack) {
    Rig rig(hub_that_answers({HttpAnswer{413, {}, "<html>too large"}}));
    EXPECT_EQ(std::get<syncing::PhotoTooLarge>(rig.deliver().value()).hash, photo.hash);
    EXPECT_TRUE(rig.pauses.empty());
}

TEST(PhotoLane, WaitsAsLongAsTheHubAsks) {
    auto busy = fakes::error_answer(503, "unavailable");
    busy.headers["retry-after"] = "7";
    Rig rig(hub_that_answers({busy}));
    EXPECT_TRUE(rig.deliver());
    EXPECT_EQ(rig.pauses, (std::vector<std::chrono::milliseconds>{7s + 500ms}));
}

TEST(PhotoLane, ARevocationEndsIt) {
    Rig rig(hub_that_answers({about(fakes::error_answer(403, "device_revoked"))}));
    EXPECT_TRUE(std::holds_alternative<syncing::Revoked>(rig.deliver().value()));
}

TEST(PhotoLane, AStopEndsIt) {
    Rig rig([](const HttpRequest&) { return base::Error{base::ErrorKind::network, "", ""}; });
    EXPECT_FALSE(rig.deliver());
    EXPECT_EQ(rig.pauses.size(), 100u);
    EXPECT_EQ(rig.pauses.back(), 30s) << "half of the longest";
}

}  // namespace photo_lane
