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
    if (!on_page_ || step_ == PhotoStep::taking) return;
    taken_.reset();
    if (room() == 0) return;
    if (!camera_runs) return settle(PhotoStep::failed);
    settle(PhotoStep::taking);
    taking_ = ++number_;
    waits_for_still_ = true;
    until_ = now + patience;
    means_.take_still();
}

void PhotoDesk::still(const std::shared_ptr<const base::Still>& still) {
    if (!std::exchange(waits_for_still_, false)) return;
    if (!means_.make({taking_, still})) settle(PhotoStep::failed);
}

void PhotoDesk::hand_in(std::string file) {
    if (means_.make({++number_, nullptr, std::move(file)})) handed_in_.push_back(number_);
}

void PhotoDesk::made(std::uint64_t number, const std::shared_ptr<const MadePhoto>& made) {
    if (taken_ && taken_->hiding == number) return hidden(*taken_, made);
    for (Held& held : kept_)
        if (held.hiding == number) return hidden(held, made);
    if (std::erase(handed_in_, number) > 0) {
        if (made && kept_.size() < domain::Photo::most) kept_.push_back({number, made});
        changed_ = true;
        return;
    }
    if (step_ != PhotoStep::taking || number != taking_) return;
    settle(made ? PhotoStep::idle : PhotoStep::failed);
    if (made) taken_ = Held{number, made};
}

void PhotoDesk::keep(std::uint64_t photo) {
    if (!taken_ || taken_->id != photo || kept_.size() >= domain::Photo::most) return;
    kept_.push_back(std::move(*taken_));
    taken_.reset();
    changed_ = true;
}

void PhotoDesk::drop(std::uint64_t photo) {
    if (taken_ && taken_->id == photo) taken_.reset();
    std::erase_if(kept_, [&](const Held& held) { return held.id == photo; });
    changed_ = true;
}

PhotoDesk::Held* PhotoDesk::find(std::uint64_t photo) {
    if (taken_ && taken_->id == photo) return &*taken_;
    const auto kept =
        std::find_if(kept_.begin(), kept_.end(), [&](const Held& held) { return held.id == photo; });
    return kept == kept_.end() ? nullptr : &*kept;
}

void PhotoDesk::hide(std::uint64_t photo, std::vector<base::Spot> spots) {
    Held* held = find(photo);
    if (!held || spots.empty()) return;
    changed_ = true;
    if (held->hiding != 0) {
        held->more.insert(held->more.end(), spots.begin(), spots.end());
        return;
    }
    held->hiding = ++number_;
    if (!means_.make({number_, nullptr, held->made->photo.jpeg, std::move(spots)})) drop(photo);
}

// What could not be hidden is not shown to anybody.
void PhotoDesk::hidden(Held& held, const std::shared_ptr<const MadePhoto>& made) {
    changed_ = true;
    if (!made) return drop(held.id);
    held.made = made;
    held.hiding = 0;
    hide(held.id, std::exchange(held.more, {}));
}

bool PhotoDesk::hides() const {
    return std::any_of(kept_.begin(), kept_.end(), [](const Held& held) { return held.hiding != 0; });
}

void PhotoDesk::time_passes(base::BootTime now) {
    if (until_ && now >= *until_) settle(PhotoStep::failed);
}

std::vector<domain::Photo> PhotoDesk::photos() const {
    std::vector<domain::Photo> all;
    for (const Held& held : kept_)
        if (held.hiding == 0 && std::find(all.begin(), all.end(), held.made->photo) == all.end())
            all.push_back(held.made->photo);
    return all;
}

void PhotoDesk::forget() {
    on_page_ = false;
    kept_.clear();
    handed_in_.clear();
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
