#include "ui/widgets/facade.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float names = 88, row_high = 88, pitch = row_high + cell_gap, around = 24, beam = 8, air = 16;
constexpr Color plaster = rgb(0xF4EDDF), roof = rgb(0xE8E0CF), ledge = rgb(0xCDBF9B), soil = rgb(0xE8DFCF),
                surface_line = rgb(0xC7B795);
constexpr Color lit_column = rgb(0xDCD6C7), lit_row = rgb(0x7C8896).with_alpha(.22f);

// Where the parts of a façade lie: the names of the rows at the left, of the columns above.
struct Parts {
    Box heads, cells;
    float column_wide = 0;

    Box cell(int row, int column) const {
        const float x = cells.x + static_cast<float>(column) * (column_wide + cell_gap);
        return {x, cells.y + static_cast<float>(row) * pitch, column_wide, row_high};
    }
    float top_of(int row) const { return cells.y + static_cast<float>(row) * pitch - cell_gap / 2; }
};

TextStyle head_words(bool lit) {
    return {Type::caption, lit ? color::river8 : color::ink7, lit};
}

float column_width(float width, const Facade& facade) {
    const auto n = static_cast<float>(std::max<std::size_t>(facade.columns.size(), 1));
    return (width - names - (n - 1) * cell_gap) / n;
}

float heads_height(const Stage& stage, float wide, const Facade& facade) {
    float high = stage.paint.line_height({Type::caption});
    for (const std::string_view name : facade.columns)
        high = std::max(high, stage.paint.paragraph_height(wide + cell_gap, name, head_words(true), 2));
    return high + air;
}

Parts parts_of(const Stage& stage, const Box& box, const Facade& facade) {
    Parts parts;
    parts.column_wide = column_width(box.w, facade);
    const float heads = heads_height(stage, parts.column_wide, facade);
    parts.heads = box.top(heads);
    parts.cells = box.right_part(box.w - names).below(heads + beam + air);
    return parts;
}

const FacadeCell* chosen_of(const Facade& facade) {
    const auto found = std::find_if(facade.cells.begin(), facade.cells.end(),
                                    [](const FacadeCell& each) { return each.cell.chosen; });
    return found == facade.cells.end() ? nullptr : &*found;
}

// Wall, roof and ground; then the lit row and column.
void draw_house(Stage& stage, const Parts& parts, const Facade& facade, const FacadeCell* chosen) {
    Painter& paint = stage.paint;
    const auto rows = static_cast<int>(facade.rows.size());
    const float left = parts.cells.x - around, wide = parts.cells.w + 2 * around;
    const float foot = parts.top_of(rows) + cell_gap / 2, earth = parts.top_of(rows - facade.below);
    paint.fill({left, parts.heads.y, wide, earth - parts.heads.y}, plaster, radius::seal, Corners::top);
    paint.fill({left, parts.heads.y, wide, parts.heads.h}, roof, radius::seal, Corners::top);
    if (chosen != nullptr) {
        const Box at = parts.cell(chosen->row, chosen->column).inset(-cell_gap / 2, 0);
        paint.fill({at.x, parts.heads.y + cell_gap / 2, at.w, earth - parts.heads.y - cell_gap / 2},
                   lit_column, radius::cell, Corners::top);
    }
    paint.fill({left - beam, parts.heads.bottom(), wide + 2 * beam, beam}, ledge, beam / 2);
    if (facade.below > 0) {
        const Box& page = stage.layout().page;
        const bool across = !stage.layout().landscape;
        const Box under{across ? page.x : left - around, earth, across ? page.w : wide + 2 * around,
                        foot - earth + around};
        paint.fill(under, soil);
        paint.fill(under.top(4), surface_line);
    }
    if (chosen != nullptr) {
        const float from = parts.heads.x - 12;
        paint.fill({from, parts.top_of(chosen->row), left + wide - from, pitch}, lit_row, radius::cell);
    }
}

void draw_names(Stage& stage, const Parts& parts, const Facade& facade, const FacadeCell* chosen) {
    Painter& paint = stage.paint;
    // Where one name takes two lines every one of two words does: side by side in one they read as a
    // sentence.
    const bool apart = parts.heads.h > stage.paint.line_height({Type::caption}) + air + 1;
    for (std::size_t i = 0; i < facade.columns.size(); ++i) {
        const auto column = static_cast<int>(i);
        const TextStyle style = head_words(chosen != nullptr && chosen->column == column);
        Box cell = parts.cell(0, column).inset(-cell_gap / 2, 0);
        if (apart)
            cell = cell.inset(
                (cell.w - std::min(cell.w, paint.widest_word(facade.columns[i], style) + 2)) / 2, 0);
        const float high = paint.paragraph_height(cell.w, facade.columns[i], style, 2);
        paint.paragraph({cell.x, parts.heads.centre_y() - high / 2, cell.w, high}, facade.columns[i], style,
                        Align::centre, 2);
    }
    for (std::size_t i = 0; i < facade.rows.size(); ++i) {
        const auto row = static_cast<int>(i);
        TextStyle style = head_words(chosen != nullptr && chosen->row == row);
        style.bold = true;
        paint.text({parts.heads.x, parts.cell(row, 0).y, names - 12, row_high}, facade.rows[i], style);
    }
}

}  // namespace

float facade_height(const Stage& stage, float width, const Facade& facade) {
    const auto rows = static_cast<float>(facade.rows.size());
    return heads_height(stage, column_width(width, facade), facade) + beam + air + rows * pitch - cell_gap +
           (facade.below > 0 ? around : 0);
}

std::optional<std::size_t> draw_facade(Stage& stage, const Box& box, const Facade& facade) {
    const Parts parts = parts_of(stage, box, facade);
    const FacadeCell* chosen = chosen_of(facade);
    draw_house(stage, parts, facade, chosen);
    draw_names(stage, parts, facade, chosen);
    std::optional<std::size_t> touched;
    for (std::size_t i = 0; i < facade.cells.size(); ++i) {
        FacadeCell each = facade.cells[i];
        each.cell.below = each.row >= static_cast<int>(facade.rows.size()) - facade.below;
        if (grid_cell(stage, parts.cell(each.row, each.column), each.cell)) touched = i;
    }
    return touched;
}

}  // namespace ui
