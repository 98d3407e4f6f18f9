// What check-in pages show where: measured on the tree, on what was written and on the pixels.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "tests/golden/screens/audit_tools.h"
#include "tests/golden/screens/studio.h"
#include "tests/golden/screens/views.h"
#include "ui/screens/result.h"
#include "ui/screens/scan.h"
#include "ui/screens/walk_in.h"

namespace {

using namespace service;
using golden::Shot;
using golden::usual_day;
using ui::Box;

class Looks : public testing::Test {
  protected:
    Looks() { shot.now = golden::morning(); }
    void take(ui::Screen& screen, bool with_picture = false) {
        taken = studio.take(screen, view, shot, with_picture);
    }
    const ui::Node& node(std::string_view id) {
        static const ui::Node none{};
        for (const ui::Node& node : taken.tree.nodes())
            if (node.id == id) return node;
        ADD_FAILURE() << "no node " << id;
        return none;
    }
    Box box(std::string_view id) { return golden::box_of(node(id)); }
    struct Run {
        ui::Written written;
        Box ink;
    };
    std::vector<Run> runs(const std::function<bool(const ui::Written&)>& wanted) {
        std::vector<Run> found;
        for (std::size_t i = 0; i < taken.written.size(); ++i)
            if (taken.ink[i] && wanted(taken.written[i])) found.push_back({taken.written[i], *taken.ink[i]});
        return found;
    }
    std::vector<Run> runs(std::string_view text) {
        return runs([=](const ui::Written& w) { return w.text == text; });
    }
    ui::Color pixel(float x, float y) const {
        const auto at =
            static_cast<std::size_t>((static_cast<int>(y) * taken.picture.width + static_cast<int>(x)) * 4);
        return {taken.picture.pixels[at], taken.picture.pixels[at + 1], taken.picture.pixels[at + 2]};
    }
    // Round all pixels of that colour in the area.
    Box bounds(const Box& area, ui::Color color) const {
        float left = area.right(), top = area.bottom(), right = area.x, foot = area.y;
        for (float y = area.y; y < area.bottom(); ++y) {
            for (float x = area.x; x < area.right(); ++x) {
                if (!(pixel(x, y) == color)) continue;
                left = std::min(left, x), right = std::max(right, x + 1);
                top = std::min(top, y), foot = std::max(foot, y + 1);
            }
        }
        return {left, top, right - left, foot - top};
    }
    static std::string row_id(const MeetingRow& row) {
        return "checkin.scan.meeting." + base::to_string(row.id);
    }
    bool outlined(const MeetingRow& row) {
        const Box at = box(row_id(row));
        return pixel(at.x + 2, at.centre_y()) == ui::color::river7;
    }

