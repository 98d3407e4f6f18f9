// Two kiosks and a whole hub with a real database, in one thread and virtual time: both take in the same
// people while wires lose, repeat, delay and damage what is said, the hub is started anew in between, and
// staff change the list and take arrivals back. Where tests/fakes/with_postgresql runs it, on that server.
// Seeds: tests/sync/seeds.h.
#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "tests/sync/kiosk_box.h"
#include "tests/sync/seeds.h"

namespace sync_test {
namespace {

using People = std::set<domain::AttendeeId>;

// Which of the people it let in, beside what any kiosk does.
class Box : public KioskBox {
  public:
    using KioskBox::KioskBox;

    void record(domain::MeetingId meeting, domain::AttendeeId attendee) {
        domain::CheckInFact body = std::get<domain::CheckInFact>(fakes::check_in_fact(1).body);
        body.meeting = meeting;
        body.attendee = attendee;
        body.credential = {attendee.value + 0xc0de0000};
        created.insert({KioskBox::record(body), attendee});
    }

    // Whom it would call in already: by its own facts and by what it heard.
    People knows_in(domain::MeetingId meeting) const {
        People in;
        for (const auto& [fact, attendee] : created)
            if (!replica.contains({"annulments", base::to_string(fact)})) in.insert(attendee);
        for (const auto& [key, record] : replica) {
            if (key.first != "arrivals") continue;
            const auto change = protocol::decode_record(key.first, key.second, record).value();
            const auto& arrival = std::get<domain::Arrival>(change);
            if (arrival.meeting == meeting) in.insert(arrival.attendee);
        }
        return in;
    }

    std::map<domain::FactId, domain::AttendeeId> created;
};

class Schedule {
  public:
    // The seed also keeps apart what several schedules leave in one hub.
    Schedule(fakes::HubInProcess& hub, std::uint64_t seed, Broken broken = Broken::nothing)
        : hub_(hub),
          random_(seed),
          meeting_{0xa00000 + seed},
          one_(hub, random_, "one-" + std::to_string(seed), broken),
          two_(hub, random_, "two-" + std::to_string(seed), broken) {
        auto meeting = fakes::meeting();
        meeting.id = meeting_;
        hub::Edit edit;
        edit.changes = {meeting};
        EXPECT_TRUE(hub_.store().apply(edit, hub_.clock.wall()));
        for (std::uint64_t n = 1; n <= people; ++n)
            put_attendee(n);
    }

    void run() {
        for (int step = 0; step < 40; ++step)
            one_step();
        for (Box* box : {&one_, &two_})
            box->heal();
        for (int round = 0; round < 400 && !(one_.sent() && two_.sent()); ++round)
            for (Box* box : {&one_, &two_})
                box->push();
        for (Box* box : {&one_, &two_})
            box->pull_all();
    }

    void check() {
        ASSERT_TRUE(one_.sent() && two_.sent()) << "the queue drains";
        const auto kiosks = hub_.store().kiosks().value();
        for (Box* box : {&one_, &two_}) {
            const auto state = std::find_if(kiosks.begin(), kiosks.end(),
                                            [&](const auto& k) { return k.kiosk.id == box->id(); });
            ASSERT_NE(state, kiosks.end());
            EXPECT_EQ(state->facts, box->created.size()) << "no fact is lost, none is there twice";
            EXPECT_EQ(state->missing(), 0u) << "the sequence has no hole";
        }
        EXPECT_EQ(differences(one_.replica, two_.replica), "");
        std::mt19937_64 calm(1);
        Box fresh(hub_, calm, "fresh-" + suffix(), Broken::nothing);
        fresh.heal();
        fresh.pull_all();
        EXPECT_EQ(differences(one_.replica, fresh.replica), "") << "incremental equals snapshot";
        check_winners();
    }

    std::size_t at_hub() {
        std::size_t facts = 0;
        const auto kiosks = hub_.store().kiosks().value();
        for (const auto& state : kiosks)
            if (state.kiosk.id.ends_with("-" + suffix())) facts += state.facts;
        return facts;
    }
    // Nobody who was taken back is in for any kiosk.
    bool kiosks_agree() const {
        const People came = who_came();
        return one_.knows_in(meeting_) == came && two_.knows_in(meeting_) == came;
    }
    std::size_t created() const { return one_.created.size() + two_.created.size(); }
    std::uint64_t holes() {
        std::uint64_t missing = 0;
        const auto kiosks = hub_.store().kiosks().value();
        for (const auto& state : kiosks)
            if (state.kiosk.id.ends_with("-" + suffix())) missing += state.missing();
        return missing;
    }

  private:
    static constexpr std::uint64_t people = 5;

    std::string suffix() const { return std::to_string(meeting_.value - 0xa00000); }

