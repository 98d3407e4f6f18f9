// Where it is: the building as its cells; in low reach its storeys first.
#include <algorithm>
#include <utility>

#include "ui/screens/place_search.h"
#include "ui/screens/repair.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/facade.h"
#include "ui/widgets/phrases.h"

namespace ui {
namespace {

using domain::CellAt;
using domain::GridLayout;

constexpr float pills_high = 88;

// What the façade shows of a layout, with the words that it points to.
struct Drawn {
    Facade facade;
    std::vector<std::string> ids, spoken;
};

// Where a house has no short English word for a cell, its icon says it: a name would be too long.
std::string_view label_of(const domain::GridCell& cell, const Modes& modes) {
    return language_of(modes) == base::Language::en ? std::string_view(cell.label.en)
                                                    : std::string_view(cell.label.zh);
}

// "Level 3" takes no more room beside the wall than on a lift's button: "L3".
std::string beside_the_wall(std::string_view storey) {
    const auto space = storey.rfind(' ');
    const bool numbered = space != std::string_view::npos && space + 1 < storey.size() &&
                          storey.find_first_not_of("0123456789", space + 1) == std::string_view::npos;
    const bool latin = !storey.empty() && storey[0] >= 'A' && storey[0] <= 'Z';
    if (!numbered || !latin) return std::string(storey);
    return storey[0] + std::string(storey.substr(space + 1));
}

void add_cell(Page& page, Drawn& drawn, const GridLayout& layout, const domain::GridCell& cell, bool chosen) {
    const std::size_t at = drawn.facade.cells.size();
    drawn.ids[at] = "repair.where.cell." + cell.id;
    drawn.spoken[at] = pick(domain::place_name({&layout, &cell}), page.modes);
    FacadeCell shown{cell.row, cell.column, {}};
    shown.cell.id = drawn.ids[at];
    shown.cell.label = cell.closed ? page.words.tr("封闭") : label_of(cell, page.modes);
    shown.cell.spoken = drawn.spoken[at];
    shown.cell.icon = icon_named(cell.icon);
    shown.cell.open = !cell.closed;
    shown.cell.chosen = chosen;
    drawn.facade.cells.push_back(shown);
}

void fill(Page& page, Drawn& drawn, const GridLayout& layout, const std::string& chosen) {
    drawn.facade.below = layout.below;
    for (const domain::Text& row : layout.rows)
        drawn.facade.rows.push_back(beside_the_wall(pick(row, page.modes)));
    for (const domain::Text& column : layout.columns)
        drawn.facade.columns.push_back(pick(column, page.modes));
    // Cells point into these: they do not grow any more.
    drawn.ids.resize(layout.cells.size());
    drawn.spoken.resize(layout.cells.size());
    for (const domain::GridCell& cell : layout.cells)
        add_cell(page, drawn, layout, cell, cell.id == chosen);
}

// Where in this building something was reported lately.
struct Recent {
    std::vector<CellAt> places;
    std::vector<std::string> ids, words;
    NamedRow row{"repair.where.recent", {}, {}};
};

Recent recent_in(const Page& page, const GridLayout& layout, const std::string& chosen) {
    const service::HouseView& house = known(page.view.house);
    Recent recent;
    recent.places = open_places(house.layouts, house.recent);
    std::erase_if(recent.places, [&](const CellAt& at) { return at.layout != &layout; });
    for (const CellAt& at : recent.places) {
        recent.ids.push_back("repair.where.recent." + at.cell->id);
        recent.words.push_back(
            joined({pick(layout.rows, at.cell->row, page.modes), pick(at.cell->name, page.modes)}));
    }
    recent.row.name = page.words.tr("最近");
    for (std::size_t i = 0; i < recent.ids.size(); ++i)
        recent.row.pills.push_back({recent.ids[i], recent.words[i], recent.places[i].cell->id == chosen});
    return recent;
}

class WhereScreen final : public RepairPage {
  public:
    using RepairPage::RepairPage;
    std::string_view name() const override { return "repair.where"; }
    // From the search: the building of what was found.
    void entered(Page& page) override {
        const auto& layouts = known(page.view.house).layouts;
        const CellAt at = chosen(page);
        if (!at) return;
        layout_ = static_cast<std::size_t>(at.layout - layouts.data());
        storey_ = static_cast<std::size_t>(at.cell->row);
    }
    void wipe() override {
        layout_ = 0;
        storey_.reset();
    }

