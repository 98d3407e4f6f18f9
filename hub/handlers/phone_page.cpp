#include "hub/handlers/phone_page.h"

#include "hub/handlers/request_places.h"
#include "hub/web/calendar.h"
#include "hub/web/pages.h"

namespace hub {

namespace {

constexpr std::size_t token_size = 32;

// A page about one person: nobody stores it, indexes it, frames it or learns where it was read.
Response page(int status, std::string body) {
    Response response;
    response.status = status;
    response.content_type = "text/html; charset=utf-8";
    response.headers = {
        {"cache-control", "no-store"},      {"content-security-policy", content_security_policy()},
        {"referrer-policy", "no-referrer"}, {"x-content-type-options", "nosniff"},
        {"x-frame-options", "DENY"},        {"x-robots-tag", "noindex, nofollow"},
        {"vary", "accept-language"}};
    response.body = std::move(body);
    return response;
}

PageVoice voice_for(Services& services, const Request& request) {
    PageVoice voice;
    const std::string asked = request.argument("lang");
    voice.language = asked == "en"   ? base::Language::en
                     : asked == "zh" ? base::Language::zh
                                     : preferred_language(request.header("accept-language"));
    if (voice.language == base::Language::en) voice.words = services.english;
    if (const auto sites = services.store.records(domain::topic::site))
        for (const auto& change : sites.value())
            if (const auto* site = std::get_if<domain::Site>(&change)) voice.site = site->name;
    return voice;
}

std::optional<PassCard> card_of(Services& services, const std::string& token) {
    if (token.size() != token_size) return std::nullopt;
    const auto person = services.store.person_by_page(hash_page_token(token));
    if (!person || !person.value()) return std::nullopt;
    const auto secrets = load_secrets(services.secrets);
    if (!secrets) return std::nullopt;
    auto card = make_card(services.store, secrets.value(), *person.value());
    if (!card) return std::nullopt;
    return std::move(*card);
}

Response calendar(Services& services, const PassCard& card, const PageVoice& voice) {
    Response response = page(200, calendar_file(card, voice.language, services.clock.wall()));
    response.content_type = "text/calendar; charset=utf-8";
    response.headers.emplace_back("content-disposition", "attachment; filename=\"meeting.ics\"");
    return response;
}

}  // namespace

Response get_phone_page(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    const auto card = card_of(services, request.steps.at(0));
    if (!card) return page(404, not_found_page(voice));
    auto html = phone_page(voice, *card);
    if (!html) {
        services.log("page_error", {{"request", request.id}, {"error", base::describe(html.error())}});
        return page(500, not_found_page(voice));
    }
    return page(200, std::move(*html));
}

Response get_phone_calendar(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    const auto card = card_of(services, request.steps.at(0));
    return card ? calendar(services, *card, voice) : page(404, not_found_page(voice));
}

Response get_request_phone(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    const auto key = base::parse_hex16(request.steps.at(1));
    const auto found = key && *key != 0 ? services.store.service_request_by_key({*key})
                                        : base::Result<std::optional<ServiceRequest>>(std::nullopt);
    if (!found) return page(503, busy_page(voice));
    // The key is the right to see it; the number must be its own, or somebody is guessing. One that came
    // twice has a mark behind it, which its slip does not know.
    if (!*found || (*found)->number.substr(0, (*found)->number.find('#')) != request.steps.at(0))
        return page(404, no_request_page(voice));
    return page(200, request_phone_page(voice, **found, request_places(services.store)));
}

Response busy_phone_page(Services& services, const Request& request) {
    return page(429, busy_page(voice_for(services, request)));
}

Response no_request_phone(Services& services, const Request& request) {
    return page(404, no_request_page(voice_for(services, request)));
}

Response no_phone_page(Services& services, const Request& request) {
    return page(404, not_found_page(voice_for(services, request)));
}

}  // namespace hub
