// Photos of service requests from the kiosk's real database to the hub's: through a wire that fails, a hub
// that starts anew and a kiosk that dies between an answer and the disk; and over real HTTP. Seeds:
// tests/sync/seeds.h.
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "kiosk/store/store.h"
#include "kiosk/sync/lanes.h"
#include "tests/fakes/folder.h"
#include "tests/fakes/one_of_each.h"
#include "tests/fakes/plain_jpeg.h"
#include "tests/fakes/raw_client.h"
#include "tests/sync/at_door.h"
#include "tests/sync/lossy_wire.h"
#include "tests/sync/seeds.h"

namespace sync_test {
namespace photos {
namespace {

constexpr std::size_t in_its_tables = 40;  // of plain_jpeg(): where another byte makes another picture

domain::Photo picture(std::uint8_t number) {
    std::string jpeg = fakes::plain_jpeg();
    jpeg[in_its_tables] = static_cast<char>(number + 1);
    return {hub::sha256_hex(jpeg), jpeg};
}

// As a kiosk with a fault might make it.
domain::Photo no_picture(std::uint8_t number) {
    const std::string text = "no JPEG " + std::to_string(number);
    return {hub::sha256_hex(text), text};
}

domain::Fact report(const std::vector<domain::Photo>& photos) {
    domain::Fact fact = fakes::check_in_fact();
    fact.header.id = base::make_uuid_v7(fact.header.wall);
    auto body = fakes::service_request_fact();
    body.number = {2026, 12, 22, "A", 0};
    body.photos.clear();
    for (const auto& photo : photos)
        body.photos.push_back(photo.hash);
    fact.body = body;
    return fact;
}

std::string number_of(const domain::Fact& fact) {
    return to_string(std::get<domain::ServiceRequestFact>(fact.body).number);
}

void let_in(fakes::HubInProcess& hub) {
    hub.add_kiosk("k1", "secret");
    hub::Edit edit;
    edit.changes = {fakes::layout(), fakes::category()};
    EXPECT_TRUE(hub.store().apply(edit, hub.clock.wall()));
}

// A kiosk: its memory, its two lanes.
class Reporter {
  public:
    Reporter(fakes::HubInProcess& hub, syncing::Transport& wire, std::function<void()> between_tries)
        : hub_(hub), wire_(wire), between_tries_(std::move(between_tries)) {
        open();
    }

    void record(const std::vector<domain::Photo>& photos) {
        facts_.push_back(store_->record(report(photos), photos).value());
        for (const auto& photo : photos)
            taken_[photo.hash] = photo.jpeg;
    }
    std::optional<domain::Photo> next_photo() {
        const auto hashes = store_->unsent_photos(1).value();
        return hashes.empty() ? std::nullopt : store_->unsent_photo(hashes[0]).value();
    }
    std::optional<syncing::SyncEvent> send(const domain::Photo& photo) {
        return syncing::PhotoLane{parts()}.deliver(photo, {});
    }
    void settle(const syncing::SyncEvent& event) {
        if (const auto* sent = std::get_if<syncing::PhotoSent>(&event)) {
            EXPECT_TRUE(store_->photo_sent(sent->hash));
        } else {
            const auto& refused = std::get<syncing::PhotoRefused>(event);
            EXPECT_TRUE(store_->photo_refused(refused.hash, refused.code, refused.reason));
        }
    }
    void send_facts() {
        const auto batch = store_->unsent(100).value();
        if (batch.empty()) return;
        const auto event = syncing::PushLane{parts()}.deliver(batch, {});
        EXPECT_TRUE(store_->settle(std::get<syncing::Pushed>(*event).verdicts));
    }
    // As after a kill and a new start.
    void open() {
        store_.reset();
        auto opened = store::open_store({folder_.file(), "", true, 0});
        ASSERT_TRUE(opened) << base::describe(opened.error());
        store_ = std::move(opened->store);
    }
    bool all_settled() {
        const auto state = store_->outbox_state().value();
        return state.unsent + state.photos == 0;
    }
    std::size_t aside() { return store_->refused_photos(100).value().size(); }

    // What the hub should have and has not, or has otherwise.
    std::size_t missing() {
        std::size_t missing = 0;
        for (const auto& fact : facts_)
            for (const auto& hash : std::get<domain::ServiceRequestFact>(fact.body).photos) {
                if (is_aside(hash)) continue;
                const auto there = hub_.store().photo_of(number_of(fact), hash).value();
                missing += there != taken_.at(hash);
            }
        return missing;
    }
    const std::vector<domain::Fact>& facts() const { return facts_; }
    std::size_t failures() const { return failures_; }

