// Everything that can happen to the service, as values in one mailbox.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>

#include "base/frame.h"
#include "devices/scanner/code.h"
#include "kiosk/domain/heartbeat.h"
#include "kiosk/service/command.h"
#include "kiosk/service/photo_job.h"
#include "kiosk/service/view.h"
#include "kiosk/sync/enrolment.h"
#include "kiosk/sync/sync.h"

namespace service {

struct CameraChanged {
    CameraState state = CameraState::closed;
};
struct DistanceSeen {
    Distance distance = Distance::unseen;
};
struct NothingMoves {};  // before the camera, for 20 s
struct HandScannerChanged {
    bool connected = false;
};
struct PrinterChanged {
    bool usable = false, paper = true;
};
enum class SlipOf { check_in, report, followed };
struct SlipDone {
    std::uint64_t result = 0;  // CheckInResult::number, or as `of` says; 0: the test slip
    SlipState state = SlipState::none;
    SlipOf of = SlipOf::check_in;
};
struct PinChecked {
    VisitId visit = 0;
    bool right = false;
};
// The window's answer to KioskView::picture_wanted.
struct PictureTaken {
    std::uint64_t number = 0;
    std::string png;  // empty: it could not be made
};
// What the camera made because PhotoDesk asked for it.
struct StillTaken {
    std::shared_ptr<const base::Still> still;
};
struct PhotoMade {
    std::uint64_t number = 0;               // of the PhotoJob
    std::shared_ptr<const MadePhoto> made;  // null: it could not be made
    PhotoOf of = PhotoOf::report;
};
struct TouchesCounted {
    domain::TouchesIgnored ignored;
};
struct Tick {};  // the time that next_due() named has come

using Event = std::variant<Command, scanner::CodeSeen, syncing::SyncEvent, syncing::EnrolEvent, CameraChanged,
                           DistanceSeen, NothingMoves, HandScannerChanged, PrinterChanged, SlipDone,
                           PinChecked, PictureTaken, StillTaken, PhotoMade, TouchesCounted, Tick>;

}  // namespace service
