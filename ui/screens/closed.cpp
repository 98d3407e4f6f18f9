#include "ui/screens/closed.h"

#include "ui/screens/desk.h"
#include "ui/screens/enrol.h"
#include "ui/widgets/button.h"

namespace ui {
namespace {

class ClosedScreen final : public LobbyScreen {
  public:
    std::string_view name() const override { return "closed"; }
    std::chrono::seconds stays() const override { return std::chrono::seconds{0}; }

  protected:
    bool is_home() const override { return true; }

    void body(Page& page, Stage& stage) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const Box& area = stage.layout().controls;
        band_words(
            page, stage,
            {"closed.title", tr("这台机器已停用"), tr("请用旁边的机器，或找工作人员"), icon::human_handsup});
        const bool possible = known(page.view.enrolment).possible;
        desk_facts(page, stage, possible ? area.top(area.h - 144) : area, "closed");
        if (possible && button(stage, area.foot(120),
                               {"closed.enrol", tr("管理员：输入接入码"), ButtonKind::secondary,
                                icon::account_card_details}))
            page.go.open(make_enrol_screen());
    }
};

}  // namespace

std::unique_ptr<Screen> make_closed_screen() {
    return std::make_unique<ClosedScreen>();
}

}  // namespace ui
