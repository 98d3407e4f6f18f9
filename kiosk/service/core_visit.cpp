// The visitor's half of the core: commands, answers and what is forgotten afterwards.
#include <algorithm>
#include <type_traits>
#include <utility>

#include "base/wipe.h"
#include "kiosk/service/core.h"

namespace service {

namespace {

bool deserves_a_slip(const CheckInResult& result) {
    const bool in =
        result.outcome == domain::Outcome::accepted || result.outcome == domain::Outcome::already_checked_in;
    return in && !result.failed && result.slip != SlipState::printing;
}

}  // namespace

void Core::on(const Command& command) {
    ++view_.commands;
    changed_ = true;
    std::visit(
        [this](const auto& c) {
            constexpr bool begins = std::is_same_v<std::decay_t<decltype(c)>, command::BeginVisit>;
            if (begins || (c.visit == visit_ && visit_ != 0)) on(c);
        },
        command);
}

void Core::on(const command::BeginVisit& c) {
    if (c.visit <= last_visit_) return;
    if (visit_ != 0) forget_visit();
    visit_ = last_visit_ = c.visit;
    unclaimed_until_.reset();
    staff_.adopt(c.visit);
    adopt_repairs(c.visit);
    if (!check_in_.result) return;
    check_in_.result->visit = c.visit;
    check_in_changed_ = true;
}

void Core::on(const command::EndVisit& c) {
    settle_staff(staff_.leave(moment_));
    auto next_persons = std::move(check_in_.result);
    const bool keep = next_persons && c.last_result && next_persons->number > *c.last_result;
    if (!keep) {
        forget_visit();
    } else {
        forget_shown();
        check_in_.result = std::move(next_persons);
        check_in_.result->visit = 0;
        unclaimed_until_ = moment_.boot + waits_for_its_visitor;
        check_in_changed_ = true;
    }
    visit_ = 0;
    photos_.leave_page();
    camera_.leave_page(moment_.boot);
}

void Core::forget_visit() {
    settle_staff(staff_.leave(moment_));
    desk_.forget();
    forget_shown();
}

void Core::forget_shown() {
    look_up_.forget();
    forget_repairs();
    const auto scans = check_in_.scans, unknown = check_in_.unknown;
    base::renew(check_in_);
    check_in_.scans = scans;
    check_in_.unknown = unknown;
    unclaimed_until_.reset();
    check_in_changed_ = true;
}

void Core::on(const command::EnterScanPage&) {
    camera_photographs_ = false;
    camera_.enter_page(moment_.boot);
}

void Core::on(const command::LeaveScanPage&) {
    camera_.leave_page(moment_.boot);
}

void Core::on(const command::OpenCamera&) {
    camera_.touch(moment_.boot);
}

void Core::on(const command::ChooseMeeting& c) {
    const auto& rows = view_.today->meetings;
    const bool listed = c.meeting && std::any_of(rows.begin(), rows.end(),
                                                 [&](const MeetingRow& row) { return row.id == *c.meeting; });
    check_in_.chosen = listed ? c.meeting : std::nullopt;
    check_in_changed_ = true;
}

void Core::on(const command::LookUp& c) {
    auto answer = look_up_.search(c, check_in_.chosen, moment_);
    check_in_changed_ = true;
    if (answer) {
        check_in_.look_up = std::move(*answer);
        return;
    }
    note(answer.error());
    LookUpAnswer failed;  // an answer all the same: somebody waits for it
    failed.number = look_up_.answers();
    failed.failed = true;
    check_in_.look_up = std::move(failed);
}

void Core::on(const command::CheckInAttendee& c) {
    if (look_up_.has_shown(c.meeting, c.attendee)) give(desk_.picked(c.meeting, c.attendee, moment_));
}

void Core::on(const command::TypeCode& c) {
    give(desk_.typed_code(c.code, check_in_.chosen, moment_));
}

void Core::on(const command::WalkIn& c) {
    give(desk_.walk_in(c.meeting, c.name, c.organisation, moment_));
}

void Core::on(const command::TakeOffer& c) {
    give(desk_.take_offer(c.result, moment_));
}

void Core::on(const command::Enrol& c) {
    enrolment_.enrol(c.code);
}

void Core::on(const command::GiveUpEnrolment&) {
    enrolment_.give_up();
}

void Core::on(const command::PrintSlip& c) {
    auto& result = check_in_.result;
    if (!result || result->number != c.result || !deserves_a_slip(*result)) return;
    result->slip =
        ports_.print({*result, view_.site, {}, c.language}) ? SlipState::printing : SlipState::failed;
    check_in_changed_ = true;
}

// A fact is on disk.
void Core::recorded() {
    disk_full_ = false;
    hub_.count_recorded();
    refresh_sync();
    push_wanted_ = true;
    fold_log_at_ = moment_.boot + quiet_before_folding;
}

void Core::give(std::optional<DeskAnswer> answer) {
    if (!answer) return;
    if (answer->error) note(*answer->error);
    if (answer->recorded()) {
        recorded();
        today_stale_ = true;
    }
    check_in_.result = std::move(answer->result);
    check_in_.result->visit = visit_;
    check_in_changed_ = true;
    if (visit_ == 0) unclaimed_until_ = moment_.boot + waits_for_its_visitor;
}

}  // namespace service
