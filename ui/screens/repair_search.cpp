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
        forget(looked_for_);
        found_.clear();
        offered_.clear();
        looked_.reset();
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
        look(page);
        std::vector<std::string> ids, words;
        offer(page, ids, words);
        for (std::size_t n = 0; n < words.size(); ++n)
            typing.offers.push_back({ids[n], words[n]});
        if (typed_.empty()) typing.offers_name = tr("最近");
        typing.keeps_offers = true;
        typing.examples = {{tr("房间号"), "305"}, {tr("拼音"), "huiyishi"}, {tr("首字母"), "hys"}};
        const Typed typed = typing_page(page, stage, typing);
        const std::string before = typed_;
        take_typed(page, typed_, longest_query);
        apply(typed_, typed.stroke, longest_query);
        if (typed_ != before) found_none_ = false;
        if (typed.offer) return take(page, offered_[*typed.offer]);
        if (typed.stroke.kind == Stroke::Kind::done) search(page);
    }

    void search(Page& page) {
        look(page);
        found_none_ = found_.empty();
        page_ = 0;
        if (found_.size() == 1) return take(page, found_.front());
        choosing_ = found_.size() > 1;
    }

    // Read anew only when it has changed: the sounds of every name are not a matter of one frame.
    void look(Page& page) {
        if (looked_ == page.view.house && looked_for_ == typed_) return;
        looked_ = page.view.house;
        looked_for_ = typed_;
        found_ = looked_ ? find_places(looked_->layouts, typed_) : std::vector<PlaceFound>();
    }

    // While nothing is typed where others have reported something lately; then what the text most likely
    // means.
    void offer(Page& page, std::vector<std::string>& ids, std::vector<std::string>& words) {
        constexpr std::size_t most = 6;
        offered_.clear();
        if (typed_.empty() && looked_) {
            for (const domain::CellAt& at : open_places(looked_->layouts, looked_->recent))
                offered_.push_back({at, nullptr});
        } else {
            offered_.assign(found_.begin(),
                            found_.begin() + static_cast<std::ptrdiff_t>(std::min(most, found_.size())));
        }
        for (const PlaceFound& place : offered_) {
            ids.push_back("repair.search.offer." + id_of(place));
            words.push_back(
                joined({pick(place.at.layout->rows, place.at.cell->row, page.modes), name_of(page, place)}));
        }
    }

    static std::string id_of(const PlaceFound& place) {
        return place.at.cell->id + (place.room ? "." + place.room->label.zh : std::string());
    }
    static std::string name_of(const Page& page, const PlaceFound& place) {
        const std::string_view name = pick(place.at.cell->name, page.modes);
        return place.room ? joined({pick(place.room->label, page.modes), name}) : std::string(name);
    }

    void take(Page& page, const PlaceFound& place) {
        draft().go_to(place.at.cell->id);
        if (place.room) {
            draft().room = place.room->label.zh;
            draft().room_asked = draft().cell;
        }
        draft().label_of_nothing = false;
        page.go.back();
    }

    void choose(Page& page, Stage& stage) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        look(page);
        const auto& found = found_;
        if (found.empty()) {  // the hub took them away
            choosing_ = false;
            return type(page, stage);
        }
        const std::string prompt =
            base::fill(page.words.tr_n("找到 {n} 处", found.size()), {{"n", std::to_string(found.size())}});
        head(page, stage, 0, "repair.search.title", prompt);
        std::vector<std::string> ids, names, where;
        for (const PlaceFound& place : found) {
            ids.push_back("repair.search.place." + id_of(place));
            names.push_back(name_of(page, place));
            where.push_back(storey_of(page, place.at));
        }
        List list;
        for (std::size_t n = 0; n < found.size(); ++n)
            list.rows.push_back({ids[n], {}, names[n], where[n], std::nullopt});
        const Box area = stage.layout().controls;
        list.form = row_form(stage, area.w, list.rows);
        list.starts = page_starts(list.form.heights, area.h - 144);
        const int pages = list.pages();
        page_ = std::clamp(page_, 0, pages - 1);
        if (const auto touched = list_page(stage, area, list, page_)) return take(page, found[*touched]);
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
        return joined({pick(at.layout->name, page.modes), pick(at.layout->rows, at.cell->row, page.modes),
                       pick(at.layout->columns, at.cell->column, page.modes)});
    }

    std::shared_ptr<const service::HouseView> looked_;  // what found_ and offered_ point into
    std::string looked_for_;
    std::vector<PlaceFound> found_, offered_;

    std::string typed_;
    bool choosing_ = false, found_none_ = false;
    int page_ = 0;
};

}  // namespace

std::unique_ptr<Screen> make_repair_search(SharedDraft draft) {
    return std::make_unique<SearchScreen>(std::move(draft));
}

}  // namespace ui
