// The whole kiosk but its window: camera, decoder, scanners, service and store joined as the program joins
// them.
#include "kiosk/app/lobby.h"

#include <filesystem>
#include <future>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "tests/fakes/manual_clock.h"
#include "tests/fakes/sample_data.h"

using namespace std::chrono_literals;

namespace {

struct Lobby : ::testing::Test {
    std::string folder;
    app::Config config;
    Lobby() {
        char name[] = "/tmp/suishou-lobby-XXXXXX";
        folder = mkdtemp(name);
        config.database = folder + "/kiosk.db";
        config.camera_source = "scene:qr=HTTPS://EXAMPLE.ORG/";
        config.printer_kind = "png";
        config.printer_path = folder + "/slips";
    }
    ~Lobby() override { std::filesystem::remove_all(folder); }

    std::unique_ptr<app::Lobby> build(
        std::shared_ptr<const base::Clock> clock = std::make_shared<base::SystemClock>()) {
        auto lobby = app::Lobby::build(config, std::move(clock), {[] {}, [] { FAIL(); }});
        EXPECT_TRUE(lobby) << base::describe(lobby.error());
        return std::move(*lobby);
    }
    static std::shared_ptr<const service::KioskView> until(
        const app::Lobby& lobby, const std::function<bool(const service::KioskView&)>& wanted) {
        auto seen = lobby.views().get();
        while (!wanted(*seen.value))
            seen = lobby.views().wait_newer(seen.version, 10s);
        return seen.value;
    }
};

}  // namespace

TEST_F(Lobby, ACodeBeforeTheCameraIsAnswered) {
    const auto lobby = build();
    lobby->send(service::command::BeginVisit{1});
    lobby->send(service::command::EnterScanPage{1});
    const auto view = until(*lobby, [](const auto& v) { return v.check_in->result.has_value(); });
    EXPECT_EQ(view->check_in->result->reason_code, "E-12");
    EXPECT_EQ(view->devices->camera, service::CameraState::running);
    EXPECT_TRUE(view->devices->printer);
}

TEST_F(Lobby, AKeyboardWedgeIsHeardOnEveryPageAndAMissingCameraIsSaid) {
    config.camera_source = "none";
    // The keys carry this clock's time: by a real one, a pause of the machine would end the burst in its
    // middle.
    const auto clock = std::make_shared<fakes::ManualClock>(base::SystemClock().wall());
    const auto lobby = build(clock);
    base::BootTime at = clock->boot();
    for (const char c : fakes::pass_text())
        lobby->key_typed(static_cast<char32_t>(c), at += base::BootTime{5});
    lobby->key_typed('\r', at += base::BootTime{5});
    const auto view = until(*lobby, [](const auto& v) { return v.check_in->result.has_value(); });
    EXPECT_EQ(view->check_in->result->reason_code, "E-15");  // a pass, but no key has come from a hub yet
    EXPECT_EQ(view->check_in->result->visit, 0u);
    lobby->send(service::command::BeginVisit{1});
    lobby->send(service::command::EnterScanPage{1});
    until(*lobby, [](const auto& v) { return v.devices->camera == service::CameraState::absent; });
}

TEST_F(Lobby, AStoreThatCannotBeOpenedIsAnError) {
    config.database = "/proc/nowhere/kiosk.db";
    EXPECT_FALSE(app::Lobby::build(config, std::make_shared<base::SystemClock>(), {[] {}, [] {}}));
}

TEST(WedgeReader, ABurstWithoutEnterEndsBySilence) {
    std::promise<std::string> read;
    const auto clock = std::make_shared<base::SystemClock>();
    app::WedgeReader reader(std::make_shared<scanner::Rereads>(), clock,
                            [&](const scanner::CodeSeen& code) { read.set_value(code.text); });
    const auto at = clock->boot();
    for (const char c : std::string("ABCD2345"))
        reader.key(static_cast<char32_t>(c), at);
    EXPECT_EQ(read.get_future().get(), "ABCD2345");
}
