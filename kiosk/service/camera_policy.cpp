#include "kiosk/service/camera_policy.h"

namespace service {

void CameraPolicy::enter_page() {
    on_page_ = true;
    closes_at_.reset();
    if (opens_ == CameraOpens::with_page) open_ = true;
}

void CameraPolicy::leave_page(base::BootTime now) {
    if (on_page_) closes_at_ = now + linger;
    on_page_ = false;
}

void CameraPolicy::touch() {
    if (on_page_) open_ = true;
}

void CameraPolicy::time_passes(base::BootTime now) {
    if (!closes_at_ || now < *closes_at_) return;
    open_ = false;
    closes_at_.reset();
}

}  // namespace service
