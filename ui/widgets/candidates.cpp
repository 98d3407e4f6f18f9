#include "ui/widgets/candidates.h"

#include <algorithm>
#include <cmath>

#include "ui/widgets/key.h"

namespace ui {
namespace {

constexpr float across = space::key_across, down = space::key_down, side_wide = 139;
constexpr int most_columns = 8, rows = 4;

std::string candidate_id(std::string_view id, int i) {
    return std::string(id) + ".candidate." + std::to_string(i);
}

// The first one is filled: the action key takes it.
bool candidate(Stage& stage, const Box& box, std::string_view id, int index, std::string_view text,
               Color ground) {
    const std::string node = candidate_id(id, index);
    const Touch now = touch(stage, {node, NodeRole::key, text, box, true, index == 0, across});
    const bool first = index == 0, dark = first || now.pressed;
    Painter& paint = stage.paint;
    if (dark || ground.a > 0) {
        paint.fill(box, now.pressed && first ? color::river8 : dark ? color::river7 : ground, radius::key);
    }
    paint.text(box.inset(10, 0), text, {Type::heading, dark ? color::white : color::ink9, first},
               Align::centre);
    if (now.focused) focus_ring(stage, box, radius::key);
    return now.activated;
}

float text_width(const Stage& stage, std::string_view text, bool first) {
    return stage.paint.width(text, {Type::heading, {}, first});
}

}  // namespace

CandidateTouch candidate_row(Stage& stage, const Box& box, std::string_view id, const CandidateWords& words,
                             Composer& composer) {
    Painter& paint = stage.paint;
    CandidateTouch result;
    paint.fill(box, color::surface, radius::key);
    const Box inner = box.inset(4);
    const float smallest = stage.layout().smallest_key;
    const Box more = inner.right_part(std::max(96.0f, smallest));
    if (composer.shown().empty()) {
        paint.text(box.inset(28, 0), words.hint, {Type::body, color::ink5});
        return result;
    }
    const auto& all = composer.candidates(16);
    if (all.empty()) paint.text(box.inset(28, 0), words.none, {Type::body, color::ink5});
    float x = inner.x;
    const float end = more.x - across;
    for (int i = 0; i < static_cast<int>(all.size()); ++i) {
        const std::string& text = all[static_cast<std::size_t>(i)];
        float wide = std::max(text_width(stage, text, i == 0) + 40, smallest);
        if (i == 0) wide = std::min(wide, end - x);  // a long sentence takes the row and is set smaller
        if (x + wide > end) break;
        if (i > 1)
            paint.line(x - across / 2, inner.y + 22, x - across / 2, inner.bottom() - 22, color::line_strong,
                       2);
        if (candidate(stage, {x, inner.y, wide, inner.h}, id, i, text, {0, 0, 0, 0})) result.chosen = i;
        x += wide + across;
    }
    const std::string more_id = std::string(id) + ".more";
    if (!all.empty()) {
        result.more = key(stage, more, {more_id, words.more, KeyLook::special, icon::chevron_down});
    }
    return result;
}

std::vector<GridPlace> flow(std::span<const int> spans, int columns_wide, int rows_high) {
    std::vector<GridPlace> places;
    int row = 0, column = 0;
    for (int i = 0; i < static_cast<int>(spans.size()); ++i) {
        const int span = std::clamp(spans[static_cast<std::size_t>(i)], 1, columns_wide);
        if (column + span > columns_wide) ++row, column = 0;
        if (row >= rows_high) break;
        places.push_back({i, row, column, span});
        column += span;
    }
    return places;
}

namespace {

struct Grid {
    float cell = 0;  // width
    int columns = most_columns;
    float span_width(int span) const { return static_cast<float>(span) * (cell + across) - across; }
    int span_of(float words) const {
        return std::clamp(static_cast<int>(std::ceil((words + 20 + across) / (cell + across))), 1, columns);
    }
};

// The pages up to the wanted one are laid out anew each frame: some hundred widths.
std::vector<GridPlace> page_at(Stage& stage, const Grid& grid, Composer& composer, int& page, bool& last) {
    std::vector<GridPlace> places;
    const auto enough = static_cast<std::size_t>(grid.columns * rows + 1);
    std::size_t begin = 0;
    for (int at = 0;; ++at) {
        const auto& all = composer.candidates(begin + enough);
        std::vector<int> spans;
        for (std::size_t i = begin; i < std::min(all.size(), begin + enough); ++i)
            spans.push_back(grid.span_of(text_width(stage, all[i], i == 0)));
        places = flow(spans, grid.columns, rows);
        for (GridPlace& place : places)
            place.candidate += static_cast<int>(begin);
        last = begin + places.size() >= all.size();
        if (at == page || last) {
            page = at;
            return places;
        }
        begin += places.size();
    }
}

// As many columns as there is room for keys.
Grid grid_within(float wide, float smallest) {
    const int columns = std::clamp(static_cast<int>((wide + across) / (smallest + across)), 1, most_columns);
    return {Box{0, 0, wide, 0}.column(0, columns, across).w, columns};
}

}  // namespace

CandidateTouch candidate_grid(Stage& stage, const Box& box, std::string_view id, const CandidateWords& words,
                              Composer& composer, int& page) {
    const Box left = box.left(box.w - side_wide - across), side = box.right_part(side_wide);
    const Grid grid = grid_within(left.w, stage.layout().smallest_key);
    bool last = true;
    const auto places = page_at(stage, grid, composer, page, last);
    const auto& all =
        composer.candidates(places.empty() ? 0 : static_cast<std::size_t>(places.back().candidate) + 1);
    const std::string name(id), fewer = name + ".fewer", before = name + ".before", after = name + ".after",
                                erase = name + ".erase";
    CandidateTouch result;
    std::size_t next = 0;
    for (int row = 0; row < rows; ++row) {
        const Box line = left.row(row, rows, down), at = side.row(row, rows, down);
        for (; next < places.size() && places[next].row == row; ++next) {
            const GridPlace& place = places[next];
            const Box cell{line.x + static_cast<float>(place.column) * (grid.cell + across), line.y,
                           grid.span_width(place.span), line.h};
            if (candidate(stage, cell, id, place.candidate, all[static_cast<std::size_t>(place.candidate)],
                          color::surface))
                result.chosen = place.candidate;
        }
        if (row == 0) result.fewer = key(stage, at, {fewer, words.fewer, KeyLook::special, icon::chevron_up});
        if (row == 1 &&
            key(stage, at, {before, words.before, KeyLook::special, icon::chevron_left, page > 0}))
            result.turn = -1;
        if (row == 2 && key(stage, at, {after, words.after, KeyLook::special, icon::chevron_right, !last}))
            result.turn = 1;
        if (row == 3)
            result.erase =
                key(stage, at, {erase, words.erase, KeyLook::special, icon::backspace, true, false, true});
    }
    return result;
}

}  // namespace ui
