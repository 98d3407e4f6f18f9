#include "hub/handlers/open311.h"

#include <algorithm>

#include "hub/digest.h"
#include "hub/handlers/api.h"
#include "hub/handlers/open311_answers.h"
#include "hub/open311/report_form.h"

namespace hub {

using base::tr_mark;
using open311::AskedRequests;
using open311::Entered;
using open311::Fault;

namespace {

// The house, or what to answer in its place.
auto at_house(Services& services, const Request& request) {
    return open311::entered(services, request, request.argument("jurisdiction_id"));
}

constexpr Fault no_service{404, tr_mark("没有这个 service_code")};
constexpr Fault no_request{404, tr_mark("没有这个 service_request_id")};
constexpr Fault no_form{404, tr_mark("地址要以 .xml 或 .json 结尾")};

base::Result<std::string> address_of_endpoint(Services& services) {
    const auto sites = services.store.records(domain::topic::site);
    if (!sites) return sites.error();
    std::string start;
    for (const auto& change : *sites)
        if (const auto* site = std::get_if<domain::Site>(&change)) start = site->phone_pages;
    while (start.ends_with('/'))
        start.pop_back();
    return start + "/open311/v2";
}

}  // namespace

Response get_open311_discovery(Services& services, const Request& request) {
    const auto entered = at_house(services, request);
    if (const auto* refusal = std::get_if<Response>(&entered)) return *refusal;
    const auto address = address_of_endpoint(services);
    if (!address) return open311::broken(services, request, address.error());
    return open311::answer(request, open311::discovery_document(std::get<Entered>(entered).house, *address));
}

Response get_open311_services(Services& services, const Request& request) {
    const auto entered = at_house(services, request);
    if (const auto* refusal = std::get_if<Response>(&entered)) return *refusal;
    return open311::answer(request, open311::services_document(std::get<Entered>(entered).voice));
}

Response get_open311_service(Services& services, const Request& request) {
    const auto entered = at_house(services, request);
    if (const auto* refusal = std::get_if<Response>(&entered)) return *refusal;
    const auto code = open311::without_format(request.steps.at(0));
    if (!code) return open311::refuse(services, request, {no_form});
    const auto& voice = std::get<Entered>(entered).voice;
    const auto* category = open311::reportable(voice.places.categories, *code);
    if (!category) return open311::refuse(services, request, {no_service});
    return open311::answer(request, open311::definition_document(*category, voice.language));
}

Response get_open311_requests(Services& services, const Request& request) {
    const auto entered = at_house(services, request);
    if (const auto* refusal = std::get_if<Response>(&entered)) return *refusal;
    const AskedRequests asked = open311::asked_requests(request.query, services.clock.wall());
    if (!asked.faults.empty()) return open311::refuse(services, request, asked.faults);
    const auto& voice = std::get<Entered>(entered).voice;
    if (asked.nothing) return open311::answer(request, open311::requests_document({}, voice));
    const auto found = services.store.public_requests(asked.query);
    if (!found) return open311::broken(services, request, found.error());
    return open311::answer(request, open311::requests_document(*found, voice));
}

Response get_open311_request(Services& services, const Request& request) {
    const auto entered = at_house(services, request);
    if (const auto* refusal = std::get_if<Response>(&entered)) return *refusal;
    const auto id = open311::without_format(request.steps.at(0));
    if (!id) return open311::refuse(services, request, {no_form});
    const auto number = domain::parse_request_number(*id);
    if (!number) return open311::refuse(services, request, {no_request});
    PublicQuery query;
    query.numbers = {domain::to_string(*number)};
    const auto found = services.store.public_requests(query);
    if (!found) return open311::broken(services, request, found.error());
    if (found->empty()) return open311::refuse(services, request, {no_request});
    return open311::answer(request, open311::requests_document(*found, std::get<Entered>(entered).voice));
}

namespace {

constexpr Fault no_key{403, tr_mark("缺少 api_key")};
constexpr Fault wrong_key{403, tr_mark("这个 api_key 无效或已停用")};
constexpr Fault wrong_name{400, tr_mark("Idempotency-Key 只能是 1 到 128 个可见 ASCII 字符")};
constexpr Fault other_report{400, tr_mark("这个 Idempotency-Key 已用于另一条报修")};

// One program may speak for many people, and still not fill the list by itself.
constexpr TryRule for_reporters{30, std::chrono::seconds{10}};

// Whose key it is; or why it opens nothing.
std::variant<ApiKey, Response> key_of(Services& services, const Request& request) {
    const std::string key = request.field("api_key");
    if (key.empty()) return open311::refuse(services, request, {no_key});
    auto found = services.store.api_key(sha256_hex(key));
    if (!found) return open311::broken(services, request, found.error());
    if (!*found) return open311::refuse(services, request, {wrong_key});
    if (const auto wait =
            services.rates->take("open311 api_key", for_reporters, (*found)->id, services.clock.boot())) {
        services.log("too_often", {{"request", request.id}, {"path", "open311 api_key"}});
        return in_form_of(services, request, refuse_for(services, *wait));
    }
    return std::move(**found);
}

bool names_a_report(const std::string& name) {
    constexpr std::size_t longest = 128;
    return name.size() <= longest &&
           std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c <= '~'; });
}

Response keep(Services& services, const Request& request, const OpenReport& report) {
    const Actor by{"api:" + report.key, request.peer};
    const auto number = services.store.take_open_report(report, by, services.clock.wall());
    if (number) return open311::answer(request, open311::created_document(*number));
    if (number.error().kind == base::ErrorKind::refused)
        return open311::refuse(services, request, {other_report});
    return open311::broken(services, request, number.error());
}

}  // namespace

Response post_open311_request(Services& services, const Request& request) {
    const auto entered = open311::entered(services, request, request.field("jurisdiction_id"));
    if (const auto* refusal = std::get_if<Response>(&entered)) return *refusal;
    const auto key = key_of(services, request);
    if (const auto* refusal = std::get_if<Response>(&key)) return *refusal;
    auto read = open311::read_report(request.form, std::get<Entered>(entered).voice);
    read.report.key = std::get<ApiKey>(key).id;
    read.report.repeat = request.header("idempotency-key");
    if (!names_a_report(read.report.repeat)) read.faults.push_back(wrong_name);
    if (!read.faults.empty()) return open311::refuse(services, request, read.faults);
    return keep(services, request, read.report);
}

Response get_open311_updates(Services& services, const Request& request) {
    const auto entered = at_house(services, request);
    if (const auto* refusal = std::get_if<Response>(&entered)) return *refusal;
    const AskedRequests asked = open311::asked_requests(request.query, services.clock.wall());
    if (!asked.faults.empty()) return open311::refuse(services, request, asked.faults);
    const auto& voice = std::get<Entered>(entered).voice;
    if (asked.nothing) return open311::answer(request, open311::updates_document({}, voice));
    const auto found = services.store.public_steps(asked.query);
    if (!found) return open311::broken(services, request, found.error());
    return open311::answer(request, open311::updates_document(*found, voice));
}

}  // namespace hub
