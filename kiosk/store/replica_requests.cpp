#include "kiosk/store/replica_topics.h"

namespace store {

using base::sqlite::Connection;
using base::sqlite::Query;
using domain::RequestState;
using domain::ServiceRequest;

namespace {

RequestState state_from(const std::string& word) {
    return domain::parse_request_state(word).value_or(RequestState::submitted);
}

// One that was made here and that the hub has not answered for is known from its fact alone.
constexpr const char* own_requests =
    "SELECT 'BX-' || day || '-' || kiosk || '-' || printf('%03d', count) AS number, cell, category, place, "
    "'submitted' AS state, wall_ms AS made_ms, 0 AS due_ms, '' AS worker, 0 AS voices "
    "FROM service_requests JOIN facts USING (sequence)";
constexpr const char* told_requests =
    "SELECT number, cell, category, place, state, made_ms, due_ms, worker, voices FROM requests";

ServiceRequest read_row(const Query& q) {
    ServiceRequest r;
    r.number = domain::parse_request_number(q.text(0)).value_or(domain::RequestNumber{});
    r.cell = q.text(1);
    r.category = q.text(2);
    r.place = q.text(3);
    r.state = state_from(q.text(4));
    r.made = q.wall_time(5);
    r.due = q.wall_time(6);
    r.worker = q.text(7);
    r.voices = static_cast<int>(q.integer(8));
    return r;
}

base::Status read_steps(Connection& db, ServiceRequest& request) {
    auto steps =
        collect(db.query("SELECT state, at_ms FROM request_steps WHERE request = ? ORDER BY position",
                         domain::to_string(request.number)),
                [](const Query& q) {
                    return domain::RequestStep{state_from(q.text(0)), q.wall_time(1)};
                });
    if (!steps) return steps.error();
    request.steps = std::move(*steps);
    if (request.steps.empty()) request.steps = {{RequestState::submitted, request.made}};
    return {};
}

}  // namespace

base::Status put(Connection& db, Generation generation, const ServiceRequest& r) {
    const std::string number = domain::to_string(r.number);
    auto done = db.run("DELETE FROM requests WHERE number = ?", number);
    if (done)
        done =
            db.run("INSERT INTO requests VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", number, generation, r.cell,
                   r.category, r.place, domain::to_string(r.state), r.made, r.due, r.worker, r.voices);
    for (std::size_t i = 0; done && i < r.steps.size(); ++i)
        done = db.run("INSERT INTO request_steps VALUES (?, ?, ?, ?)", number, i,
                      domain::to_string(r.steps[i].state), r.steps[i].at);
    return done;
}

base::Result<std::optional<ServiceRequest>> read_request(Connection& db, const std::string& number) {
    for (const std::string from : {told_requests, own_requests}) {
        auto request = first(db.query("SELECT * FROM (" + from + ") WHERE number = ?", number), read_row);
        if (!request) return request.error();
        if (!*request) continue;
        if (auto done = read_steps(db, **request); !done) return done.error();
        return request;
    }
    return std::optional<ServiceRequest>{};
}

base::Result<std::vector<ServiceRequest>> read_requests_at(Connection& db, const std::string& cell,
                                                           std::size_t limit) {
    return collect(db.query("SELECT * FROM (" + std::string(told_requests) + " UNION ALL " + own_requests +
                                " WHERE sequence IN (SELECT sequence FROM outbox) AND number NOT IN "
                                "(SELECT number FROM requests)) WHERE cell = ? ORDER BY made_ms DESC LIMIT ?",
                            cell, limit),
                   read_row);
}

}  // namespace store