    golden::Studio studio;
    KioskView view = usual_day();
    Shot shot;
    golden::Taken taken;
};

TEST_F(Looks, InLandscapeTheFramesMiddleIsThePicturesMiddle) {
    std::swap(shot.width, shot.height);
    golden::set_camera(view, CameraState::running, Distance::unseen);
    auto scan = ui::make_scan_screen();
    for (const bool large : {false, true}) {
        for (const char* language : {"zh_CN", "en"}) {
            shot.modes.large_text = large;
            shot.modes.language = language;
            golden::set_camera(view, CameraState::running, Distance::unseen);
            take(*scan, true);
            // The picture reaches from the panel's edge to where the controls begin; between title and hint
            // nothing but the frame is white.
            const float top = box("checkin.scan.title").bottom() + 8;  // clear of a g
            const Box frame = bounds({0, top, 744, box("checkin.scan.hint").y - top}, ui::color::white);
            EXPECT_NEAR(frame.centre_x(), 744 / 2, 2) << language << large;
            EXPECT_NEAR(frame.centre_y(), 1080 / 2, 2) << language << large;
            EXPECT_GT(frame.w, 240) << language << large;
            golden::set_camera(view, CameraState::running, Distance::right);
            take(*scan);
            EXPECT_FALSE(box("checkin.scan.distance").overlaps(frame)) << language << large;
        }
    }
}

TEST_F(Looks, WithoutAScannerNobodyIsSentToIt) {
    auto scan = ui::make_scan_screen();
    for (const CameraState camera : {CameraState::absent, CameraState::stalled}) {
        golden::set_camera(view, camera);
        DevicesView devices = *view.devices;
        devices.hand_scanner = true;
        view.devices = std::make_shared<DevicesView>(devices);
        take(*scan);
        EXPECT_NE(node("checkin.scan.hint").label.find("扫码口"), std::string::npos);
        devices.hand_scanner = false;
        view.devices = std::make_shared<DevicesView>(devices);
        take(*scan);
        EXPECT_EQ(node("checkin.scan.hint").label.find("扫码口"), std::string::npos);
        EXPECT_NE(node("checkin.scan.hint").label.find("请查姓名或手机号，或找工作人员"), std::string::npos);
    }
}

TEST_F(Looks, TheOpenMeetingIsOutlinedUntilOneIsChosen) {
    auto scan = ui::make_scan_screen();
    const auto& meetings = view.today->meetings;
    take(*scan, true);
    EXPECT_TRUE(outlined(meetings[0]));
    EXPECT_FALSE(outlined(meetings[1]));

    CheckInView chosen;
    chosen.chosen = meetings[1].id;
    view.check_in = std::make_shared<CheckInView>(chosen);
    const auto icons_on_corner = [&](const MeetingRow& row) {
        const Box at = box(row_id(row)), corner{at.right() - 40, at.y - 20, 60, 60};
        const auto icons = runs([](const ui::Written& w) { return w.icon; });
        return std::count_if(icons.begin(), icons.end(),
                             [&](const Run& run) { return corner.contains(run.ink); });
    };
    take(*scan, true);
    EXPECT_FALSE(outlined(meetings[0]));
    EXPECT_TRUE(outlined(meetings[1]));
    // Not by its colour alone.
    EXPECT_EQ(icons_on_corner(meetings[1]), 1);
    EXPECT_EQ(icons_on_corner(meetings[0]), 0);
}

TEST_F(Looks, TitlesOfOneListHaveOneSize) {
    auto scan = ui::make_scan_screen();
    for (const bool landscape : {false, true}) {
        for (const bool large : {false, true}) {
            shot.width = landscape ? 1920 : 1080, shot.height = landscape ? 1080 : 1920;
            shot.modes.language = "en";
            shot.modes.large_text = large;
            take(*scan);
            std::set<float> sizes;
            std::size_t titles = 0;
            for (const MeetingRow& row : view.today->meetings)
                for (const Run& run : runs([&](const ui::Written& w) {
                         return w.bold && !w.text.empty() && row.title.en.find(w.text) != std::string::npos &&
                                w.text.size() > 3;
                     }))
                    sizes.insert(run.written.em), ++titles;
            EXPECT_EQ(sizes.size(), 1U) << landscape << large;
            EXPECT_GE(titles, 2U);
        }
    }
}

TEST_F(Looks, OrganisationsHaveRoomBetweenPagerAndNumberAndTheirFieldHasItsName) {
    domain::Site site = *view.site;
    site.organisations.assign(52, {"示例单位", "Sample Organisation"});
    view.site = std::make_shared<domain::Site>(site);
    for (const bool large : {false, true}) {
        shot.modes.large_text = large;
        auto walk_in = ui::make_walk_in_screen(view.today->meetings[0]);
        for (const char c : std::string("wangjianguo"))
            studio.tap(*walk_in, view, shot, std::string("checkin.walkin.key.") + c);
        studio.tap(*walk_in, view, shot, "checkin.walkin.key.candidate.0");
        studio.tap(*walk_in, view, shot, "checkin.walkin.key.done");
        take(*walk_in);
        const auto number = runs([](const ui::Written& w) { return w.text.starts_with("1 / "); });
        ASSERT_EQ(number.size(), 1U);
        EXPECT_GE(number[0].ink.x - box("checkin.walkin.before").right(), 24);
        EXPECT_GE(box("checkin.walkin.after").x - number[0].ink.right(), 24);
        EXPECT_TRUE(node("checkin.walkin.field").label.starts_with("姓名"))
            << node("checkin.walkin.field").label;
    }
}

TEST_F(Looks, TheVerdictIsLargeAndTheNameNoSmallerThanAHeading) {
    auto result = ui::make_result_screen();
    const auto read = [&](const CheckInResult& shown) {
        golden::show(view, shown);
        take(*result);
        return node("checkin.result.verdict").label;
    };
    CheckInResult shown = golden::accepted();
    EXPECT_EQ(read(shown), "签到成功. 您好，王建国 · 09:12:36");
    const auto verdict = runs("签到成功"), greeting = runs("您好，王建国 · 09:12:36");
    ASSERT_EQ(verdict.size(), 1U);
    ASSERT_EQ(greeting.size(), 1U);
    EXPECT_EQ(verdict[0].written.em, 64);
    EXPECT_GE(greeting[0].written.em, 44);
    shown.salutation = domain::Salutation::comrade;
    EXPECT_EQ(read(shown), "签到成功. 您好，王建国同志 · 09:12:36");
    shown.method = domain::Method::walk_in;
    EXPECT_EQ(read(shown), "签到成功. 您好，王建国同志. 现场登记好了 · 09:12:36");
    shown = golden::accepted();
    shown.name.clear();
    EXPECT_EQ(read(shown), "签到成功. 09:12:36");
}

}  // namespace