  protected:
    void content(Page& page, Stage& stage) override {
        const service::HouseView& house = known(page.view.house);
        if (house.layouts.empty()) return page.go.home();  // the hub took them away
        layout_ = std::min(layout_, house.layouts.size() - 1);
        const GridLayout& layout = house.layouts[layout_];
        Box rest = head(page, stage, 0, "repair.where.title", page.words.tr("哪里要修？"));
        Recent recent = recent_in(page, layout, draft().cell);
        if (in_two(stage)) {
            in_two_steps(page, stage, layout);
        } else {
            const Box facade = whole(page, stage, layout);
            if (!stage.layout().landscape) rest.h = std::min(rest.h, facade.y - rest.y);
            const Box under =
                above_foot(stage).below(facade.bottom() + space::gap - stage.layout().controls.y);
            if (under.h >= phrase_high) recent_row(stage, under.top(phrase_high), std::exchange(recent, {}));
        }
        chosen_card(page, stage, rest, layout);
        foot(page, stage, house, recent);
    }

  private:
    // Large letters leave the façade no room for its names either.
    static bool in_two(const Stage& stage) { return stage.layout().low_reach || stage.large(); }

    std::string prompt(Page& page, const Stage& stage, const GridLayout& layout) const {
        // Lying down no key says which building this is.
        if (stage.layout().landscape && !in_two(stage))
            return base::fill(page.words.tr("{place}：点一下位置"),
                              {{"place", pick(layout.name, page.modes)}});
        if (!in_two(stage)) return std::string(page.words.tr("点一下楼里的格子；墙上有地点标签的，也可以扫"));
        if (!storey_) return std::string(page.words.tr("先点楼层，再点格子"));
        const std::string storey = joined(
            {pick(layout.name, page.modes), pick(layout.rows, static_cast<int>(*storey_), page.modes)});
        return base::fill(page.words.tr("{place}：点一下位置"), {{"place", storey}});
    }

    CellAt chosen(Page& page) { return domain::find_cell(known(page.view.house).layouts, draft().cell); }

    // The chosen place, unless it is on another storey than the one that is open: of these cells it would say
    // where they are not.
    CellAt chosen_here(Page& page, const Stage& stage) {
        const CellAt at = chosen(page);
        const bool elsewhere = at && in_two(stage) && storey_ && at.cell->row != static_cast<int>(*storey_);
        return elsewhere ? CellAt{} : at;
    }

    // The place in words, large; until there is one, what to do.
    void chosen_card(Page& page, Stage& stage, const Box& whole, const GridLayout& layout) {
        Painter& paint = stage.paint;
        const Box rest = beside_plan(page, stage, whole);
        const CellAt at = chosen_here(page, stage);
        if (!at) {
            const std::string how = draft().label_of_nothing
                                        ? std::string(page.words.tr("这个标签的地点找不到了，请在图上点"))
                                        : prompt(page, stage, layout);
            const TextStyle words{Type::body, color::ink7};
            const float high = paint.paragraph(rest, how, words, Align::left, 4);
            stage.say("repair.where.prompt", NodeRole::text, how, rest.top(high));
            return;
        }
        const std::string unit = at.cell->unit.empty()
                                     ? std::string()
                                     : base::fill(page.words.tr("{n} 号网格"), {{"n", at.cell->unit}});
        const std::string storey = joined({pick(at.layout->rows, at.cell->row, page.modes),
                                           pick(at.layout->columns, at.cell->column, page.modes)});
        std::string top = joined({pick(at.layout->name, page.modes), unit}, " · ");
        const std::string room = joined({pick(at.cell->name, page.modes), draft().room});
        const TextStyle small{Type::caption, color::river8}, large{Type::heading, color::ink9, true};
        const float line = paint.line_height(small), strong = paint.line_height(large);
        const bool three = rest.h >= 2 * line + strong + 48;
        const Box card = rest.below(8).top(std::min(rest.h - 16, (three ? 2 : 1) * line + strong + 40));
        paint.fill(card, color::river1, radius::card);
        paint.disc(card.x + 76, card.centre_y(), 44, color::river7);
        paint.icon(icon::map_marker, card.x + 76, card.centre_y(), 48, color::white);
        const Box words = card.inset(0, 20).right_part(card.w - 144 - 24).moved(-24, 0);
        // The building is on its key, too.
        if (!unit.empty() && paint.width(top, small) > words.w) top = unit;
        paint.text(words.top(line), top, small);
        const std::string bold = three ? storey : joined({storey, room});
        paint.text(words.below(line).top(strong), bold, paint.fitted(bold, large, words.w));
        if (three) paint.text(words.below(line + strong).top(line), room, small);
        stage.say("repair.where.chosen", NodeRole::text,
                  pick(domain::place_name(at, draft().room), page.modes), card);
    }

