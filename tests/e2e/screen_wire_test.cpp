// A picture of the screen, asked for at the console and shown there.
#include "base/picture/png.h"
#include "tests/e2e/real_wire.h"
#include "tests/fakes/console_visitor.h"

using namespace real_wire;

TEST_F(RealWire, TheConsoleShowsAPictureOfTheScreenThatNobodyStoodBefore) {
    fakes::ConsoleVisitor duty{hub, {::hub::StaffRole::duty}};
    const std::string page = "/console/kiosks/k1";
    const auto first = kiosk(1);
    first->until_list_is_here();
    proxy->misbehave(true);
    first->begins_visit(1);
    EXPECT_EQ(duty.post(page + "/commands", {{"kind", "screenshot"}}).status, 303);
    const auto is_wanted = [](const service::KioskView& v) { return v.picture_wanted != 0; };
    const auto is_not_wanted = [](const service::KioskView& v) { return v.picture_wanted == 0; };
    first->ends_visit(1);
    const auto withdrawn = first->until(is_wanted)->picture_wanted;
    first->begins_visit(2);
    first->until(is_not_wanted);
    first->shows(withdrawn, {4, 4, std::vector<std::uint8_t>(64, 1)});
    first->ends_visit(2);
    const auto wanted = first->until(is_wanted)->picture_wanted;
    EXPECT_NE(wanted, withdrawn);
    const base::Rgba home{30, 50, std::vector<std::uint8_t>(30 * 50 * 4, 200)};
    first->shows(wanted, home);

    const auto deadline = std::chrono::steady_clock::now() + 60s;
    while (hub.store().commands("k1", 1).value().at(0).state == "waiting" &&
           std::chrono::steady_clock::now() < deadline)
        first->lives(1s);
    EXPECT_EQ(hub.store().commands("k1", 1).value().at(0).state, "done");
    const auto shown = duty.get(page + "/picture");
    ASSERT_EQ(shown.status, 200);
    const std::vector<std::uint8_t> png(shown.body.begin(), shown.body.end());
    EXPECT_EQ(base::decode_png_rgba(png).value().pixels, home.pixels);
}
