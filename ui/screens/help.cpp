#include "ui/screens/help.h"

#include "ui/screens/desk.h"
#include "ui/screens/status.h"
#include "ui/widgets/button.h"
#include "ui/widgets/tile.h"

namespace ui {
namespace {

class HelpScreen final : public LobbyScreen {
  public:
    std::string_view name() const override { return "help"; }

  protected:
    void body(Page& page, Stage& stage) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const Layout& at = stage.layout();
        band_words(
            page, stage,
            {"help.title", tr("请直接告诉工作人员"), tr("说出您要办的事，他们来办"), icon::human_handsup});
        desk_facts(page, stage, at.controls.top(at.controls.h - 144), "help");
        const Box row = at.controls.foot(120);
        if (button(stage, row.column(0, 3, space::gap), {"help.status", tr("本机状态"), ButtonKind::quiet})) {
            page.go.open(make_status_screen());
        }
        if (pill(stage, row.column(1, 3, space::gap),
                 {"help.calm", tr("减少动画"), page.modes.calm, true,
                  page.modes.calm ? icon::check : icon::pause_circle, true})) {
            Modes modes = page.modes;
            modes.calm = !modes.calm;
            page.set_modes(modes);
        }
        if (button(stage, row.column(2, 3, space::gap),
                   {"help.done", tr("知道了"), ButtonKind::primary, icon::check})) {
            page.go.back();
        }
    }
};

}  // namespace

std::unique_ptr<Screen> make_help_screen() {
    return std::make_unique<HelpScreen>();
}

}  // namespace ui