    // The storey's plan, or the picture of the service, at the right; where there is height enough, beneath.
    // Returns what is left.
    Box beside_plan(Page& page, Stage& stage, const Box& rest) {
        const float card_high = stage.large() ? 260 : 216, half = rest.w / 2 - space::gap / 2;
        if (chosen(page) && !chosen_here(page, stage)) return rest;
        const bool beneath = stage.layout().landscape || in_two(stage);
        const Box box = beneath ? rest.below(card_high + space::gap).inset(0, 8)
                                : rest.right_part(half).below(8).top(rest.h - 8 - space::gap);
        if (!picture(page, stage, box, "repair.where.plan")) return rest;
        return beneath ? rest.top(card_high) : rest.left(half);
    }

    // Returns where it stands.
    Box whole(Page& page, Stage& stage, const GridLayout& layout) {
        const Layout& at = stage.layout();
        Drawn drawn;
        fill(page, drawn, layout, draft().cell);
        const float high = facade_height(stage, at.reach.w, drawn.facade);
        const auto rows = static_cast<float>(layout.rows.size());
        const float cells = rows * (pills_high + cell_gap) - cell_gap + (layout.below > 0 ? 24.0f : 0.0f);
        // Upright the names of the bays stand above the reach: they take no touch.
        // Lying down they may stand a little above it, so that the last storey keeps off the buttons.
        const float room = at.reach.h - 120 - space::gap - (layout.below > 0 ? 0.0f : 24.0f);
        const float top =
            at.landscape ? at.reach.y - std::max(0.0f, high - room) : at.reach.y - (high - cells);
        const Box box{at.reach.x, top, at.reach.w, high};
        if (const auto touched = draw_facade(stage, box, drawn.facade)) place(layout.cells[*touched]);
        return box;
    }

    // A storey has few cells: both lists stand where the hand is.
    void in_two_steps(Page& page, Stage& stage, const GridLayout& layout) {
        const Box area = above_foot(stage);
        if (storey_ && *storey_ < layout.rows.size()) return cells_of(page, stage, area, layout, *storey_);
        const auto n = static_cast<int>(layout.rows.size());
        const int rows = (n + 1) / 2;
        const float most = stage.large() ? 152 : 120;
        const float pitch = std::min(most, area.row(0, rows, space::gap).h);
        for (int i = 0; i < n; ++i) {
            const Box row = area.top(pitch).moved(0, static_cast<float>(i / 2) * (pitch + space::gap));
            const std::string id = "repair.where.storey." + std::to_string(i);
            if (pill(stage, row.column(i % 2, 2, space::gap),
                     {id, pick(layout.rows[static_cast<std::size_t>(i)], page.modes)}))
                storey_ = static_cast<std::size_t>(i);
        }
    }

    // Two stairs of one storey are told apart by their bays.
    static std::string name_among(const Page& page, const GridLayout& layout, const domain::GridCell& cell,
                                  const std::vector<const domain::GridCell*>& storey) {
        if (cell.closed) return std::string(page.words.tr("封闭"));
        const std::string name(pick(cell.name, page.modes));
        const bool alone = std::count_if(storey.begin(), storey.end(), [&](const domain::GridCell* other) {
                               return other->name == cell.name;
                           }) == 1;
        const auto bay = static_cast<std::size_t>(cell.column);
        if (alone || bay >= layout.columns.size()) return name;
        return joined({pick(layout.columns[bay], page.modes), name});
    }

    void cells_of(Page& page, Stage& stage, const Box& area, const GridLayout& layout, std::size_t storey) {
        if (pill(stage, area.top(pills_high).left(408),
                 {"repair.where.storeys", page.words.tr("换楼层"), false, true, icon::arrow_left}))
            storey_.reset();
        std::vector<const domain::GridCell*> cells;
        for (const domain::GridCell& cell : layout.cells)
            if (static_cast<std::size_t>(cell.row) == storey) cells.push_back(&cell);
        const Box grid = area.below(pills_high + space::gap);
        constexpr int across = 4;
        const int rows = std::max(2, (static_cast<int>(cells.size()) + across - 1) / across);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const int at = static_cast<int>(i);
            const domain::GridCell& cell = *cells[i];
            const std::string id = "repair.where.cell." + cell.id,
                              name = name_among(page, layout, cell, cells),
                              spoken(pick(domain::place_name({&layout, &cell}), page.modes));
            // There is room for the whole name.
            GridCell shown{id, name, spoken, icon_named(cell.icon), !cell.closed, cell.id == draft().cell};
            if (grid_cell(stage, grid.row(at / across, rows, cell_gap).column(at % across, across, cell_gap),
                          shown))
                place(cell);
        }
    }

    // Lying down one key in the last row stands for the names of the buildings.
    static bool one_row(const Stage& stage) { return stage.layout().landscape && !in_two(stage); }

    static Box above_foot(const Stage& stage) {
        const Box& area = stage.layout().controls;
        const float names = one_row(stage) ? 0 : pills_high + space::gap;
        return area.top(area.h - 120 - space::gap - names);
    }

