#include "hub/handlers/open311.h"

#include "hub/handlers/open311_answers.h"

namespace hub {

using base::tr_mark;
using open311::AskedRequests;
using open311::Fault;

namespace {

// The house, or what to answer in its place.
auto at_house(Services& services, const Request& request) {
    return open311::entered(services, request, request.argument("jurisdiction_id"));
}

constexpr Fault no_service{404, tr_mark("没有这个 service_code")};
constexpr Fault no_request{404, tr_mark("没有这个 service_request_id")};
constexpr Fault no_form{404, tr_mark("地址要以 .xml 或 .json 结尾")};

std::string address_of_endpoint(Services& services) {
    std::string start;
    if (const auto sites = services.store.records(domain::topic::site))
        for (const auto& change : *sites)
            if (const auto* site = std::get_if<domain::Site>(&change)) start = site->phone_pages;
    while (start.ends_with('/'))
        start.pop_back();
    return start + "/open311/v2";
}

}  // namespace

Response get_open311_discovery(Services& services, const Request& request) {
    const auto house = at_house(services, request);
    if (const auto* refusal = std::get_if<Response>(&house)) return *refusal;
    return open311::answer(
        request, open311::discovery_document(std::get<Open311House>(house), address_of_endpoint(services)));
}

Response get_open311_services(Services& services, const Request& request) {
    const auto house = at_house(services, request);
    if (const auto* refusal = std::get_if<Response>(&house)) return *refusal;
    return open311::answer(request, open311::services_document(open311::voice_of(services, request)));
}

Response get_open311_service(Services& services, const Request& request) {
    const auto house = at_house(services, request);
    if (const auto* refusal = std::get_if<Response>(&house)) return *refusal;
    const auto code = open311::without_format(request.steps.at(0));
    if (!code) return open311::refuse(services, request, {no_form});
    const auto voice = open311::voice_of(services, request);
    const auto* category = open311::reportable(voice.places.categories, *code);
    if (!category) return open311::refuse(services, request, {no_service});
    return open311::answer(request, open311::definition_document(*category));
}

Response get_open311_requests(Services& services, const Request& request) {
    const auto house = at_house(services, request);
    if (const auto* refusal = std::get_if<Response>(&house)) return *refusal;
    const AskedRequests asked = open311::asked_requests(request.query, services.clock.wall());
    if (!asked.faults.empty()) return open311::refuse(services, request, asked.faults);
    const auto voice = open311::voice_of(services, request);
    if (asked.nothing) return open311::answer(request, open311::requests_document({}, voice));
    const auto found = services.store.public_requests(asked.query);
    if (!found) return open311::broken(services, request, found.error());
    return open311::answer(request, open311::requests_document(*found, voice));
}

Response get_open311_request(Services& services, const Request& request) {
    const auto house = at_house(services, request);
    if (const auto* refusal = std::get_if<Response>(&house)) return *refusal;
    const auto id = open311::without_format(request.steps.at(0));
    if (!id) return open311::refuse(services, request, {no_form});
    const auto number = domain::parse_request_number(*id);
    if (!number) return open311::refuse(services, request, {no_request});
    PublicQuery query;
    query.numbers = {domain::to_string(*number)};
    const auto found = services.store.public_requests(query);
    if (!found) return open311::broken(services, request, found.error());
    if (found->empty()) return open311::refuse(services, request, {no_request});
    return open311::answer(request, open311::requests_document(*found, open311::voice_of(services, request)));
}

Response get_open311_updates(Services& services, const Request& request) {
    const auto house = at_house(services, request);
    if (const auto* refusal = std::get_if<Response>(&house)) return *refusal;
    const AskedRequests asked = open311::asked_requests(request.query, services.clock.wall());
    if (!asked.faults.empty()) return open311::refuse(services, request, asked.faults);
    const auto voice = open311::voice_of(services, request);
    if (asked.nothing) return open311::answer(request, open311::updates_document({}, voice));
    const auto found = services.store.public_steps(asked.query);
    if (!found) return open311::broken(services, request, found.error());
    return open311::answer(request, open311::updates_document(*found, voice));
}

}  // namespace hub
