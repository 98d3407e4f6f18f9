// Photos of a service request whose slip was scanned: one try, as many as the page shows, and only what they
// say they are.
#include <gtest/gtest.h>

#include "kiosk/protocol/request_photos.h"
#include "kiosk/sync/lanes.h"
#include "tests/fakes/hub_answers.h"
#include "tests/fakes/manual_clock.h"

namespace slip_lane {
namespace {

using syncing::HttpAnswer;
using syncing::HttpRequest;

const std::string list_path = "/api/v1/requests/BX-20261222-A-037/00000000c0ffee00/photos";

struct Rig {
    syncing::SyncOptions options{"k1", "secret"};
    fakes::ManualClock clock{fakes::at(8, 52)};
    std::vector<syncing::SyncEvent> events;
    std::vector<std::pair<domain::Photo, bool>> photos;
    HttpAnswer list = fakes::error_answer(404, "not_found");
    std::string type = "image/jpeg";
    std::stop_source ended;
    syncing::Pacing pacing{{}, [] { return 0.5; }, [](std::chrono::milliseconds, std::stop_token) {}};
    std::function<void(syncing::SyncEvent)> emit = [this](syncing::SyncEvent event) {
        events.push_back(std::move(event));
    };
    fakes::FakeTransport wire{[this](const HttpRequest& request) -> HttpAnswer {
        if (request.path == list_path) return list;
        for (const auto& [photo, mended] : photos)
            if (request.path == list_path + "/" + photo.hash) {
                HttpAnswer answer = fakes::hub_answer(200, photo.jpeg);
                answer.headers["content-type"] = type;
                return answer;
            }
        return fakes::error_answer(404, "not_found");
    }};
    syncing::SlipLane lane{{options, wire, clock, pacing, emit}};

    void has(std::vector<std::pair<std::string, bool>> all) {
        protocol::RequestPhotosAnswer answer{fakes::at(8, 53), {}};
        for (const auto& [bytes, mended] : all) {
            photos.emplace_back(domain::photo_of(bytes), mended);
            answer.photos.push_back({photos.back().first.hash, mended});
        }
        list = fakes::hub_answer(200, protocol::encode(answer));
    }
    std::optional<syncing::SyncEvent> serve() {
        return lane.serve({7, "BX-20261222-A-037", "00000000c0ffee00", 1}, ended.get_token());
    }
    std::vector<std::string> taken() const {
        std::vector<std::string> all;
        for (const auto& event : events)
            if (const auto* photo = std::get_if<syncing::SlipPhoto>(&event)) {
                EXPECT_EQ(photo->number, 7u);
                all.push_back(photo->jpeg + (photo->mended ? " mended" : ""));
            }
        return all;
    }
};

bool over(const std::optional<syncing::SyncEvent>& event) {
    return event && std::holds_alternative<syncing::SlipPhotosOver>(*event);
}

}  // namespace

TEST(SlipLane, TakesTheFirstOfItsReporterAndTheLastOfWhatWasMended) {
    Rig rig;
    rig.has({{"before", false}, {"before too", false}, {"after", true}, {"after too", true}});
    EXPECT_TRUE(over(rig.serve()));
    EXPECT_EQ(rig.taken(), (std::vector<std::string>{"before", "after too mended"}));
    EXPECT_EQ(rig.wire.requests().size(), 3u) << "no byte of those that nobody sees";
}

TEST(SlipLane, TriesOnce) {
    Rig rig;
    EXPECT_TRUE(over(rig.serve()));
    rig.list = fakes::error_answer(503, "unavailable");
    EXPECT_TRUE(over(rig.serve()));
    rig.list = fakes::hub_answer(200, R"({"hub_time_ms": 1, "photos": [{"hash": "../../etc"}]})");
    EXPECT_TRUE(over(rig.serve()));
    EXPECT_EQ(rig.wire.requests().size(), 3u);
    EXPECT_TRUE(rig.taken().empty());
}

TEST(SlipLane, WhatIsNotThePhotoIsNone) {
    Rig rig;
    rig.has({{"before", false}});
    rig.photos[0].first.jpeg = "another";
    EXPECT_TRUE(over(rig.serve()));
    EXPECT_TRUE(rig.taken().empty());
    rig.photos[0].first.jpeg = "before";
    rig.type = "text/html";
    EXPECT_TRUE(over(rig.serve()));
    EXPECT_TRUE(rig.taken().empty());
    rig.type = "image/jpeg";
    rig.serve();
    EXPECT_EQ(rig.taken().size(), 1u);
}

TEST(SlipLane, FetchesNothingOnceThePageIsLeft) {
    Rig rig;
    rig.has({{"before", false}, {"after", true}});
    rig.ended.request_stop();
    EXPECT_TRUE(over(rig.serve()));
    EXPECT_TRUE(rig.taken().empty());
}

TEST(SlipLane, HearsThatTheKioskIsRevoked) {
    Rig rig;
    rig.list = fakes::error_answer(403, "device_revoked");
    const auto event = rig.serve();
    ASSERT_TRUE(event);
    EXPECT_TRUE(std::holds_alternative<syncing::Revoked>(*event));
}

}  // namespace slip_lane
