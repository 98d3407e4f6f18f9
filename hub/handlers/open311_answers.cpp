#include "hub/handlers/open311_answers.h"

#include "hub/handlers/api.h"
#include "hub/handlers/open311.h"
#include "hub/handlers/request_places.h"
#include "hub/web/pages.h"

namespace hub {

namespace open311 {

using base::tr_mark;

namespace {

base::Language language_of(const Request& request) {
    return preferred_language(request.header("accept-language"));
}

base::Catalogue words_in(Services& services, base::Language language) {
    return language == base::Language::en ? services.english : base::Catalogue{};
}

}  // namespace

Response answer(const Request& request, const Document& document) {
    const Format format = format_of(request.path);
    Response response;
    response.content_type = std::string(content_type(format));
    response.headers = {
        {"cache-control", "no-store"}, {"x-content-type-options", "nosniff"}, {"vary", "accept-language"}};
    response.body = write(document, format);
    return response;
}

Response refuse(Services& services, const Request& request, const std::vector<Fault>& faults) {
    Response response = answer(request, errors_document(faults, words_in(services, language_of(request))));
    response.status = faults.front().status;
    response.why = faults.front().words;
    return response;
}

Response broken(Services& services, const Request& request, const base::Error& error) {
    return in_form_of(services, request, broken_store(services, request, error));
}

std::variant<Entered, Response> entered(Services& services, const Request& request,
                                        const std::string& jurisdiction) {
    auto house = services.store.open311_house();
    if (!house) return broken(services, request, house.error());
    if (!*house) return refuse(services, request, {{404, tr_mark("这里没有开放报修接口")}});
    if (!is_jurisdiction(**house, jurisdiction))
        return refuse(services, request, {{404, tr_mark("没有这个 jurisdiction_id")}});
    auto places = request_places(services.store);
    if (!places) return broken(services, request, places.error());
    const base::Language language = language_of(request);
    return Entered{std::move(**house), {std::move(*places), language, words_in(services, language)}};
}

namespace {

std::string_view words_for(int status) {
    if (status == 404) return tr_mark("没有这个地址");
    if (status == 405) return tr_mark("这个地址不接受这种请求");
    if (status == 413) return tr_mark("请求太大");
    if (status == 429) return tr_mark("请求太频繁，请稍后再试");
    if (status >= 500) return tr_mark("系统正忙，请稍后再试");
    return tr_mark("请求无法读取");
}

}  // namespace

}  // namespace open311

Response in_form_of(Services& services, const Request& request, Response refusal) {
    if (!request.path.starts_with("/open311/")) return refusal;
    Response response =
        open311::refuse(services, request, {{refusal.status, open311::words_for(refusal.status)}});
    response.why = refusal.why;
    for (auto& header : refusal.headers)
        if (header.first == "retry-after" || header.first == "allow")
            response.headers.push_back(std::move(header));
    return response;
}

}  // namespace hub
