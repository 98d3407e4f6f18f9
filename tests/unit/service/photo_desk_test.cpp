// Photos of a report: taken on the visitor's word alone, sent with it, gone with the visit.
#include <gtest/gtest.h>

#include "hub/requests/photo.h"
#include "kiosk/service/photo_worker.h"
#include "tests/fakes/one_of_each.h"
#include "tests/unit/service/lobby.h"

using namespace service;
using namespace service::test;

namespace {

struct PhotosOfAReport : ::testing::Test {
    Lobby lobby;

    PhotosOfAReport() {
        lobby.store.all_layouts = {sample::layout()};
        for (auto& cell : lobby.store.all_layouts[0].cells)
            cell.no_photo = false;
        lobby.store.all_categories = {sample::category()};
        lobby.settings.site.kiosk_code = "A";
        lobby.send(command::BeginVisit{1});
        lobby.step(CameraChanged{CameraState::running});
    }
    // Each of its own colour.
    static std::shared_ptr<const base::Still> picture(std::uint8_t level) {
        return std::make_shared<const base::Still>(
            base::Still{64, 36, std::vector<std::uint8_t>(64 * 36 * 3, level)});
    }
    PhotosView look() { return lobby.look()->repair->photos; }
    // Camera and worker answer at once.
    PhotosView take(std::uint8_t level = 90) {
        lobby.send(command::TakePhoto{1});
        lobby.step(StillTaken{picture(level)});
        if (!lobby.photo_jobs.empty()) {
            const auto job = lobby.photo_jobs.back();
            lobby.photo_jobs.clear();
            lobby.step(PhotoMade{job.number, make_photo(*job.still)});
        }
        return look();
    }
    void take_and_keep(std::uint8_t level) {
        const auto view = take(level);
        ASSERT_TRUE(view.taken);
        lobby.send(command::KeepPhoto{1, view.taken->id});
    }
    static command::SubmitRequest leak() {
        command::SubmitRequest said;
        said.visit = 1;
        said.cell = "main-3-2";
        said.category = "water.leak";
        return said;
    }
    std::vector<std::string> reported() {
        const auto facts = lobby.store.facts_of<domain::ServiceRequestFact>();
        return facts.empty() ? std::vector<std::string>() : facts.back().photos;
    }
};

}  // namespace

// What a finger went over is gone from what travels, and nothing travels before it is.
TEST_F(PhotosOfAReport, APhotoSaysEnough) {
    auto said = leak();
    said.category.clear();
    EXPECT_EQ(lobby.send(said)->repair->report->problem, ReportProblem::nothing_said);
    lobby.send(command::EnterPhotoPage{1});
    take_and_keep(10);
    EXPECT_EQ(lobby.send(said)->repair->report->problem, ReportProblem::none);
    EXPECT_EQ(reported().size(), 1u);
}

TEST_F(PhotosOfAReport, TravelWithoutWhatAFingerWentOver) {
    lobby.send(command::EnterPhotoPage{1});
    // Two halves: a square on the border between them is neither the one nor the other.
    auto still =
        std::make_shared<base::Still>(base::Still{96, 48, std::vector<std::uint8_t>(96 * 48 * 3, 0)});
    for (std::size_t i = 0; i < still->rgb.size(); ++i)
        if (i / 3 % 96 >= 46) still->rgb[i] = 255;
    lobby.send(command::TakePhoto{1});
    lobby.step(StillTaken{still});
    const auto first = lobby.photo_jobs.back();
    lobby.photo_jobs.clear();
    lobby.step(PhotoMade{first.number, make_photo(first)});
    const std::uint64_t id = look().taken->id;
    lobby.send(command::HidePart{1, id, {{.5f, .5f, .1f}}});
    EXPECT_TRUE(look().taken->hiding);
    lobby.send(command::HidePart{1, id, {{.1f, .1f, .02f}}});
    ASSERT_EQ(lobby.photo_jobs.size(), 1u) << "the second stroke waits for the first";
    lobby.send(command::KeepPhoto{1, id});
    const auto said = leak();
    EXPECT_FALSE(lobby.send(said)->repair->report) << "not before";
    const auto one = lobby.photo_jobs.at(0);
    lobby.photo_jobs.clear();
    lobby.step(PhotoMade{one.number, make_photo(one)});
    EXPECT_FALSE(look().kept.empty());
    ASSERT_EQ(lobby.photo_jobs.size(), 1u);
    EXPECT_FALSE(lobby.look()->repair->report);
    const auto two = lobby.photo_jobs.at(0);
    const auto last = make_photo(two);
    lobby.step(PhotoMade{two.number, last});
    ASSERT_TRUE(lobby.look()->repair->report);
    EXPECT_EQ(reported(), std::vector<std::string>{last->photo.hash});
    const auto& preview = *last->preview;
    const auto red = [&](int x, int y) {
        return preview.pixels[4 * (static_cast<std::size_t>(y) * 96 + static_cast<std::size_t>(x))];
    };
    EXPECT_GT(red(45, 24), 40) << "of black and white is grey";
    EXPECT_LT(red(46, 24), 215);
    EXPECT_LT(red(45, 2), 40) << "above the finger all is as it was";
    EXPECT_GT(red(47, 2), 215);
}

