// A kiosk without its window and a hub, both whole: real stores, real curl, real HTTP, and between them a
// proxy that misbehaves.
#pragma once

#include <functional>

#include <gtest/gtest.h>

#include "kiosk/service/kiosk_service.h"
#include "kiosk/service/picture_worker.h"
#include "tests/fakes/fake_devices.h"
#include "tests/fakes/folder.h"
#include "tests/fakes/hub_in_process.h"
#include "tests/fakes/misbehaving_proxy.h"
#include "tests/fakes/sample_data.h"

namespace real_wire {

using namespace std::chrono_literals;

constexpr std::uint64_t people = 50;

inline domain::Attendee person(std::uint64_t n) {
    auto a = fakes::attendee();
    a.id = {0x1000 + n};
    a.credential = {0xc000000000000000 + n};
    a.name = "示例" + std::to_string(n);
    return a;
}

inline std::string pass_of(std::uint64_t n) {
    return fakes::pass_text(fakes::pass(fakes::meeting(), person(n)));
}

// Real pauses between tries, only shorter.
inline syncing::Pacing impatient() {
    syncing::Pacing pacing;
    pacing.random = [] { return 0.0; };
    pacing.pause = [](std::chrono::milliseconds, std::stop_token) { std::this_thread::sleep_for(2ms); };
    return pacing;
}

class Kiosk {
  public:
    Kiosk(const std::string& database, const std::string& hub_url, const std::string& id,
          const std::string& token) {
        service::Parts parts;
        parts.store = std::move(store::open_store({database, ""}).value().store);
        parts.sync = syncing::make_sync(
            {id, token}, syncing::make_curl_wires({hub_url, ""}), clock_,
            [inbox = inbox_](syncing::SyncEvent event) { inbox->post(service::Event{std::move(event)}); },
            impatient());
        parts.printer = printer::make_null_printer();
        parts.draw_slip = [](const service::SlipJob&) -> base::Result<base::Bitmap> {
            return base::Bitmap{};
        };
        parts.clock = clock_;
        parts.wake = [] {};
        // The wire misbehaves on purpose; nothing else may.
        parts.log = [](const base::Error& error) {
            EXPECT_TRUE(error.place.starts_with("sync.") || error.place.starts_with("protocol."))
                << base::describe(error);
        };
        parts.on_fatal = [](const base::Error& error) { ADD_FAILURE() << base::describe(error); };
        service_ = std::make_unique<service::KioskService>(service::Settings{}, inbox_, std::move(parts));
    }

    using View = std::shared_ptr<const service::KioskView>;
    View until(const std::function<bool(const service::KioskView&)>& wanted) {
        auto seen = service_->views().get();
        while (!wanted(*seen.value))
            seen = service_->views().wait_newer(seen.version, 10s);
        return seen.value;
    }
    View until_list_is_here() {
        // Changes come in commit order: with the last person everybody is here.
        return until([](const service::KioskView& v) { return !v.today->meetings.empty(); });
    }
    service::CheckInResult scan(std::uint64_t n) {
        const auto scans = service_->views().get().value->check_in->scans;
        inbox_->post(scanner::CodeSeen{pass_of(n), scanner::Source::scripted, {}});
        return *until([&](const service::KioskView& v) {
                    return v.check_in->scans > scans;
                })->check_in->result;
    }

    void begins_visit(service::VisitId visit) {
        inbox_->post(service::Command{service::command::BeginVisit{visit}});
    }
    void ends_visit(service::VisitId visit) {
        inbox_->post(service::Command{service::command::EndVisit{visit}});
    }
    // The window's part: its next frame, handed in.
    void shows(std::uint64_t number, const base::Rgba& frame) { pictures_.make({number, frame}); }

    // How many codes were answered, once this one has been looked at.
    std::uint64_t scans_after(std::uint64_t n) {
        const auto commands = service_->views().get().value->commands;
        inbox_->post(scanner::CodeSeen{pass_of(n), scanner::Source::scripted, {}});
        inbox_->post(service::Command{service::command::BeginVisit{99}});
        return until([&](const service::KioskView& v) { return v.commands > commands; })->check_in->scans;
    }

    // Nobody holds a code up: the next time is a reading of its own.
    void absent() { clock_->advance(service::ReadingGuard::absence + 1s); }

    // Its clock goes on and its service looks again; a little real time passes for the wire.
    void lives(std::chrono::milliseconds time) {
        clock_->advance(time);
        inbox_->post(service::Tick{});
        service_->views().wait_newer(service_->views().get().version, 50ms);
    }

  private:
    std::shared_ptr<fakes::ManualClock> clock_ = std::make_shared<fakes::ManualClock>(fakes::at(9, 12));
    std::shared_ptr<service::Inbox> inbox_ = std::make_shared<service::Inbox>();
    service::PictureWorker pictures_{inbox_};
    std::unique_ptr<service::KioskService> service_;
};

struct RealWire : ::testing::Test {
    fakes::HubInProcess hub;
    fakes::Folder folder{false};  // on a disk, as it is at a kiosk
    std::unique_ptr<fakes::MisbehavingProxy> proxy;

    RealWire() {
        hub.add_sample();
        hub::Edit edit;
        for (std::uint64_t n = 0; n < people; ++n)
            edit.changes.push_back(person(n));
        EXPECT_TRUE(hub.store().apply(edit, hub.clock.wall()));
        hub.add_kiosk("k1", "token-1", "一号机");
        hub.add_kiosk("k2", "token-2", "二号机");
        proxy = std::make_unique<fakes::MisbehavingProxy>(hub.start());
    }
    ~RealWire() override {
        proxy.reset();
        hub.stop();
    }
    std::unique_ptr<Kiosk> kiosk(int n = 1) {
        const auto number = std::to_string(n);
        return std::make_unique<Kiosk>(folder.file("k" + number + ".db"), proxy->url(), "k" + number,
                                       "token-" + number);
    }
    // As soon as the hub has it.
    domain::Arrival arrival_of(std::uint64_t n) {
        for (;;) {
            const auto head = hub.store().head().value();
            const auto arrivals = hub.store().arrivals_of(fakes::meeting().id).value();
            for (const auto& arrival : arrivals)
                if (arrival.attendee == person(n).id) return arrival;
            if (!hub.store().wait_for_change(head, 10s)) throw std::runtime_error("nobody arrived");
        }
    }
    // At the console.
    void take_back(std::uint64_t n) {
        EXPECT_TRUE(hub.store().take_back_arrival({fakes::meeting().id, arrival_of(n).fact, "other"},
                                                  {"staff", ""}, hub.clock.wall()));
    }
    hub::KioskState at_hub(const std::string& id = "k1") {
        const auto states = hub.store().kiosks().value();
        for (const auto& state : states)
            if (state.kiosk.id == id) return state;
        ADD_FAILURE() << "no " << id;
        return {};
    }
};

}  // namespace real_wire
