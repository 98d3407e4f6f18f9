// Photos of a report on the screen: counted down to, looked at, kept or not, and never in the way.
#include <gtest/gtest.h>

#include "tests/golden/screens/flows.h"
#include "ui/screens/repair.h"

namespace {

using namespace service;

class PhotoFlows : public golden::Flows {
  protected:
    template <class T>
    const T* last() const {
        return studio.sent.empty() ? nullptr : std::get_if<T>(&studio.sent.back());
    }
    template <class T>
    bool sent() const {
        return std::any_of(studio.sent.begin(), studio.sent.end(),
                           [](const Command& command) { return std::holds_alternative<T>(command); });
    }
    static PhotoShown photo(std::uint64_t id) {
        auto picture = std::make_shared<const base::Rgba>(base::Rgba{2, 1, {9, 9, 9, 255, 9, 9, 9, 255}});
        return {id, 1000, std::move(picture)};
    }
    void show(const PhotosView& photos) {
        RepairView repair;
        repair.photos = photos;
        view.repair = std::make_shared<const RepairView>(repair);
    }
    void at(std::chrono::milliseconds age) { shot.age = age; }
    static ui::SharedDraft leak() {
        auto draft = std::make_shared<ui::RepairDraft>();
        draft->cell = "main-4-6";
        draft->category = "water.leak";
        return draft;
    }
};

using namespace std::chrono_literals;

TEST_F(PhotoFlows, TheCameraIsOpenWhileThePageIs) {
    auto page = ui::make_repair_photo(leak());
    studio.enter(*page, view, shot);
    EXPECT_NE(last<command::EnterPhotoPage>(), nullptr);
    studio.leave(*page, view, shot);
    EXPECT_NE(last<command::LeavePhotoPage>(), nullptr);
}

TEST_F(PhotoFlows, ThreeSecondsAreCountedThenOneIsTaken) {
    auto page = ui::make_repair_photo(leak());
    at(1000ms);
    tap(*page, "repair.photo.shoot");
    at(1100ms);
    ASSERT_NE(node(*page, "repair.photo.count"), nullptr);
    EXPECT_EQ(node(*page, "repair.photo.count")->label, "3");
    EXPECT_FALSE(node(*page, "repair.photo.shoot")->enabled);
    at(3900ms);
    EXPECT_EQ(node(*page, "repair.photo.count")->label, "1");
    EXPECT_FALSE(sent<command::TakePhoto>());
    at(4100ms);
    EXPECT_EQ(node(*page, "repair.photo.count"), nullptr);
    EXPECT_NE(last<command::TakePhoto>(), nullptr);
    studio.sent.clear();
    at(9000ms);
    node(*page, "repair.photo.view");
    EXPECT_TRUE(studio.sent.empty()) << "one touch, one photo";
}

TEST_F(PhotoFlows, TheCountingCanBeStopped) {
    auto page = ui::make_repair_photo(leak());
    at(1000ms);
    tap(*page, "repair.photo.shoot");
    tap(*page, "repair.photo.stop");
    at(9000ms);
    EXPECT_EQ(node(*page, "repair.photo.count"), nullptr);
    EXPECT_FALSE(sent<command::TakePhoto>());
}

TEST_F(PhotoFlows, ACameraThatVanishesEndsTheCounting) {
    auto page = ui::make_repair_photo(leak());
    at(1000ms);
    tap(*page, "repair.photo.shoot");
    golden::set_camera(view, CameraState::absent);
    at(9000ms);
    node(*page, "repair.photo.say");
    EXPECT_FALSE(sent<command::TakePhoto>());
    PhotosView one;
    one.kept = {photo(1)};
    show(one);
    EXPECT_NE(node(*page, "repair.photo.slot.0"), nullptr) << "what there is stays";
    tap(*page, "repair.photo.back");
    EXPECT_EQ(studio.went_back, 1) << "the report goes on";
}

TEST_F(PhotoFlows, WhatWasTakenIsKeptOrTakenAgain) {
    auto page = ui::make_repair_photo(leak());
    PhotosView photos;
    photos.taken = photo(4);
    show(photos);
    tap(*page, "repair.photo.again");
    ASSERT_NE(last<command::DropPhoto>(), nullptr);
    EXPECT_EQ(last<command::DropPhoto>()->photo, 4u);
    EXPECT_EQ(studio.went_back, 0);
    tap(*page, "repair.photo.keep");
    ASSERT_NE(last<command::KeepPhoto>(), nullptr);
    EXPECT_EQ(last<command::KeepPhoto>()->photo, 4u);
    EXPECT_EQ(studio.went_back, 1);
}

TEST_F(PhotoFlows, ThePhonesPageIsAskedForAndLeft) {
    auto camera = ui::make_repair_photo(leak());
    tap(*camera, "repair.photo.phone");
    ASSERT_EQ(studio.opened.size(), 1u);
    auto page = std::move(studio.opened[0]);
    studio.enter(*page, view, shot);
    EXPECT_NE(last<command::OpenPhonePage>(), nullptr);
    EXPECT_GE(page->stays(), 2min) << "nobody touches it while they photograph";
    EXPECT_FALSE(node(*page, "repair.handover.done")->enabled) << "nothing has come";
    PhotosView photos;
    photos.kept = {photo(1)};
    photos.phone = {PhoneStep::open, "https://suishou.example/u/feed"};
    show(photos);
    EXPECT_NE(node(*page, "repair.handover.code"), nullptr);
    tap(*page, "repair.handover.done");
    EXPECT_EQ(studio.went_back, 1);
    studio.sent.clear();
    studio.leave(*page, view, shot);
    EXPECT_TRUE(studio.sent.empty()) << "a photo that is looked at, or help, ends nothing";
    auto what = ui::make_repair_what(leak());
    studio.enter(*what, view, shot);
    EXPECT_TRUE(sent<command::ClosePhonePage>()) << "the report goes on";
}

TEST_F(PhotoFlows, AnotherCodeIsOneTouchAway) {
    auto page = ui::make_repair_handover(leak());
    PhotosView photos;
    for (const auto step : {PhoneStep::over, PhoneStep::failed}) {
        photos.phone.step = step;
        show(photos);
        studio.sent.clear();
        EXPECT_EQ(node(*page, "repair.handover.code"), nullptr) << "a dead code leads nobody on";
        tap(*page, "repair.handover.again");
        EXPECT_NE(last<command::OpenPhonePage>(), nullptr);
    }
    photos.kept = {photo(1), photo(2), photo(3)};
    show(photos);
    EXPECT_EQ(node(*page, "repair.handover.again"), nullptr) << "there is no room for more";
}

// Where phones reach no hub there is nothing to scan.
TEST_F(PhotoFlows, WhereNoPhoneReachesTheHubNoneIsOffered) {
    auto camera = ui::make_repair_photo(leak());
    ASSERT_NE(node(*camera, "repair.photo.phone"), nullptr);
    domain::Site site = *view.site;
    site.phone_pages.clear();
    view.site = std::make_shared<const domain::Site>(site);
    EXPECT_EQ(node(*camera, "repair.photo.phone"), nullptr);
}

TEST_F(PhotoFlows, ASlotLeadsToTheCameraOrToItsPhoto) {
    PhotosView photos;
    photos.kept = {photo(7)};
    show(photos);
    auto what = ui::make_repair_what(leak());
    tap(*what, "repair.what.photo.slot.1");
    ASSERT_EQ(studio.opened.size(), 1u);
    studio.enter(*studio.opened[0], view, shot);
    EXPECT_NE(last<command::EnterPhotoPage>(), nullptr);
    studio.opened.clear();
    tap(*what, "repair.what.photo.slot.0");
    ASSERT_EQ(studio.opened.size(), 1u);
    auto look = std::move(studio.opened[0]);
    studio.sent.clear();
    studio.enter(*look, view, shot);
    EXPECT_TRUE(studio.sent.empty()) << "to look at one needs no camera";
    tap(*look, "repair.photo.remove");
    ASSERT_NE(last<command::DropPhoto>(), nullptr);
    EXPECT_EQ(last<command::DropPhoto>()->photo, 7u);
    EXPECT_EQ(studio.went_back, 1);
}

TEST_F(PhotoFlows, OneCanBeTakenAndRemovedInEveryMode) {
    PhotosView photos;
    photos.kept = {photo(1), photo(2), photo(3)};
    for (const bool large : {false, true})
        for (const bool low : {false, true}) {
            shot.modes.large_text = large;
            shot.modes.low_reach = low;
            show({});
            auto what = ui::make_repair_what(leak());
            tap(*what, large || low ? "repair.what.photo" : "repair.what.photo.slot.0");
            ASSERT_EQ(studio.opened.size(), 1u);
            EXPECT_NE(node(*studio.opened[0], "repair.photo.shoot"), nullptr);
            studio.opened.clear();
            show(photos);
            tap(*what, large || low ? "repair.what.photo" : "repair.what.photo.slot.0");
            ASSERT_EQ(studio.opened.size(), 1u);
            tap(*studio.opened[0], "repair.photo.slot.2");
            tap(*studio.opened[0], "repair.photo.remove");
            ASSERT_NE(last<command::DropPhoto>(), nullptr);
            EXPECT_EQ(last<command::DropPhoto>()->photo, 3u);
            studio.opened.clear();
        }
}

TEST_F(PhotoFlows, APlaceThatMustNotBePhotographedSaysSo) {
    auto house = *view.house;
    for (auto& layout : house.layouts)
        for (auto& cell : layout.cells)
            cell.no_photo = true;
    view.house = std::make_shared<const HouseView>(house);
    auto what = ui::make_repair_what(leak());
    EXPECT_EQ(node(*what, "repair.what.photo.slot.0"), nullptr);
    EXPECT_NE(node(*what, "repair.what.no_photo"), nullptr);
    shot.modes.low_reach = true;
    EXPECT_FALSE(node(*what, "repair.what.photo")->enabled);
}

TEST_F(PhotoFlows, ASiteThatAsksForATouchGetsOne) {
    golden::set_camera(view, CameraState::closed);
    auto page = ui::make_repair_photo(leak());
    tap(*page, "repair.photo.open");
    EXPECT_NE(last<command::OpenCamera>(), nullptr);
}

}  // namespace
