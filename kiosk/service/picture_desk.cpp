#include "kiosk/service/picture_desk.h"

namespace service {

void PictureDesk::forget() {
    command_.reset();
    picture_.reset();
    wanted_ = 0;
}

void PictureDesk::look(bool somebody_is_here) {
    if (!command_ || picture_ || somebody_is_here)
        wanted_ = 0;
    else if (wanted_ == 0)
        wanted_ = ++last_wanted_;
}

bool PictureDesk::take(std::uint64_t number, const std::string& png, base::WallTime hub_now) {
    if (number == 0 || number != wanted_) return false;
    wanted_ = 0;
    if (!png.empty()) picture_ = {command_->id, hub_now, png};
    return true;
}

}  // namespace service
