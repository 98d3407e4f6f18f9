// The kiosk's whole behaviour without a thread: one event in, one view out. What KioskService runs.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "base/clock.h"
#include "kiosk/service/camera_policy.h"
#include "kiosk/service/check_in_desk.h"
#include "kiosk/service/clock_watch.h"
#include "kiosk/service/command_desk.h"
#include "kiosk/service/enrolment_desk.h"
#include "kiosk/service/event.h"
#include "kiosk/service/fleet_link.h"
#include "kiosk/service/hub_link.h"
#include "kiosk/service/look_up.h"
#include "kiosk/service/phone_link.h"
#include "kiosk/service/photo_desk.h"
#include "kiosk/service/picture_desk.h"
#include "kiosk/service/pin_worker.h"
#include "kiosk/service/repair_desk.h"
#include "kiosk/service/slip_job.h"
#include "kiosk/service/slip_photos.h"
#include "kiosk/service/staff_desk.h"
#include "kiosk/service/today.h"
#include "kiosk/service/view.h"
#include "kiosk/store/store.h"
#include "kiosk/sync/sync.h"

namespace service {

struct Settings {
    domain::KioskBasis basis;
    std::chrono::minutes utc_offset{480};
    domain::Site
        site;  // shown until the hub has sent one; the duty desk's phone must not depend on a network
    StaffSettings staff;
    std::string profile = "lobby";  // told to the hub
    int schema = 0;                 // of the store
    EnrolmentSettings enrolment;
};

// What the core sets in motion. Each call returns at once. None may be null but `sync` and
// `enroller`.
struct Ports {
    store::Store* store = nullptr;
    syncing::Sync* sync = nullptr;                // null: no hub is configured
    syncing::Enroller* enroller = nullptr;        // null: not by code
    std::function<void(bool open)> camera;        // called on changes only
    std::function<bool(SlipJob)> print;           // false: the printer has too much to do
    std::function<void(const base::Error&)> log;  // never anything personal
    // The code was read but could not be answered: its reader may bring it again. May be null.
    std::function<void(const scanner::CodeSeen&)> unread;
    std::function<bool(PinJob)> check_pin;     // false: busy
    std::function<void()> take_still;          // of the camera; answered by StillTaken if it has a picture
    std::function<bool(PhotoJob)> make_photo;  // false: busy
    // What staff see and do; null: not here.
    std::function<std::vector<std::string>()> recent_log;
    std::function<std::optional<std::uint64_t>()> storage_free;  // bytes where the database lies
    std::function<std::optional<domain::MemoryUse>()> memory_use;
    std::function<void(bool restart)> end_program;
    std::shared_ptr<const base::Clock> clock;
};

class Core {
  public:
    Core(Settings settings, Ports ports);

    void start();
    void step(const Event& event);
    // What nobody waits for, after the step's view was published: outbox, lists, folding the log.
    void tidy();
    // When the next Tick is wanted at the latest. Never more than a minute away, so that a wall clock that
    // was set meanwhile is noticed.
    base::BootTime next_due() const;

    // The present view; the same pointer until something changed. Sections are shared with the view before.
    std::shared_ptr<const KioskView> view(bool busy);
    // Set once the store can no longer be trusted: the process must end and recover.
    const std::optional<base::Error>& fatal() const { return fatal_; }

  private:
    // A result that nobody claims by a visit is wiped.
    static constexpr std::chrono::seconds waits_for_its_visitor{30}, quiet_before_folding{30};

    void on(const Command& command);
    void on(const scanner::CodeSeen& code);
    void on(const syncing::SyncEvent& event);
    void on(const syncing::EnrolEvent& event);
    void on(const CameraChanged& changed);
    void on(const DistanceSeen& seen);
    void on(const NothingMoves& still);
    void on(const HandScannerChanged& changed);
    void on(const PrinterChanged& changed);
    void on(const SlipDone& done);
    void on(const PinChecked& checked);
    void on(const PictureTaken& taken);
    void on(const StillTaken& taken);
    void on(const PhotoMade& made);
    void on(const TouchesCounted& counted);
    void on(const Tick& tick);

    void on(const command::BeginVisit& c);
    void on(const command::EndVisit& c);
    void on(const command::EnterScanPage& c);
    void on(const command::LeaveScanPage& c);
    void on(const command::OpenCamera& c);
    void on(const command::ChooseMeeting& c);
    void on(const command::LookUp& c);
    void on(const command::CheckInAttendee& c);
    void on(const command::TypeCode& c);
    void on(const command::WalkIn& c);
    void on(const command::TakeOffer& c);
    void on(const command::PrintSlip& c);