  private:
    bool is_aside(const std::string& hash) {
        const auto all = store_->refused_photos(100).value();
        return std::any_of(all.begin(), all.end(), [&](const auto& photo) { return photo.hash == hash; });
    }
    syncing::LaneParts parts() { return {options_, wire_, clock_, pacing_, emit_}; }

    fakes::HubInProcess& hub_;
    syncing::Transport& wire_;
    const std::function<void()> between_tries_;
    fakes::Folder folder_;
    fakes::ManualClock clock_{fakes::at(8, 0)};
    const syncing::SyncOptions options_{"k1", "secret"};
    const syncing::Pacing pacing_{{},
                                  [] { return 0.5; },
                                  [this](std::chrono::milliseconds time, std::stop_token) {
                                      clock_.advance(time);
                                      hub_.clock.advance(time);
                                      between_tries_();
                                  }};
    std::size_t failures_ = 0;
    const std::function<void(syncing::SyncEvent)> emit_ = [this](const syncing::SyncEvent& event) {
        failures_ += std::holds_alternative<syncing::PhotoFailed>(event);
    };
    std::unique_ptr<store::Store> store_;
    std::vector<domain::Fact> facts_;
    std::map<std::string, std::string> taken_;
};

enum class Broken { nothing, believes_any_200 };

// How many photos are missing at the hub in the end.
std::size_t live(std::uint64_t seed, Broken broken) {
    fakes::HubInProcess hub;
    let_in(hub);
    std::mt19937_64 random(seed);
    LossyWire wire([&](const auto& request) { return at_door(hub, request); }, random);
    Reporter kiosk(hub, wire, [&] { wire.deliver_late_ones(); });
    std::size_t refused = 0;
    for (int n = static_cast<int>(random() % 3); n >= 0; --n) {
        std::vector<domain::Photo> photos;
        for (auto each = random() % 3; each > 0; --each)
            photos.push_back(picture(static_cast<std::uint8_t>(random() % 200)));
        if (random() % 4 == 0) photos.push_back(no_picture(static_cast<std::uint8_t>(++refused)));
        kiosk.record(photos);
    }
    for (int round = 0; round < 200 && !kiosk.all_settled(); ++round) {
        if (round == 20) wire.heal();
        if (random() % 6 == 0) hub.reopen();
        if (random() % 3 == 0) kiosk.send_facts();
        const auto photo = kiosk.next_photo();
        if (!photo) continue;
        if (broken == Broken::believes_any_200) {
            const auto answer = wire.send(syncing::photo_request({"k1", "secret"}, *photo), {});
            if (answer && answer->status == 200) kiosk.settle(syncing::PhotoSent{photo->hash});
            continue;
        }
        const auto event = kiosk.send(*photo);
        if (random() % 4 == 0)
            kiosk.open();
        else
            kiosk.settle(event.value());
    }
    wire.heal();
    wire.deliver_late_ones();
    if (broken == Broken::nothing) {
        EXPECT_TRUE(kiosk.all_settled());
        EXPECT_EQ(kiosk.aside(), refused) << "set aside, each with its report";
        EXPECT_EQ(hub.store().fact_count().value(), kiosk.facts().size()) << "the reports stand";
    }
    return kiosk.missing();
}

// Real HTTP that counts, and breaks in the middle of a photo when it is told to.
class CountingWire final : public syncing::Transport {
  public:
    explicit CountingWire(int port)
        : port_(port),
          real_(syncing::make_curl_transport({"http://127.0.0.1:" + std::to_string(port), ""})) {}

    base::Result<syncing::HttpAnswer> send(const syncing::HttpRequest& request,
                                           std::stop_token stop) override {
        ++asked[request.method];
        if (request.method == "PUT" && std::exchange(breaks, false)) return half_of(request);
        return real_->send(request, stop);
    }

    std::map<std::string, int> asked;
    bool breaks = false;

  private:
    base::Result<syncing::HttpAnswer> half_of(const syncing::HttpRequest& request) {
        fakes::RawClient line(port_);
        std::string head = request.method + " " + request.path + " HTTP/1.1\r\nHost: hub\r\n";
        for (const auto& [name, value] : request.headers)
            head += name + ": " + value + "\r\n";
        head += "Content-Length: " + std::to_string(request.body.size()) + "\r\n\r\n";
        EXPECT_TRUE(line.say(head + request.body.substr(0, request.body.size() / 2)));
        line.say_no_more();
        (void)line.rest();  // until the hub has given it up
        return base::Error{base::ErrorKind::network, "the line broke", "wire"};
    }

    const int port_;
    const std::unique_ptr<syncing::Transport> real_;
};

class PhotosOverHttp : public testing::Test {
  protected:
    PhotosOverHttp() { let_in(hub); }
    // Sends all that waits.
    void send_all() {
        kiosk.send_facts();
        for (int n = 0; n < 10; ++n)
            if (const auto photo = kiosk.next_photo()) kiosk.settle(kiosk.send(*photo).value());
    }

