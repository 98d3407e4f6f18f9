// A kiosk that was away for a long time: how many waiting facts a second reach the hub, durable at both ends.
// Real store, real sync, real curl, real hub. Beside it, over the same batches: without the kiosk's store,
// without the wire, and the parsing of JSON alone. Usage: bench_sync [FACTS]
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <mutex>

#include "kiosk/store/store.h"
#include "kiosk/sync/sync.h"
#include "tests/bench/crowd.h"

namespace {

using namespace bench;
using Clock = std::chrono::steady_clock;
using Batch = std::vector<domain::Fact>;

// What sync has to say, in the order in which it says it.
class Inbox {
  public:
    void post(syncing::SyncEvent event) {
        std::lock_guard lock(mutex_);
        events_.push_back(std::move(event));
        filled_.notify_one();
    }
    std::vector<domain::FactVerdict> verdicts() {
        std::unique_lock lock(mutex_);
        for (;;) {
            filled_.wait(lock, [this] { return !events_.empty(); });
            auto event = std::move(events_.front());
            events_.pop_front();
            if (auto* pushed = std::get_if<syncing::Pushed>(&event)) return std::move(pushed->verdicts);
            if (auto* failed = std::get_if<syncing::PushFailed>(&event)) give_up(describe(failed->error));
        }
    }

  private:
    std::mutex mutex_;
    std::condition_variable filled_;
    std::deque<syncing::SyncEvent> events_;
};

template <class Work>
double seconds(Work work) {
    const auto begin = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

// Filled without waiting for the disk each time; opened again as a kiosk opens it.
std::unique_ptr<store::Store> waiting_store(const std::string& path, std::uint64_t count) {
    {
        auto quick = must(store::open_store({path, "", false, 0})).store;
        for (std::uint64_t n = 1; n <= count; ++n)
            must(quick->record(fact_of(n)));
    }
    return must(store::open_store({path, ""})).store;
}

double whole_way(store::Store& store, std::uint64_t count) {
    const auto hub = hub_with_people(count);
    const std::string url = "http://127.0.0.1:" + std::to_string(hub->start());
    Inbox inbox;
    const auto sync = syncing::make_sync({"k1", token}, syncing::make_curl_wires({url, ""}),
                                         std::make_shared<base::SystemClock>(),
                                         [&](syncing::SyncEvent event) { inbox.post(std::move(event)); });
    const double took = seconds([&] {
        for (auto batch = must(store.unsent(protocol::max_batch)); !batch.empty();
             batch = must(store.unsent(protocol::max_batch))) {
            sync->push(std::move(batch));
            must(store.settle(inbox.verdicts()));
        }
    });
    if (must(hub->store().fact_count()) != count) give_up("facts are missing at the hub");
    return took;
}

double without_store(const std::vector<std::string>& bodies, std::uint64_t count) {
    const auto hub = hub_with_people(count);
    const auto wire = syncing::make_curl_transport({"http://127.0.0.1:" + std::to_string(hub->start()), ""});
    return seconds([&] {
        for (const std::string& body : bodies) {
            const auto answer =
                must(wire->send({"POST",
                                 "/api/v1/facts",
                                 {{"authorization", "Bearer " + token}, {"content-type", "application/json"}},
                                 body},
                                {}));
            if (answer.status != 200) give_up("the hub answered " + std::to_string(answer.status));
        }
    });
}

double without_wire(const std::vector<std::string>& bodies, std::uint64_t count) {
    const auto hub = hub_with_people(count);
    const hub::Kiosk kiosk{"k1", {"一号机", ""}, false, {}};
    return seconds([&] {
        for (const std::string& body : bodies)
            must(hub->store().receive(kiosk, must(protocol::decode_facts(body)), std::nullopt,
                                      hub->clock.wall()));
    });
}

double parsing_alone(const std::vector<std::string>& bodies) {
    return seconds([&] {
        for (const std::string& body : bodies)
            must(protocol::decode_facts(body));
    });
}

void print_row(const char* what, double took, std::uint64_t count, double whole) {
    std::printf("%-52s %10.2f %12.0f %8.2f\n", what, took, static_cast<double>(count) / took, took / whole);
}

void run(const std::filesystem::path& folder, std::uint64_t count) {
    const auto store = waiting_store((folder / "kiosk.db").string(), count);
    std::vector<std::string> bodies;
    Batch batch;
    for (const auto& fact : must(store->ledger(0, count))) {
        batch.push_back(fact);
        if (batch.size() == protocol::max_batch || fact.header.sequence == count)
            bodies.push_back(protocol::encode_facts(std::exchange(batch, {})));
    }
    const double whole = whole_way(*store, count), posted = without_store(bodies, count),
                 received = without_wire(bodies, count), parsed = parsing_alone(bodies);
    std::printf("%-52s %10s %12s %8s\n", "", "seconds", "facts/s", "share");
    print_row("outbox -> sync -> curl -> hub, durable at both ends", whole, count, whole);
    print_row("floor: the same batches by curl, no kiosk store", posted, count, whole);
    print_row("floor: the same batches into the hub's store, no wire", received, count, whole);
    print_row("floor: JSON parsed and checked, nothing kept", parsed, count, whole);
}

}  // namespace

int main(int argc, char** argv) {
    const std::uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20'000;
    if (count == 0) give_up("FACTS is a number");
    std::string name = (std::filesystem::temp_directory_path() / "suishou-bench-XXXXXX").string();
    if (!mkdtemp(name.data())) give_up("cannot make a folder");
    run(name, count);
    std::filesystem::remove_all(name);
}
