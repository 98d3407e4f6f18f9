// Fixed views: the morning of 22 December 2026 (winter solstice), as on the boards. Sample people only.
#pragma once

#include "kiosk/service/view.h"

namespace golden {

base::WallTime morning(int hour = 9, int minute = 12, int second = 36);
service::KioskView quiet_day();     // nothing public today
service::KioskView usual_day();     // five meetings, one open
service::CheckInResult accepted();  // 王建国, room, seat, way

domain::ServiceRequest sample_request(domain::RequestState state);  // room 305, a leak
std::shared_ptr<const base::Rgba> photographed(int which);          // 0 to 2: told apart at a glance

inline void show(service::KioskView& view, const service::CheckInResult& result) {
    service::CheckInView check_in;
    check_in.result = result;
    view.check_in = std::make_shared<service::CheckInView>(check_in);
}
inline service::KioskView with_message(service::KioskView view) {
    const domain::Text said{"今天下午 2 点到 4 点停水，请提前接水",
                            "No water today from 2 to 4 pm; please fill up before"};
    view.message = std::make_shared<service::MessageView>(service::MessageView{said, {}});
    return view;
}
inline void set_camera(service::KioskView& view, service::CameraState camera,
                       service::Distance distance = service::Distance::unseen) {
    service::DevicesView devices = *view.devices;
    devices.camera = camera;
    devices.camera_waits = camera == service::CameraState::closed;
    devices.distance = distance;
    view.devices = std::make_shared<service::DevicesView>(devices);
}

}  // namespace golden
