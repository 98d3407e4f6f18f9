#include "kiosk/service/json/view_json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/unit/service/lobby.h"

using namespace service;
using namespace service::test;
using Json = nlohmann::json;

TEST(ViewJson, NamesWhatTheScreenShows) {
    Lobby lobby;
    lobby.send(command::BeginVisit{1});
    lobby.send(command::LookUp{1, "wjg", "0000"});
    lobby.scan(sample::pass_text());
    const auto json = Json::parse(view_as_json(*lobby.step(CameraChanged{CameraState::stalled})));
    EXPECT_EQ(json["devices"]["camera"], "stalled");
    EXPECT_EQ(json["today"]["meetings"][0]["phase"], "open");
    EXPECT_EQ(json["check_in"]["result"]["outcome"], "accepted");
    EXPECT_EQ(json["check_in"]["result"]["name"], "王建国");
    EXPECT_EQ(json["check_in"]["result"]["seat"]["zh"], "B 区 12 号");
    EXPECT_EQ(json["check_in"]["result"]["remarks"]["offline"], true);
    EXPECT_EQ(json["check_in"]["look_up"]["found"][0]["masked_name"], "王*国");
    EXPECT_EQ(json["sync"]["unsent"], 1);
    EXPECT_EQ(json["commands"], 2);
    EXPECT_EQ(json["trouble"], "none");
}

TEST(ViewJson, SaysHowTheKioskIsToServe) {
    Lobby lobby;
    lobby.settings.basis.file = {
        "en", true, {80, domain::Hours{1080, 480}, 10}, false, CameraOpens::by_touch};
    EXPECT_EQ(Json::parse(view_as_json(*lobby.look()))["settings"], Json::parse(R"({
        "language": "en", "calm": true, "sound_volume": 80, "quiet": {"from": 1080, "to": 480},
        "quiet_volume": 10, "ticks": false, "camera_opens": "by_touch"})"));
}

TEST(ViewJson, ShowsWhatIsBehindTheStaffGateOnlyWhileItIsOpen) {
    KioskView view;
    StaffView staff;
    staff.by_pin = true;
    staff.hub_host = "hub.example.org";
    staff.letters = {{{}, "check_in", sample::at(8, 52), "malformed", "why"}};
    view.staff = std::make_shared<const StaffView>(staff);
    auto json = Json::parse(view_as_json(view))["staff"];
    EXPECT_EQ(json["by_pin"], true);
    EXPECT_FALSE(json.contains("letters"));
    EXPECT_FALSE(json.contains("hub_host"));
    staff.open = true;
    view.staff = std::make_shared<const StaffView>(staff);
    json = Json::parse(view_as_json(view))["staff"];
    EXPECT_EQ(json["letters"][0]["code"], "malformed");
    EXPECT_EQ(json["hub_host"], "hub.example.org");
}

TEST(ViewJson, LeavesOutWhatIsNotThereAndSurvivesBrokenNames) {
    KioskView view;
    CheckInView check_in;
    check_in.result.emplace().name = "\xff\xfe";
    view.check_in = std::make_shared<const CheckInView>(check_in);
    const auto json = Json::parse(view_as_json(view));
    EXPECT_FALSE(json.contains("site"));
    EXPECT_FALSE(json["check_in"].contains("look_up"));
    EXPECT_FALSE(json["check_in"]["result"].contains("earlier_at"));
}
