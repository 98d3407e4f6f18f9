// A kiosk is let in, renews its token, is revoked and comes back: the kiosk without its window and a hub,
// over HTTP.
#include "hub/handlers/enrolment.h"

#include <csignal>
#include <future>
#include <random>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/unique_fd.h"
#include "hub/handlers/api.h"
#include "kiosk/app/lobby.h"
#include "kiosk/app/token_file.h"
#include "tests/fakes/hub_in_process.h"

using namespace std::chrono_literals;

namespace {

class EnrolmentOverHttp : public testing::Test {
  protected:
    EnrolmentOverHttp() {
        char name[] = "/tmp/suishou-enrol-XXXXXX";
        folder = mkdtemp(name);
        hub.add_sample();
        config.database = folder + "/kiosk.db";
        config.camera_source = "none";
        config.hub_url = "http://127.0.0.1:" + std::to_string(hub.start());
        token_file = app::token_path(config.database);
    }
    ~EnrolmentOverHttp() override {
        hub.stop();
        std::filesystem::remove_all(folder);
    }

    std::unique_ptr<app::Lobby> build() {
        app::Callbacks callbacks{[] {}, [] { FAIL(); }};
        callbacks.end_program = [this](bool restart) { ended.set_value(restart); };
        auto lobby = app::Lobby::build(config, clock, callbacks);
        EXPECT_TRUE(lobby) << base::describe(lobby.error());
        return std::move(*lobby);
    }
    template <class Wanted>
    static std::shared_ptr<const service::KioskView> until(const app::Lobby& lobby, Wanted wanted) {
        auto seen = lobby.views().get();
        for (int n = 0; n < 2000 && !wanted(*seen.value); ++n)
            seen = lobby.views().wait_newer(seen.version, 15s);
        EXPECT_TRUE(wanted(*seen.value));
        return seen.value;
    }
    std::string code(const std::string& kiosk = "") {
        return hub::make_enrolment_code(hub.store(), hub.secrets(), kiosk, {"一号机", "Kiosk 1"}, 15min, {},
                                        hub.clock.wall())
            .value()
            .code;
    }
    void approve_the_one_that_shows(const std::string& confirmation) {
        const auto all = hub.store().enrolments(hub.clock.wall()).value();
        for (const auto& e : all)
            if (e.state == hub::EnrolmentState::waiting && e.confirmation == confirmation) {
                EXPECT_TRUE(hub.store().approve_enrolment(e.id, {}, hub.clock.wall()));
                return;
            }
        FAIL() << "nobody waits with these digits";
    }
    // Types the code and has it approved.
    void enrol(app::Lobby& lobby, service::VisitId visit, const std::string& with) {
        lobby.send(service::command::BeginVisit{visit});
        lobby.send(service::command::Enrol{visit, with});
        const auto waiting = until(
            lobby, [](const auto& view) { return view.enrolment->state == service::EnrolState::waiting; });
        approve_the_one_that_shows(waiting->enrolment->confirmation);
    }
    std::string token() const {
        const auto read = app::load_device_token(token_file);
        return read && *read ? (*read)->token : "";
    }
    // The status that a request with this token is answered with.
    int opens(const std::string& with) {
        hub::Request request;
        request.headers["authorization"] = "Bearer " + with;
        const auto who = hub::authenticate(hub.services(), request);
        const auto* refusal = std::get_if<hub::Response>(&who);
        return refusal ? refusal->status : 200;
    }

    static bool here(const service::KioskView& view) {
        return view.sync->hub_in_reach && !view.enrolment->needed;
    }

