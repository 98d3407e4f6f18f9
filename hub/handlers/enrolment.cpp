#include "hub/handlers/enrolment.h"

#include "hub/digest.h"
#include "hub/handlers/api.h"
#include "kiosk/domain/enrolment.h"
#include "kiosk/protocol/enrolment.h"

namespace hub {

namespace error_code = protocol::error_code;

namespace {

// What the hub gives out it can say again without having kept it: a keyed hash of what was shown.
std::string derived(const Secrets& secrets, const std::string& what, std::size_t bytes = 32) {
    const auto hash = keyed_hash(secrets.page_secret, what, bytes);
    return to_hex(hash.data(), hash.size());
}

// Short codes are guessed quickly from a plain hash, by whoever finds a copy of the database.
std::string code_hash(const Secrets& secrets, const std::string& code) {
    return derived(secrets, "enrolment code " + code);
}

Response broken(Services& services, const Request& request, const base::Error& error) {
    services.log("store_error", {{"request", request.id}, {"error", base::describe(error)}});
    if (services.store.failed()) services.give_up();
    return refuse_for_now(services);
}

Response begin(Services& services, const Request& request, const protocol::EnrolmentAsked& asked,
               const Secrets& secrets) {
    const std::string code = domain::normalize_enrolment_code(asked.code);
    const std::string secret = derived(secrets, "enrolment secret " + asked.nonce);
    const EnrolmentRequest wanted{code_hash(secrets, code), sha256_hex(secret), asked.software, request.peer};
    const auto begun = services.store.begin_enrolment(wanted, services.clock.wall());
    if (!begun) return broken(services, request, begun.error());
    if (code.empty() || !*begun) {
        services.log("enrolment_code_refused", {{"request", request.id}, {"source", request.peer}});
        return refuse(services, 403, error_code::code_refused, "this code lets nobody in");
    }
    services.enrolment_tries->give_back(request.peer);
    const Enrolment& e = **begun;
    services.log("enrolment_begun", {{"request", request.id}, {"enrolment", e.id}, {"kiosk", e.kiosk}});
    return json_answer(
        protocol::encode(protocol::EnrolmentBegun{services.clock.wall(), e.id, secret, e.confirmation}), 202);
}

std::string bearer(const Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const std::string header = request.header("authorization");
    return header.starts_with(scheme) && header.size() <= 512 ? header.substr(scheme.size()) : "";
}

}  // namespace

base::Result<NewEnrolmentCode> make_enrolment_code(Store& store, const Secrets& secrets,
                                                   const std::string& kiosk, const domain::Text& name,
                                                   std::chrono::minutes valid_for, const Actor& by,
                                                   base::WallTime now) {
    NewEnrolmentCode fresh{domain::make_enrolment_code(), kiosk.empty() ? random_hex(8) : kiosk};
    const EnrolmentCode kept{code_hash(secrets, fresh.code), fresh.kiosk, name, now + valid_for};
    if (auto status = store.add_enrolment_code(kept, by, now); !status) return status.error();
    return fresh;
}

Response post_enrolment(Services& services, const Request& request) {
    if (request.body.size() > protocol::max_enrolment_request)
        return refuse(services, 413, error_code::too_large, "the request is too large");
    const auto asked = protocol::decode_enrolment_asked(request.body);
    if (!asked) return refuse(services, 400, error_code::malformed, asked.error().text);
    if (const auto wait = services.enrolment_tries->take(request.peer, services.clock.boot()))
        return refuse_for(services, *wait);
    const auto secrets = load_secrets(services.secrets);
    if (!secrets) return broken(services, request, secrets.error());
    return begin(services, request, *asked, *secrets);
}

Response get_enrolment(Services& services, const Request& request) {
    const std::string secret = bearer(request);
    if (secret.empty()) return refuse(services, 401, error_code::unauthorized, "the secret is needed");
    const std::string id = request.steps.at(0);
    const auto now = services.clock.wall();
    const auto found = services.store.enrolment(id, now);
    if (!found) return broken(services, request, found.error());
    const auto gone = [&] { return refuse(services, 404, error_code::not_found, "no such enrolment"); };
    // An unknown id and a wrong secret are told alike.
    if (!*found || !equal_in_constant_time((*found)->secret_hash, sha256_hex(secret))) return gone();
    protocol::EnrolmentAnswer said{now, protocol::EnrolmentState::waiting, {}, {}};
    switch ((*found)->state) {
        case EnrolmentState::waiting:
            return json_answer(protocol::encode(said));
        case EnrolmentState::refused:
            said.state = protocol::EnrolmentState::refused;
            return json_answer(protocol::encode(said));
        case EnrolmentState::over:
            return gone();
        case EnrolmentState::approved:
            break;
    }
    const auto secrets = load_secrets(services.secrets);
    if (!secrets) return broken(services, request, secrets.error());
    said.state = protocol::EnrolmentState::approved;
    said.kiosk = (*found)->kiosk;
    said.token = derived(*secrets, "first token " + id + " " + secret);
    const auto offered = services.store.offer_first_token(id, sha256_hex(said.token), now);
    if (!offered) return broken(services, request, offered.error());
    if (!*offered) return gone();
    services.log("enrolment_token_given", {{"request", request.id}, {"kiosk", said.kiosk}});
    return json_answer(protocol::encode(said));
}

Response post_token(Services& services, const Kiosk& kiosk, const Request& request) {
    const auto secrets = load_secrets(services.secrets);
    if (!secrets) return broken(services, request, secrets.error());
    const auto now = services.clock.wall();
    const std::string next = derived(*secrets, "next token " + kiosk.id + " " + bearer(request));
    if (const auto status = services.store.offer_next_token(kiosk.id, sha256_hex(next), now); !status)
        return broken(services, request, status.error());
    services.log("next_token_given", {{"request", request.id}, {"kiosk", kiosk.id}});
    return json_answer(protocol::encode(protocol::TokenAnswer{now, next}));
}

Response with_renewal(Response answer, const Kiosk& kiosk, base::WallTime now) {
    if (kiosk.renewal_asked || now - kiosk.token_given > token_lasts)
        answer.headers.emplace_back(protocol::renew_header, "1");
    return answer;
}

}  // namespace hub
