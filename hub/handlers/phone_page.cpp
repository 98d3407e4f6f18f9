#include "hub/handlers/phone_page.h"

#include "hub/digest.h"
#include "hub/handlers/console/answers.h"
#include "hub/handlers/form.h"
#include "hub/handlers/phone_answer.h"
#include "hub/handlers/request_held.h"
#include "hub/handlers/request_places.h"
#include "hub/web/calendar.h"
#include "hub/web/pages.h"

namespace hub {

namespace {

constexpr std::size_t token_size = 32;

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
    Response response = phone_answer(200, calendar_file(card, voice.language, services.clock.wall()));
    response.content_type = "text/calendar; charset=utf-8";
    response.headers.emplace_back("content-disposition", "attachment; filename=\"meeting.ics\"");
    return response;
}

}  // namespace

Response get_phone_page(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    const auto card = card_of(services, request.steps.at(0));
    if (!card) return phone_answer(404, not_found_page(voice));
    auto html = phone_page(voice, *card);
    if (!html) {
        services.log("page_error", {{"request", request.id}, {"error", base::describe(html.error())}});
        return phone_answer(500, not_found_page(voice));
    }
    return phone_answer(200, std::move(*html));
}

Response get_phone_calendar(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    const auto card = card_of(services, request.steps.at(0));
    return card ? calendar(services, *card, voice) : phone_answer(404, not_found_page(voice));
}

namespace {

base::Result<std::optional<ServiceRequest>> request_held(Services& services, const Request& request) {
    return hub::request_held(services.store, request.steps.at(0), request.steps.at(1));
}

// What is said to whoever said something: the kind, where it counted, or why it did not.
constexpr DoneWord answers[] = {{"urge", base::tr_mark("已经替您催了，负责的人会看到")},
                                {"rating", base::tr_mark("谢谢您的评价")},
                                {"not_solved", base::tr_mark("已经重新受理，会再派人来看")},
                                {"finished", base::tr_mark("这件报修已经办完，不用再催")},
                                {"urged_today", base::tr_mark("今天已经催过了，明天可以再催")},
                                {"not_done", base::tr_mark("还没有修好，修好后请您评价")},
                                {"rated", base::tr_mark("您已经评价过了")},
                                {"unclear", base::tr_mark("没有收到，请再试一次")}};

// nullopt: no form of ours was filled in so.
std::optional<domain::FollowUp> follow_up_in(const Request& request) {
    constexpr std::size_t longest_words = 200;
    const auto number = domain::parse_request_number(request.steps.at(0));
    const auto key = base::parse_hex16(request.steps.at(1));
    const auto kind = domain::parse_follow_up_kind(request.field("say"));
    const auto words = plain_line(request.field("words"), longest_words);
    // Whoever holds the slip is counted already.
    if (!number || !key || !kind || *kind == domain::FollowUpKind::voice || !words) return std::nullopt;
    domain::FollowUp said{*number, {*key}, *kind, {}, *words};
    if (said.kind != domain::FollowUpKind::rating) return said;
    said.rating = domain::parse_satisfaction(request.field("rating"));
    return said.rating ? std::optional(said) : std::nullopt;
}

}  // namespace

Response get_request_phone(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    const auto found = request_held(services, request);
    if (!found) return phone_answer(503, busy_page(voice));
    if (!*found) return phone_answer(404, no_request_page(voice));
    const auto places = request_places(services.store);
    const auto photos = services.store.photos_of((*found)->number);
    const auto goes_on = services.store.request_that_goes_on(**found);
    if (!places || !photos || !goes_on) return phone_answer(503, busy_page(voice));
    return phone_answer(
        200,
        request_phone_page(voice, {**found, *places, *photos, *goes_on ? &**goes_on : nullptr},
                           phone_notice(voice, answers, request.argument("said")).text,
                           services.clock.wall()),
        true);
}

Response get_request_phone_photo(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    const auto found = request_held(services, request);
    if (!found) return phone_answer(503, busy_page(voice));
    if (!*found) return phone_answer(404, no_request_page(voice));
    const auto photos = services.store.photos_of((*found)->number);
    if (!photos) return phone_answer(503, busy_page(voice));
    const std::string& hash = request.steps.at(2);
    const bool shown = std::any_of(photos->begin(), photos->end(), [&](const NamedPhoto& photo) {
        return photo.may_be_shown() && photo.hash == hash;
    });
    if (!shown) return phone_answer(404, no_request_page(voice));
    auto jpeg = services.store.photo_of((*found)->number, hash);
    if (!jpeg) return phone_answer(503, busy_page(voice));
    return *jpeg ? picture_answer("image/jpeg", std::move(**jpeg))
                 : phone_answer(404, no_request_page(voice));
}

