// The console's style, script and icon.
#include "hub/assets.h"
#include "hub/digest.h"
#include "hub/handlers/console/console.h"

namespace hub {

namespace {

// Asked for again with each page and answered 304 until a new version of the hub brings another.
Response file(const Request& request, std::string_view name, std::string type) {
    const std::string_view content = assets::page(name);
    const std::string tag = "\"" + sha256_hex(content).substr(0, 32) + "\"";
    Response response;
    response.content_type = std::move(type);
    response.headers = {{"etag", tag}, {"cache-control", "no-cache"}, {"x-content-type-options", "nosniff"}};
    if (request.header("if-none-match") == tag)
        response.status = 304;
    else
        response.body = content;
    return response;
}

}  // namespace

Response get_console_style(Services&, const Request& request) {
    return file(request, "console.css", "text/css; charset=utf-8");
}

Response get_console_script(Services&, const Request& request) {
    return file(request, "console.js", "text/javascript; charset=utf-8");
}

// Browsers ask for it by themselves, whichever page they show; they take an SVG by its type.
Response get_icon(Services&, const Request& request) {
    return file(request, "icon.svg", "image/svg+xml");
}

}  // namespace hub
