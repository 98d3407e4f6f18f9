#include "ui/screens/maintenance_page.h"

#include <algorithm>

#include "ui/widgets/chip.h"
#include "ui/widgets/row.h"

namespace ui {
namespace {

constexpr float foot_high = 120;

constexpr TextStyle title_words{Type::title, color::white, true};

// The title, and who is in: a passer-by sees what this is. The chip stands beside the title where both fit,
// else under it.
struct Head {
    Chip chip;
    Box title, who;
    float bottom() const { return std::max(title.bottom(), who.bottom()); }
};

Head head_of(const Page& page, const Stage& stage, std::string_view title) {
    const Layout& at = stage.layout();
    const service::StaffView& staff = known(page.view.staff);
    Head head{{Tone::river, icon::wrench,
               staff.badge.empty() ? std::string(page.words.tr("维护模式")) : staff.badge},
              {at.information.x, at.information.y + 116, at.information.w - (at.landscape ? 36 : 0),
               stage.paint.line_height(title_words)},
              {}};
    const float wide = std::min(chip_width(stage, head.chip), head.title.w), high = chip_height(stage);
    if (stage.paint.width(title, title_words) + space::gap + wide <= head.title.w) {
        head.who = {head.title.right() - wide, head.title.centre_y() - high / 2, wide, high};
        head.title.w -= wide + space::gap;
    } else {
        head.who = {head.title.x, head.title.bottom() + 4, wide, high};
    }
    return head;
}

void draw_head(Stage& stage, const Head& head, std::string_view id, std::string_view title) {
    stage.paint.text(head.title, title, title_words);
    stage.say(id, NodeRole::heading, title, head.title);
    chip_from(stage, head.who.x, head.who.centre_y(), head.chip, head.who.w);
    stage.say("maintenance.who", NodeRole::status, head.chip.label, head.who);
}

}  // namespace

void MaintenancePage::body(Page& page, Stage& stage) {
    if (!known(page.view.staff).open) page.go.home();
    const Layout& at = stage.layout();
    const float right = at.landscape ? 36 : 0;
    const Head head = head_of(page, stage, title(page));
    ground(page, stage, head.bottom());
    page_header(page, stage, true);
    draw_head(stage, head, std::string(name()) + ".title", title(page));
    const float top = head.bottom() + space::gap;
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

void MaintenancePage::ground(Page&, Stage& stage, float) {
    const Layout& at = stage.layout();
    // Upright the information stands on its lower edge, as a result's facts do.
    const float foot = at.information.bottom() - 104;
    const Box box = at.landscape ? Box{at.page.x, at.page.y, at.information.right() - at.page.x, at.page.h}
                                 : Box{at.page.x, at.page.y, at.page.w, foot - at.page.y};
    stage.paint.fill(box, gradient::staff, radius::band, at.landscape ? Corners::right : Corners::bottom);
}

int turn_pages(Page& page, Stage& stage, const Box& box, const Pages& pages) {
    return pager(stage, box,
                 {pages.id_before, pages.id_after, page.words.tr("上一页"), page.words.tr("下一页"),
                  pages.page, pages.pages});
}

}  // namespace ui
