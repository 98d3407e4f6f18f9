#include <algorithm>

#include "ui/screens/maintenance.h"
#include "ui/screens/maintenance_page.h"

namespace ui {
namespace {

constexpr TextStyle line_style{Type::caption, color::ink7};
constexpr float between = 10;

class LogScreen final : public MaintenancePage {
  public:
    std::string_view name() const override { return "maintenance.log"; }
    void entered(Page& page) override { page.send(service::command::ShowLog{page.visit}); }

  protected:
    std::string_view title(const Page& page) const override { return page.words.tr("运行记录"); }
    bool moves_down() const override { return false; }

    // Newest first, as many whole lines as fit; the pages are found while they are turned.
    void content(Page& page, Stage& stage, const Rooms& rooms) override {
        const Layout& at = stage.layout();
        const float top = at.landscape ? at.reach.y : rooms.information.y;
        const Box turn{at.reach.x, rooms.controls.bottom() - 120, at.reach.w, 120};
        const Box card{at.reach.x, top, at.reach.w, turn.y - space::gap - top};
        stage.paint.card(card);
        const auto& log = known(page.view.staff).log;
        const std::size_t count = log ? log->size() : 0;
        if (starts_.back() >= count) starts_ = {0};
        std::size_t next = starts_.back();
        const Box inside = card.inset(36, 24);
        float y = inside.y;
        for (; next < count; ++next) {
            const std::string& line = (*log)[count - 1 - next];
            const float high = stage.paint.paragraph_height(inside.w, line, line_style);
            if (y + high > inside.bottom() && next > starts_.back()) break;
            const Box box{inside.x, y, inside.w, high};
            stage.paint.paragraph(box, line, line_style);
            stage.say("maintenance.log." + std::to_string(next), NodeRole::text, line, box);
            y += high + between;
        }
        if (count == 0) nothing(page, stage, inside);
        turns(page, stage, turn, next < count ? next : 0);
    }

    void action(Page& page, Stage& stage, const Box& box) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        if (button(stage, box,
                   {"maintenance.log.again", tr("读最新的"), ButtonKind::primary, icon::history})) {
            starts_ = {0};
            page.send(service::command::ShowLog{page.visit});
        }
    }

  private:
    static void nothing(Page& page, Stage& stage, const Box& box) {
        const std::string_view words = page.words.tr("还没有记录");
        stage.paint.text(box, words, {Type::body, color::ink5}, Align::centre);
        stage.say("maintenance.log.none", NodeRole::text, words, box);
    }

    // `older`: where the next page begins; 0: there is none.
    void turns(Page& page, Stage& stage, const Box& row, std::size_t older) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        if (button(stage, row.column(0, 2, space::gap),
                   {"maintenance.log.newer", tr("较新的"), ButtonKind::secondary, icon::chevron_left, false,
                    starts_.size() > 1})) {
            starts_.pop_back();
        }
        if (button(stage, row.column(1, 2, space::gap),
                   {"maintenance.log.older", tr("较早的"), ButtonKind::secondary, icon::chevron_right, true,
                    older > 0})) {
            starts_.push_back(older);
        }
    }

    std::vector<std::size_t> starts_{0};  // of the pages up to this one, counted from the newest line
};

}  // namespace

std::unique_ptr<Screen> make_log_screen() {
    return std::make_unique<LogScreen>();
}

}  // namespace ui
