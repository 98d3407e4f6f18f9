// Who stands before the screen, as a number: begins with a touch or a code, ends with home.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>

#include "kiosk/service/view.h"

namespace ui {

// Counts visits and tells the service of each one's begin and end (the handshake of command.h).
class Visits {
  public:
    explicit Visits(std::function<void(service::Command)> send) : send_(std::move(send)) {}

    service::VisitId current() const { return current_; }  // 0: nobody

    void begin() {
        if (current_ != 0) return;
        current_ = ++last_;
        send_(service::command::BeginVisit{current_});
    }
    void end() {
        if (current_ == 0) return;
        send_(service::command::EndVisit{current_, seen_});
        current_ = 0;
    }
    // A code that was seen while nobody was here brings its own visitor. False if the view's result belongs
    // to a visit that has ended meanwhile: it is not for the screen. If it was made for the next person the
    // service gives it back as visit 0 (EndVisit).
    bool look(const service::KioskView& view) {
        look_at_staff(view);
        if (!look_at_repairs(view)) return false;
        if (!view.check_in || !view.check_in->result) return true;
        const service::CheckInResult& result = *view.check_in->result;
        if (result.visit != 0 && result.visit != current_) return false;
        if (result.visit == 0 && result.number > seen_) begin();
        seen_ = std::max(seen_, result.number);
        return true;
    }

  private:
    // So does a staff badge.
    void look_at_staff(const service::KioskView& view) {
        if (!view.staff || !view.staff->open || view.staff->session <= staff_seen_) return;
        staff_seen_ = view.staff->session;
        if (view.staff->visit == 0) begin();
    }

    // And the code of a slip or a place.
    bool look_at_repairs(const service::KioskView& view) {
        if (!view.repair) return true;
        const service::RepairView& repair = *view.repair;
        if (repair.report && repair.report->visit != current_) return false;
        return (!repair.followed || look_at(*repair.followed, followed_seen_)) &&
               (!repair.place || look_at(*repair.place, place_seen_));
    }
    template <class Answer>
    bool look_at(const Answer& answer, std::uint64_t& seen) {
        if (answer.visit != 0 && answer.visit != current_) return false;
        if (answer.number <= seen) return true;
        seen = answer.number;
        if (answer.visit == 0) begin();
        return true;
    }

    std::function<void(service::Command)> send_;
    service::VisitId current_ = 0, last_ = 0;
    std::uint64_t seen_ = 0;  // the newest result that was on the screen
    std::uint64_t staff_seen_ = 0, followed_seen_ = 0, place_seen_ = 0;
};

}  // namespace ui
