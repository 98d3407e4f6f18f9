// Two kiosks, a whole hub and its staff: service requests are reported, urged, rated, reopened and moved in
// any order while wires lose, repeat, delay and damage what is said and the hub is started anew. Both
// engines, as schedules_test.cpp. Seeds: tests/sync/seeds.h.
#include <map>
#include <memory>

#include "kiosk/domain/follow_up.h"
#include "tests/fakes/one_of_each.h"
#include "tests/sync/kiosk_box.h"
#include "tests/sync/seeds.h"

namespace sync_test {
namespace {

using domain::FollowUpKind;
using domain::RequestMover;
using domain::RequestState;

class RequestSchedule {
  public:
    RequestSchedule(fakes::HubInProcess& hub, std::uint64_t seed, Broken broken = Broken::nothing)
        : hub_(hub),
          random_(seed),
          code_(std::to_string(seed % 900 + 100)),
          boxes_{std::make_unique<KioskBox>(hub, random_, "a-" + std::to_string(seed), broken),
                 std::make_unique<KioskBox>(hub, random_, "b-" + std::to_string(seed), broken)} {
        hub::Edit edit;
        edit.changes = {fakes::layout(), fakes::category()};
        EXPECT_TRUE(hub_.store().apply(edit, hub_.clock.wall()));
    }

    void run() {
        for (int step = 0; step < 60; ++step)
            one_step();
        for (auto& box : boxes_)
            box->heal();
        for (int round = 0; round < 400 && !(boxes_[0]->sent() && boxes_[1]->sent()); ++round)
            for (auto& box : boxes_)
                box->push();
        for (auto& box : boxes_)
            box->pull_all();
    }

    std::size_t reported() const { return keys_.size(); }
    std::size_t at_hub() {
        std::size_t found = 0;
        for (const auto& [number, key] : keys_)
            found += hub_.store().service_request(number).value().has_value();
        return found;
    }

    void check() {
        ASSERT_TRUE(boxes_[0]->sent() && boxes_[1]->sent()) << "the queue drains";
        for (const auto& [number, key] : keys_) {
            SCOPED_TRACE(number);
            const auto request = hub_.store().service_request(number).value();
            ASSERT_TRUE(request) << "no report is lost";
            EXPECT_TRUE(made_here(request->fact));
            EXPECT_EQ(request->key, key);
            check_moves(*request);
            check_said(*request);
            check_told(*request);
        }
        EXPECT_EQ(differences(boxes_[0]->replica, boxes_[1]->replica), "");
        std::mt19937_64 calm(1);
        KioskBox fresh(hub_, calm, "fresh-" + code_ + std::to_string(random_() % 1'000'000), Broken::nothing);
        fresh.heal();
        fresh.pull_all();
        EXPECT_EQ(differences(boxes_[0]->replica, fresh.replica), "") << "incremental equals snapshot";
    }

  private:
    bool made_here(const domain::FactId& fact) const {
        return boxes_[0]->made.contains(fact) || boxes_[1]->made.contains(fact);
    }

    // Each as the table allows, and nobody's only while the duty desk sees it.
    static void check_moves(const hub::ServiceRequest& request) {
        ASSERT_FALSE(request.moves.empty());
        EXPECT_EQ(request.moves.front().state, RequestState::submitted);
        for (std::size_t n = 1; n < request.moves.size(); ++n)
            EXPECT_TRUE(
                domain::may_move(request.moves[n - 1].state, request.moves[n].state, request.moves[n].mover))
                << domain::to_string(request.moves[n - 1].state) << " to "
                << domain::to_string(request.moves[n].state);
        EXPECT_EQ(request.state, request.moves.back().state);
        const bool on_duty_list =
            request.state == RequestState::submitted || request.state == RequestState::reopened;
        if (domain::is_open(request.state) && !on_duty_list) {
            EXPECT_FALSE(request.assignee.empty());
        }
    }

    // What counted: an urge a day, a rating for each time that it was done.
    static void check_said(const hub::ServiceRequest& request) {
        std::size_t urges = 0, ratings = 0, done = 0;
        for (const hub::RequestSaid& said : request.said) {
            urges += said.kind == FollowUpKind::urge;
            ratings += said.kind == FollowUpKind::rating;
        }
        for (const hub::RequestMoved& move : request.moves)
            done += move.state == RequestState::done;
        EXPECT_LE(urges, 1u) << "all of it is one morning";
        EXPECT_LE(ratings, done);
    }

