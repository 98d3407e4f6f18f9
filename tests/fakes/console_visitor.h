// Somebody of the staff who uses the console without a browser: through the table of routes and its door.
#pragma once

#include "hub/api/door.h"
#include "hub/handlers/form.h"
#include "tests/fakes/hub_in_process.h"

namespace fakes {

class ConsoleVisitor {
  public:
    ConsoleVisitor(HubInProcess& hub, const hub::Roles& roles) : hub_(hub) {
        hub::Account account;
        account.id = base::hex16(base::random_u64());
        account.name = "a" + account.id;
        account.roles = roles;
        account.password_hash = "$argon2id$";
        token_ = "cookie of " + account.id;
        auto accounts = hub.store().accounts();
        if (!accounts.add(account, {}, hub.clock.wall()) ||
            !accounts.open_session(account.id, hub::sha256_hex(token_), {}, hub.clock.wall()))
            throw std::runtime_error("no session");
        name = account.name;
    }

    // `address` may have a query.
    hub::Response get(const std::string& address) { return ask("GET", address, {}, {}); }
    hub::Response post(const std::string& address, std::multimap<std::string, std::string> fields,
                       std::map<std::string, hub::Upload> uploads = {}) {
        return ask("POST", address, std::move(fields), std::move(uploads));
    }
    static std::string location(const hub::Response& response) {
        for (const auto& [name, value] : response.headers)
            if (name == "location") return value;
        return "";
    }

    std::string name;
    std::string host;  // as its browser names the hub; empty: it does not

  private:
    hub::Response ask(const std::string& method, const std::string& address,
                      std::multimap<std::string, std::string> fields,
                      std::map<std::string, hub::Upload> uploads) {
        hub::Request request;
        const auto question = address.find('?');
        request.path = address.substr(0, question);
        if (question != std::string::npos)
            for (const auto& [key, value] : hub::parse_form(address.substr(question + 1)))
                request.query[key] = value;
        request.headers = {{"cookie", "__Host-suishou=" + token_}, {"accept-language", "zh"}};
        if (!host.empty()) request.headers["host"] = host;
        request.peer = "192.0.2.7";
        if (method == "GET") return hub::answer_bare(hub_.services(), method, request);
        const auto found = hub::find_route(hub::routes(), method, request.path);
        if (!found.route) return hub::no_route(hub_.services(), request, found);
        request.steps = found.steps;
        request.form = std::move(fields);
        request.uploads = std::move(uploads);
        const auto who = hub::admit(hub_.services(), *found.route, request);
        if (const auto* refusal = std::get_if<hub::Response>(&who)) return *refusal;
        request.form.emplace("csrf", std::get<hub::Staff>(std::get<hub::Asker>(who)).csrf);
        const auto admitted = hub::admit_with_body(hub_.services(), *found.route, request);
        if (const auto* refusal = std::get_if<hub::Response>(&admitted)) return *refusal;
        return hub::call(hub_.services(), *found.route, std::get<hub::Asker>(admitted), request);
    }

    HubInProcess& hub_;
    std::string token_;
};

}  // namespace fakes
