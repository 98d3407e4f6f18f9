#include <gtest/gtest.h>

#include "ui/shell/automation.h"

namespace {

using namespace ui::automation;
using namespace std::chrono_literals;

// A shell in name only.
struct FakePort final : Port {
    base::BootTime time{1000};
    ui::Tree shown;
    std::string reason;
    bool done = true, has_picture = false;
    int taps = 0;
    float x = 0, y = 0;
    ui::Modes present;

    base::BootTime now() const override { return time; }
    const ui::Tree& tree() const override { return shown; }
    std::string not_quiet_because() const override { return reason; }
    bool input_done() const override { return done; }
    bool tap(float at_x, float at_y) override {
        ++taps;
        x = at_x;
        y = at_y;
        done = false;
        return true;
    }
    void type(const std::u32string&) override {}
    void scan(const std::u32string&) override {}
    void order_picture() override { has_picture = true; }
    std::optional<base::Rgba> take_picture() override {
        return has_picture ? std::optional(base::Rgba{1, 1, {0, 0, 0, 255}}) : std::nullopt;
    }
    ui::Modes modes() const override { return present; }
    void set_modes(const ui::Modes& modes) override { present = modes; }
    nlohmann::json stats() const override { return {{"frames", 3}}; }
    std::vector<ui::ItemWatch::Item> unreported() const override { return {}; }
    void quit() override {}
};

struct AutomationDeskTest : testing::Test {
    AutomationDeskTest() {
        port.shown.begin("home");
        port.shown.add({"home.a", ui::NodeRole::button, "", {10, 20, 100, 50}});
        port.shown.add({"home.off", ui::NodeRole::button, "", {10, 20, 100, 50}, false});
    }
    std::shared_ptr<Ask> ask(Request request) {
        auto asked = std::make_shared<Ask>(std::move(request));
        EXPECT_TRUE(desk.put(asked));
        desk.serve(port);
        return asked;
    }
    static std::string body(const std::shared_ptr<Ask>& asked) {
        const auto answer = asked->reply.try_pop();
        return answer ? as_line(answer->body) : "";
    }
    FakePort port;
    Desk desk;
};

TEST_F(AutomationDeskTest, TapsTheMiddleAndAnswersWhenItIsDrawn) {
    const auto asked = ask(Tap{"home.a"});
    EXPECT_EQ(port.taps, 1);
    EXPECT_EQ(port.x, 60);
    EXPECT_EQ(port.y, 45);
    desk.serve(port);
    EXPECT_EQ(body(asked), "");
    port.done = true;
    desk.serve(port);
    EXPECT_EQ(port.taps, 1);
    EXPECT_EQ(body(asked), R"({"tapped":"home.a"})");
}

TEST_F(AutomationDeskTest, RefusesWhatIsNotThereOrDisabled) {
    EXPECT_NE(body(ask(Tap{"home.b"})).find("error"), std::string::npos);
    EXPECT_NE(body(ask(Tap{"home.off"})).find("disabled"), std::string::npos);
    EXPECT_EQ(port.taps, 0);
}

TEST_F(AutomationDeskTest, WaitsForAScreenAndANode) {
    Wait wait;
    wait.screen = "result";
    wait.node = "result.name";
    wait.timeout = 500ms;
    const auto asked = ask(wait);
    EXPECT_EQ(desk.next_deadline(), port.time + 500ms);
    port.shown.begin("result");
    desk.serve(port);
    EXPECT_EQ(body(asked), "");
    port.shown.add({"result.name", ui::NodeRole::heading, "", {}});
    desk.serve(port);
    EXPECT_EQ(body(asked), R"({"screen":"result"})");
    EXPECT_FALSE(desk.next_deadline());
}

TEST_F(AutomationDeskTest, GivesUpInTimeAndSaysWhatIsGoingOn) {
    port.reason = "art is loading";
    const auto asked = ask(Quiet{200ms});
    port.time += 199ms;
    desk.serve(port);
    EXPECT_EQ(body(asked), "");
    port.time += 1ms;
    desk.serve(port);
    EXPECT_EQ(body(asked), R"({"error":"timeout; the screen is home; art is loading"})");
}

TEST_F(AutomationDeskTest, ChangesOnlyTheModesThatAreNamed) {
    port.present.voice = true;
    SetModes wish;
    wish.large_text = true;
    const auto asked = ask(wish);
    desk.serve(port);
    EXPECT_EQ(body(asked),
              R"({"calm":false,"language":"zh_CN","large_text":true,"low_reach":false,"voice":true})");
}

TEST_F(AutomationDeskTest, ClosingReleasesWhoeverWaits) {
    Wait wait;
    wait.screen = "never";
    const auto waiting = ask(wait);
    const auto fresh = std::make_shared<Ask>(GetTree{});
    ASSERT_TRUE(desk.put(fresh));
    desk.close();
    EXPECT_FALSE(waiting->reply.pop());
    EXPECT_FALSE(fresh->reply.pop());
    EXPECT_FALSE(desk.put(fresh));
}

}  // namespace
