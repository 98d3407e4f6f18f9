#include "ui/screens/gallery.h"

#include "ui/screens/gallery_exhibits.h"
#include "ui/screens/lobby_screen.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/row.h"

namespace ui {
namespace {

constexpr float name_high = 48;

class GalleryScreen final : public LobbyScreen {
  public:
    explicit GalleryScreen(int page) : page_(page) {}
    std::string_view name() const override { return "gallery"; }
    std::chrono::seconds stays() const override { return std::chrono::seconds{0}; }

  protected:
    bool is_home() const override { return true; }
    bool moves_down() const override { return false; }
    bool asks() const override { return asks_; }

    void body(Page& page, Stage& stage) override {
        const Layout& at = stage.layout();
        page_header(page, stage);
        const float under = page_title(stage, "gallery.title", page.words.tr("组件与状态"));
        stage.pose = pose_of;
        const Box area =
            at.landscape ? at.reach : Box{at.reach.x, under + 12, at.reach.w, at.reach.bottom() - under - 12};
        const auto pages = paginate(exhibits(page.words, stage), area.h - 144);
        // One more than there are pages of widgets: the dialog, over the last of them.
        const int count = static_cast<int>(pages.size()) + 1;
        page_ = std::clamp(page_, 0, count - 1);
        asks_ = page_ == count - 1;
        stage.blocked = stage.blocked || asks_;
        float y = area.y;
        for (const Exhibit& exhibit : pages[static_cast<std::size_t>(std::min(page_, count - 2))]) {
            const std::string_view name = page.words.tr(exhibit.name);
            stage.paint.text({area.x, y, area.w, name_high}, name, {Type::caption, color::ink5});
            exhibit.draw(page.words, stage, {area.x, y + name_high, area.w, exhibit.height});
            y += name_high + exhibit.height + space::gap;
        }
        stage.pose = nullptr;
        const int next = pager(stage, at.controls.foot(120),
                               {"gallery.before", "gallery.after", page.words.tr("上一页"),
                                page.words.tr("下一页"), page_, count});
        page_ = next;
    }

    void question(Page& page, Stage& stage) override {
        stage.pose = pose_of;  // as it is when it has come in
        const Answer answer = dialog(
            stage, {"gallery.dialog", page.words.tr("还在用吗？"), page.words.tr("未提交的内容会清掉"),
                    page.words.tr("继续用"), page.words.tr("清掉，回首页"), icon::timer_sand, Tone::amber});
        if (answer == Answer::yes) --page_;
        if (answer == Answer::no) page_ = 0;
    }

  private:
    static std::vector<std::vector<Exhibit>> paginate(std::vector<Exhibit> all, float room) {
        std::vector<std::vector<Exhibit>> pages(1);
        float used = 0;
        for (Exhibit& exhibit : all) {
            const float high = name_high + exhibit.height + space::gap;
            if (used > 0 && used + high > room) {
                pages.emplace_back();
                used = 0;
            }
            used += high;
            pages.back().push_back(std::move(exhibit));
        }
        return pages;
    }

    int page_;
    bool asks_ = false;
};

}  // namespace

std::unique_ptr<Screen> make_gallery_screen(int page) {
    return std::make_unique<GalleryScreen>(page);
}

Profile make_gallery() {
    return {[] { return make_gallery_screen(); }, {}};
}

}  // namespace ui
