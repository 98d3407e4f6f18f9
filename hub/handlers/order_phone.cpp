#include "hub/handlers/order_phone.h"

#include "hub/digest.h"
#include "hub/handlers/order_work.h"
#include "hub/handlers/phone_answer.h"
#include "hub/handlers/request_places.h"
#include "hub/handlers/worker_link.h"
#include "hub/web/console/orders_page.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

// nullopt, the same for every wrong one: no such number, another's key, one of before it was given anew.
base::Result<std::optional<ServiceRequest>> order_held(Services& services, const Request& request) {
    auto found = services.store.service_request(request.steps.at(0));
    if (!found || !*found) return found;
    const auto secrets = load_secrets(services.secrets);
    if (!secrets) return secrets.error();
    const auto key = worker_key_of(services.store, link_secret_of(*secrets), **found, services.clock.wall());
    if (!key) return key.error();
    if (key->empty() || !equal_in_constant_time(*key, request.steps.at(1))) found->reset();
    return found;
}

// In the audit log, too, it is to be seen that nobody signed in.
Actor by_link(const ServiceRequest& order, const Request& request) {
    return {order.assignee, request.peer + ", link"};
}

Response no_answer(Services& services, const Request& request, const PageVoice& voice,
                   const base::Error& error) {
    services.log("store_error", {{"request", request.id}, {"error", base::describe(error)}});
    return phone_answer(503, busy_page(voice));
}

// From the address that photos are sent to.
std::string page_above(const Request& request) {
    return "../" + encoded(request.steps.at(1));
}

Response show(Services& services, const Request& request, const PageVoice& voice, ServiceRequest order,
              std::string_view word, int status, const RequestMove& typed = {}) {
    auto places = request_places(services.store);
    if (!places) return no_answer(services, request, voice, places.error());
    auto photos = services.store.photos_of(order.number);
    if (!photos) return no_answer(services, request, voice, photos.error());
    OrderView view{services.clock.wall(), std::move(order), std::move(*places), std::move(*photos)};
    if (!domain::is_open(view.request.state)) view.request.phone.clear();
    view.words = typed.words;
    view.parts = typed.parts;
    const Notice said = phone_notice(voice, order_words, word);
    return phone_answer(status, order_phone_page(voice, view, request.steps.at(1), said), true);
}

}  // namespace

Response get_order_phone(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    auto found = order_held(services, request);
    if (!found) return no_answer(services, request, voice, found.error());
    if (!*found) return phone_answer(404, no_order_page(voice));
    return show(services, request, voice, std::move(**found), request.argument("said"), 200);
}

Response post_order_phone(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    auto found = order_held(services, request);
    if (!found) return no_answer(services, request, voice, found.error());
    if (!*found) return phone_answer(404, no_order_page(voice));
    const RequestMove move = worker_move(request, **found);
    const auto moved =
        services.store.move_service_request(move, by_link(**found, request), services.clock.wall());
    if (!moved && moved.error().kind != base::ErrorKind::refused)
        return no_answer(services, request, voice, moved.error());
    if (!moved)
        return with_why(show(services, request, voice, std::move(**found), "not_moved", 409, move),
                        "request: moved meanwhile");
    // Its link is dead from here on: there is nothing to lead back to.
    if (move.to == domain::RequestState::submitted) return phone_answer(200, given_back_page(voice));
    return back_to_phone_page(voice, "saved");
}

Response get_order_phone_photo(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    const auto found = order_held(services, request);
    if (!found) return no_answer(services, request, voice, found.error());
    if (!*found) return phone_answer(404, no_order_page(voice));
    auto jpeg = services.store.photo_of((*found)->number, request.steps.at(2));
    if (!jpeg) return no_answer(services, request, voice, jpeg.error());
    return *jpeg ? picture_answer("image/jpeg", std::move(**jpeg)) : phone_answer(404, no_order_page(voice));
}

std::variant<std::string, Response> order_of(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    const auto found = order_held(services, request);
    if (!found) return no_answer(services, request, voice, found.error());
    if (!*found) return phone_answer(404, no_order_page(voice));
    return (*found)->number;
}

Response post_order_phone_photo(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    const auto found = order_held(services, request);
    if (!found) return no_answer(services, request, voice, found.error());
    if (!*found) return phone_answer(404, no_order_page(voice));
    const auto said = take_mended_photo(services, request, (*found)->number, by_link(**found, request));
    if (!said) return no_answer(services, request, voice, said.error());
    return back_to_phone_page(voice, *said, page_above(request));
}

Response post_order_phone_photo_removal(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    const auto found = order_held(services, request);
    if (!found) return no_answer(services, request, voice, found.error());
    if (!*found) return phone_answer(404, no_order_page(voice));
    const auto said =
        remove_mended_photo(services, (*found)->number, request.steps.at(2), by_link(**found, request));
    if (!said) return no_answer(services, request, voice, said.error());
    return back_to_phone_page(voice, *said, "../" + page_above(request));
}

Response no_order_phone(Services& services, const Request& request) {
    return phone_answer(404, no_order_page(voice_for(services, request)));
}

Response too_large_order_phone(Services& services, const Request& request) {
    // A move's own words are never so many: what is not below its page is no photo, either.
    const std::string page = request.path.ends_with("/photos") ? page_above(request) : "";
    Response response = back_to_phone_page(voice_for(services, request), "too_large", page);
    response.why = "too_large: the body is too large";
    return response;
}

}  // namespace hub