TEST_F(PhotosOfAReport, WhatCannotBeHiddenGoesWithNobody) {
    lobby.send(command::EnterPhotoPage{1});
    take_and_keep(100);
    lobby.send(command::HidePart{1, look().kept[0].id, {{.5f, .5f, .1f}}});
    lobby.step(PhotoMade{lobby.photo_jobs.back().number, nullptr});
    EXPECT_TRUE(look().kept.empty());
    take_and_keep(110);
    lobby.photos_take = false;
    lobby.send(command::HidePart{1, look().kept[0].id, {{.5f, .5f, .1f}}});
    EXPECT_TRUE(look().kept.empty()) << "the worker takes no more";
}

TEST_F(PhotosOfAReport, AreTakenKeptAndNamedInTheReport) {
    lobby.send(command::EnterPhotoPage{1});
    EXPECT_EQ(lobby.camera, std::vector<bool>{true});
    EXPECT_EQ(lobby.stills_asked, 0) << "a page is no word";
    const auto view = take();
    EXPECT_EQ(lobby.stills_asked, 1);
    ASSERT_TRUE(view.taken);
    ASSERT_TRUE(view.taken->preview);
    EXPECT_EQ(view.taken->preview->width, 64);
    EXPECT_TRUE(view.kept.empty());
    lobby.send(command::KeepPhoto{1, view.taken->id});
    take_and_keep(200);
    lobby.send(command::LeavePhotoPage{1});
    EXPECT_EQ(lobby.camera, (std::vector<bool>{true, false})) << "closed with the page";
    ASSERT_EQ(look().kept.size(), 2u);
    const auto report = *lobby.send(leak())->repair->report;
    EXPECT_EQ(report.photos, 2u);
    EXPECT_FALSE(report.photos_lost);
    ASSERT_EQ(reported().size(), 2u);
    for (const auto& hash : reported())
        EXPECT_TRUE(domain::is_photo_hash(hash));
    EXPECT_NE(reported()[0], reported()[1]);
    EXPECT_TRUE(look().kept.empty()) << "the next report has none yet";
}

