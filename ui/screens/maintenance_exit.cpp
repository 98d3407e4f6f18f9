#include "ui/screens/maintenance.h"
#include "ui/screens/maintenance_page.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/tile.h"

namespace ui {
namespace {

class ExitScreen final : public MaintenancePage {
  public:
    std::string_view name() const override { return "maintenance.exit"; }

  protected:
    std::string_view title(const Page& page) const override { return page.words.tr("重启或退出"); }
    bool asks() const override { return asked_ != Asked::nothing; }

    void content(Page& page, Stage& stage, const Rooms& rooms) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const Banner words{"maintenance.exit.kept", tr("已收下的签到都在本机"),
                           tr("重启不会丢，之后照常上传"), icon::lock};
        const float high = banner_height(stage, rooms.information.w, words);
        banner(
            stage,
            {rooms.information.x, rooms.information.bottom() - space::gap - high, rooms.information.w, high},
            words);
        const float tile = std::min(240.0f, (rooms.controls.h - space::gap) / 2);
        const Box first = rooms.controls.top(tile);
        if (wide_tile(stage, first,
                      {"maintenance.exit.restart", tr("重启程序"), tr("重启以后回到首页"), icon::history,
                       false, false, true, true})) {
            asked_ = Asked::restart;
        }
        if (wide_tile(stage, first.moved(0, tile + space::gap),
                      {"maintenance.exit.end", tr("退出到系统"), tr("本机停止服务，直到有人再启动"),
                       icon::logout, false, false, true, true})) {
            asked_ = Asked::end;
        }
    }

    void question(Page& page, Stage& stage) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const bool restart = asked_ == Asked::restart;
        const Answer answer = dialog(
            stage, {"maintenance.exit.ask", restart ? tr("现在重启？") : tr("现在退出？"),
                    restart ? tr("重启的时候，来的人要等一会儿") : tr("退出以后，来的人不能在这里签到"),
                    restart ? tr("重启") : tr("退出程序"), tr("先不"), icon::alert, Tone::amber});
        if (answer == Answer::yes) page.send(service::command::EndProgram{page.visit, restart});
        if (answer != Answer::none) withdraw();
    }
    void withdraw() override { asked_ = Asked::nothing; }

  private:
    enum class Asked { nothing, restart, end } asked_ = Asked::nothing;
};

}  // namespace

std::unique_ptr<Screen> make_exit_screen() {
    return std::make_unique<ExitScreen>();
}

}  // namespace ui
