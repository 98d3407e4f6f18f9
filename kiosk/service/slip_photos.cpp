#include "kiosk/service/slip_photos.h"

#include <algorithm>
#include <utility>

namespace service {

void SlipPhotosDesk::look(const domain::RequestNumber& number, domain::RequestKey key) {
    forget();
    if (!means_.sync) return;
    wanted_ = syncing::SlipPhotos{++number_, domain::to_string(number), base::to_string(key)};
    if (!under_way_) begin();
}

void SlipPhotosDesk::begin() {
    under_way_ = true;
    means_.sync->fetch_slip_photos(*wanted_);
}

void SlipPhotosDesk::forget() {
    if (under_way_ && wanted_) means_.sync->end_slip_photos();
    wanted_.reset();
    making_.clear();
    changed_ = changed_ || !shown_.empty();
    shown_.clear();
}

bool SlipPhotosDesk::took(const syncing::SyncEvent& event) {
    if (const auto* photo = std::get_if<syncing::SlipPhoto>(&event)) {
        // What the hub sent is a file like any other until it was read.
        if (wanted_ && wanted_->number == photo->number &&
            means_.make({++job_, nullptr, photo->jpeg, {}, PhotoOf::slip}))
            making_.emplace_back(job_, photo->mended);
        return true;
    }
    const auto* over = std::get_if<syncing::SlipPhotosOver>(&event);
    if (!over) return false;
    under_way_ = false;
    if (wanted_ && wanted_->number != over->number) begin();
    return true;
}

void SlipPhotosDesk::made(std::uint64_t number, const std::shared_ptr<const MadePhoto>& made) {
    const auto job =
        std::find_if(making_.begin(), making_.end(), [&](const auto& each) { return each.first == number; });
    if (job == making_.end()) return;
    if (made) shown_.push_back({job->second, made->preview});
    making_.erase(job);
    changed_ = true;
}

}  // namespace service