    void put_attendee(std::uint64_t n) {
        auto attendee = fakes::attendee();
        attendee.id = {meeting_.value * 100 + n};
        attendee.meeting = meeting_;
        attendee.credential = {attendee.id.value + 0xc0de0000};
        attendee.name = "示例" + std::to_string(random_() % 1000);
        hub::Edit edit;
        edit.changes = {attendee};
        EXPECT_TRUE(hub_.store().apply(edit, hub_.clock.wall()));
    }

    void one_step() {
        Box& box = random_() % 2 ? one_ : two_;
        switch (random_() % 13) {
            case 0:
            case 1:
            case 2:
                box.record(meeting_, {meeting_.value * 100 + random_() % people + 1});
                break;
            case 3:
                put_attendee(random_() % people + 1);
                break;
            case 4:
                if (random_() % 6 == 0) hub_.reopen();
                break;
            case 5:
                if (random_() % 12 == 0) {
                    EXPECT_TRUE(hub_.store().renew_epoch());
                }
                break;
            case 6:
                take_back({meeting_.value * 100 + random_() % people + 1});
                break;
            case 7:
            case 8:
            case 9:
                box.push();
                break;
            default:
                box.pull();
        }
        const std::chrono::milliseconds gone(random_() % 5000);
        hub_.clock.advance(gone);
        for (Box* each : {&one_, &two_}) {
            each->time_passes(gone);
            each->deliver_late_ones();
        }
    }

    // At the console, whichever kiosk let the person in.
    void take_back(domain::AttendeeId attendee) {
        const auto arrivals = hub_.store().arrivals_of(meeting_).value();
        for (const auto& arrival : arrivals) {
            if (arrival.attendee != attendee) continue;
            EXPECT_TRUE(hub_.store().take_back_arrival({meeting_, arrival.fact, "other"}, {"staff", ""},
                                                       hub_.clock.wall()));
            EXPECT_TRUE(taken_back_.insert(arrival.fact).second) << "twice";
        }
    }

    // By a fact that stands.
    People who_came() const {
        People came;
        for (const Box* box : {&one_, &two_})
            for (const auto& [fact, attendee] : box->created)
                if (!taken_back_.contains(fact)) came.insert(attendee);
        return came;
    }

    // Whoever was taken in and not taken back has come, once, and by a fact of their own; nobody else has.
    void check_winners() {
        auto facts = one_.created;
        facts.insert(two_.created.begin(), two_.created.end());
        const People came = who_came();
        People won;
        const auto arrivals = hub_.store().arrivals_of(meeting_).value();
        for (const auto& arrival : arrivals) {
            EXPECT_TRUE(won.insert(arrival.attendee).second) << "one winner";
            ASSERT_TRUE(facts.contains(arrival.fact));
            EXPECT_EQ(facts.at(arrival.fact), arrival.attendee);
            EXPECT_FALSE(taken_back_.contains(arrival.fact));
        }
        EXPECT_EQ(won, came);
        EXPECT_TRUE(kiosks_agree());
    }

    fakes::HubInProcess& hub_;
    std::mt19937_64 random_;
    const domain::MeetingId meeting_;
    std::set<domain::FactId> taken_back_;
    Box one_, two_;
};

TEST(Schedules, NothingIsLostAndEverybodyAgrees) {
    std::unique_ptr<fakes::HubInProcess> hub;
    std::size_t done = 0;
    for (const auto seed : seeds(500, 10'000)) {
        SCOPED_TRACE("SUISHOU_SEED=" + std::to_string(seed));
        if (done++ % schedules_a_hub == 0) hub = std::make_unique<fakes::HubInProcess>();
        Schedule schedule(*hub, seed);
        schedule.run();
        schedule.check();
        if (testing::Test::HasFailure()) break;
    }
}

// The tests of the test: the same schedules see what a careless kiosk would do.
TEST(Schedules, AKioskThatSettlesOnAny200IsCaught) {
    fakes::HubInProcess hub;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Schedule schedule(hub, seed, Broken::settles_on_any_200);
        schedule.run();
        if (schedule.at_hub() < schedule.created()) return;
    }
    FAIL() << "twenty schedules lost nothing";
}

TEST(Schedules, AKioskThatDoesNotHearWhoWasTakenBackIsCaught) {
    fakes::HubInProcess hub;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Schedule schedule(hub, seed, Broken::knows_no_annulments);
        schedule.run();
        if (!schedule.kiosks_agree()) return;
    }
    FAIL() << "twenty schedules took nobody back";
}

TEST(Schedules, ASequenceWithAHoleIsCaught) {
    fakes::HubInProcess hub;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Schedule schedule(hub, seed, Broken::forgets_sequence);
        schedule.run();
        if (schedule.holes() > 0) return;
    }
    FAIL() << "twenty schedules showed no hole";
}

}  // namespace
}  // namespace sync_test
