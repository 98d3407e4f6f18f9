#include "hub/web/console/figures_page.h"

#include <algorithm>

#include <fmt/core.h>

#include "hub/web/console/accounts_page.h"
#include "hub/web/console/render.h"
#include "hub/web/plot_svg.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

std::uint64_t open_at(const RequestFigures& figures, const std::string& cell) {
    const auto found = figures.open_by_cell.find(cell);
    return found == figures.open_by_cell.end() ? 0 : found->second;
}

// How dark a cell is; the number stands in it too.
std::string heat(std::uint64_t open) {
    if (open == 0) return "none";
    return open == 1 ? "low" : open < 4 ? "mid" : "high";
}

Data cell_data(const Frame& frame, const RequestFigures& figures, const domain::GridCell* cell) {
    Data item;
    item.set("there", flag(cell != nullptr));
    if (!cell) return item;
    const std::uint64_t open = open_at(figures, cell->id);
    item.set("heat", heat(open));
    item.set("name", in_language(cell->name, frame.language));
    item.set("unit", encoded(cell->unit));
    item.set("has_unit", flag(!cell->unit.empty()));
    item.set("any", flag(open > 0));
    item.set("open", std::to_string(open));
    return item;
}

const domain::GridCell* cell_at(const domain::GridLayout& layout, std::size_t row, std::size_t column) {
    for (const domain::GridCell& cell : layout.cells)
        if (cell.row == static_cast<int>(row) && cell.column == static_cast<int>(column)) return &cell;
    return nullptr;
}

// A façade as people see it: storeys from the top, bays from the left.
Data layout_data(const Frame& frame, const RequestFigures& figures, const domain::GridLayout& layout) {
    Data item, columns{Data::type::list}, rows{Data::type::list};
    for (const domain::Text& name : layout.columns) {
        Data column;
        column.set("name", in_language(name, frame.language));
        columns << column;
    }
    for (std::size_t r = 0; r < layout.rows.size(); ++r) {
        Data row, cells{Data::type::list};
        for (std::size_t c = 0; c < layout.columns.size(); ++c)
            cells << cell_data(frame, figures, cell_at(layout, r, c));
        row.set("name", in_language(layout.rows[r], frame.language));
        row.set("cells", cells);
        rows << row;
    }
    item.set("name", in_language(layout.name, frame.language));
    item.set("columns", columns);
    item.set("rows", rows);
    return item;
}

// A plot of its own: a bar a line, the most of it first.
template <class Key, class Words>
Data bars_data(std::string_view title, std::string_view column,
               const std::map<Key, RequestFigures::Count>& counts, const Words& words) {
    constexpr std::size_t most_lines = 20;
    std::vector<std::pair<Key, RequestFigures::Count>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return b.second.made < a.second.made; });
    if (sorted.size() > most_lines) sorted.resize(most_lines);
    Data plot, lines{Data::type::list};
    for (const auto& [key, count] : sorted) {
        Data line;
        line.set("word", words(key));
        line.set("made", std::to_string(count.made));
        line.set("open", std::to_string(count.open));
        line.set("bar", bar_svg(count.made, count.open, sorted.front().second.made));
        lines << line;
    }
    plot.set("title", std::string(title));
    plot.set("column", std::string(column));
    plot.set("lines", lines);
    return plot;
}

Data plots_data(const Frame& frame, const FiguresView& view) {
    const auto tr = [&](std::string_view msgid) { return frame.words.tr(msgid); };
    const auto kind = [&](const std::string& id) {
        const auto* category = domain::find_category(view.places.categories, id);
        if (category) return in_language(category->name, frame.language);
        return id.empty() ? std::string(tr("说不上来")) : id;
    };
    const auto unit = [&](const std::string& id) { return id.empty() ? std::string(tr("不在网格里")) : id; };
    const auto team = [&](const std::optional<StaffRole>& role) {
        return std::string(tr(role ? role_word(*role) : base::tr_mark("没有派给班组")));
    };
    const auto worker = [&](const std::string& name) {
        if (name.empty()) return std::string(tr("还没有派"));
        for (const Account& account : view.accounts)
            if (account.name == name && !account.display.empty()) return account.display;
        return name;
    };
    std::map<std::string, Roles> roles;
    for (const Account& account : view.accounts)
        roles[account.name] = account.roles;
    Data plots{Data::type::list};
    plots << bars_data(tr("按报修内容"), tr("报修内容"), view.figures.by_category, kind);
    plots << bars_data(tr("按网格"), tr("网格"), view.figures.by_unit, unit);
    plots << bars_data(tr("按班组"), tr("班组"), counts_by_team(view.figures, roles), team);
    plots << bars_data(tr("按谁办"), tr("谁在办"), view.figures.by_assignee, worker);
    return plots;
}

void set_months(const Frame& frame, const FiguresView& view, Data& values) {
    Data list{Data::type::list};
    std::vector<PlotColumn> columns;
    for (const auto& [month, count] : last_months(view.figures, view.now)) {
        Data item;
        item.set("word", fmt::format("{}-{:02}", month.year, month.month));
        item.set("made", std::to_string(count.made));
        item.set("open", std::to_string(count.open));
        list << item;
        columns.push_back(
            {fmt::format("{:02}-{:02}", month.year % 100, month.month), count.made, count.open});
    }
    values.set("months", list);
    values.set("plot", columns_svg(columns));
    const auto content = content_of_hundred(view.figures);
    values.set("rated", flag(content.has_value()));
    if (!content) return;
    std::uint64_t rated = 0;
    for (const auto& [rating, count] : view.figures.by_rating)
        rated += count;
    values.set("content", fmt::format("{:.1f}%", *content));
    values.set("content_words",
               base::fill(frame.words.tr("满意和基本满意，{n} 人评价"), {{"n", std::to_string(rated)}}));
}

}  // namespace

std::string figures_page(const Frame& frame, const FiguresView& view) {
    Data values, layouts{Data::type::list};
    for (const domain::GridLayout& layout : view.places.layouts)
        layouts << layout_data(frame, view.figures, layout);
    std::uint64_t open = 0;
    for (const auto& [cell, count] : view.figures.open_by_cell)
        open += count;
    values.set("open", std::to_string(open));
    values.set("layouts", layouts);
    values.set("plots", plots_data(frame, view));
    set_months(frame, view, values);
    return render_page(frame, "console_figures.html", std::string(frame.words.tr("报修统计")), values);
}

}  // namespace hub
