// The list of service requests as the console asks for it, among very many: what each filter costs on each
// engine, the reading of one request by its number beside it, which is the least that a question costs.
//   SUISHOU_POSTGRESQL_DURABLE=1 tests/fakes/with_postgresql build/release/tests/bench/bench_requests
//   [REQUESTS]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

#include "tests/bench/crowd.h"
#include "tests/fakes/beside_hub.h"
#include "tests/fakes/one_of_each.h"

namespace {

using namespace bench;
using Clock = std::chrono::steady_clock;

constexpr int side = 7;  // of the façade: 49 grid units

domain::GridLayout facade() {
    domain::GridLayout layout = fakes::layout();
    layout.rows.assign(side, {"层", ""});
    layout.columns.assign(side, {"列", ""});
    layout.below = 0;
    layout.cells.clear();
    for (int n = 0; n < side * side; ++n) {
        domain::GridCell cell;
        cell.id = "main-" + std::to_string(n);
        cell.row = n / side;
        cell.column = n % side;
        cell.name = {"房间" + std::to_string(n), ""};
        cell.unit = std::to_string(n + 1);
        layout.cells.push_back(cell);
    }
    return layout;
}

// A thousand a day.
domain::Fact request_of(std::uint64_t n) {
    const auto day = static_cast<std::int64_t>(n / 1000);
    domain::Fact fact;
    fact.header.wall = fakes::at(9, 0) - std::chrono::days{day} + std::chrono::seconds(n % 1000);
    fact.header.id = base::make_uuid_v7(fact.header.wall);
    fact.header.sequence = n + 1;
    fact.header.boot_id = "boot";
    domain::ServiceRequestFact body = fakes::service_request_fact();
    const base::CivilTime civil = base::to_civil(fact.header.wall, std::chrono::minutes{480});
    body.number = {civil.year, civil.month, civil.day, "A", static_cast<std::uint32_t>(n % 1000 + 1)};
    body.key = {n + 1};
    body.cell = "main-" + std::to_string(n % (side * side));
    body.category = fakes::category().id;
    body.danger = n % 500 == 0;
    body.photos = {};
    fact.body = body;
    return fact;
}

// One in fifty is still open, of every kind, with somebody; the rest was confirmed.
void settle(const std::string& database) {
    fakes::run_sql(database, "UPDATE service_requests SET state = 'confirmed'");
    for (const char* state : {"submitted", "dispatched", "accepted", "on_site", "waiting", "done"})
        fakes::run_sql(database, std::string("UPDATE service_requests SET state = '") + state +
                                     "', assignee = 'li' WHERE number IN (SELECT number FROM service_requests"
                                     " WHERE state = 'confirmed' ORDER BY made_ms DESC LIMIT 400)");
    // As the server does by itself at night; that of the tests is told not to.
    if (database.starts_with("postgresql")) fakes::run_sql(database, "VACUUM ANALYZE service_requests");
}

std::unique_ptr<fakes::HubInProcess> filled(std::uint64_t count) {
    auto hub = std::make_unique<fakes::HubInProcess>();
    const hub::Kiosk kiosk = hub->add_kiosk("k1", token);
    hub::Edit edit;
    edit.changes = {facade(), fakes::category()};
    must(hub->store().apply(edit, hub->clock.wall()));
    std::vector<domain::Fact> batch;
    for (std::uint64_t n = 0; n < count; ++n) {
        batch.push_back(request_of(n));
        if (batch.size() < protocol::max_batch && n + 1 < count) continue;
        const auto received = must(protocol::decode_facts(protocol::encode_facts(std::exchange(batch, {}))));
        must(hub->store().receive(kiosk, received, {}, hub->clock.wall()));
    }
    settle(hub->database());
    return hub;
}

struct Question {
    const char* name;
    std::function<void(hub::Store&)> ask;
};

std::vector<Question> questions(base::WallTime now, std::uint64_t count) {
    using domain::RequestState;
    const auto list = [](hub::RequestFilter filter) {
        return [filter](hub::Store& store) {
            if (must(store.service_requests(filter)).total == 0) give_up("a filter finds nothing");
        };
    };
    const std::vector<RequestState> open = {RequestState::submitted, RequestState::dispatched,
                                            RequestState::accepted, RequestState::on_site,
                                            RequestState::waiting};
    return {{"one by its number (the least)",
             [](hub::Store& store) { must(store.service_request("BX-20261222-A-007")); }},
            {"all, the first page", list({})},
            {"all, a page far down", list({.skip = count / 2})},
            {"submitted", list({.states = {RequestState::submitted}})},
            {"open, by priority", list({.states = open, .by_priority = true})},
            {"open, late", list({.states = open, .late = true, .now = now + std::chrono::days{30}})},
            {"confirmed, of a grid unit", list({.states = {RequestState::confirmed}, .unit = "27"})},
            {"of a category", list({.category = fakes::category().id})},
            {"of somebody", list({.assignee = "li"})},
            {"a part of the number", list({.number = "1-A-037"})},
            // As hub/handlers/console/board.cpp asks, at every commit while somebody looks at it.
            {"the board, a column a state",
             [](hub::Store& store) {
                 for (const RequestState state :
                      {RequestState::submitted, RequestState::dispatched, RequestState::accepted,
                       RequestState::on_site, RequestState::waiting, RequestState::done}) {
                     const bool waits = domain::is_open(state);
                     const hub::RequestFilter filter{
                         .states = {state}, .by_change = !waits, .by_priority = waits, .limit = 12};
                     if (must(store.service_requests(filter)).requests.size() != 12)
                         give_up("a column is not full");
                 }
             }},
            {"how many in each state", [](hub::Store& store) { must(store.service_requests_by_state()); }}};
}

double median_ms(const Question& question, hub::Store& store) {
    std::vector<double> all;
    for (int n = 0; n < 15; ++n) {
        const auto begin = Clock::now();
        question.ask(store);
        all.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    }
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

void run(std::uint64_t count, const char* engine) {
    const auto hub = filled(count);
    std::printf("%-34s %12s %12s\n", engine, "median", "of the least");
    double least = 0;
    for (const Question& question : questions(hub->clock.wall(), count)) {
        const double took = median_ms(question, hub->store());
        if (least == 0) least = took;
        std::printf("%-34s %9.2f ms %12.1f\n", question.name, took, took / least);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000;
    if (count < 5'000) give_up("REQUESTS is a number, 5000 or more");
    // The hub of tests takes the server's address from the environment, where there is one.
    const char* given = std::getenv("SUISHOU_TEST_POSTGRESQL");
    const std::string postgresql = given != nullptr ? given : "";
    unsetenv("SUISHOU_TEST_POSTGRESQL");
    std::printf("%llu service requests\n", static_cast<unsigned long long>(count));
    run(count, "SQLite");
    if (postgresql.empty()) return 0;
    setenv("SUISHOU_TEST_POSTGRESQL", postgresql.c_str(), 1);
    run(count, "PostgreSQL");
}
