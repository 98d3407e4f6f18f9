#include "ui/screens/lobby.h"

#include "ui/screens/home.h"
#include "ui/screens/maintenance.h"
#include "ui/screens/result.h"

namespace ui {
namespace {

// A new result takes the page at once, wherever the visitor is: fifty people pass without a touch.
class Router {
  public:
    void operator()(const service::KioskView& view, Navigator& go, const Screen& top) {
        staff(view, go, top);
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

    std::uint64_t shown_ = 0, staff_shown_ = 0;
};

}  // namespace

Profile make_lobby() {
    return {make_home_screen, Router{}};
}

}  // namespace ui