    std::string folder, token_file;
    fakes::HubInProcess hub;
    std::shared_ptr<fakes::ManualClock> clock = std::make_shared<fakes::ManualClock>(fakes::at(9, 12));
    app::Config config;
    std::promise<bool> ended;  // by the kiosk itself; whether to begin again
};

TEST_F(EnrolmentOverHttp, FromTheCodeToTheListOfToday) {
    {
        const auto lobby = build();
        EXPECT_TRUE(lobby->views().get().value->enrolment->needed);
        enrol(*lobby, 1, code());
        until(*lobby, here);
        until(*lobby, [](const auto& view) { return !view.today->meetings.empty(); });
    }
    struct stat info {};
    ASSERT_EQ(::stat(token_file.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600u);
    EXPECT_EQ(opens(token()), 200);
    const auto lobby = build();
    EXPECT_FALSE(lobby->views().get().value->enrolment->needed) << "after a new start too";
}

TEST_F(EnrolmentOverHttp, AWrongCodeIsSaidAndTheRightOneStillGood) {
    const auto lobby = build();
    lobby->send(service::command::BeginVisit{1});
    lobby->send(service::command::Enrol{1, "ABCD2345"});
    until(*lobby,
          [](const auto& view) { return view.enrolment->problem == service::EnrolProblem::code_refused; });
    hub.stop();
    const auto right = code();
    lobby->send(service::command::Enrol{1, right});
    until(*lobby, [](const auto& view) { return view.enrolment->problem == service::EnrolProblem::no_hub; });
    hub.start();
    lobby->send(service::command::Enrol{1, right});
    until(*lobby, [](const auto& view) { return view.enrolment->state == service::EnrolState::waiting; });
}

TEST_F(EnrolmentOverHttp, ATokenIsRenewedWhenTheHubAsks) {
    const auto lobby = build();
    enrol(*lobby, 1, code());
    // In reach it is with its first heartbeat; what is asked comes with the changes.
    until(*lobby, [](const auto& view) { return !view.today->meetings.empty(); });
    const auto first = token();
    const auto kiosk = hub.store().kiosks().value().at(0).kiosk.id;
    ASSERT_TRUE(hub.store().ask_for_renewal(kiosk, {}, hub.clock.wall()));
    auto meeting = fakes::meeting();
    meeting.title.zh = "改过的会";
    hub::Edit edit;
    edit.changes.emplace_back(meeting);  // a page to say it on, if the kiosk was between two
    ASSERT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    // With the next answer: of a wait that begins just now, in 25 s.
    for (int n = 0; n < 4000 && opens(first) == 200; ++n)
        std::this_thread::sleep_for(10ms);  // another process's doing, seen from the hub
    EXPECT_EQ(opens(first), 401);
    EXPECT_NE(token(), first);
    EXPECT_EQ(opens(token()), 200);
    EXPECT_FALSE(hub.store().kiosks().value().at(0).kiosk.renewal_asked);
}

TEST_F(EnrolmentOverHttp, ARevokedKioskForgetsAndComesBackByAnotherCode) {
    const auto lobby = build();
    enrol(*lobby, 1, code());
    until(*lobby, [](const auto& view) { return !view.today->meetings.empty(); });
    const auto kiosk = hub.store().kiosks().value().at(0).kiosk.id;
    const auto before = token();
    ASSERT_TRUE(hub.store().revoke_kiosk(kiosk, {}, hub.clock.wall()));
    until(*lobby, [](const auto& view) { return view.sync->revoked; });
    enrol(*lobby, 2, code(kiosk));
    auto asked = ended.get_future();
    ASSERT_EQ(asked.wait_for(15s), std::future_status::ready);
    EXPECT_TRUE(asked.get());
    EXPECT_NE(token(), before);
    EXPECT_EQ(opens(token()), 200);
    EXPECT_EQ(opens(before), 401);
}

TEST_F(EnrolmentOverHttp, ATokenOfTheConfigurationNeedsNoCode) {
    hub.add_kiosk("k1", "token-of-the-configuration");
    config.hub_token = "token-of-the-configuration";
    const auto lobby = build();
    until(*lobby, here);
    EXPECT_FALSE(lobby->views().get().value->enrolment->possible);
    EXPECT_FALSE(std::filesystem::exists(token_file));
}

// The renewer does nothing but renew. It is killed at moments that nobody chose.
TEST_F(EnrolmentOverHttp, KilledAtAnyPointTheTokenOnDiskOpens) {
    hub.add_kiosk("k1", "the-first-token");
    ASSERT_TRUE(app::save_device_token(token_file, {"k1", "the-first-token"}));
    std::jthread asking([&](std::stop_token stop) {
        while (!stop.stop_requested()) {
            (void)hub.store().ask_for_renewal("k1", {}, hub.clock.wall());
            hub.clock.advance(1s);  // the route's rate allows two renewals a second
            std::this_thread::sleep_for(1ms);
        }
    });
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 chance(seed);
    std::set<std::string> tokens;
    for (int round = 0; round < 60; ++round) {
        int pipe_ends[2];
        ASSERT_EQ(::pipe2(pipe_ends, O_CLOEXEC), 0);
        base::UniqueFd from(pipe_ends[0]), to(pipe_ends[1]);
        const std::string path = TOKEN_RENEWER;
        const pid_t child = ::fork();
        if (child == 0) {
            ::dup2(to.get(), STDOUT_FILENO);
            ::execl(path.c_str(), path.c_str(), config.hub_url.c_str(), token_file.c_str(), nullptr);
            ::_exit(127);
        }
        to.reset();
        char byte = 0;
        EXPECT_EQ(::read(from.get(), &byte, 1), 1) << "it has renewed once";
        std::this_thread::sleep_for(std::chrono::microseconds(chance() % 20'000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "it ended by itself";
        const auto on_disk = token();
        ASSERT_EQ(opens(on_disk), 200) << "round " << round;
        tokens.insert(on_disk);
    }
    EXPECT_GE(tokens.size(), 60u);
}

}  // namespace
