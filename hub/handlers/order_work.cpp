#include "hub/handlers/order_work.h"

#include "hub/handlers/form.h"

namespace hub {

RequestMove worker_move(const Request& request, const ServiceRequest& order) {
    constexpr std::size_t most_words = 200, most_parts = 200;
    RequestMove move;
    move.number = order.number;
    move.from = domain::parse_request_state(request.field("from")).value_or(domain::RequestState::confirmed);
    move.to = domain::parse_request_state(request.field("to")).value_or(domain::RequestState::confirmed);
    move.by = domain::RequestMover::worker;
    move.only_of = order.assignee;  // it may have been given to somebody else since it was read
    move.words = plain_line(request.field("words"), most_words).value_or("");
    if (move.to == domain::RequestState::on_site && request.field("label") == order.cell)
        move.words = std::string(label_words) + (move.words.empty() ? "" : " " + move.words);
    move.parts = plain_line(request.field("parts"), most_parts).value_or("");
    return move;
}

base::Result<std::string_view> take_mended_photo(Services& services, const Request& request,
                                                 const std::string& number, const Actor& by) {
    using Word = std::string_view;
    const auto upload = request.uploads.find("photo");
    if (upload == request.uploads.end() || upload->second.content.empty()) return Word("no_photo");
    // Whose it is, before anything costs a second of a core.
    const auto order = services.store.service_request(number);
    if (!order) return order.error();
    if (!*order || (*order)->assignee != by.who) return Word("photo_refused");
    const auto photo = services.photos->rewrite(upload->second.content);
    if (!photo) {
        services.log("photo_refused", {{"request", request.id}, {"error", base::describe(photo.error())}});
        return Word(photo.error().kind == base::ErrorKind::invalid ? "bad_photo" : "photo_later");
    }
    const auto kept = services.store.add_mended_photo(number, *photo, by, services.clock.wall());
    if (kept) return Word("photo");
    if (kept.error().kind == base::ErrorKind::refused) return Word("photo_refused");
    return kept.error();
}

base::Result<std::string_view> remove_mended_photo(Services& services, const std::string& number,
                                                   const std::string& hash, const Actor& by) {
    const auto gone = services.store.remove_mended_photo(number, hash, by, services.clock.wall());
    if (gone) return std::string_view("photo_removed");
    if (gone.error().kind == base::ErrorKind::refused) return std::string_view("photo_kept");
    return gone.error();
}

}  // namespace hub