    fakes::HubInProcess hub;
    CountingWire wire{hub.start()};
    std::function<void()> between_tries = [] {};
    Reporter kiosk{hub, wire, [this] { between_tries(); }};
};

}  // namespace

TEST(Photos, ArriveAsTheyWereWhateverTheWireDoes) {
    auto all = seeds(16, 1000);
    if (!std::getenv("SUISHOU_LONG"))
        all.resize(std::min<std::size_t>(all.size(), 16));  // as in sealed_test.cpp
    for (const auto seed : all) {
        SCOPED_TRACE("SUISHOU_SEED=" + std::to_string(seed));
        ASSERT_EQ(live(seed, Broken::nothing), 0u);
        if (testing::Test::HasFailure()) return;
    }
}

// The test of the test.
TEST(Photos, AKioskThatBelievesAny200IsCaught) {
    if (std::getenv("SUISHOU_SEED")) GTEST_SKIP() << "one seed need not show it";
    std::size_t missing = 0;
    for (std::uint64_t seed = 1; seed <= 60 && missing == 0; ++seed)
        missing += live(seed, Broken::believes_any_200);
    EXPECT_GT(missing, 0u);
}

TEST_F(PhotosOverHttp, ArriveOnceEach) {
    kiosk.record({picture(1), picture(2)});
    kiosk.record({picture(1)});
    send_all();
    EXPECT_TRUE(kiosk.all_settled());
    EXPECT_EQ(kiosk.missing(), 0u);
    EXPECT_EQ(wire.asked["PUT"], 2);
    EXPECT_EQ(wire.asked["HEAD"], 2);

    kiosk.record({picture(2)});
    send_all();
    EXPECT_TRUE(kiosk.all_settled());
    EXPECT_EQ(wire.asked["PUT"], 2) << "the hub has it";
    EXPECT_EQ(kiosk.missing(), 0u);
    EXPECT_EQ(kiosk.failures(), 0u);
}

TEST_F(PhotosOverHttp, GoOnAfterTheLineBrokeInTheMiddle) {
    const auto photo = picture(1);
    kiosk.record({photo});
    wire.breaks = true;
    bool half_kept = true;
    between_tries = [&] { half_kept = hub.store().has_photo(photo.hash).value(); };
    send_all();
    EXPECT_FALSE(half_kept);
    EXPECT_EQ(kiosk.failures(), 1u);
    EXPECT_EQ(wire.asked["PUT"], 2);
    EXPECT_EQ(kiosk.missing(), 0u);
}

TEST_F(PhotosOverHttp, GoOnWhenTheHubIsBack) {
    kiosk.record({picture(1)});
    send_all();
    kiosk.record({picture(2)});
    kiosk.send_facts();
    hub.stop();
    between_tries = [&, tries = 0]() mutable {
        if (++tries < 3) return;
        hub.reopen();
        hub.start();
    };
    send_all();
    EXPECT_GE(kiosk.failures(), 3u);
    EXPECT_TRUE(kiosk.all_settled());
    EXPECT_EQ(kiosk.missing(), 0u);
}

TEST_F(PhotosOverHttp, OneThatTheHubDoesNotTakeHoldsUpNothing) {
    domain::Photo too_large = picture(3);
    too_large.jpeg.resize(domain::Photo::most_bytes + 1);
    too_large.hash = hub::sha256_hex(too_large.jpeg);
    kiosk.record({no_picture(1), too_large, picture(1)});
    send_all();
    EXPECT_TRUE(kiosk.all_settled());
    EXPECT_EQ(kiosk.aside(), 2u);
    EXPECT_EQ(kiosk.missing(), 0u);
    EXPECT_EQ(hub.store().fact_count().value(), 1u) << "the report stands";
}

TEST_F(PhotosOverHttp, ALargeOneArrivesWhole) {
    // Tables may come again, as often as they like.
    domain::Photo large = picture(1);
    const auto tables = large.jpeg.find("\xFF\xDB");
    std::string again;
    while (large.jpeg.size() + again.size() + 69 <= domain::Photo::most_bytes)
        again += large.jpeg.substr(tables, 69);
    large.jpeg.insert(tables, again);
    large.hash = hub::sha256_hex(large.jpeg);
    kiosk.record({large});
    send_all();
    EXPECT_TRUE(kiosk.all_settled());
    EXPECT_EQ(kiosk.aside(), 0u);
    EXPECT_EQ(kiosk.missing(), 0u);
}

}  // namespace photos
}  // namespace sync_test
