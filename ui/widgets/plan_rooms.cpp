#include "ui/widgets/plan_rooms.h"

#include <cmath>

#include "base/text/breaking.h"
#include "ui/widgets/plan_axis.h"

namespace ui {
namespace {

constexpr float pad_down = 3;
constexpr int most_lines = 3;
constexpr std::size_t most_rooms = 60;  // more cannot be named in any panel: not worth a try each frame
// What lies between two rooms is a wall, or a corridor that keeps room for the way and its head.
constexpr float wall = 8, corridor_from = 40, corridor = 72;

using Pieces = std::vector<std::string_view>;

std::string_view joined(const Pieces& pieces, std::size_t from, std::size_t to) {
    const std::string_view last = pieces[to - 1];
    std::string_view all(pieces[from].data(),
                         static_cast<std::size_t>(last.data() - pieces[from].data()) + last.size());
    while (all.ends_with(' '))
        all.remove_suffix(1);
    return all;
}

// As many pieces a line as fit; none if one piece alone does not.
Pieces lines_within(const Painter& paint, const Pieces& pieces, const TextStyle& style, float width) {
    Pieces lines;
    for (std::size_t from = 0; from < pieces.size();) {
        std::size_t to = from;
        while (to < pieces.size() && paint.width(joined(pieces, from, to + 1), style) <= width)
            ++to;
        if (to == from) return {};
        lines.push_back(joined(pieces, from, to));
        from = to;
    }
    return lines;
}

// The narrowest width at which the name has that many lines at most: lines of like length.
float narrowest(const Painter& paint, const Pieces& pieces, const TextStyle& style, int lines) {
    float best = paint.width(joined(pieces, 0, pieces.size()), style);
    if (lines <= 1) return best;
    for (std::size_t from = 0; from < pieces.size(); ++from) {
        for (std::size_t to = from + 1; to <= pieces.size(); ++to) {
            const float width = paint.width(joined(pieces, from, to), style);
            if (width >= best) break;
            const auto count = lines_within(paint, pieces, style, width).size();
            if (count > 0 && count <= static_cast<std::size_t>(lines)) best = width;
        }
    }
    return best;
}

struct Extent {
    float left, top, right, bottom;
};
Extent extent_of(const Plan& plan) {
    const Box& first = plan.rooms.front().box;
    Extent all{first.x, first.y, first.right(), first.bottom()};
    const auto take = [&](float x, float y) {
        all = {std::min(all.left, x), std::min(all.top, y), std::max(all.right, x), std::max(all.bottom, y)};
    };
    for (const PlanRoom& room : plan.rooms) {
        take(room.box.x, room.box.y);
        take(room.box.right(), room.box.bottom());
    }
    for (const ImVec2& point : plan.path)
        take(point.x, point.y);
    return all;
}

// The box with its axes changed: what is said once about x holds for y.
Box turned(const Box& box) {
    return {box.y, box.x, box.h, box.w};
}

// Between each room and the next one to its right (or below it).
void keep_gaps(const Plan& plan, bool down, float scale, std::vector<PlanSpan>& spans) {
    const auto box_of = [&](const PlanRoom& room) { return down ? turned(room.box) : room.box; };
    for (const PlanRoom& room : plan.rooms) {
        const Box here = box_of(room);
        const PlanRoom* next = nullptr;
        for (const PlanRoom& other : plan.rooms) {
            const Box there = box_of(other);
            const bool beside = there.x >= here.right() && there.y < here.bottom() && here.y < there.bottom();
            if (beside && (next == nullptr || there.x < box_of(*next).x)) next = &other;
        }
        if (next == nullptr) continue;
        const float gap = (box_of(*next).x - here.right()) * scale;
        spans.push_back(
            {here.right(), box_of(*next).x, std::min(gap, gap < corridor_from ? wall : corridor)});
    }
}

// To the left and right of a name.
float pad_across(float em) {
    return em * .36f;
}

class Placing {
  public:
    Placing(const Painter& paint, const Box& box, const Plan& plan)
        : paint_(paint), box_(box), plan_(plan), all_(extent_of(plan)) {
        for (const PlanRoom& room : plan.rooms)
            names_.push_back(base::split_words(room.label));
    }

    std::optional<PlacedPlan> with(float em) const {
        const auto across = PlanAxis::fit(spans_across(em), box_.w);
        if (!across) return std::nullopt;
        PlacedPlan placed{em, {}, {}};
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const Box& room = plan_.rooms[i].box;
            const float left = across->at(room.x), right = across->at(room.right());
            placed.rooms.push_back({{box_.x + left, 0, right - left, 0},
                                    {},
                                    lines_of(i, em, right - left - 2 * pad_across(em))});
        }
        const auto down = PlanAxis::fit(spans_down(placed), box_.h);
        if (!down) return std::nullopt;
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const Box& room = plan_.rooms[i].box;
            Box& cell = placed.rooms[i].cell;
            cell.y = box_.y + down->at(room.y);
            cell.h = box_.y + down->at(room.bottom()) - cell.y;
            placed.rooms[i].words = cell;
            if (!has_start(plan_.rooms[i])) continue;
            const float start = box_.y + down->at(plan_.path.front().y);
            placed.rooms[i].words = leaves_upwards() ? cell.foot(cell.bottom() - start - plan_start_disc)
                                                     : cell.top(start - plan_start_disc - cell.y);
        }
        for (const ImVec2& point : plan_.path)
            placed.path.push_back({x_of_way(point.x, placed, *across), box_.y + down->at(point.y)});
        return placed;
    }

