#include "hub/requests/worker_link.h"

#include "hub/digest.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

constexpr std::size_t link_key_size = 16;

// One that is done still takes photos of what was mended; most reporters never say a word of it.
bool has_link(const ServiceRequest& request, base::WallTime now) {
    const bool done = request.state == domain::RequestState::done && now < request.changed + confirmed_after;
    return !request.assignee.empty() && (domain::is_open(request.state) || done);
}

// The last time that it was given to somebody, and the how-manieth move that was: two may come in one
// millisecond. Empty: it never was.
std::string given_at(const ServiceRequest& request) {
    for (std::size_t n = request.moves.size(); n > 0; --n)
        if (const RequestMoved& move = request.moves[n - 1]; move.state == domain::RequestState::dispatched)
            return std::to_string(base::to_ms(move.at)) + "\n" + std::to_string(n);
    return "";
}

}  // namespace

std::string link_secret_of(const Secrets& secrets) {
    const auto key = keyed_hash(secrets.page_secret, "suishou-hub worker link", 32);
    return to_hex(key.data(), key.size());
}

std::string worker_key(std::string_view link_secret, const ServiceRequest& request, base::WallTime now) {
    const std::string given = given_at(request);
    if (!has_link(request, now) || given.empty()) return "";
    // No number and no name holds a line's end.
    const std::string whose = request.number + "\n" + request.assignee + "\n" + given;
    const auto key = keyed_hash(link_secret, whose, link_key_size);
    return to_hex(key.data(), key.size());
}

std::string worker_path(const ServiceRequest& request, std::string_view key) {
    return "/w/" + encoded(request.number) + "/" + std::string(key);
}

}  // namespace hub
