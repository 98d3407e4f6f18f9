#include "ui/screens/help.h"

#include "ui/screens/lobby_screen.h"
#include "ui/screens/status.h"
#include "ui/widgets/button.h"
#include "ui/widgets/tile.h"

namespace ui {
namespace {

struct Line {
    std::string_view id;
    Icon icon;
    std::string_view caption;
    std::string value;
};

class HelpScreen final : public LobbyScreen {
  public:
    std::string_view name() const override { return "help"; }

  protected:
    void body(Page& page, Stage& stage) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const Layout& at = stage.layout();
        band(stage);
        page_header(page, stage, true);
        who(page, stage);
        const domain::Site& site = site_of(page);
        std::vector<Line> lines;
        if (!site.duty_phone.empty()) {
            lines.push_back({"help.phone", icon::phone_in_talk, tr("值班电话"), site.duty_phone});
        }
        const std::string_view desk = pick(site.desk, page.modes);
        if (!desk.empty())
            lines.push_back({"help.desk", icon::map_marker, tr("值班台在"), std::string(desk)});
        lines.push_back({"help.number", icon::information_outline, tr("这台机器"),
                         std::string(pick(site.kiosk_name, page.modes))});
        float y = at.controls.y;
        for (const Line& line : lines) {
            if (line.value.empty() || y + 150 > at.controls.bottom() - 144) continue;
            y += fact(stage, {at.controls.x, y, at.controls.w, 0}, line) + space::gap;
        }
        const Box row = at.controls.foot(120);
        if (button(stage, row.column(0, 3, space::gap), {"help.status", tr("本机状态"), ButtonKind::quiet})) {
            page.go.open(make_status_screen());
        }
        if (pill(stage, row.column(1, 3, space::gap),
                 {"help.calm", tr("减少动画"), page.modes.calm, true,
                  page.modes.calm ? icon::check : icon::pause_circle})) {
            Modes modes = page.modes;
            modes.calm = !modes.calm;
            page.set_modes(modes);
        }
        if (button(stage, row.column(2, 3, space::gap),
                   {"help.done", tr("知道了"), ButtonKind::primary, icon::check})) {
            page.go.back();
        }
    }

  private:
    static void band(Stage& stage) {
        const Layout& at = stage.layout();
        const Box box = at.landscape
                            ? Box{at.page.x, at.page.y, at.information.right() - at.page.x, at.page.h}
                            : Box{at.page.x, at.page.y, at.page.w, at.information.bottom() - at.page.y - 24};
        const Corners corners = at.landscape ? Corners::right : Corners::bottom;
        stage.paint.fill(box, gradient::dark, radius::band, corners);
        stage.paint.waves(box, radius::band, corners);
    }

    static void who(Page& page, Stage& stage) {
        Painter& paint = stage.paint;
        const Box& info = stage.layout().information;
        const std::string_view title = page.words.tr("请直接告诉工作人员"),
                               more = page.words.tr("说出您要办的事，他们来办");
        const TextStyle strong{Type::title, color::white, true}, quiet{Type::body, color::white};
        const float room = stage.layout().landscape ? info.w - 36 : info.w;
        const float title_high = paint.paragraph_height(room, title, strong, 2);
        const float more_high = paint.paragraph_height(room, more, quiet, 2);
        const float all = 196 + title_high + 8 + more_high;
        float y = info.y + 100 + std::max(0.0f, (info.h - 140 - all) / 2);
        const float x = info.x + room / 2;
        paint.disc(x, y + 84, 84, color::white);
        paint.disc(x, y + 84, 68, color::river5);
        paint.icon(icon::human_handsup, x, y + 84, 88, color::white);
        y += 196;
        paint.paragraph({info.x, y, room, 0}, title, strong, Align::centre, 2);
        paint.paragraph({info.x, y + title_high + 8, room, 0}, more, quiet, Align::centre, 2);
        stage.say("help.title", NodeRole::heading, std::string(title) + " " + std::string(more),
                  {info.x, y, room, title_high + 8 + more_high});
    }

    // One thing to know, large enough to copy down. Returns its height.
    static float fact(Stage& stage, const Box& top, const Line& line) {
        Painter& paint = stage.paint;
        const TextStyle quiet{Type::caption, color::ink5}, strong{Type::heading, color::ink9, true};
        const float left = top.x + 140, room = top.right() - 36 - left;
        const float caption = paint.line_height(quiet);
        const float value = paint.paragraph_height(room, line.value, strong, 2);
        const Box box{top.x, top.y, top.w, std::max(132.0f, caption + value + 36)};
        paint.card(box, Elevation::e1);
        paint.disc(box.x + 76, box.centre_y(), 44, color::river0);
        paint.icon(line.icon, box.x + 76, box.centre_y(), 46, color::river7);
        const float y = box.centre_y() - (caption + value) / 2;
        paint.text({left, y, room, caption}, line.caption, quiet);
        paint.paragraph({left, y + caption, room, value}, line.value, strong, Align::left, 2);
        stage.say(line.id, NodeRole::text, std::string(line.caption) + " " + line.value, box);
        return box.h;
    }
};

}  // namespace

std::unique_ptr<Screen> make_help_screen() {
    return std::make_unique<HelpScreen>();
}

}  // namespace ui
