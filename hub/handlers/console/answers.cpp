#include "hub/handlers/console/answers.h"

#include "hub/handlers/form.h"
#include "hub/web/pages.h"

namespace hub {

namespace {

constexpr std::string_view language_cookie = "suishou_language";

base::Language language_of(const Request& request) {
    for (const std::string& said : {request.argument("lang"), cookie(request, language_cookie).value_or("")})
        if (said == "en" || said == "zh") return said == "en" ? base::Language::en : base::Language::zh;
    return preferred_language(request.header("accept-language"));
}

domain::Text site_name(Services& services) {
    if (const auto sites = services.store.records(domain::topic::site))
        for (const auto& change : sites.value())
            if (const auto* site = std::get_if<domain::Site>(&change)) return site->name;
    return {};
}

// Our own style and script, pictures and answers; nothing else, and in nobody's frame.
constexpr const char* policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

}  // namespace

std::optional<std::string> cookie(const Request& request, std::string_view name) {
    return cookie_in(request.header("cookie"), name);
}

Frame frame_for(Services& services, const Staff* staff, const Request& request) {
    Frame frame;
    frame.language = language_of(request);
    if (frame.language == base::Language::en) frame.words = services.english;
    frame.site = site_name(services);
    frame.path = request.path;
    if (!staff) return frame;
    frame.signed_in = staff->account.display.empty() ? staff->account.name : staff->account.display;
    frame.csrf = staff->csrf;
    frame.roles = staff->account.roles;
    return frame;
}

Response page_answer(const Request& request, std::string html, int status) {
    Response response;
    response.status = status;
    response.content_type = "text/html; charset=utf-8";
    response.headers = {{"cache-control", "no-store"},
                        {"content-security-policy", policy},
                        {"cross-origin-opener-policy", "same-origin"},
                        {"referrer-policy", "same-origin"},
                        {"x-content-type-options", "nosniff"},
                        {"x-frame-options", "DENY"},
                        {"x-robots-tag", "noindex, nofollow"}};
    const std::string asked = request.argument("lang");
    if (asked == "en" || asked == "zh")
        response.headers.emplace_back("set-cookie",
                                      std::string(language_cookie) + "=" + asked +
                                          "; Path=/console; Max-Age=31536000; SameSite=Lax; HttpOnly");
    response.body = std::move(html);
    return response;
}

Notice notice_of(const Frame& frame, const Request& request, std::span<const DoneWord> words) {
    const std::string done = request.argument("done");
    for (const DoneWord& one : words)
        if (one.done == done) return {std::string(frame.words.tr(one.word)), one.bad};
    return {};
}

Response table_answer(const Request& request, std::string table, const std::string& name) {
    Response response = page_answer(request, std::move(table));
    response.content_type = "text/csv; charset=utf-8";
    response.headers.emplace_back("content-disposition", "attachment; filename=\"" + name + "\"");
    return response;
}

Response picture_answer(std::string content_type, std::string bytes) {
    constexpr const char* policy =
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";
    Response response;
    response.content_type = std::move(content_type);
    response.headers = {{"cache-control", "private, no-store"},
                        {"content-security-policy", policy},
                        {"cross-origin-resource-policy", "same-origin"},
                        {"x-content-type-options", "nosniff"},
                        {"x-frame-options", "DENY"},
                        {"x-robots-tag", "noindex, nofollow"}};
    response.body = std::move(bytes);
    return response;
}

Response with_why(Response response, std::string why) {
    response.why = std::move(why);
    return response;
}

Response with_faults(Response response, const std::map<std::string, std::string_view>& faults) {
    for (const auto& [field, what] : faults)
        response.why += (response.why.empty() ? "form: " : ", ") + field;
    return response;
}

Response with_faults(Response response, const std::vector<CellFault>& faults) {
    if (faults.empty()) return response;
    const CellFault& first = faults.front();
    response.why = "table: " + std::to_string(faults.size()) + " faults, the first in line " +
                   std::to_string(first.line) + ": " + std::string(first.what);
    return response;
}

Response see_other(std::string where) {
    Response response;
    response.status = 303;
    response.content_type = "text/plain";
    response.headers = {{"location", std::move(where)}, {"cache-control", "no-store"}};
    return response;
}

Response broken_page(Services& services, const Staff* staff, const Request& request,
                     const base::Error& error) {
    services.log("store_error", {{"request", request.id}, {"error", base::describe(error)}});
    if (services.store.failed()) services.give_up();
    const Frame frame = frame_for(services, staff, request);
    if (error.kind == base::ErrorKind::invalid)
        return with_why(
            page_answer(request,
                        plain_page(frame, std::string(frame.words.tr("这样的内容存不了")),
                                   std::string(frame.words.tr(
                                       "终端读不懂这样的内容，什么都没有改。请回到上一页，改一改再试"))),
                        422),
            "unreadable: no kiosk could read it");
    Response response =
        page_answer(request,
                    plain_page(frame, std::string(frame.words.tr("暂时办不了")),
                               std::string(frame.words.tr("数据库没有回答，什么都没有改。请过一会儿再试"))),
                    503);
    response.headers.emplace_back("retry-after", "5");
    return response;
}

Response missing_page(Services& services, const Staff& staff, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    return with_why(page_answer(request,
                                plain_page(frame, std::string(frame.words.tr("没有这一页")),
                                           std::string(frame.words.tr("也许已经被删除，或地址有误"))),
                                404),
                    "not_found: no such page");
}

}  // namespace hub