Response post_request_phone(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    const auto found = request_held(services, request);
    if (!found) return phone_answer(503, busy_page(voice));
    if (!*found) return phone_answer(404, no_request_page(voice));
    const auto said = follow_up_in(request);
    if (!said) return back_to_phone_page(voice, "unclear");
    const auto outcome = services.store.follow_up(*said, services.clock.wall());
    if (!outcome) return phone_answer(503, busy_page(voice));
    return back_to_phone_page(voice, *outcome == domain::FollowUpOutcome::counted
                                         ? domain::to_string(said->kind)
                                         : domain::to_string(*outcome));
}

namespace {

// What became of a photo, as a word of the address and as a msgid.
constexpr DoneWord photo_answers[] = {{"photo", base::tr_mark("收到了，请看面前的屏幕")},
                                      {"no_photo", base::tr_mark("还没有选照片")},
                                      {"bad_photo", base::tr_mark("这张打不开，请换一张")},
                                      {"too_large", base::tr_mark("这张太大了，请换一张小一点的")},
                                      {"later", base::tr_mark("现在传照片的人多，请过一会儿再传")}};

// Relative, as after what is said of a service request.
std::string_view take_photo(Services& services, const Request& request, const std::string& key_hash) {
    const auto upload = request.uploads.find("photo");
    if (upload == request.uploads.end() || upload->second.content.empty()) return "no_photo";
    const auto photo = services.photos->rewrite(upload->second.content);
    if (!photo) {
        services.log("photo_refused", {{"request", request.id}, {"error", base::describe(photo.error())}});
        return photo.error().kind == base::ErrorKind::invalid ? "bad_photo" : "later";
    }
    const auto kept = services.store.add_handover_photo(key_hash, *photo, services.clock.wall());
    if (kept) return "photo";
    if (kept.error().kind == base::ErrorKind::refused) return "full";  // the page says so by itself
    if (kept.error().kind == base::ErrorKind::not_found) return "over";
    services.log("store_error", {{"request", request.id}, {"error", base::describe(kept.error())}});
    return "later";
}

}  // namespace

Response get_photos_phone(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    const auto room = services.store.handover_room(sha256_hex(request.steps.at(0)), services.clock.wall());
    if (!room) return phone_answer(503, busy_page(voice));
    if (!*room) return phone_answer(404, no_photos_page(voice));
    const std::string answer = phone_notice(voice, photo_answers, request.argument("said")).text;
    return phone_answer(200, photos_phone_page(voice, **room, answer), true);
}

std::variant<std::string, Response> handover_of(Services& services, const Request& request) {
    std::string key_hash = sha256_hex(request.steps.at(0));
    const auto room = services.store.handover_room(key_hash, services.clock.wall());
    if (room && *room) return key_hash;
    const PageVoice voice = voice_for(services, request);
    return room ? phone_answer(404, no_photos_page(voice)) : phone_answer(503, busy_page(voice));
}

Response post_photos_phone(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    const std::string key_hash = sha256_hex(request.steps.at(0));
    // Its time may have ended while it came.
    const auto room = services.store.handover_room(key_hash, services.clock.wall());
    if (!room) return phone_answer(503, busy_page(voice));
    if (!*room) return phone_answer(404, no_photos_page(voice));
    return back_to_phone_page(voice, **room == 0 ? "full" : take_photo(services, request, key_hash));
}

Response too_large_phone_page(Services& services, const Request& request) {
    Response response = back_to_phone_page(voice_for(services, request), "too_large");
    response.why = "too_large: the body is too large";
    return response;
}

Response no_photos_phone(Services& services, const Request& request) {
    return phone_answer(404, no_photos_page(voice_for(services, request)));
}

Response busy_phone_page(Services& services, const Request& request) {
    return phone_answer(429, busy_page(voice_for(services, request)));
}

Response no_request_phone(Services& services, const Request& request) {
    return phone_answer(404, no_request_page(voice_for(services, request)));
}

Response no_phone_page(Services& services, const Request& request) {
    return phone_answer(404, not_found_page(voice_for(services, request)));
}

}  // namespace hub