    // A touch chooses as one on its cell does.
    void recent_row(Stage& stage, const Box& box, const Recent& recent) {
        const auto touched = named_row(stage, box, recent.row);
        if (!touched) return;
        place(*recent.places[*touched].cell);
    }

    // Which building; what was reported before; what knows every room by number and name; and on.
    void foot(Page& page, Stage& stage, const service::HouseView& house, const Recent& recent) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const Box last = stage.layout().controls.foot(120);
        const bool alone = one_row(stage), crowded = alone || stage.large();
        const std::string_view find = tr("找房间");
        const float word_wide = stage.paint.width(find, {Type::caption, {}, true}) + 24;
        const float next_wide = alone ? 300 : stage.large() ? 486 : 420;
        const Box before = last.left(last.w - next_wide - space::gap);
        const Box search = before.right_part(crowded ? last.h : std::clamp(word_wide, 144.0f, 196.0f));
        Box follow = before.left(before.w - search.w - space::gap);
        if (alone) {
            constexpr float follow_wide = 230;
            other_building(page, stage, follow.left(follow.w - follow_wide - space::gap), house);
            follow = follow.right_part(follow_wide);
        } else {
            buildings(page, stage, {last.x, last.y - space::gap - pills_high, last.w, pills_high}, house,
                      recent);
        }
        if (button(stage, follow,
                   {"repair.where.follow", tr("查进度"), ButtonKind::secondary, icon::account_search}))
            page.go.open(make_follow_screen());
        if (icon_button(stage, search, "repair.where.search", find, icon::magnify, true,
                        word_wide <= search.w ? find : std::string_view()))
            page.go.open(make_repair_search(shared()));
        if (button(stage, last.right_part(next_wide),
                   {"repair.where.next", crowded ? tr("下一步") : tr("下一步：描述"), ButtonKind::primary,
                    icon::arrow_right, true, static_cast<bool>(chosen(page))}))
            page.go.open(make_repair_after_where(page.view, shared()));
    }

    // Where there is room for one key only: the next one.
    void other_building(Page& page, Stage& stage, const Box& box, const service::HouseView& house) {
        if (house.layouts.size() < 2) return;
        const std::size_t next = (layout_ + 1) % house.layouts.size();
        const std::string words =
            base::fill(page.words.tr("换到{place}"), {{"place", pick(house.layouts[next].name, page.modes)}});
        if (!pill(stage, box, {"repair.where.other", words, false, true, icon::home_modern})) return;
        show(house, next);
    }

    // Whoever looks at another building has not named a place in it: nothing is reported in the one before.
    void show(const service::HouseView& house, std::size_t layout) {
        layout_ = layout;
        storey_.reset();
        const CellAt at = domain::find_cell(house.layouts, draft().cell);
        if (at && at.layout != &house.layouts[layout]) draft().go_to({});
    }

    // They share the row, or, where that leaves room for one, make way for the recent places.
    void buildings(Page& page, Stage& stage, const Box& row, const service::HouseView& house,
                   const Recent& recent) {
        std::vector<std::string> ids;
        std::vector<Pill> names;
        float narrow = 0;
        for (const GridLayout& layout : house.layouts)
            ids.push_back("repair.where.layout." + layout.id);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            names.push_back({ids[i], pick(house.layouts[i].name, page.modes), i == layout_});
            narrow += name_width(stage, names[i]) + space::gap;
        }
        const bool shared_row =
            !recent.places.empty() && narrow + named_row_least(stage, recent.row) <= row.w;
        float x = row.x;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const float wide = shared_row ? name_width(stage, names[i])
                                          : row.column(0, static_cast<int>(names.size()), space::gap).w;
            if (pill(stage, {x, row.y, wide, row.h}, names[i])) show(house, i);
            x += wide + space::gap;
        }
        if (shared_row) recent_row(stage, row.right_part(row.right() - x), recent);
    }

    // Chosen or not: its neighbours keep their places.
    static float name_width(const Stage& stage, Pill name) {
        name.on = true;
        return pill_width(stage, name);
    }

    void place(const domain::GridCell& cell) {
        storey_ = static_cast<std::size_t>(cell.row);  // where low reach would go on
        draft().go_to(cell.id);
        draft().label_of_nothing = false;
    }

    std::size_t layout_ = 0;             // that is shown
    std::optional<std::size_t> storey_;  // in low reach: whose cells are shown
};

}  // namespace

std::unique_ptr<Screen> make_repair_screen() {
    return make_repair_where(std::make_shared<RepairDraft>());
}

std::unique_ptr<Screen> make_repair_where(SharedDraft draft) {
    return std::make_unique<WhereScreen>(std::move(draft));
}

}  // namespace ui
