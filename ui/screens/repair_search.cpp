// Where it is, for whoever knows the room: its number, or its name by pinyin or initials.
#include <algorithm>

#include "ui/screens/place_search.h"
#include "ui/screens/repair.h"
#include "ui/screens/typing.h"
#include "ui/widgets/button.h"
#include "ui/widgets/list.h"

namespace ui {
namespace {

constexpr std::size_t longest_query = 30;

class SearchScreen final : public RepairPage {
  public:
    using RepairPage::RepairPage;
    std::string_view name() const override { return "repair.search"; }
    bool writes() const override { return true; }
    void wipe() override {
        forget(typed_);
        choosing_ = false;
    }

  protected:
    void content(Page& page, Stage& stage) override {
        if (choosing_) return choose(page, stage);
        type(page, stage);
    }

  private:
    void type(Page& page, Stage& stage) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const std::string_view error =
            found_none_ ? tr("没有找到。打房间号，或地名的拼音，也可以返回在图上点") : std::string_view();
        TypingPage typing{"repair.search", tr("找房间"),   tr("打房间号，或地名的拼音、首字母"),
                          typed_,          tr("例如 305"), error,
                          tr("查找"),      !typed_.empty()};
        typing.examples = {{tr("房间号"), "305"}, {tr("拼音"), "huiyishi"}, {tr("首字母"), "hys"}};
        const Typed typed = typing_page(page, stage, typing);
        const std::string before = typed_;
        take_typed(page, typed_, longest_query);
        apply(typed_, typed.stroke, longest_query);
        if (typed_ != before) found_none_ = false;
        if (typed.stroke.kind == Stroke::Kind::done) look(page);
    }

    void look(Page& page) {
        const auto found = find_places(known(page.view.house).layouts, typed_);
        found_none_ = found.empty();
        page_ = 0;
        if (found.size() == 1) return take(page, *found.front().cell);
        choosing_ = found.size() > 1;
    }

    void take(Page& page, const domain::GridCell& cell) {
        draft().cell = cell.id;
        draft().label_of_nothing = false;
        page.go.back();
    }

    void choose(Page& page, Stage& stage) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const auto found = find_places(known(page.view.house).layouts, typed_);
        if (found.empty()) {  // the hub took them away
            choosing_ = false;
            return type(page, stage);
        }
        const std::string prompt =
            base::fill(page.words.tr_n("找到 {n} 处", found.size()), {{"n", std::to_string(found.size())}});
        head(page, stage, 0, "repair.search.title", prompt);
        std::vector<std::string> ids, names, where;
        for (const domain::CellAt& at : found) {
            ids.push_back("repair.search.place." + at.cell->id);
            names.emplace_back(pick(at.cell->name, page.modes));
            where.push_back(storey_of(page, at));
        }
        List list;
        for (std::size_t n = 0; n < found.size(); ++n)
            list.rows.push_back({ids[n], {}, names[n], where[n], std::nullopt});
        const Box area = stage.layout().controls;
        list.form = row_form(stage, area.w, list.rows);
        list.starts = page_starts(list.form.heights, area.h - 144);
        const int pages = list.pages();
        page_ = std::clamp(page_, 0, pages - 1);
        if (const auto touched = list_page(stage, area, list, page_)) take(page, *found[*touched].cell);
        const Box foot = area.foot(120);
        if (button(stage, pages > 1 ? foot.left(480) : foot,
                   {"repair.search.again", tr("重新输入"), ButtonKind::secondary, icon::keyboard})) {
            choosing_ = false;
            forget(typed_);
        }
        if (pages > 1)
            page_ = pager(
                stage, foot.right_part(480),
                {"repair.search.before", "repair.search.after", tr("上一页"), tr("下一页"), page_, pages});
    }

    static std::string storey_of(const Page& page, const domain::CellAt& at) {
        const auto name = [&](const std::vector<domain::Text>& names, int index) {
            return index >= 0 && static_cast<std::size_t>(index) < names.size()
                       ? pick(names[static_cast<std::size_t>(index)], page.modes)
                       : std::string_view();
        };
        return joined({pick(at.layout->name, page.modes), name(at.layout->rows, at.cell->row),
                       name(at.layout->columns, at.cell->column)});
    }

    std::string typed_;
    bool choosing_ = false, found_none_ = false;
    int page_ = 0;
};

}  // namespace

std::unique_ptr<Screen> make_repair_search(SharedDraft draft) {
    return std::make_unique<SearchScreen>(std::move(draft));
}

}  // namespace ui
