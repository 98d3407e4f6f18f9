#include "ui/screens/lobby.h"

#include "ui/screens/home.h"
#include "ui/screens/result.h"

namespace ui {
namespace {

// A new result takes the page at once, wherever the visitor is: fifty people pass without a touch.
class Router {
  public:
    void operator()(const service::KioskView& view, Navigator& go, const Screen& top) {
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
    std::uint64_t shown_ = 0;
};

}  // namespace

Profile make_lobby() {
    return {make_home_screen, Router{}};
}

}  // namespace ui
