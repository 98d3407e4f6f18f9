// Photos for whoever scanned a slip: of that one alone, and gone with the page.
#include "kiosk/service/photo_worker.h"
#include "tests/unit/service/repair.h"

using namespace service;
using namespace service::test;

namespace {

constexpr const char* pages = "https://suishou.example";

struct SlipPhotos : Repair {
    SlipPhotos() {
        first = report(leak());
        second = report(leak());
    }
    void hold(const ReportResult& result) {
        lobby.clock->advance(1min);
        lobby.scan(domain::write_request_code(pages, result.request.number, result.key));
    }
    // The hub's part: one photo, made by the worker at once.
    void comes(std::uint64_t number, bool mended = true) {
        lobby.step(syncing::SlipPhoto{number, mended, "jpeg"});
        while (!lobby.photo_jobs.empty()) {
            const auto job = lobby.photo_jobs.front();
            lobby.photo_jobs.erase(lobby.photo_jobs.begin());
            EXPECT_EQ(job.file, "jpeg");
            const auto made = make_photo(base::Still{64, 36, std::vector<std::uint8_t>(64 * 36 * 3, 90)});
            lobby.step(PhotoMade{job.number, made, job.of});
        }
    }
    std::vector<SlipPhotoShown> shown() { return lobby.look()->repair->slip_photos; }

    ReportResult first, second;
};

}  // namespace

TEST_F(SlipPhotos, AreFetchedByTheKeyOfTheSlipAndShown) {
    hold(first);
    ASSERT_EQ(lobby.sync.slips.size(), 1u);
    EXPECT_EQ(lobby.sync.slips[0].request, domain::to_string(first.request.number));
    EXPECT_EQ(lobby.sync.slips[0].key, base::to_string(first.key));
    comes(lobby.sync.slips[0].number, false);
    comes(lobby.sync.slips[0].number);
    ASSERT_EQ(shown().size(), 2u);
    EXPECT_FALSE(shown()[0].mended);
    EXPECT_TRUE(shown()[1].mended);
    EXPECT_NE(shown()[1].preview, nullptr);
    EXPECT_TRUE(lobby.look()->repair->photos.kept.empty()) << "they go with no report";
}

TEST_F(SlipPhotos, OfAnotherSlipAreAnothers) {
    hold(first);
    const auto old = lobby.sync.slips[0].number;
    comes(old);
    hold(second);
    EXPECT_TRUE(shown().empty());
    EXPECT_EQ(lobby.sync.slips_ended, 1);
    EXPECT_EQ(lobby.sync.slips.size(), 1u) << "one at a time";
    comes(old);
    EXPECT_TRUE(shown().empty());
    lobby.step(syncing::SlipPhotosOver{old});
    ASSERT_EQ(lobby.sync.slips.size(), 2u);
    comes(lobby.sync.slips[1].number);
    EXPECT_EQ(shown().size(), 1u);
}

TEST_F(SlipPhotos, AreForNobodyWhoTypedANumber) {
    hold(first);
    comes(lobby.sync.slips[0].number);
    lobby.send(command::FollowRequest{1, domain::to_string(first.request.number)});
    EXPECT_TRUE(shown().empty());
    lobby.clock->advance(1min);
    lobby.scan(domain::to_string(second.request.number));
    EXPECT_EQ(lobby.sync.slips.size(), 1u) << "a slip without a key is a number";
}

TEST_F(SlipPhotos, GoWithTheVisit) {
    hold(first);
    comes(lobby.sync.slips[0].number);
    lobby.send(command::EndVisit{1});
    EXPECT_TRUE(shown().empty());
    comes(lobby.sync.slips[0].number);
    EXPECT_TRUE(shown().empty()) << "late";
    lobby.send(command::BeginVisit{2});
    EXPECT_TRUE(shown().empty());
}

TEST_F(SlipPhotos, WhatIsNoPictureIsNotShown) {
    hold(first);
    lobby.step(syncing::SlipPhoto{lobby.sync.slips[0].number, true, "no jpeg"});
    ASSERT_EQ(lobby.photo_jobs.size(), 1u);
    const auto job = lobby.photo_jobs[0];
    lobby.step(PhotoMade{job.number, make_photo(job), job.of});
    EXPECT_TRUE(shown().empty());
    EXPECT_EQ(lobby.look()->repair->followed->problem, FollowProblem::none);
}
