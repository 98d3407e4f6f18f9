#include "kiosk/service/core.h"

#include <algorithm>
#include <utility>

namespace service {

namespace {

constexpr auto longest_sleep = std::chrono::minutes{1};
constexpr auto refresh_last_heard = std::chrono::minutes{1};

// last_heard alone changes with every long-poll: it is no reason to wake a screen.
bool tells_apart(const SyncView& a, const SyncView& b) {
    const auto age = a.last_heard.value_or(base::WallTime{}) - b.last_heard.value_or(base::WallTime{});
    return a.hub_in_reach != b.hub_in_reach || a.unsent != b.unsent || a.dead_letters != b.dead_letters ||
           a.revoked != b.revoked || std::chrono::abs(age) >= refresh_last_heard;
}

// The same reason takes a few milliseconds more the next time.
std::string without_digits(std::string text) {
    std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
    return text;
}

}  // namespace

Core::Core(Settings settings, Ports ports)
    : settings_(std::move(settings)),
      ports_(std::move(ports)),
      clock_watch_(ports_.clock->wall(), ports_.clock->boot()),
      hub_(*ports_.store, settings_.enrolment.needed ? nullptr : ports_.sync),
      desk_(*ports_.store),
      repairs_(*ports_.store),
      photos_({ports_.take_still, ports_.make_photo}),
      phone_(ports_.sync),
      slip_photos_({ports_.sync, ports_.make_photo}),
      look_up_(*ports_.store),
      staff_(*ports_.store, settings_.staff),
      enrolment_(ports_.enroller, settings_.enrolment),
      camera_(settings_.basis.file.camera_opens),
      fleet_(ports_.sync),
      commands_(*ports_.store),
      started_at_(ports_.clock->boot()) {
    view_.site = std::make_shared<const domain::Site>(settings_.site);
    view_.today = std::make_shared<const TodayView>();
    view_.devices = std::make_shared<const DevicesView>();
    view_.sync = std::make_shared<const SyncView>();
    view_.house = std::make_shared<const HouseView>();
    view_.staff = std::make_shared<const StaffView>();
    view_.enrolment = std::make_shared<const EnrolmentView>();
    view_.settings = std::make_shared<const domain::KioskSettings>(settings_.basis.file);
}

void Core::start() {
    take_moment();
    check(hub_.start(moment_));
    check(staff_.start(moment_));
    check(commands_.start());
    reload_config();  // not in tidy: the first picture is the house's
    tidy();
}

void Core::step(const Event& event) {
    take_moment();
    if (fatal_) {
        view_.commands += std::holds_alternative<Command>(event);
        changed_ = true;
        return;
    }
    std::visit([this](const auto& e) { on(e); }, event);
    time_passes();
}

void Core::tidy() {
    if (!fatal_ && std::exchange(push_wanted_, false)) check(hub_.push_more(moment_));
    if (!fatal_ && hub_.take_replica_changed())
        site_stale_ = today_stale_ = commands_stale_ = config_stale_ = true;
    if (!fatal_ && hub_.take_house_changed()) house_stale_ = true;
    if (!fatal_ && std::exchange(site_stale_, false)) reload_site();
    if (!fatal_ && std::exchange(today_stale_, false)) reload_today();
    if (!fatal_ && std::exchange(house_stale_, false)) {
        reload_requests();
        reload_house();
    }
    if (!fatal_ && std::exchange(config_stale_, false)) reload_config();
    if (!fatal_) fold_log();
    if (!fatal_) obey();
    if (!fatal_) tell_hub();
    refresh_sync();
}

base::BootTime Core::next_due() const {
    auto due = moment_.boot + longest_sleep;
    if (fatal_) return due;
    const auto at = [&](std::optional<base::BootTime> t) {
        if (t) due = std::min(due, *t);
    };
    at(camera_.closes_at());
    at(hub_.next_due());
    at(next_report());
    if (view_.message) at(moment_.boot + (view_.message->expires - clock_watch_.hub_now(moment_.boot)));
    at(unclaimed_until_);
    at(staff_.next_due());
    at(photos_.next_due());
    if (visit_ == 0) at(fold_log_at_);
    at(moment_.boot + (today_changes_at_ - moment_.wall));
    return std::max(due, moment_.boot);
}

std::shared_ptr<const KioskView> Core::view(bool busy) {
    const auto now_wrong = trouble();
    if (std::exchange(check_in_changed_, false)) change(view_.check_in, check_in_);
    const bool phone_changed = phone_.take_changed();
    if (photos_.take_changed() || phone_changed) {
        repair_.photos = photos_.view();
        repair_.photos.phone = phone_.view(view_.site->phone_pages);
        repair_changed_ = true;
    }
    if (slip_photos_.take_changed()) {
        repair_.slip_photos = slip_photos_.shown();
        repair_changed_ = true;
    }
    if (std::exchange(repair_changed_, false)) change(view_.repair, repair_);
    if (staff_.take_changed()) change(view_.staff, staff_.view());
    if (enrolment_.take_changed()) change(view_.enrolment, enrolment_.view());
    // That something waits is no news of its own: most of it changes nothing. That nothing waits any more is.
    const bool same_rest = !view_.busy || busy;
    if (published_ && !changed_ && same_rest && now_wrong == view_.trouble) return published_;
    changed_ = false;
    view_.busy = busy;
    view_.trouble = now_wrong;
    ++view_.version;
    published_ = std::make_shared<const KioskView>(view_);
    return published_;
}

void Core::on(const scanner::CodeSeen& code) {
    if (camera_photographs_ && code.source == scanner::Source::camera) return;
    if (staff_took(code) || enrolment_.scan(code.text)) return;
    // No lists, no keys: every pass would be refused, and its bearer sent away for nothing.
    if (enrolment_.needed()) return enrolment_.say(EnrolProblem::no_code);
    // What it would keep now reaches nobody: the page says so, and where to go.
    if (hub_.view().revoked) return;
    if (repairs_took(code)) return;
    auto answer = desk_.scan(code.text, check_in_.chosen, moment_);
    if (!answer) return;
    ++check_in_.scans;
    if (answer->result.failed && ports_.unread) ports_.unread(code);
    if (code.source == scanner::Source::camera) {
        answer->result.seen = code.at;
        answer->result.answered = ports_.clock->boot();
    }
    check_in_.unknown += answer->result.outcome == domain::Outcome::unknown_code && !answer->result.failed;
    give(std::move(answer));
}

void Core::on(const syncing::SyncEvent& event) {
    if (fleet_.took(event, moment_)) {
        if (const auto id = fleet_.take_told())
            check(commands_.told(*id, clock_watch_.hub_now(moment_.boot)));
        return;
    }
    if (phone_took(event) || slip_photos_.took(event)) return;
    log_hub(event);
    check(hub_.handle(event, moment_, clock_watch_));
    if (std::holds_alternative<syncing::Revoked>(event)) enrolment_.revoked();
    // What the hub has just refused is on the technician's list.
    if (staff_.open() && std::holds_alternative<syncing::Pushed>(event)) check(staff_.refresh_letters());
    if (std::holds_alternative<syncing::Pulled>(event)) fold_log_at_ = moment_.boot + quiet_before_folding;
}

void Core::on(const syncing::EnrolEvent& event) {
    if (const auto* failed = std::get_if<syncing::EnrolFailed>(&event)) ports_.log(failed->error);
    auto token = enrolment_.handle(event, moment_);
    if (!token || !ports_.sync) return;
    // What was under way when the kiosk was revoked is nobody's to finish: the program begins anew with the
    // token that is on disk.
    if (hub_.view().revoked) return ports_.end_program(true);
    ports_.sync->use_token(std::move(*token));
    check(hub_.connect(*ports_.sync, moment_));
}

void Core::on(const CameraChanged& changed) {
    change_devices([&](DevicesView& devices) {
        devices.camera = changed.state;
        if (changed.state != CameraState::running) devices.distance = Distance::unseen;
    });
}

void Core::on(const DistanceSeen& seen) {
    change_devices([&](DevicesView& devices) { devices.distance = seen.distance; });
}

void Core::on(const NothingMoves&) {
    camera_.nothing_moves(moment_.boot);
}

void Core::on(const HandScannerChanged& changed) {
    change_devices([&](DevicesView& devices) { devices.hand_scanner = changed.connected; });
}

void Core::on(const PrinterChanged& changed) {
    change_devices([&](DevicesView& devices) {
        devices.printer = changed.usable;
        devices.printer_paper = changed.paper;
    });
}

void Core::on(const SlipDone& done) {
    if (done.of != SlipOf::check_in) return request_printed(done);
    if (done.result == 0 && printing_) return end_print(done.state);
    if (done.result == 0) return staff_.slip(done.state);
    if (!check_in_.result || check_in_.result->number != done.result) return;
    check_in_.result->slip = done.state;
    check_in_changed_ = true;
}

void Core::on(const Tick&) {}

void Core::change_devices(const std::function<void(DevicesView&)>& edit) {
    const auto& old = *view_.devices;
    DevicesView next = old;
    edit(next);
    const bool same = next.camera == old.camera && next.camera_waits == old.camera_waits &&
                      next.distance == old.distance && next.hand_scanner == old.hand_scanner &&
                      next.printer == old.printer && next.printer_paper == old.printer_paper;
    if (!same) change(view_.devices, next);
}

void Core::take_moment() {
    moment_.wall = ports_.clock->wall();
    moment_.boot = ports_.clock->boot();
    if (moment_.boot_id.empty()) moment_.boot_id = ports_.clock->boot_id();
    moment_.utc_offset = settings_.utc_offset;
    moment_.hub_in_reach = hub_.view().hub_in_reach;
    moment_.clock_trusted = clock_watch_.trusted(moment_.wall, moment_.boot);
}

void Core::time_passes() {
    camera_.time_passes(moment_.boot);
    apply_camera_policy();
    if (unclaimed_until_ && moment_.boot >= *unclaimed_until_) forget_visit();
    staff_.time_passes(moment_);
    photos_.time_passes(moment_.boot);
    if (moment_.wall >= today_changes_at_ || moment_.wall < today_read_at_) today_stale_ = true;
    check(hub_.time_passes(moment_));
}

void Core::apply_camera_policy() {
    if (const bool waits = camera_.waits_for_touch(); waits != view_.devices->camera_waits)
        change_devices([&](DevicesView& devices) { devices.camera_waits = waits; });
    if (camera_.open() == camera_told_) return;
    camera_told_ = camera_.open();
    ports_.camera(camera_told_);
}

void Core::reload_site() {
    auto site = ports_.store->site();
    if (!site) return note(site.error());
    auto shown = site->value_or(settings_.site);
    if (shown.duty_phone.empty()) shown.duty_phone = settings_.site.duty_phone;
    if (!(shown == *view_.site)) change(view_.site, std::move(shown));
}

void Core::reload_today() {
    auto today = read_today(*ports_.store, moment_);
    today_read_at_ = moment_.wall;
    today_changes_at_ = moment_.wall + longest_sleep;  // if it failed: later again
    if (!today) return note(today.error());
    today_changes_at_ = today->changes_at;
    change(view_.today, std::move(today->view));
}

void Core::fold_log() {
    if (!fold_log_at_ || visit_ != 0 || moment_.boot < *fold_log_at_) return;
    fold_log_at_.reset();
    check(ports_.store->checkpoint());
}

void Core::check(const base::Status& status) {
    if (!status) note(status.error());
}

void Core::note(const base::Error& error) {
    ports_.log(error);
    if (error.kind == base::ErrorKind::disk_full) disk_full_ = true;
    const bool lost_trust = error.kind == base::ErrorKind::io || error.kind == base::ErrorKind::corrupt;
    if (lost_trust && !fatal_) fatal_ = error;
}

Trouble Core::trouble() const {
    if (fatal_) return Trouble::store_failed;
    if (disk_full_) return Trouble::disk_full;
    if (clock_watch_.jumped(moment_.wall, moment_.boot)) return Trouble::clock_jumped;
    return Trouble::none;
}

// Once per reason, not once per try: a hub may be away for weeks.
void Core::log_hub(const syncing::SyncEvent& event) {
    const base::Error* why = nullptr;
    if (const auto* push = std::get_if<syncing::PushFailed>(&event)) why = &push->error;
    if (const auto* pull = std::get_if<syncing::PullFailed>(&event)) why = &pull->error;
    if (const auto* renewal = std::get_if<syncing::TokenRenewal>(&event)) {
        if (!renewal->outcome) ports_.log(renewal->outcome.error());
        return;
    }
    if (std::holds_alternative<syncing::Revoked>(event))
        return ports_.log({base::ErrorKind::unavailable, "the hub has revoked this kiosk; names are wiped",
                           "sync.revoked"});
    if (std::holds_alternative<syncing::Pushed>(event) || std::holds_alternative<syncing::Pulled>(event))
        hub_trouble_.clear();
    if (!why) return;
    const auto before = std::exchange(hub_trouble_, without_digits(why->text));
    if (hub_trouble_ != before) ports_.log(*why);
}

void Core::refresh_sync() {
    if (tells_apart(hub_.view(), *view_.sync)) change(view_.sync, hub_.view());
}

}  // namespace service
