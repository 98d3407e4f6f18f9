#include "hub/handlers/commands.h"

#include <charconv>

#include "hub/fleet/picture.h"
#include "hub/handlers/api.h"

namespace hub {

namespace error_code = protocol::error_code;

namespace {

constexpr std::string_view before_id = "/api/v1/commands/";

domain::CommandId id_in(const std::string& path) {
    if (!path.starts_with(before_id)) return {};
    return {base::parse_hex16(std::string_view(path).substr(before_id.size(), 16)).value_or(0)};
}

std::optional<base::WallTime> taken_by(const Request& request) {
    const std::string said = request.argument("taken_ms");
    std::int64_t ms = 0;
    const auto [end, fault] = std::from_chars(said.data(), said.data() + said.size(), ms);
    if (said.empty() || fault != std::errc() || end != said.data() + said.size()) return std::nullopt;
    return base::from_ms(ms);
}

}  // namespace

Response post_command_result(Services& services, const Kiosk& kiosk, const Request& request) {
    const auto result = protocol::decode_command_result(id_in(request.path), request.body);
    if (!result) return refuse(services, 400, error_code::malformed, result.error().text);
    const auto known = services.store.finish_command(kiosk.id, *result, services.clock.wall());
    if (!known) return broken_store(services, request, known.error());
    if (!*known) return refuse(services, 404, error_code::not_found, "no such command");
    services.log("command_answered", {{"request", request.id},
                                      {"kiosk", kiosk.id},
                                      {"command", base::to_string(result->id)},
                                      {"state", std::string(to_string(result->state))},
                                      {"reason", result->reason}});
    return get_clock(services, kiosk, request);
}

Response put_command_picture(Services& services, const Kiosk& kiosk, const Request& request) {
    const auto size = png_size(request.body);
    if (request.header("content-type") != "image/png" || !size)
        return refuse(services, 400, error_code::malformed, "no PNG of a screen");
    const auto id = id_in(request.path);
    const auto now = services.clock.wall();
    const auto kept = services.store.keep_picture(
        kiosk.id, id, {taken_by(request).value_or(now), size->width, size->height, request.body}, now);
    if (!kept) return broken_store(services, request, kept.error());
    if (!*kept) return refuse(services, 404, error_code::not_found, "no such command");
    services.log("picture", {{"request", request.id},
                             {"kiosk", kiosk.id},
                             {"command", base::to_string(id)},
                             {"bytes", std::to_string(request.body.size())}});
    return get_clock(services, kiosk, request);
}

}  // namespace hub
