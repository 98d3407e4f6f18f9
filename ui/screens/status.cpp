#include "ui/screens/status.h"

#include "ui/screens/lobby_screen.h"
#include "ui/screens/state_rows.h"
#include "ui/widgets/button.h"

namespace ui {
namespace {

class StatusScreen final : public LobbyScreen {
  public:
    std::string_view name() const override { return "status"; }

  protected:
    bool moves_down() const override { return false; }

    void body(Page& page, Stage& stage) override {
        page_header(page, stage);
        const float title_end = page_title(stage, "status.title", page.words.tr("本机状态"));
        const Layout& at = stage.layout();
        const Box foot = at.controls.foot(120);
        const float top = at.landscape ? at.reach.y : title_end + space::gap;
        state_card(stage, {at.reach.x, top, at.reach.w, foot.y - space::gap - top},
                   {camera_row(page, "status"), scanner_row(page, "status"), printer_row(page, "status"),
                    hub_row(page, "status"), heard_row(page, "status"), unsent_row(page, "status"),
                    dead_letters_row(page, "status"), clock_row(page, "status")});
        if (button(stage, foot, {"status.done", page.words.tr("知道了"), ButtonKind::primary, icon::check})) {
            page.go.back();
        }
    }
};

}  // namespace

std::unique_ptr<Screen> make_status_screen() {
    return std::make_unique<StatusScreen>();
}

}  // namespace ui
