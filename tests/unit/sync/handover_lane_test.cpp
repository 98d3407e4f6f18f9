// Photos from a visitor's phone: asked for each second, taken once each, and ended when nobody waits any
// more.
#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/sync/lanes.h"
#include "tests/fakes/hub_answers.h"
#include "tests/fakes/manual_clock.h"

using namespace std::chrono_literals;

namespace handover_lane {
namespace {

using syncing::HttpAnswer;
using syncing::HttpRequest;

// A hub with one hand-over; what its phone has sent is the test's.
struct Hub {
    std::vector<domain::Photo> photos;
    std::function<std::optional<HttpAnswer>(const HttpRequest&)> instead = [](const HttpRequest&) {
        return std::nullopt;
    };

    HttpAnswer operator()(const HttpRequest& request) const {
        if (auto other = instead(request)) return *other;
        const std::string base = "/api/v1/handovers/00000000000000a1";
        if (request.path == "/api/v1/handovers")
            return fakes::hub_answer(201, protocol::encode(protocol::HandoverBegun{
                                              fakes::at(8, 53), "00000000000000a1", "feed", 600s}));
        if (request.path == base) {
            protocol::HandoverAnswer answer{fakes::at(8, 53), {}};
            for (const auto& photo : photos)
                answer.photos.push_back(photo.hash);
            return fakes::hub_answer(200, protocol::encode(answer));
        }
        if (request.path == base + "/end")
            return fakes::hub_answer(200, protocol::encode(protocol::ClockAnswer{fakes::at(8, 53), "e"}));
        for (const auto& photo : photos)
            if (request.path == base + "/photos/" + photo.hash) {
                HttpAnswer answer = fakes::hub_answer(200, photo.jpeg);
                answer.headers["content-type"] = "image/jpeg";
                return answer;
            }
        return fakes::error_answer(404, "not_found");
    }
};

struct Rig {
    syncing::SyncOptions options{"k1", "secret"};
    fakes::ManualClock clock{fakes::at(8, 52)};
    std::vector<syncing::SyncEvent> events;
    Hub hub;
    std::stop_source stop, ended;
    int pauses = 0;
    std::function<void(int)> on_pause = [](int) {};
    syncing::Pacing pacing{{},
                           [] { return 0.5; },
                           [this](std::chrono::milliseconds time, std::stop_token) {
                               clock.advance(time);
                               on_pause(++pauses);
                               // A lane that never ends fails its test.
                               if (pauses >= 2000) stop.request_stop(), ended.request_stop();
                           }};
    std::function<void(syncing::SyncEvent)> emit = [this](syncing::SyncEvent event) {
        events.push_back(std::move(event));
    };
    fakes::FakeTransport wire{[this](const HttpRequest& request) { return hub(request); }};
    syncing::HandoverLane lane{{options, wire, clock, pacing, emit}};