    // What kiosks know of it is what the hub says of it.
    void check_told(const hub::ServiceRequest& request) const {
        const auto told = hub::told(request);
        ASSERT_TRUE(told);
        for (const auto& box : boxes_) {
            const auto found = box->replica.find({"requests", request.number});
            ASSERT_NE(found, box->replica.end());
            const auto change = protocol::decode_record("requests", request.number, found->second).value();
            EXPECT_EQ(std::get<domain::ServiceRequest>(change), *told);
        }
    }

    void report(KioskBox& box, std::size_t which) {
        domain::ServiceRequestFact body = fakes::service_request_fact();
        body.number = {2026, 12, 22, (which == 0 ? "A" : "B") + code_, ++counts_[which]};
        body.key = {random_() | 1};
        body.photos = {};
        keys_[domain::to_string(body.number)] = body.key;
        box.record(body);
    }

    // By the slip or, one time in eight, by somebody who guesses its key.
    void follow_up(KioskBox& box) {
        if (keys_.empty()) return;
        const auto& [number, key] =
            *std::next(keys_.begin(), static_cast<std::ptrdiff_t>(random_() % keys_.size()));
        domain::FollowUp said;
        said.number = *domain::parse_request_number(number);
        said.key = random_() % 8 == 0 ? domain::RequestKey{7} : key;
        said.kind = static_cast<FollowUpKind>(random_() % 4);
        if (said.kind == FollowUpKind::rating) said.rating = static_cast<domain::Satisfaction>(random_() % 5);
        box.record(domain::FollowUpFact{said});
    }

    // Staff see what is there, and now and then what was there a moment ago.
    void staff_move() {
        if (keys_.empty()) return;
        const auto& number =
            std::next(keys_.begin(), static_cast<std::ptrdiff_t>(random_() % keys_.size()))->first;
        const auto request = hub_.store().service_request(number).value();
        if (!request) return;
        hub::RequestMove move;
        move.number = number;
        move.from = request->state;
        move.by = random_() % 2 ? RequestMover::dispatcher : RequestMover::worker;
        move.to = static_cast<RequestState>(random_() % 10);
        move.words = "示例";
        move.assignee = random_() % 2 ? "li" : "zhao";
        move.into = std::next(keys_.begin(), static_cast<std::ptrdiff_t>(random_() % keys_.size()))->first;
        if (random_() % 6 == 0) move.from = static_cast<RequestState>(random_() % 10);
        const bool allowed = move.from == request->state && domain::may_move(move.from, move.to, move.by);
        const auto moved = hub_.store().move_service_request(move, {"staff", ""}, hub_.clock.wall());
        if (!allowed) {
            EXPECT_FALSE(moved) << domain::to_string(move.from) << " to " << domain::to_string(move.to);
        }
    }

    void one_step() {
        const std::size_t which = random_() % 2;
        KioskBox& box = *boxes_[which];
        switch (random_() % 12) {
            case 0:
                report(box, which);
                break;
            case 1:
            case 2:
                follow_up(box);
                break;
            case 3:
            case 4:
            case 5:
                staff_move();
                break;
            case 6:
                if (random_() % 6 == 0) hub_.reopen();
                break;
            case 7:
            case 8:
            case 9:
                box.push();
                break;
            default:
                box.pull();
        }
        const std::chrono::milliseconds gone(random_() % 2000);
        hub_.clock.advance(gone);
        for (auto& each : boxes_) {
            each->time_passes(gone);
            each->deliver_late_ones();
        }
    }

    fakes::HubInProcess& hub_;
    std::mt19937_64 random_;
    const std::string code_;
    std::map<std::string, domain::RequestKey> keys_;  // by number
    std::uint32_t counts_[2] = {};
    std::unique_ptr<KioskBox> boxes_[2];
};

TEST(RequestSchedules, NothingIsLostAndNoMoveIsForbidden) {
    std::unique_ptr<fakes::HubInProcess> hub;
    std::size_t done = 0;
    for (const auto seed : seeds(100, 2'000)) {
        SCOPED_TRACE("SUISHOU_SEED=" + std::to_string(seed));
        if (done++ % schedules_a_hub == 0) hub = std::make_unique<fakes::HubInProcess>();
        RequestSchedule schedule(*hub, seed);
        schedule.run();
        schedule.check();
        if (testing::Test::HasFailure()) break;
    }
}

TEST(RequestSchedules, AKioskThatSettlesOnAny200IsCaught) {
    fakes::HubInProcess hub;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        RequestSchedule schedule(hub, seed, Broken::settles_on_any_200);
        schedule.run();
        if (schedule.at_hub() < schedule.reported()) return;
    }
    FAIL() << "twenty schedules lost no report";
}

}  // namespace
}  // namespace sync_test