TEST_F(PhotosOfAReport, TheHubTakesThem) {
    const auto made = make_photo(*picture(7));
    ASSERT_TRUE(made);
    EXPECT_TRUE(hub::is_plain_jpeg(made->photo.jpeg));
    EXPECT_EQ(made->photo.hash, domain::photo_of(made->photo.jpeg).hash);
    EXPECT_EQ(domain::photo_of("abc").hash,
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        << "FIPS 180-4's example";
    EXPECT_EQ(make_photo(base::Still{}), nullptr);
}

TEST_F(PhotosOfAReport, WhatIsNotKeptIsGoneWithThePage) {
    lobby.send(command::EnterPhotoPage{1});
    take();
    lobby.send(command::LeavePhotoPage{1});
    EXPECT_FALSE(look().taken);
    lobby.send(leak());
    EXPECT_TRUE(reported().empty());
}

TEST_F(PhotosOfAReport, AnotherTakeReplacesTheOneThatWasNotKept) {
    lobby.send(command::EnterPhotoPage{1});
    const auto first = take(10).taken;
    const auto second = take(20).taken;
    ASSERT_TRUE(first && second);
    EXPECT_NE(first->id, second->id);
    lobby.send(command::KeepPhoto{1, first->id});
    EXPECT_TRUE(look().kept.empty()) << "that one is gone";
}

TEST_F(PhotosOfAReport, OneIsRemovedAndThereAreThreeAtMost) {
    lobby.send(command::EnterPhotoPage{1});
    for (const std::uint8_t level : {10, 20, 30})
        take_and_keep(level);
    EXPECT_FALSE(take(40).taken);
    EXPECT_EQ(lobby.stills_asked, 3);
    const auto kept = look().kept;
    lobby.send(command::DropPhoto{1, kept[1].id});
    ASSERT_EQ(look().kept.size(), 2u);
    EXPECT_EQ(look().kept[0].id, kept[0].id);
    EXPECT_EQ(look().kept[1].id, kept[2].id);
    EXPECT_TRUE(take(50).taken);
}

TEST_F(PhotosOfAReport, TheSamePictureTwiceIsNamedOnce) {
    lobby.send(command::EnterPhotoPage{1});
    take_and_keep(10);
    take_and_keep(10);
    lobby.send(leak());
    EXPECT_EQ(reported().size(), 1u);
}

TEST_F(PhotosOfAReport, NothingIsTakenWithoutThePageOrTheCamera) {
    lobby.send(command::TakePhoto{1});
    EXPECT_EQ(lobby.stills_asked, 0);
    lobby.send(command::EnterPhotoPage{1});
    lobby.step(StillTaken{picture(1)});
    EXPECT_TRUE(lobby.photo_jobs.empty()) << "nobody asked";
    lobby.step(CameraChanged{CameraState::absent});
    lobby.send(command::TakePhoto{1});
    EXPECT_EQ(lobby.stills_asked, 0);
    EXPECT_EQ(look().step, PhotoStep::failed);
}

TEST_F(PhotosOfAReport, ACameraThatVanishesLosesNoneThatWereKept) {
    lobby.send(command::EnterPhotoPage{1});
    take_and_keep(10);
    lobby.send(command::TakePhoto{1});
    EXPECT_EQ(look().step, PhotoStep::taking);
    lobby.step(CameraChanged{CameraState::absent});
    lobby.after(PhotoDesk::patience);
    EXPECT_EQ(look().step, PhotoStep::failed) << "it does not wait for ever";
    EXPECT_EQ(look().kept.size(), 1u);
    lobby.step(StillTaken{picture(3)});
    EXPECT_TRUE(lobby.photo_jobs.empty()) << "too late";
}

TEST_F(PhotosOfAReport, WhatCannotBeMadeIsSaid) {
    lobby.send(command::EnterPhotoPage{1});
    lobby.photos_take = false;
    take();
    EXPECT_EQ(look().step, PhotoStep::failed);
    lobby.photos_take = true;
    lobby.send(command::TakePhoto{1});
    lobby.step(StillTaken{picture(1)});
    lobby.step(PhotoMade{lobby.photo_jobs.back().number, nullptr});
    EXPECT_EQ(look().step, PhotoStep::failed);
}

TEST_F(PhotosOfAReport, NothingOfThemSurvivesTheVisit) {
    lobby.send(command::EnterPhotoPage{1});
    take_and_keep(10);
    std::weak_ptr<const base::Rgba> preview = look().kept[0].preview;
    lobby.send(command::TakePhoto{1});
    lobby.step(StillTaken{picture(2)});
    const auto late = lobby.photo_jobs.back();
    lobby.photo_jobs.clear();
    lobby.send(command::EndVisit{1});
    EXPECT_TRUE(look().kept.empty());
    EXPECT_TRUE(preview.expired());
    lobby.step(PhotoMade{late.number, make_photo(*late.still)});
    EXPECT_FALSE(look().taken) << "it is nobody's";
    lobby.send(command::BeginVisit{2});
    auto said = leak();
    said.visit = 2;
    lobby.send(said);
    EXPECT_TRUE(reported().empty());
}

TEST_F(PhotosOfAReport, ACodeInThePictureChecksNobodyIn) {
    lobby.send(command::EnterPhotoPage{1});
    EXPECT_EQ(lobby.scan("nothing of ours")->check_in->scans, 0u);
    lobby.send(command::LeavePhotoPage{1});
    EXPECT_EQ(lobby.scan("nothing of ours")->check_in->scans, 0u) << "the last frame's";
    lobby.send(command::EnterScanPage{1});
    EXPECT_EQ(lobby.scan("nothing of ours")->check_in->scans, 1u);
}

TEST_F(PhotosOfAReport, ASiteMayAskForATouchBeforeTheCameraOpens) {
    lobby.core.reset();
    lobby.camera.clear();
    lobby.settings.basis.file.camera_opens = domain::CameraOpens::by_touch;
    lobby.send(command::BeginVisit{1});
    EXPECT_TRUE(lobby.send(command::EnterPhotoPage{1})->devices->camera_waits);
    EXPECT_TRUE(lobby.camera.empty());
    lobby.send(command::OpenCamera{1});
    EXPECT_EQ(lobby.camera, std::vector<bool>{true});
    EXPECT_FALSE(lobby.send(command::LeavePhotoPage{1})->devices->camera_waits);
}

TEST_F(PhotosOfAReport, NoneAreSentOfAPlaceThatMustNotBePhotographed) {
    for (auto& cell : lobby.store.all_layouts[0].cells)
        cell.no_photo = true;
    lobby.core.reset();
    lobby.send(command::BeginVisit{1});
    lobby.step(CameraChanged{CameraState::running});
    lobby.send(command::EnterPhotoPage{1});
    take_and_keep(10);
    const auto report = *lobby.send(leak())->repair->report;
    ASSERT_EQ(report.problem, ReportProblem::none);
    EXPECT_TRUE(reported().empty());
    EXPECT_FALSE(report.photos_lost) << "they were not to be kept";
}

TEST_F(PhotosOfAReport, AReportThatFailsKeepsThemForTheNextTry) {
    lobby.send(command::EnterPhotoPage{1});
    take_and_keep(10);
    lobby.store.record_fails = base::ErrorKind::disk_full;
    EXPECT_EQ(lobby.send(leak())->repair->report->problem, ReportProblem::failed);
    EXPECT_EQ(look().kept.size(), 1u);
}
