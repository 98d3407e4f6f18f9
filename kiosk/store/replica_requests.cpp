#include <algorithm>

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

constexpr const char* told_requests =
    "SELECT number, cell, category, place, state, made_ms, due_ms, worker, voices, urged_ms, rated, room, "
    "rejection, merged_into, danger "
    "FROM requests";
// One that was made here and that the hub has not answered for is known from its fact alone.
constexpr const char* own_requests =
    "SELECT day, kiosk, count, cell, category, place, wall_ms, room, danger FROM service_requests JOIN facts "
    "USING "
    "(sequence)";

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
    r.urged = q.wall_time(9);
    r.rated = q.flag(10);
    r.room = q.text(11);
    r.rejection = domain::parse_rejection_reason(q.text(12));
    r.merged_into = q.text(13);
    r.danger = q.flag(14);
    return r;
}

ServiceRequest read_own(const Query& q) {
    ServiceRequest r;
    r.number = domain::number_of_day(q.text(0)).value_or(domain::RequestNumber{});
    r.number.kiosk = q.text(1);
    r.number.count = static_cast<std::uint32_t>(q.integer(2));
    r.cell = q.text(3);
    r.category = q.text(4);
    r.place = q.text(5);
    r.made = q.wall_time(6);
    r.room = q.text(7);
    r.danger = q.flag(8);
    r.steps = {{RequestState::submitted, r.made}};
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
        done = db.run("INSERT INTO requests VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", number,
                      generation, r.cell, r.category, r.place, domain::to_string(r.state), r.made, r.due,
                      r.worker, r.voices, r.urged, r.rated, r.room, domain::to_string(r.rejection),
                      r.merged_into, r.danger);
    for (std::size_t i = 0; done && i < r.steps.size(); ++i)
        done = db.run("INSERT INTO request_steps VALUES (?, ?, ?, ?)", number, i,
                      domain::to_string(r.steps[i].state), r.steps[i].at);
    return done;
}

base::Result<std::optional<ServiceRequest>> read_request(Connection& db, const std::string& number) {
    auto told = first(db.query(std::string(told_requests) + " WHERE number = ?", number), read_row);
    if (!told) return told.error();
    if (*told) {
        if (auto done = read_steps(db, **told); !done) return done.error();
        return told;
    }
    const auto asked = domain::parse_request_number(number);
    if (!asked) return std::optional<ServiceRequest>{};
    return first(db.query(std::string(own_requests) + " WHERE day = ? AND kiosk = ? AND count = ?",
                          domain::day_of(*asked), asked->kiosk, asked->count),
                 read_own);
}

base::Result<std::vector<ServiceRequest>> read_requests_at(Connection& db, const std::string& cell,
                                                           std::size_t limit) {
    auto requests =
        collect(db.query(std::string(told_requests) +
                             " WHERE cell = ? AND state NOT IN ('done', 'confirmed', 'rejected', 'duplicate')"
                             " ORDER BY made_ms DESC LIMIT ?",
                         cell, limit),
                read_row);
    if (!requests) return requests.error();
    auto own = collect(db.query(std::string(own_requests) +
                                    " WHERE sequence IN (SELECT sequence FROM outbox) AND cell = ? LIMIT ?",
                                cell, limit),
                       read_own);
    if (!own) return own.error();
    for (ServiceRequest& request : *own) {
        const auto is_it = [&](const ServiceRequest& told) { return told.number == request.number; };
        request.steps.clear();
        if (std::none_of(requests->begin(), requests->end(), is_it)) requests->push_back(std::move(request));
    }
    std::stable_sort(requests->begin(), requests->end(),
                     [](const ServiceRequest& a, const ServiceRequest& b) { return a.made > b.made; });
    if (requests->size() > limit) requests->resize(limit);
    return requests;
}

base::Result<std::vector<std::string>> read_recent_cells(Connection& db, std::size_t limit) {
    // Of so many that a busy week is in them, and a year of reports is not read for three names.
    return collect(db.query("SELECT cell FROM (SELECT cell, sequence FROM service_requests"
                            " ORDER BY sequence DESC LIMIT 200) GROUP BY cell ORDER BY max(sequence) DESC"
                            " LIMIT ?",
                            limit),
                   [](const Query& q) { return q.text(0); });
}

}  // namespace store
