#include "kiosk/service/phone_link.h"

#include "kiosk/domain/request_code.h"

namespace service {

void PhoneLink::settle(PhoneStep step) {
    step_ = step;
    if (step != PhoneStep::open) key_.clear();
    changed_ = true;
}

void PhoneLink::open(std::size_t most) {
    if (step_ == PhoneStep::asking || step_ == PhoneStep::open) return;
    most_ = most;
    if (!sync_) return settle(PhoneStep::failed);
    settle(PhoneStep::asking);
    if (!under_way_) begin();
}

void PhoneLink::begin() {
    under_way_ = true;
    ending_ = false;
    sync_->begin_handover({++number_, most_});
}

void PhoneLink::close() {
    if (step_ == PhoneStep::closed) return;
    settle(PhoneStep::closed);
    if (!under_way_) return;
    ending_ = true;
    sync_->end_handover();
}

bool PhoneLink::took(const syncing::SyncEvent& event) {
    const auto waits_for = [&](std::uint64_t number) {
        return !ending_ && number == number_ && (step_ == PhoneStep::asking || step_ == PhoneStep::open);
    };
    if (const auto* opened = std::get_if<syncing::HandoverOpen>(&event)) {
        if (!waits_for(opened->number)) return true;
        settle(PhoneStep::open);
        key_ = opened->key;
        return true;
    }
    if (const auto* photo = std::get_if<syncing::HandoverPhoto>(&event)) {
        if (waits_for(photo->number)) photo_ = photo->jpeg;
        return true;
    }
    if (const auto* ended = std::get_if<syncing::HandoverOver>(&event)) {
        over(*ended);
        return true;
    }
    return false;
}

void PhoneLink::over(const syncing::HandoverOver& over) {
    under_way_ = false;
    if (step_ == PhoneStep::closed) return;
    // Of an earlier page.
    if (std::exchange(ending_, false)) {
        settle(PhoneStep::asking);
        return begin();
    }
    settle(over.why || step_ == PhoneStep::open ? PhoneStep::over : PhoneStep::failed);
}

PhoneView PhoneLink::view(const std::string& pages) const {
    PhoneView view{step_, {}};
    if (step_ != PhoneStep::open) return view;
    view.code = domain::write_handover_code(pages, key_);
    return view;
}

}  // namespace service
