#include "kiosk/service/camera_policy.h"

namespace service {

void CameraPolicy::enter_page(base::BootTime now) {
    on_page_ = true;
    wanted_at_ = now;
    closes_at_.reset();
    if (opens_ == CameraOpens::with_page) open_ = true;
}

void CameraPolicy::leave_page(base::BootTime now) {
    if (on_page_) closes_at_ = now + linger;
    on_page_ = false;
}

void CameraPolicy::close() {
    on_page_ = open_ = false;
    closes_at_.reset();
}

void CameraPolicy::touch(base::BootTime now) {
    if (!on_page_) return;
    wanted_at_ = now;
    open_ = true;
}

void CameraPolicy::nothing_moves(base::BootTime now) {
    if (now - wanted_at_ >= looks_at_least) open_ = false;
}

void CameraPolicy::time_passes(base::BootTime now) {
    if (!closes_at_ || now < *closes_at_) return;
    open_ = false;
    closes_at_.reset();
}

}  // namespace service