    // The repair service, in core_repair.cpp.
    void on(const command::EnterPhotoPage& c);
    void on(const command::LeavePhotoPage& c);
    void on(const command::TakePhoto& c);
    void on(const command::KeepPhoto& c);
    void on(const command::DropPhoto& c);
    void on(const command::HidePart& c);
    void on(const command::OpenPhonePage& c);
    void on(const command::ClosePhonePage& c);
    bool phone_took(const syncing::SyncEvent& event);
    void on(const command::SubmitRequest& c);
    void keep_report(const command::SubmitRequest& c);
    void on(const command::FollowRequest& c);
    void on(const command::LookAround& c);
    void on(const command::SayFollowUp& c);
    void on(const command::HoldUnhappyWord& c);
    void on(const command::TakeBackUnhappyWord& c);
    void on(const command::AddVoice& c);
    void say_unhappy_word();
    bool shows(std::uint64_t answer) const;
    void say_another_word_first(domain::FollowUpKind kind);
    void take_follow_up(FollowLook look);
    void on(const command::PrintRequestSlip& c);
    void on(const command::PrintFollowedNumber& c);
    bool repairs_took(const scanner::CodeSeen& code);
    void look_at_slip_photos(const std::string& code);
    void request_printed(const SlipDone& done);
    void adopt_repairs(VisitId visit);
    void forget_repairs();
    void reload_house();
    void reload_requests();
    void reload_report();

    void on(const command::Enrol& c);
    void on(const command::GiveUpEnrolment& c);

    // Staff, in core_staff.cpp.
    void on(const command::OpenMaintenance& c);
    void on(const command::RetryDeadLetters& c);
    void on(const command::SendNow& c);
    void on(const command::PrintTestSlip& c);
    void on(const command::ShowLog& c);
    void on(const command::EndProgram& c);
    bool staff_took(const scanner::CodeSeen& code);
    void settle_staff(const base::Status& status);

    // The kiosk as one of many, in core_fleet.cpp.
    void obey();
    void obey(const domain::HubCommand& command);
    void print_for(const domain::HubCommand& command);
    void end_print(SlipState state);
    void look_after_picture();
    void end_picture(domain::CommandState state, std::string reason = "");
    void show_message();
    void reload_config();
    void tell_hub();
    std::optional<base::BootTime> next_report() const;
    std::optional<domain::Heartbeat> heartbeat_now();

    // A visitor, one whose result waits for them, or staff behind the gate.
    bool somebody_is_here() const { return visit_ != 0 || unclaimed_until_ || staff_.open(); }
    void give(std::optional<DeskAnswer> answer);
    void recorded();
    void forget_visit();
    void forget_shown();
    void take_moment();
    void time_passes();
    void apply_camera_policy();
    void reload_site();
    void reload_today();
    void fold_log();
    void check(const base::Status& status);
    void note(const base::Error& error);
    void log_hub(const syncing::SyncEvent& event);
    Trouble trouble() const;
    void refresh_sync();
    void change_devices(const std::function<void(DevicesView&)>& edit);

    template <class T>
    void change(std::shared_ptr<const T>& section, T value) {
        section = std::make_shared<const T>(std::move(value));
        changed_ = true;
    }

    const Settings settings_;
    Ports ports_;
    ClockWatch clock_watch_;
    HubLink hub_;
    CheckInDesk desk_;
    RepairDesk repairs_;
    PhotoDesk photos_;
    PhoneLink phone_;
    SlipPhotosDesk slip_photos_;
    std::optional<command::SubmitRequest> submits_;  // once no part of a photo is to be hidden any more
    LookUp look_up_;
    StaffDesk staff_;
    EnrolmentDesk enrolment_;
    CameraPolicy camera_;
    FleetLink fleet_;
    CommandDesk commands_;
    PictureDesk pictures_;
    std::optional<domain::HubCommand> printing_, resyncing_;  // commands under way
    std::string config_hash_;                                 // of the hub's record that holds; empty: none
    domain::TouchesIgnored touches_ignored_;
    const base::BootTime started_at_;

    Moment moment_;  // of the event at hand
    VisitId visit_ = 0, last_visit_ = 0;
    std::optional<base::BootTime> unclaimed_until_;  // a result that waits for its visitor
    bool camera_told_ = false;
    bool camera_photographs_ = false;  // opened last for photos: no code that it sees is meant for us
    bool disk_full_ = false;
    bool push_wanted_ = false, today_stale_ = true, site_stale_ = true, house_stale_ = true,
         commands_stale_ = false, config_stale_ = false;
    std::optional<base::BootTime> fold_log_at_;
    base::WallTime today_read_at_{}, today_changes_at_{};
    std::optional<base::Error> fatal_;
    std::string hub_trouble_;  // what the log said last about the wire; empty: it works

    KioskView view_;
    CheckInView check_in_;
    RepairView repair_;
    std::uint64_t places_seen_ = 0;
    bool check_in_changed_ = true, repair_changed_ = true, changed_ = true;
    std::shared_ptr<const KioskView> published_;
};

}  // namespace service
