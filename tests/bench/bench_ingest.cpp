// What the hub's engines take in over HTTP: batches of 100 check-ins, one transaction each, durable, from one
// kiosk on a kept connection. Beside them the same bodies into a server that only reads them, which is the
// floor. The rounds take turns, so that a busy machine is busy for all of them. PostgreSQL comes with
//   SUISHOU_POSTGRESQL_DURABLE=1 tests/fakes/with_postgresql build/release/tests/bench/bench_ingest [FACTS]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <span>
#include <thread>

#include <httplib.h>

#include "kiosk/sync/sync.h"
#include "tests/bench/crowd.h"

namespace {

using namespace bench;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t rounds = 5;

std::vector<std::string> bodies_of(std::uint64_t count) {
    std::vector<std::string> bodies;
    std::vector<domain::Fact> batch;
    for (std::uint64_t n = 1; n <= count; ++n) {
        batch.push_back(fact_of(n));
        batch.back().header.sequence = n;
        if (batch.size() == protocol::max_batch)
            bodies.push_back(protocol::encode_facts(std::exchange(batch, {})));
    }
    return bodies;
}

// The floor: the body is read and checked as the hub does it, and nothing kept.
class Reader {
  public:
    Reader() {
        server_.set_tcp_nodelay(true);
        server_.Post("/api/v1/facts", [](const httplib::Request& request, httplib::Response& response) {
            response.status = protocol::decode_facts(request.body) ? 200 : 400;
            response.set_content("{}", "application/json");
        });
        port = server_.bind_to_any_port("127.0.0.1");
        thread_ = std::thread([this] { server_.listen_after_bind(); });
        while (!server_.is_running())
            std::this_thread::yield();
    }
    ~Reader() {
        server_.stop();
        thread_.join();
    }
    int port = 0;

  private:
    httplib::Server server_;
    std::thread thread_;
};

struct Contender {
    const char* name;
    std::unique_ptr<syncing::Transport> wire;
    double seconds = 0;
    std::vector<double> batches_ms = {};

    Contender(const char* says, int port)
        : name(says), wire(syncing::make_curl_transport({"http://127.0.0.1:" + std::to_string(port), ""})) {}

    void take(std::span<const std::string> bodies) {
        for (const std::string& body : bodies) {
            const auto begin = Clock::now();
            const auto answer =
                must(wire->send({"POST",
                                 "/api/v1/facts",
                                 {{"authorization", "Bearer " + token}, {"content-type", "application/json"}},
                                 body},
                                {}));
            if (answer.status != 200)
                give_up(std::string(name) + " answered " + std::to_string(answer.status));
            const double took = std::chrono::duration<double>(Clock::now() - begin).count();
            seconds += took;
            batches_ms.push_back(took * 1000);
        }
    }
};

double at(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

void run(std::uint64_t count) {
    const std::vector<std::string> bodies = bodies_of(count);
    // The hub of tests takes the server's address from the environment, where there is one.
    const char* given = std::getenv("SUISHOU_TEST_POSTGRESQL");
    const std::string postgresql = given != nullptr ? given : "";
    unsetenv("SUISHOU_TEST_POSTGRESQL");
    const Reader reader;
    std::vector<std::unique_ptr<fakes::HubInProcess>> hubs;
    std::vector<Contender> all;
    all.emplace_back("floor: read and checked, nothing kept", reader.port);
    hubs.push_back(hub_with_people(count));
    all.emplace_back("hub on SQLite", hubs.back()->start());
    if (!postgresql.empty()) {
        setenv("SUISHOU_TEST_POSTGRESQL", postgresql.c_str(), 1);
        hubs.push_back(hub_with_people(count));
        all.emplace_back("hub on PostgreSQL", hubs.back()->start());
    }
    const std::size_t share = bodies.size() / rounds;
    for (std::uint64_t round = 0; round < rounds; ++round)
        for (Contender& each : all)
            each.take(std::span(bodies).subspan(round * share, share));
    const auto taken = static_cast<double>(share * rounds * protocol::max_batch);
    for (const auto& hub : hubs)
        if (static_cast<double>(must(hub->store().fact_count())) != taken) give_up("facts are missing");
    std::printf("%-40s %10s %12s %12s %14s\n", "100 facts a batch", "facts/s", "batch p50", "batch p99",
                "of the one above");
    double before = 0;
    for (const Contender& each : all) {
        const double rate = taken / each.seconds;
        std::printf("%-40s %10.0f %9.2f ms %9.2f ms %14.2f\n", each.name, rate, at(each.batches_ms, .5),
                    at(each.batches_ms, .99), before > 0 ? rate / before : 1);
        before = rate;
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20'000;
    if (count < rounds * protocol::max_batch) give_up("FACTS is a number, 500 or more");
    run(count);
}
