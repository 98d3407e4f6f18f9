#include "kiosk/service/photo_desk.h"

#include <algorithm>

namespace service {

void PhotoDesk::settle(PhotoStep step) {
    step_ = step;
    waits_for_still_ = false;
    until_.reset();
    changed_ = true;
}

void PhotoDesk::leave_page() {
    on_page_ = false;
    taken_.reset();
    settle(PhotoStep::idle);
}

void PhotoDesk::take(bool camera_runs, base::BootTime now) {
    if (!on_page_ || step_ == PhotoStep::taking || kept_.size() >= domain::Photo::most) return;
    taken_.reset();
    if (!camera_runs) return settle(PhotoStep::failed);
    settle(PhotoStep::taking);
    ++number_;
    waits_for_still_ = true;
    until_ = now + patience;
    means_.take_still();
}

void PhotoDesk::still(const std::shared_ptr<const base::Still>& still) {
    if (!std::exchange(waits_for_still_, false)) return;
    if (!means_.make({number_, still})) settle(PhotoStep::failed);
}

void PhotoDesk::made(std::uint64_t number, const std::shared_ptr<const MadePhoto>& made) {
    if (step_ != PhotoStep::taking || number != number_) return;
    settle(made ? PhotoStep::idle : PhotoStep::failed);
    if (made) taken_ = Held{number, made};
}

void PhotoDesk::keep(std::uint64_t photo) {
    if (!taken_ || taken_->id != photo) return;
    kept_.push_back(std::move(*taken_));
    taken_.reset();
    changed_ = true;
}

void PhotoDesk::drop(std::uint64_t photo) {
    if (taken_ && taken_->id == photo) taken_.reset();
    std::erase_if(kept_, [&](const Held& held) { return held.id == photo; });
    changed_ = true;
}

void PhotoDesk::time_passes(base::BootTime now) {
    if (until_ && now >= *until_) settle(PhotoStep::failed);
}

std::vector<domain::Photo> PhotoDesk::photos() const {
    std::vector<domain::Photo> all;
    for (const Held& held : kept_)
        if (std::find(all.begin(), all.end(), held.made->photo) == all.end()) all.push_back(held.made->photo);
    return all;
}

void PhotoDesk::forget() {
    on_page_ = false;
    kept_.clear();
    taken_.reset();
    settle(PhotoStep::idle);
}

PhotosView PhotoDesk::view() const {
    PhotosView view;
    for (const Held& held : kept_)
        view.kept.push_back(held.shown());
    if (taken_) view.taken = taken_->shown();
    view.step = step_;
    return view;
}

}  // namespace service
