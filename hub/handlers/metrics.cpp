#include "hub/handlers/metrics.h"

#include <fmt/core.h>

#include "hub/handlers/api.h"
#include "hub/metrics.h"

namespace hub {

namespace {

// Text format 0.0.4: one HELP and one TYPE line before a family's samples, then a line each.
class Exposition {
  public:
    void family(std::string_view name, std::string_view type, std::string_view help) {
        name_ = name;
        text_ += fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
    }
    template <class Number>
    void sample(Number value, std::string_view labels = "", std::string_view suffix = "") {
        const std::string_view open = labels.empty() ? "" : "{", close = labels.empty() ? "" : "}";
        text_ += fmt::format("{}{}{}{}{} {}\n", name_, suffix, open, labels, close, value);
    }
    template <class Number>
    void one(std::string_view name, std::string_view type, std::string_view help, Number value) {
        family(name, type, help);
        sample(value);
    }
    std::string text() && { return std::move(text_); }

  private:
    std::string text_;
    std::string_view name_;
};

// Values are ours alone (patterns of the table, words): nothing in them needs an escape.
std::string label(std::string_view name, std::string_view value) {
    return fmt::format("{}=\"{}\"", name, value);
}

std::string labels_of(const Metrics::Route& route) {
    return label("method", route.method) + "," + label("route", route.path);
}

void write_requests(Exposition& out, const Metrics& metrics) {
    out.family("suishou_hub_requests_total", "counter", "Answers by route pattern and class of status.");
    for (const auto& route : metrics.routes())
        for (std::size_t n = 1; n < route.by_class.size(); ++n)
            if (const std::uint64_t count = route.by_class[n])
                out.sample(count, labels_of(route) + "," + label("status", fmt::format("{}xx", n)));
}

void write_times(Exposition& out, const Metrics& metrics) {
    out.family("suishou_hub_request_duration_seconds", "histogram",
               "From the request's head to its answer; a long-poll's wait is part of it.");
    for (const auto& route : metrics.routes()) {
        if (route.answered() == 0) continue;
        const std::string labels = labels_of(route);
        std::uint64_t so_far = 0;
        for (std::size_t n = 0; n < Metrics::buckets.size(); ++n) {
            so_far += route.by_time[n];
            const double end = static_cast<double>(Metrics::buckets[n].count()) / 1e3;
            out.sample(so_far, labels + "," + label("le", fmt::format("{}", end)), "_bucket");
        }
        // From one reading: between two of them a request may end, and +Inf must equal the count.
        so_far += route.by_time.back();
        out.sample(so_far, labels + ",le=\"+Inf\"", "_bucket");
        out.sample(static_cast<double>(route.microseconds) / 1e6, labels, "_sum");
        out.sample(so_far, labels, "_count");
    }
}

void write_counters(Exposition& out, const Metrics& metrics, const Store& store) {
    out.family("suishou_hub_facts_total", "counter", "Facts that kiosks sent, by what became of them.");
    out.sample(metrics.facts_accepted.load(), label("verdict", "accepted"));
    out.sample(metrics.facts_duplicate.load(), label("verdict", "duplicate"));
    out.sample(metrics.facts_refused.load(), label("verdict", "refused"));
    out.family("suishou_hub_database_errors_total", "counter", "Transactions that failed.");
    out.sample(store.faults().writes, label("kind", "write"));
    out.sample(store.faults().reads, label("kind", "read"));
    out.one("suishou_hub_rate_limited_total", "counter", "Requests that were answered 429.",
            metrics.limited());
    out.family("suishou_hub_connections_cut_total", "counter", "Connections that were ended, by why.");
    for (std::size_t n = 0; n < cut_names.size(); ++n)
        out.sample(metrics.cuts(static_cast<Cut>(n)), label("reason", cut_names[n]));
}

void write_house(Exposition& out, const Census& census) {
    out.family("suishou_hub_kiosks", "gauge", "Kiosks by state; heard: within the last ten minutes.");
    out.sample(census.known, label("state", "known"));
    out.sample(census.heard, label("state", "heard"));
    out.sample(census.revoked, label("state", "revoked"));
    out.one("suishou_hub_sessions_open", "gauge", "Sessions of staff that are good now.", census.sessions);
}

void write_process(Exposition& out, const Services& services) {
    out.one("suishou_hub_waiting", "gauge", "Requests that wait for news.", services.room->taken());
    out.one("suishou_hub_waiting_seats", "gauge", "How many may.", services.room->seats());
    out.one("process_start_time_seconds", "gauge", "When this process began to serve.",
            static_cast<double>(base::to_ms(services.started)) / 1e3);
    out.family("suishou_hub_build_info", "gauge", "1; its version is in the label.");
    out.sample(1, label("version", SUISHOU_VERSION));
}

// A proxy of this machine comes from here too, and says so in a header: whoever is behind it is a stranger.
bool may_look(const Services& services, const Request& request) {
    if (services.metrics_open) return true;
    for (const char* sign : {"x-forwarded-for", "x-real-ip", "forwarded", "via"})
        if (request.headers.contains(sign)) return false;
    return request.peer.starts_with("127.") || request.peer == "::1" ||
           request.peer.starts_with("::ffff:127.");
}

}  // namespace

Response get_metrics(Services& services, const Request& request) {
    if (!may_look(services, request))
        return refuse(services, 404, protocol::error_code::not_found, "nothing here");
    Exposition out;
    write_requests(out, *services.metrics);
    write_times(out, *services.metrics);
    const auto census = services.store.census(services.clock.wall());
    out.one("suishou_hub_database_up", "gauge", "1: the database answers.", census.ok() ? 1 : 0);
    if (census) write_house(out, *census);
    write_counters(out, *services.metrics, services.store);
    write_process(out, services);
    Response response;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.headers.emplace_back("cache-control", "no-store");
    response.body = std::move(out).text();
    return response;
}

}  // namespace hub
