// Which line of a table of routes an address means. Pure.
#include <algorithm>

#include "hub/api/routes.h"

namespace hub {

namespace {

std::string_view next_step(std::string_view& path) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    const auto step = path.substr(0, end);
    path.remove_prefix(end);
    return step;
}

bool fits(std::string_view pattern, std::string_view path, std::vector<std::string>& steps) {
    while (!pattern.empty() && !path.empty()) {
        if (pattern.front() != '/' || path.front() != '/') return false;
        const auto wanted = next_step(pattern), given = next_step(path);
        if (wanted.starts_with('{') ? given.empty() : wanted != given) return false;
        if (wanted.starts_with('{')) steps.emplace_back(given);
    }
    return pattern.empty() && path.empty();
}

}  // namespace

Found find_route(std::span<const Route> all, std::string_view method, std::string_view path) {
    const std::string_view asked = method == "HEAD" ? "GET" : method;
    Found found;
    for (const Route& route : all) {
        std::vector<std::string> steps;
        if (!fits(route.path, path, steps)) continue;
        found.allowed.emplace_back(route.method);
        if (route.method != asked || found.route) continue;
        found.route = &route;
        found.steps = std::move(steps);
    }
    return found;
}

}  // namespace hub
