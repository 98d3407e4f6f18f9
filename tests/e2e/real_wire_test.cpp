// A kiosk without its window and a hub, both whole: real stores, real curl, real HTTP, and between them a
// proxy that misbehaves.
#include <filesystem>
#include <functional>

#include <gtest/gtest.h>

#include "kiosk/service/kiosk_service.h"
#include "tests/fakes/console_visitor.h"
#include "tests/fakes/fake_devices.h"
#include "tests/fakes/hub_in_process.h"
#include "tests/fakes/misbehaving_proxy.h"
#include "tests/fakes/sample_data.h"

using namespace std::chrono_literals;
using domain::Outcome;

namespace {

constexpr std::uint64_t people = 50;

domain::Attendee person(std::uint64_t n) {
    auto a = fakes::attendee();
    a.id = {0x1000 + n};
    a.credential = {0xc000000000000000 + n};
    a.name = "示例" + std::to_string(n);
    return a;
}

std::string pass_of(std::uint64_t n) {
    return fakes::pass_text(fakes::pass(fakes::meeting(), person(n)));
}

// Real pauses between tries, only shorter.
syncing::Pacing impatient() {
    syncing::Pacing pacing;
    pacing.random = [] { return 0.0; };
    pacing.pause = [](std::chrono::milliseconds, std::stop_token) { std::this_thread::sleep_for(2ms); };
    return pacing;
}

class Kiosk {
  public:
    Kiosk(const std::string& folder, const std::string& hub_url, const std::string& id,
          const std::string& token) {
        service::Parts parts;
        parts.store = std::move(store::open_store({folder + "/" + id + ".db", ""}).value().store);
        const syncing::CurlOptions wire{hub_url, ""};
        parts.sync = syncing::make_sync(
            {id, token}, syncing::make_curl_transport(wire), syncing::make_curl_transport(wire),
            syncing::make_curl_transport(wire), clock_,
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
    std::unique_ptr<service::KioskService> service_;
};

struct RealWire : ::testing::Test {
    fakes::HubInProcess hub;
    std::string folder;
    std::unique_ptr<fakes::MisbehavingProxy> proxy;

    RealWire() {
        char name[] = "/tmp/suishou-wire-XXXXXX";
        folder = mkdtemp(name);
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
        std::filesystem::remove_all(folder);
    }
    std::unique_ptr<Kiosk> kiosk(int n = 1) {
        const auto number = std::to_string(n);
        return std::make_unique<Kiosk>(folder, proxy->url(), "k" + number, "token-" + number);
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

bool drained(const service::KioskView& view) {
    return view.sync->unsent == 0;
}

// The meeting's counts are public.
std::function<bool(const service::KioskView&)> arrived(int n) {
    return [n](const service::KioskView& v) { return v.today->meetings.at(0).arrived == n; };
}

}  // namespace

TEST_F(RealWire, EveryFactArrivesOnceWhateverTheWireDoes) {
    proxy->misbehave(true);
    const auto kiosk = this->kiosk();
    kiosk->until_list_is_here();
    for (std::uint64_t n = 0; n < people; ++n) {
        EXPECT_EQ(kiosk->scan(n).outcome, Outcome::accepted);
        if (n % 10 == 9) kiosk->until(drained);  // five rounds at least through all tricks
    }
    kiosk->until(drained);
    EXPECT_EQ(at_hub().facts, people);
    EXPECT_EQ(at_hub().complete_through, people);
    EXPECT_EQ(at_hub().missing(), 0u);
    for (int trick = 0; trick <= int(fakes::Trick::honest); ++trick)
        EXPECT_GT(proxy->played(fakes::Trick(trick)), 0) << trick;
}

TEST_F(RealWire, CheckInsWhileTheWireIsCutAreAcceptedAndArriveLater) {
    const auto kiosk = this->kiosk();
    kiosk->until_list_is_here();
    EXPECT_FALSE(kiosk->scan(0).remarks.offline);
    kiosk->until(drained);

    proxy->cut_wire();
    kiosk->until([](const service::KioskView& v) { return !v.sync->hub_in_reach; });
    for (std::uint64_t n = 1; n <= 10; ++n) {
        const auto result = kiosk->scan(n);
        EXPECT_EQ(result.outcome, Outcome::accepted);
        EXPECT_TRUE(result.remarks.offline);
    }
    EXPECT_EQ(
        kiosk->until([](const service::KioskView& v) { return v.sync->unsent == 10; })->sync->dead_letters,
        0u);
    EXPECT_EQ(at_hub().facts, 1u);

    proxy->mend_wire();
    kiosk->until(drained);
    EXPECT_EQ(at_hub().complete_through, 11u);
    kiosk->until([](const service::KioskView& v) { return v.sync->hub_in_reach; });
}

TEST_F(RealWire, FactsSurviveTheKiosksEnd) {
    proxy->cut_wire();
    {
        const auto kiosk = this->kiosk();
        for (std::uint64_t n = 0; n < 5; ++n)  // no list, no keys: nothing can be verified yet
            EXPECT_EQ(kiosk->scan(n).outcome, Outcome::bad_signature);
    }
    proxy->mend_wire();
    const auto kiosk = this->kiosk();
    kiosk->until_list_is_here();
    kiosk->until(drained);
    EXPECT_EQ(at_hub().complete_through, 5u);
}

TEST_F(RealWire, OneKioskLearnsWhoCameToTheOther) {
    const auto first = kiosk(1), second = kiosk(2);
    first->until_list_is_here();
    second->until_list_is_here();
    EXPECT_EQ(first->scan(7).outcome, Outcome::accepted);
    second->until([](const service::KioskView& v) {
        return v.today->meetings.at(0).arrived == 1;  // the meeting's counts are public
    });
    const auto result = second->scan(7);
    EXPECT_EQ(result.outcome, Outcome::already_checked_in);
    EXPECT_EQ(result.earlier_kiosk, "一号机");
}

TEST_F(RealWire, WhomTheConsoleTookBackIsLetInAgainWhereverTheyCome) {
    const auto first = kiosk(1), second = kiosk(2);
    first->until_list_is_here();
    second->until_list_is_here();
    EXPECT_EQ(first->scan(7).outcome, Outcome::accepted);
    EXPECT_EQ(first->scan(8).arrived, 2);
    second->until(arrived(2));
    first->absent();
    EXPECT_EQ(first->scan(7).outcome, Outcome::already_checked_in);

    take_back(7);
    take_back(8);
    first->until(arrived(0));
    second->until(arrived(0));
    first->absent();
    const auto again = first->scan(7);
    EXPECT_EQ(again.outcome, Outcome::accepted) << "at the kiosk that had let them in";
    EXPECT_EQ(again.arrived, 1);
    EXPECT_EQ(second->scan(8).outcome, Outcome::accepted) << "at another one";
    first->until(arrived(2));
    EXPECT_EQ(first->scan(8).outcome, Outcome::already_checked_in);
}

TEST_F(RealWire, AKioskThatWasOfflineHearsLaterWhoWasTakenBack) {
    const auto kiosk = this->kiosk();
    kiosk->until_list_is_here();
    EXPECT_EQ(kiosk->scan(7).outcome, Outcome::accepted);
    EXPECT_EQ(arrival_of(7).kiosk, "一号机");
    proxy->cut_wire();
    kiosk->until([](const service::KioskView& v) { return !v.sync->hub_in_reach; });
    take_back(7);
    kiosk->absent();
    EXPECT_EQ(kiosk->scan(7).outcome, Outcome::already_checked_in) << "as far as it knows";
    proxy->mend_wire();
    kiosk->until(arrived(0));
    kiosk->absent();
    EXPECT_EQ(kiosk->scan(7).outcome, Outcome::accepted);
}

TEST_F(RealWire, ASnapshotHoldsWhoWasTakenBack) {
    const auto first = kiosk(1);
    first->until_list_is_here();
    EXPECT_EQ(first->scan(7).outcome, Outcome::accepted);
    take_back(7);
    first->until(arrived(0));
    // Its ledger stays, and everything else comes anew.
    ASSERT_TRUE(hub.store().renew_epoch());
    auto meeting = fakes::meeting();
    meeting.title.zh = "改了名的会（示例）";
    hub::Edit edit;
    edit.changes = {meeting};
    ASSERT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    first->until([&](const service::KioskView& v) { return v.today->meetings.at(0).title == meeting.title; });
    first->absent();
    EXPECT_EQ(first->scan(7).outcome, Outcome::accepted);
    take_back(7);
    const auto second = kiosk(2);  // a new one
    second->until_list_is_here();
    EXPECT_EQ(second->scan(7).outcome, Outcome::accepted);
}

TEST_F(RealWire, ARevokedKioskForgetsPeopleAndTakesNobodyIn) {
    const auto kiosk = this->kiosk();
    kiosk->until_list_is_here();
    EXPECT_EQ(kiosk->scan(0).name, person(0).name);
    EXPECT_TRUE(hub.store().revoke_kiosk("k1", {}, hub.clock.wall()));
    proxy->cut_wire();  // a held request ends
    proxy->mend_wire();
    kiosk->until([](const service::KioskView& v) { return v.sync->revoked; });
    EXPECT_EQ(kiosk->scans_after(1), 1u);
}

TEST_F(RealWire, TheHubKnowsHowAKioskIs) {
    const auto kiosk = this->kiosk();
    kiosk->until_list_is_here();
    // The answer to a heartbeat changes nothing that a view shows: the store is asked instead.
    const auto deadline = std::chrono::steady_clock::now() + 10s;
    while (hub.store().heartbeats().value().empty() && std::chrono::steady_clock::now() < deadline)
        std::this_thread::yield();
    const auto all = hub.store().heartbeats().value();
    ASSERT_TRUE(all.contains("k1"));
    ASSERT_TRUE(all.at("k1").said);
    EXPECT_EQ(all.at("k1").received, hub.clock.wall());
    EXPECT_EQ(all.at("k1").said->unsent, 0u);
    EXPECT_EQ(all.at("k1").said->scanner, domain::DeviceHealth::absent);
    EXPECT_FALSE(all.at("k1").said->in_use);
}

TEST_F(RealWire, WhatTheConsoleSetsHoldsAtItsKioskAndThePageSaysSo) {
    fakes::ConsoleVisitor duty{hub, {::hub::StaffRole::duty}};
    const std::string page = "/console/kiosks/k1";
    const auto page_says = [&](const std::string& words) {
        return duty.get(page).body.find("<dd>" + words + "</dd>") != std::string::npos;
    };
    auto first = kiosk(1);
    const auto second = kiosk(2);
    first->until_list_is_here();
    second->until_list_is_here();
    EXPECT_TRUE(page_says("按它的配置文件"));
    proxy->misbehave(true);
    EXPECT_EQ(duty.post(page + "/config", {{"language", "en"}, {"sound_volume", "30"}}).status, 303);
    EXPECT_TRUE(page_says("等它取走"));
    const auto configured = [](const service::KioskView& v) {
        return v.settings->loudness.volume == 30 && v.settings->language == "en";
    };
    first->until(configured);
    const auto deadline = std::chrono::steady_clock::now() + 60s;
    while (!page_says("已生效") && std::chrono::steady_clock::now() < deadline)
        first->lives(1s);
    EXPECT_TRUE(page_says("已生效"));
    EXPECT_EQ(*second->until([](const service::KioskView&) { return true; })->settings,
              domain::KioskSettings{});

    proxy->misbehave(false);
    proxy->cut_wire();
    first.reset();
    first = kiosk(1);
    EXPECT_TRUE(configured(*first->until([](const service::KioskView&) { return true; })))
        << "after a restart without the hub";
    EXPECT_EQ(duty.post(page + "/config", {}).status, 303);
    proxy->mend_wire();
    first->until([](const service::KioskView& v) { return *v.settings == domain::KioskSettings{}; });
}

TEST_F(RealWire, ACommandIsDoneByItsKioskAndAnswered) {
    const auto first = kiosk(1), second = kiosk(2);
    first->until_list_is_here();
    second->until_list_is_here();
    proxy->misbehave(true);
    domain::HubCommand command{
        {0xc1},          "k1", domain::CommandKind::show_message, hub.clock.wall(), hub.clock.wall() + 10min,
        {"二楼停水", ""}};
    ASSERT_TRUE(hub.store().issue_command(command, {"test", ""}));
    first->until([](const service::KioskView& v) { return v.message && v.message->text.zh == "二楼停水"; });
    const auto deadline = std::chrono::steady_clock::now() + 60s;
    while (hub.store().commands("k1", 1).value().at(0).state == "waiting" &&
           std::chrono::steady_clock::now() < deadline)
        first->lives(1s);
    EXPECT_EQ(hub.store().commands("k1", 1).value().at(0).state, "done");
    EXPECT_FALSE(second->until([](const service::KioskView&) { return true; })->message);
}
