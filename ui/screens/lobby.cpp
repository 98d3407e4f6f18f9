#include "ui/screens/lobby.h"

#include <utility>

#include "ui/screens/closed.h"
#include "ui/screens/enrol.h"
#include "ui/screens/home.h"
#include "ui/screens/maintenance.h"
#include "ui/screens/repair.h"
#include "ui/screens/result.h"
#include "ui/screens/wording.h"

namespace ui {
namespace {

// What a visit begins and ends with: Home, unless this kiosk may not work.
enum class Door { open, not_enrolled, revoked };

Door door_of(const service::KioskView& view) {
    if (known(view.enrolment).needed) return Door::not_enrolled;
    return known(view.sync).revoked ? Door::revoked : Door::open;
}

std::unique_ptr<Screen> make_front(Door door) {
    switch (door) {
        case Door::not_enrolled:
            return make_enrol_screen();
        case Door::revoked:
            return make_closed_screen();
        case Door::open:
            break;
    }
    return make_home_screen();
}

// A new result takes the page at once, wherever the visitor is: fifty people pass without a touch.
class Router {
  public:
    explicit Router(std::shared_ptr<Door> door) : door_(std::move(door)) {}

    void operator()(const service::KioskView& view, Navigator& go, const Screen& top) {
        if (const Door door = door_of(view); door != *door_) {
            *door_ = door;
            go.home();
        }
        staff(view, go, top);
        repairs(view, go, top);
        if (!view.check_in || !view.check_in->result) return;
        const std::uint64_t number = view.check_in->result->number;
        if (number <= shown_) return;
        shown_ = number;
        if (top.name() == "checkin.result") {
            go.replace(make_result_screen());
        } else {
            go.open(make_result_screen());
        }
    }

  private:
    // The gate has opened: in front of its pad, or by a badge from wherever its bearer is.
    void staff(const service::KioskView& view, Navigator& go, const Screen& top) {
        if (!view.staff || !view.staff->open || view.staff->session <= staff_shown_) return;
        staff_shown_ = view.staff->session;
        if (top.name() == "staff.gate") {
            go.replace(make_maintenance_screen());
        } else {
            go.open(make_maintenance_screen());
        }
    }

    // A slip that was scanned, or a number that was typed, opens its progress; a label the report of its
    // place.
    void repairs(const service::KioskView& view, Navigator& go, const Screen& top) {
        if (!view.repair) return;
        if (const auto& followed = view.repair->followed; followed && followed->number > followed_shown_) {
            followed_shown_ = followed->number;
            follow(*followed, go, top);
        }
        if (const auto& place = view.repair->place; place && place->number > place_shown_) {
            place_shown_ = place->number;
            // The pages of a report take it themselves.
            if (takes_reports(view) && !is_repair_page(top.name())) go.open(make_repair_at(place->cell));
        }
        if (const auto& report = view.repair->report; report && report->number > reported_shown_) {
            reported_shown_ = report->number;
            // From wherever its reporter has gone meanwhile: the number is not lost.
            if (report->receipt != 0) go.open(make_reported_screen());
        }
    }

    void follow(const service::FollowAnswer& followed, Navigator& go, const Screen& top) {
        if (!followed.request) {
            // Typed, the page says it; a slip that was scanned has no page yet.
            if (top.name() != "repair.follow" && followed.asked)
                go.open(make_follow_screen(domain::to_string(*followed.asked)));
            return;
        }
        const domain::RequestNumber number = followed.request->number;
        const bool same = std::exchange(followed_of_, number) == number;
        if (top.name() != "repair.followed") return go.open(make_followed_screen(top.name() == "home"));
        // What was said of the one that is shown leaves its page as it is, with what its reader had opened.
        if (!same) go.replace(make_followed_screen(false));
    }

    const std::shared_ptr<Door> door_;  // shared with whoever makes the front page
    std::uint64_t shown_ = 0, staff_shown_ = 0, followed_shown_ = 0, place_shown_ = 0, reported_shown_ = 0;
    std::optional<domain::RequestNumber> followed_of_;
};

}  // namespace

Profile make_lobby() {
    const auto door = std::make_shared<Door>(Door::open);
    return {[door] { return make_front(*door); }, Router{door}};
}

}  // namespace ui
