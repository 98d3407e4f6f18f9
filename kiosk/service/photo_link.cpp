#include "kiosk/service/photo_link.h"

#include <algorithm>

namespace service {

base::Status PhotoLink::send_next(syncing::Sync& sync) {
    if (under_way_) return {};
    const auto hashes = store_.unsent_photos(too_large_.size() + 1);
    if (!hashes) return hashes.error();
    const auto next = std::find_if(hashes->begin(), hashes->end(),
                                   [&](const std::string& hash) { return !too_large_.contains(hash); });
    if (next == hashes->end()) return {};
    auto photo = store_.unsent_photo(*next);
    if (!photo) return photo.error();
    if (!*photo) return {};
    under_way_ = (*photo)->hash;
    sync.send_photo(**std::move(photo));
    return {};
}

bool PhotoLink::is_about_photos(const syncing::SyncEvent& event) {
    return std::holds_alternative<syncing::PhotoSent>(event) ||
           std::holds_alternative<syncing::PhotoRefused>(event) ||
           std::holds_alternative<syncing::PhotoTooLarge>(event) ||
           std::holds_alternative<syncing::PhotoFailed>(event);
}

std::optional<base::BootTime> PhotoLink::next_due() const {
    std::optional<base::BootTime> due;
    for (const auto& [hash, then] : too_large_)
        due = std::min(due.value_or(then), then);
    return due;
}

void PhotoLink::time_passes(base::BootTime now) {
    std::erase_if(too_large_, [&](const auto& one) { return one.second <= now; });
}

base::Status PhotoLink::handle(const syncing::SyncEvent& event, base::BootTime now) {
    if (const auto* sent = std::get_if<syncing::PhotoSent>(&event)) return on(*sent);
    if (const auto* refused = std::get_if<syncing::PhotoRefused>(&event)) return on(*refused);
    if (const auto* large = std::get_if<syncing::PhotoTooLarge>(&event)) on(*large, now);
    if (const auto* failed = std::get_if<syncing::PhotoFailed>(&event)) on(*failed);
    return {};
}

// What is said of another one is not ours to believe.
bool PhotoLink::ended(const std::string& hash) {
    if (under_way_ != hash) return false;
    under_way_.reset();
    last_failure_.reset();
    return true;
}

base::Status PhotoLink::on(const syncing::PhotoSent& sent) {
    return ended(sent.hash) ? store_.photo_sent(sent.hash) : base::Status{};
}

base::Status PhotoLink::on(const syncing::PhotoRefused& refused) {
    if (!ended(refused.hash)) return {};
    trouble_ = base::Error{base::ErrorKind::refused,
                           "a photo is set aside, its report stands: " + refused.code + " " + refused.reason,
                           "sync.photo"};
    return store_.photo_refused(refused.hash, refused.code, refused.reason);
}

void PhotoLink::on(const syncing::PhotoTooLarge& large, base::BootTime now) {
    if (!ended(large.hash)) return;
    too_large_[large.hash] = now + before_trying_again;
    trouble_ =
        base::Error{large.error.kind, "a photo is too large for a proxy, others go on: " + large.error.text,
                    large.error.place};
}

// A hub that is away is the other conversations' to tell.
void PhotoLink::on(const syncing::PhotoFailed& failed) {
    const auto kind = failed.error.kind;
    if (kind == base::ErrorKind::network || kind == base::ErrorKind::unavailable) return;
    if (std::exchange(last_failure_, kind) != kind) trouble_ = failed.error;
}

}  // namespace service
