// Both ends over a wire that misbehaves: what visitors do reaches the hub, and what staff do the kiosk.
#include "tests/e2e/real_wire.h"

#include "tests/fakes/console_visitor.h"

using namespace real_wire;
using domain::Outcome;

namespace {

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
