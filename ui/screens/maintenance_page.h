// What the maintenance pages share: the navy band, the title, 退出 at its place, the end with the gate.
#pragma once

#include "ui/screens/lobby_screen.h"
#include "ui/widgets/button.h"

namespace ui {

class MaintenancePage : public LobbyScreen {
  public:
    std::chrono::seconds stays() const override { return std::chrono::seconds{120}; }

  protected:
    // Where a page draws: information under the title, controls above the foot.
    struct Rooms {
        Box information, controls;
    };
    virtual std::string_view title(const Page& page) const = 0;
    virtual void content(Page& page, Stage& stage, const Rooms& rooms) = 0;
    // What the page is there for, beside 退出.
    virtual void action(Page&, Stage&, const Box&) {}
    // What lies under the header and the title, which ends at `head_end`: the navy band.
    virtual void ground(Page& page, Stage& stage, float head_end);

  private:
    void body(Page& page, Stage& stage) final;
};

// A page of a list by two buttons, as high as the foot's buttons.
struct Pages {
    std::string_view id_before, id_after;
    int page = 0, pages = 1;
};
int turn_pages(Page& page, Stage& stage, const Box& box, const Pages& pages);

}  // namespace ui
