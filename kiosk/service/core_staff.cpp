// The technicians' half of the core: the gate and what may be done behind it.
#include <utility>

#include "kiosk/service/core.h"

namespace service {

// What the gate wrote goes to the hub like any other fact.
void Core::settle_staff(const base::Status& status) {
    check(status);
    for (auto recorded = staff_.take_recorded(); recorded > 0; --recorded) {
        hub_.count_recorded();
        push_wanted_ = true;
    }
}

void Core::on(const command::OpenMaintenance& c) {
    auto hash = staff_.begin_try(moment_);
    if (hash && !ports_.check_pin({c.visit, std::move(*hash), c.pin})) staff_.abandon_try();
}

void Core::on(const PinChecked& checked) {
    const bool still_there = checked.visit == visit_ && visit_ != 0;
    settle_staff(staff_.end_try(checked.right, checked.visit, still_there, moment_));
    if (staff_.open() && ports_.storage_free) staff_.show_storage(ports_.storage_free());
}

// A badge opens; behind the gate every code is only a test of what read it.
bool Core::staff_took(const scanner::CodeSeen& code) {
    if (staff_.open()) {
        staff_.saw_code(code);
        return true;
    }
    const auto opened = staff_.show_badge(code.text, visit_, moment_);
    if (!opened) return false;
    ++check_in_.scans;
    check_in_changed_ = true;
    settle_staff(*opened);
    if (ports_.storage_free) staff_.show_storage(ports_.storage_free());
    if (visit_ == 0) unclaimed_until_ = moment_.boot + waits_for_its_visitor;
    return true;
}

void Core::on(const command::RetryDeadLetters& c) {
    if (!staff_.open()) return;
    check(staff_.retry(c.fact));
    push_wanted_ = true;
}

void Core::on(const command::SendNow&) {
    if (!staff_.open()) return;
    check(hub_.send_now(moment_));
    check(staff_.refresh_letters());
}

void Core::on(const command::PrintTestSlip& c) {
    if (!staff_.open() || staff_.view().slip == SlipState::printing || printing_) return;
    SlipJob job{TestPrint{moment_.wall}, view_.site, {}, c.language};
    staff_.slip(ports_.print(std::move(job)) ? SlipState::printing : SlipState::failed);
}

void Core::on(const command::ShowLog&) {
    if (staff_.open() && ports_.recent_log) staff_.show_log(ports_.recent_log());
}

void Core::on(const command::EndProgram& c) {
    if (!staff_.open() || !ports_.end_program) return;
    settle_staff(staff_.leave(moment_));
    ports_.end_program(c.restart);
}

}  // namespace service
