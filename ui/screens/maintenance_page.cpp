#include "ui/screens/maintenance_page.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/row.h"

namespace ui {
namespace {

constexpr float foot_high = 120;

void band(Stage& stage) {
    const Layout& at = stage.layout();
    const Box box = at.landscape ? Box{at.page.x, at.page.y, at.information.right() - at.page.x, at.page.h}
                                 : Box{at.page.x, at.page.y, at.page.w, at.information.y + 324 - at.page.y};
    stage.paint.fill(box, gradient::staff, radius::band, at.landscape ? Corners::right : Corners::bottom);
}

// The title, and beside it, where it fits, who is in: a passer-by sees what this is. Returns where it ends.
float head(Page& page, Stage& stage, std::string_view id, std::string_view title) {
    const Layout& at = stage.layout();
    const service::StaffView& staff = known(page.view.staff);
    const Chip chip{Tone::river, icon::wrench,
                    staff.badge.empty() ? std::string(page.words.tr("维护模式")) : staff.badge};
    const TextStyle style{Type::title, color::white, true};
    Box line{at.information.x, at.information.y + 116, at.information.w - (at.landscape ? 36 : 0),
             stage.paint.line_height(style)};
    const float wide = chip_width(stage, chip);
    if (stage.paint.width(title, style) + space::gap + wide <= line.w) {
        chip_until(stage, line.right(), line.centre_y(), chip);
        stage.say("maintenance.who", NodeRole::status, chip.label, line.right_part(wide));
        line.w -= wide + space::gap;
    }
    stage.paint.text(line, title, style);
    stage.say(id, NodeRole::heading, title, line);
    return line.bottom();
}

}  // namespace

void MaintenancePage::body(Page& page, Stage& stage) {
    if (!known(page.view.staff).open) page.go.home();
    const Layout& at = stage.layout();
    const float right = at.landscape ? 36 : 0;
    float top = at.information.y + 116;
    if (!own_head()) {
        band(stage);
        page_header(page, stage, true);
        top = head(page, stage, std::string(name()) + ".title", title(page)) + space::gap;
    }
    const Box foot = at.controls.foot(foot_high);
    const Box above{at.controls.x, at.controls.y, at.controls.w, at.controls.h - foot_high - space::gap};
    const Box information{at.information.x, top, at.information.w - right, at.information.bottom() - top};
    content(page, stage, {information, above});
    if (button(stage, foot.column(0, 2, space::gap),
               {"maintenance.leave", page.words.tr("退出"), ButtonKind::secondary, icon::logout})) {
        page.go.home();
    }
    action(page, stage, foot.column(1, 2, space::gap));
}

int turn_pages(Page& page, Stage& stage, const Box& box, const Pages& pages) {
    return pager(stage, box,
                 {pages.id_before, pages.id_after, page.words.tr("上一页"), page.words.tr("下一页"),
                  pages.page, pages.pages});
}

}  // namespace ui