    std::optional<syncing::SyncEvent> serve(std::size_t most = 3) {
        return lane.serve({7, most}, ended.get_token(), stop.get_token());
    }
    template <class T>
    std::vector<T> all() const {
        std::vector<T> found;
        for (const auto& event : events)
            if (const auto* one = std::get_if<T>(&event)) found.push_back(*one);
        return found;
    }
    std::size_t asked(const std::string& end) const {
        const auto requests = wire.requests();
        return static_cast<std::size_t>(std::count_if(
            requests.begin(), requests.end(), [&](const auto& each) { return each.path.ends_with(end); }));
    }
};

domain::Photo photo(const std::string& bytes) {
    return domain::photo_of(bytes);
}

}  // namespace

TEST(HandoverLane, OpensTakesEachPhotoOnceAndEndsWhenAllHaveCome) {
    Rig rig;
    rig.on_pause = [&](int n) {
        if (n == 2) rig.hub.photos = {photo("one")};
        if (n == 5) rig.hub.photos = {photo("one"), photo("two")};
    };
    const auto event = rig.serve(2);
    ASSERT_TRUE(event);
    EXPECT_TRUE(std::get<syncing::HandoverOver>(*event).why);
    const auto opened = rig.all<syncing::HandoverOpen>();
    ASSERT_EQ(opened.size(), 1u);
    EXPECT_EQ(opened[0].number, 7u);
    EXPECT_EQ(opened[0].key, "feed");
    EXPECT_EQ(opened[0].lasts, 600s);
    const auto photos = rig.all<syncing::HandoverPhoto>();
    ASSERT_EQ(photos.size(), 2u);
    EXPECT_EQ(photos[0].jpeg, "one");
    EXPECT_EQ(photos[1].jpeg, "two");
    EXPECT_EQ(rig.pauses, 5) << "nothing is waited for any more";
    EXPECT_EQ(rig.asked("/end"), 1u);
    EXPECT_EQ(protocol::decode_handover_asked(rig.wire.requests()[0].body).value().most, 2u);
}

TEST(HandoverLane, EndsWhenNobodyWaitsAnyMore) {
    Rig rig;
    rig.on_pause = [&](int n) {
        if (n == 3) rig.hub.photos = {photo("late")}, rig.ended.request_stop();
    };
    EXPECT_TRUE(std::get<syncing::HandoverOver>(*rig.serve()).why);
    EXPECT_TRUE(rig.all<syncing::HandoverPhoto>().empty());
    EXPECT_EQ(rig.asked("/end"), 1u) << "the hub forgets what came too late";
}

TEST(HandoverLane, EndsByItselfWhenItsTimeIsOver) {
    Rig rig;
    EXPECT_TRUE(std::get<syncing::HandoverOver>(*rig.serve()).why);
    EXPECT_EQ(rig.pauses, 600);
}

TEST(HandoverLane, SaysThatItCouldNotBegin) {
    Rig rig;
    rig.hub.instead = [](const HttpRequest&) { return fakes::error_answer(503, "unavailable"); };
    const auto event = rig.serve();
    EXPECT_FALSE(std::get<syncing::HandoverOver>(*event).why);
    EXPECT_EQ(rig.wire.requests().size(), 1u) << "somebody waits: the page says so at once";
    rig.hub.instead = [](const HttpRequest&) -> std::optional<HttpAnswer> {
        return HttpAnswer{201, {{"content-type", "text/html"}}, "<html>sign in</html>"};
    };
    EXPECT_FALSE(std::get<syncing::HandoverOver>(*rig.serve()).why) << "a portal is no hub";
    EXPECT_TRUE(rig.all<syncing::HandoverOpen>().empty());
}

// A line that breaks while the phone sends is no end: what came meanwhile is taken when it is back.
TEST(HandoverLane, OutlivesABrokenLine) {
    Rig rig;
    int failures = 0;
    rig.on_pause = [&](int n) {
        if (n == 1) rig.hub.photos = {photo("one")};
    };
    rig.hub.instead = [&](const HttpRequest& request) -> std::optional<HttpAnswer> {
        if (request.method != "GET" || failures >= 4) return std::nullopt;
        ++failures;
        return HttpAnswer{502, {}, "bad gateway"};
    };
    EXPECT_TRUE(std::get<syncing::HandoverOver>(*rig.serve(1)).why);
    ASSERT_EQ(rig.all<syncing::HandoverPhoto>().size(), 1u);
    EXPECT_EQ(failures, 4);
}

TEST(HandoverLane, TakesNoOtherBytesForThePhoto) {
    Rig rig;
    rig.hub.photos = {photo("one")};
    int wrong = 0;
    rig.hub.instead = [&](const HttpRequest& request) -> std::optional<HttpAnswer> {
        if (request.path.find("/photos/") == std::string::npos || wrong == 3) return std::nullopt;
        ++wrong;
        HttpAnswer answer = fakes::hub_answer(200, wrong == 1 ? "on" : "one");
        answer.headers["content-type"] = wrong == 2 ? "text/html" : "image/jpeg";
        if (wrong == 3) answer.body = "two";
        return answer;
    };
    EXPECT_TRUE(std::get<syncing::HandoverOver>(*rig.serve(1)).why);
    const auto photos = rig.all<syncing::HandoverPhoto>();
    ASSERT_EQ(photos.size(), 1u);
    EXPECT_EQ(photos[0].jpeg, "one");
    EXPECT_EQ(wrong, 3);
}

TEST(HandoverLane, IsOverWhereTheHubKnowsItNoMore) {
    Rig rig;
    rig.hub.instead = [](const HttpRequest& request) -> std::optional<HttpAnswer> {
        if (request.method == "GET") return fakes::error_answer(404, "not_found");
        return std::nullopt;
    };
    EXPECT_FALSE(std::get<syncing::HandoverOver>(*rig.serve()).why);
    EXPECT_EQ(rig.pauses, 0);
}

TEST(HandoverLane, OfARevokedKioskEndsAllConversations) {
    for (const bool at_once : {true, false}) {
        Rig rig;
        rig.hub.instead = [&](const HttpRequest& request) -> std::optional<HttpAnswer> {
            if (!at_once && request.method == "POST") return std::nullopt;
            return fakes::error_answer(403, "device_revoked");
        };
        EXPECT_TRUE(std::holds_alternative<syncing::Revoked>(*rig.serve())) << at_once;
    }
}

}  // namespace handover_lane
