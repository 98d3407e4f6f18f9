#include "hub/api/door.h"

#include <algorithm>
#include <iterator>

#include "base/text/charset.h"
#include "hub/digest.h"
#include "hub/handlers/api.h"
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/session.h"
#include "hub/handlers/form.h"
#include "hub/handlers/open311.h"
#include "hub/handlers/order_phone.h"
#include "hub/handlers/phone_page.h"
#include "hub/handlers/place_phone.h"

namespace hub {

namespace {

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;  // clang deduces it by itself from 17 on

Admission admit_kiosk(Services& services, const Request& request) {
    auto who = authenticate(services, request);
    if (auto* refusal = std::get_if<Response>(&who)) return std::move(*refusal);
    return Asker(std::move(std::get<Kiosk>(who)));
}

Admission admit_staff(Services& services, const Route& route, const Request& request) {
    auto who = signed_in(services, request);
    if (auto* refusal = std::get_if<Response>(&who)) return std::move(*refusal);
    Staff& staff = std::get<Staff>(who);
    if (!route.roles.meets(staff.account.roles)) return forbidden_page(services, staff, request);
    if (staff.account.must_change && !allowed_before_change(route.path)) return to_password_page();
    return Asker(std::move(staff));
}

using Page = Response (*)(Services&, const Request&);

// Where phones of people who are not signed in are answered, each with pages of its own for what goes wrong.
struct PhonePages {
    std::string_view below;
    Page nothing_here;
    bool forms = false;        // it takes what browsers send, and nothing else
    Page too_large = nullptr;  // it takes photos
};

const PhonePages* phone_pages_of(std::string_view path) {
    static constexpr PhonePages all[] = {
        {"/p/", no_phone_page},
        {"/r/", no_request_phone, true},
        {"/u/", no_photos_phone, true, too_large_phone_page},
        {"/w/", no_order_phone, true, too_large_order_phone},
        {"/l/", no_place_phone},
    };
    for (const PhonePages& pages : all)
        if (path.starts_with(pages.below)) return &pages;
    return nullptr;
}

// Whose requests count together.
std::string name_of(const Asker& asker, const Request& request) {
    if (const auto* kiosk = std::get_if<Kiosk>(&asker)) return "kiosk " + kiosk->id;
    if (const auto* staff = std::get_if<Staff>(&asker)) return "account " + staff->account.id;
    return "address " + request.peer;
}

// Of keys that open nothing, by one address: links that are over are pressed again, and nobody guesses one of
// 32 digits.
constexpr TryRule for_guesses = {30, std::chrono::seconds{2}};

Response too_often(Services& services, const Route& route, const Request& request,
                   std::chrono::milliseconds wait) {
    services.log("too_often", {{"request", request.id}, {"path", std::string(route.path)}});
    if (phone_pages_of(route.path)) return busy_phone_page(services, request);
    return in_form_of(services, request, refuse_for(services, wait));
}

std::string limit_of(const Route& route) {
    return std::string(route.method) + " " + std::string(route.path);
}

// Whoever has a key counts by it, whatever address they share with others; who tries keys, by the address.
Admission admit_by_key(Services& services, const Route& route, const Request& request) {
    const auto now = services.clock.boot();
    auto key = route.key_of(services, request);
    if (auto* none = std::get_if<Response>(&key)) {
        if (none->status != 404) return std::move(*none);
        const auto wait = services.rates->take(limit_of(route) + " without a key", for_guesses,
                                               name_of(Asker(), request), now);
        return wait ? too_often(services, route, request, *wait) : std::move(*none);
    }
    const auto wait =
        services.rates->take(limit_of(route), route.rate, "key " + std::get<std::string>(key), now);
    if (wait) return too_often(services, route, request, *wait);
    return Asker();
}

}  // namespace

Admission admit_in_turn(Services& services, const Route& route, const Request& request) {
    if (route.key_of) return admit_by_key(services, route, request);
    auto admission = admit(services, route, request);
    const auto* asker = std::get_if<Asker>(&admission);
    if (!asker || route.rate.burst == 0) return admission;
    const std::string name = limit_of(route);
    const auto wait = services.rates->take(name, route.rate, name_of(*asker, request), services.clock.boot());
    if (!wait) return admission;
    return too_often(services, route, request, *wait);
}

Admission admit(Services& services, const Route& route, const Request& request) {
    return std::visit(Overloaded{[](ForAnybody) { return Admission(Asker()); },
                                 [&](ForKiosks) { return admit_kiosk(services, request); },
                                 [&](ForStaff) { return admit_staff(services, route, request); }},
                      route.handler);
}

Admission admit_with_body(Services& services, const Route& route, const Request& request) {
    // Browsers say where a form came from; one of another site never reaches a handler.
    const std::string site = request.header("sec-fetch-site");
    if (route.path.starts_with("/console") && !site.empty() && site != "same-origin" && site != "none")
        return stale_page(services, request);
    auto admission = admit(services, route, request);
    if (auto* asker = std::get_if<Asker>(&admission))
        if (const auto* staff = std::get_if<Staff>(asker);
            staff && !equal_in_constant_time(staff->csrf, request.field("csrf")))
            return stale_page(services, request);
    return admission;
}

Response call(Services& services, const Route& route, const Asker& asker, const Request& request) {
    return std::visit(
        Overloaded{[&](ForAnybody handler) { return handler(services, request); },
                   [&](ForKiosks handler) { return handler(services, std::get<Kiosk>(asker), request); },
                   [&](ForStaff handler) { return handler(services, std::get<Staff>(asker), request); }},
        route.handler);
}

namespace {

Response too_large_page(Services& services, const Staff& staff, const Route& route, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    const bool photo = route.path.ends_with("/photos");
    const std::string words =
        photo ? base::fill(frame.words.tr("一张照片最多 {n} MB，什么都没有改。请换小一点的再选"),
                           {{"n", std::to_string(route.most_bytes >> 20)}})
              : base::fill(frame.words.tr("一次最多 {n} KB，什么都没有改。请分成几份，或另存为 CSV 再选"),
                           {{"n", std::to_string(route.most_bytes >> 10)}});
    Response page =
        page_answer(request, plain_page(frame, std::string(frame.words.tr("文件太大了")), words), 413);
    page.why = "too_large: the body is too large";
    return page;
}

}  // namespace

Response refuse_body(Services& services, const Route& route, const Request& request, bool too_large) {
    using namespace protocol;
    const auto who = admit(services, route, request);
    const auto* asker = std::get_if<Asker>(&who);
    const auto* staff = asker ? std::get_if<Staff>(asker) : nullptr;
    if (const auto* phones = phone_pages_of(route.path); too_large && phones && phones->too_large)
        return phones->too_large(services, request);
    if (staff && too_large) return too_large_page(services, *staff, route, request);
    return in_form_of(services, request,
                      too_large ? refuse(services, 413, error_code::too_large, "the body is too large")
                                : refuse(services, 400, error_code::malformed, "the body could not be read"));
}

std::optional<Response> refuse_kind(Services& services, const Route& route, const Request& request) {
    using namespace protocol;
    const std::string packing = request.header("content-encoding"),
                      kind = media_type(request.header("content-type"));
    constexpr std::string_view unpacked[] = {"", "identity", "gzip", "deflate", "br"};  // by the library
    if (std::find(std::begin(unpacked), std::end(unpacked), packing) == std::end(unpacked))
        return in_form_of(
            services, request,
            refuse(services, 415, error_code::malformed, "a content encoding that is not known"));
    // What no database keeps in every case.
    for (const auto& [name, value] : request.form)
        if (!base::is_utf8(value) || value.find('\0') != std::string::npos)
            return in_form_of(services, request,
                              refuse(services, 400, error_code::malformed, "a field that is no text"));
    // A form that a browser sent is one of two kinds; of any other the mark of its session cannot be read.
    const auto* phones = phone_pages_of(route.path);
    const bool form = route.path.starts_with("/console") || (phones && phones->forms);
    if (form && !request.body.empty() && kind != "application/x-www-form-urlencoded")
        return refuse(services, 415, error_code::malformed, "the body has to be a form");
    const bool json = route.path.starts_with("/api/") && route.method == "POST";
    if (!json || request.body.empty() || kind == "application/json") return std::nullopt;
    return refuse(services, 415, error_code::malformed, "the body has to be application/json");
}

namespace {

Response nothing_here(Services& services, const Found& found) {
    if (found.allowed.empty()) return refuse(services, 404, protocol::error_code::not_found, "nothing here");
    Response response =
        refuse(services, 405, protocol::error_code::not_found, "nothing here with this method");
    std::string methods;
    for (const std::string& method : found.allowed)
        methods += (methods.empty() ? "" : ", ") + method;
    response.headers.emplace_back("allow", methods);
    return response;
}

}  // namespace

Response no_route(Services& services, const Request& request, const Found& found) {
    // A mistyped link of a pass is a person's, not a program's.
    if (const auto* phones = phone_pages_of(request.path)) return phones->nothing_here(services, request);
    if (request.path.starts_with("/console/") && found.allowed.empty())
        return no_console_page(services, request);
    return in_form_of(services, request, nothing_here(services, found));
}

Response answer_bare(Services& services, std::string_view method, Request& request) {
    Found found = find_route(routes(), method, request.path);
    if (!found.route) return no_route(services, request, found);
    request.steps = std::move(found.steps);
    auto admitted = admit_in_turn(services, *found.route, request);
    if (auto* refusal = std::get_if<Response>(&admitted)) return std::move(*refusal);
    return call(services, *found.route, std::get<Asker>(admitted), request);
}

}  // namespace hub