  private:
    float line(float em) const { return paint_.line_height({Type::caption, {}, false, em}); }
    float scale_down() const { return box_.h / (all_.bottom - all_.top); }
    // Where the way begins and ends it keeps its place in the room, as drawn: most begin in the middle.
    float x_of_way(float x, const PlacedPlan& placed, const PlanAxis& across) const {
        constexpr float same = .5f;
        for (const ImVec2& end : {plan_.path.front(), plan_.path.back()}) {
            for (std::size_t i = 0; i < names_.size() && std::abs(x - end.x) < same; ++i) {
                const Box &room = plan_.rooms[i].box, &cell = placed.rooms[i].cell;
                if (room.contains({end.x, end.y, 0, 0}, same)) return cell.x + (x - room.x) / room.w * cell.w;
            }
        }
        return box_.x + across.at(x);
    }
    // The way begins here: the name stands on the other side of the disc than the way.
    bool has_start(const PlanRoom& room) const {
        if (!room.arrival || plan_.path.empty()) return false;
        const ImVec2 start = plan_.path.front();
        return room.box.contains({start.x, start.y, 0, 0});
    }
    bool leaves_upwards() const { return plan_.path.size() < 2 || plan_.path[1].y <= plan_.path.front().y; }

    int lines_allowed(const PlanRoom& room, float em) const {
        float high = room.box.h * scale_down();
        if (has_start(room)) {
            const float start = plan_.path.front().y;
            high = (leaves_upwards() ? room.box.bottom() - start : start - room.box.y) * scale_down() -
                   plan_start_disc;
        }
        return std::clamp(static_cast<int>((high - 2 * pad_down) / line(em)), 1, most_lines);
    }
    std::vector<PlanSpan> spans_across(float em) const {
        std::vector<PlanSpan> spans{{all_.left, all_.right, 0}};
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const PlanRoom& room = plan_.rooms[i];
            float least = has_start(room) ? 2 * plan_start_disc : 0;
            if (!names_[i].empty())
                least = std::max(
                    least, narrowest(paint_, names_[i], name_style(room, em), lines_allowed(room, em)) + 1);
            spans.push_back({room.box.x, room.box.right(), least + 2 * pad_across(em)});
        }
        keep_gaps(plan_, false, box_.w / (all_.right - all_.left), spans);
        return spans;
    }
    std::vector<PlanSpan> spans_down(const PlacedPlan& placed) const {
        std::vector<PlanSpan> spans{{all_.top, all_.bottom, 0}};
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const PlanRoom& room = plan_.rooms[i];
            const float words =
                static_cast<float>(placed.rooms[i].lines.size()) * line(placed.em) + 2 * pad_down;
            if (!has_start(room)) {
                spans.push_back({room.box.y, room.box.bottom(), words});
                continue;
            }
            const float start = plan_.path.front().y, up = leaves_upwards() ? 0 : words,
                        below = leaves_upwards() ? words : 0;
            spans.push_back({room.box.y, start, plan_start_disc + up});
            spans.push_back({start, room.box.bottom(), plan_start_disc + below});
        }
        keep_gaps(plan_, true, scale_down(), spans);
        return spans;
    }
    // The fewest lines that the width holds, of like length.
    Pieces lines_of(std::size_t i, float em, float width) const {
        const Pieces& name = names_[i];
        if (name.empty()) return {};
        const TextStyle style = name_style(plan_.rooms[i], em);
        const Pieces full = lines_within(paint_, name, style, width);
        return lines_within(paint_, name, style,
                            narrowest(paint_, name, style, static_cast<int>(full.size())));
    }

    const Painter& paint_;
    const Box& box_;
    const Plan& plan_;
    Extent all_;
    std::vector<Pieces> names_;
};

}  // namespace

TextStyle name_style(const PlanRoom& room, float em) {
    const Color ink = room.target ? color::white : room.arrival ? color::river8 : color::ink5;
    return {Type::caption, ink, room.target, em};
}

std::optional<PlacedPlan> place_plan(const Painter& paint, const Box& box, const Plan& plan) {
    if (plan.rooms.empty() || plan.rooms.size() > most_rooms || box.w <= 0 || box.h <= 0) return std::nullopt;
    const Extent all = extent_of(plan);
    if (all.right <= all.left || all.bottom <= all.top) return std::nullopt;
    const Placing placing(paint, box, plan);
    const float least = paint.smallest();
    for (float em = paint.em({Type::caption}); em >= least; em -= 2)
        if (auto placed = placing.with(em)) return placed;
    return std::nullopt;
}

}  // namespace ui
