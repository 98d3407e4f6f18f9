#include "hub/handlers/phone_answer.h"

namespace hub {

Response phone_answer(int status, std::string body, bool has_forms) {
    Response response;
    response.status = status;
    response.content_type = "text/html; charset=utf-8";
    response.headers = {
        {"cache-control", "no-store"},      {"content-security-policy", content_security_policy(has_forms)},
        {"referrer-policy", "no-referrer"}, {"x-content-type-options", "nosniff"},
        {"x-frame-options", "DENY"},        {"x-robots-tag", "noindex, nofollow"},
        {"vary", "accept-language"}};
    response.body = std::move(body);
    if (status == 404) response.why = "not_found: no such link";
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
            if (const auto* site = std::get_if<domain::Site>(&change))
                voice.site = site->name, voice.duty_phone = site->duty_phone;
    return voice;
}

Notice phone_notice(const PageVoice& voice, std::span<const DoneWord> words, std::string_view said) {
    for (const DoneWord& one : words)
        if (one.done == said) return {std::string(voice.words.tr(one.word)), one.bad};
    return {};
}

Response back_to_phone_page(const PageVoice& voice, std::string_view said, const std::string& page) {
    Response response = phone_answer(303, "");
    response.headers.emplace_back("location", page + language_query(voice) + "&said=" + std::string(said));
    return response;
}

}  // namespace hub
