#include <algorithm>
#include <cmath>
#include <cstdarg>
#include <cstdio>

#include "tests/golden/screens/audit.h"
#include "tests/golden/screens/audit_tools.h"

namespace golden {

using ui::Box;
using ui::Node;
using ui::NodeRole;

ui::Layout layout_of(const Shot& shot) {
    return ui::make_layout(
        {static_cast<float>(shot.width), static_cast<float>(shot.height), shot.mm_per_pixel},
        shot.modes.large_text, shot.modes.low_reach);
}

std::string say(const char* format, ...) {
    char line[400];
    va_list rest;
    va_start(rest, format);
    std::vsnprintf(line, sizeof line, format, rest);
    va_end(rest);
    return line;
}

bool is_control(const Node& node) {
    switch (node.role) {
        case NodeRole::button:
        case NodeRole::toggle:
        case NodeRole::row:
        case NodeRole::key:
            return true;
        default:
            return false;
    }
}

std::size_t foreground(const ui::Tree& tree) {
    std::size_t from = 0;
    for (std::size_t i = 0; i < tree.nodes().size(); ++i)
        if (tree.nodes()[i].role == NodeRole::dialog) from = i + 1;
    return from;
}

Box box_of(const Node& node) {
    return {node.rect.x, node.rect.y, node.rect.w, node.rect.h};
}

namespace {

constexpr float slack = .6f;  // dp: edges are snapped to pixels

bool in_bar(const Node& node) {
    return node.id.starts_with("bar.");
}

// Pinyin by nine keys, or its candidates: every key is of full size on a small panel too.
bool types_by_nine(const std::vector<const Node*>& nodes) {
    return std::any_of(nodes.begin(), nodes.end(), [](const Node* node) {
        return node->id.ends_with(".key.wxyz") || node->id.ends_with(".key.fewer");
    });
}

class TreeAudit {
  public:
    TreeAudit(const Taken& taken, const Shot& shot) : shot_(shot), at_(layout_of(shot)) {
        const auto& nodes = taken.tree.nodes();
        for (std::size_t i = foreground(taken.tree); i < nodes.size(); ++i)
            nodes_.push_back(&nodes[i]);
        small_panel_ = !ui::legible(at_.scale, shot_.mm_per_pixel);
        by_nine_ = types_by_nine(nodes_);
    }

    std::vector<std::string> run() {
        if (nodes_.empty()) return {"nothing is reported"};
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            one(*nodes_[i]);
            for (std::size_t j = i + 1; j < nodes_.size(); ++j)
                two(*nodes_[i], *nodes_[j]);
        }
        order();
        return std::move(faults_);
    }

  private:
    Box dp(const Node& node) const { return at_.to_dp(box_of(node)); }
    const char* id(const Node& node) const { return node.id.c_str(); }

    void one(const Node& node) {
        const Box box = dp(node);
        if (!at_.page.contains(box, 1)) faults_.push_back(say("%s leaves the page", id(node)));
        if (node.label.empty()) faults_.push_back(say("%s has no name", id(node)));
        if (!is_control(node)) return;
        const float least = ui::space::smallest_control - slack, smaller = std::min(box.w, box.h);
        if (smaller < least) faults_.push_back(say("%s is %.0f x %.0f dp", id(node), box.w, box.h));
        const float mm = smaller * at_.scale * shot_.mm_per_pixel;
        const bool may_be_smaller = small_panel_ && !(by_nine_ && node.role == NodeRole::key);
        if (mm > 0 && mm < (may_be_smaller ? 14.9f : 17.9f))
            faults_.push_back(say("%s is %.1f mm", id(node), mm));
        if (small_panel_ && !by_nine_ && node.id.ends_with(".key.split"))
            faults_.push_back(say("%s: 26 keys for pinyin on a small panel", id(node)));
        if (in_bar(node)) return;
        const float foot = at_.landscape ? at_.reach.bottom() : at_.bar.y;
        const bool in_reach = box.y >= at_.controls.y - 1 && box.bottom() <= foot + 1 &&
                              box.x >= (at_.landscape ? at_.reach.x - 12 : at_.page.x);
        if (!in_reach) faults_.push_back(say("%s is out of reach at %.0f, %.0f", id(node), box.x, box.y));
    }

    void two(const Node& a, const Node& b) {
        if (a.id == b.id) faults_.push_back(say("%s is there twice", id(a)));
        if (a.role == NodeRole::image || b.role == NodeRole::image) return;
        const Box first = dp(a), second = dp(b);
        if (first.inset(1.5f).overlaps(second)) {
            faults_.push_back(say("%s overlaps %s", id(a), id(b)));
            return;
        }
        if (!is_control(a) || !is_control(b)) return;
        const float across = std::max(second.x - first.right(), first.x - second.right());
        const float down = std::max(second.y - first.bottom(), first.y - second.bottom());
        const float gap = across > 0 && down > 0 ? std::hypot(across, down) : std::max(across, down);
        // Cells of a grid (ui/widgets/cell.h) stand as close as keys.
        const bool cells =
            a.id.find(".cell.") != std::string::npos && b.id.find(".cell.") != std::string::npos;
        const bool keys = a.role == NodeRole::key && b.role == NodeRole::key;
        const float wanted =
            keys ? (across > down ? ui::space::key_across : ui::space::key_down) : ui::space::gap;
        // Keys meet the tabs above them at their own distance.
        const bool tabs = (a.role == NodeRole::key) != (b.role == NodeRole::key);
        const float least = tabs || cells ? ui::space::key_down : wanted;
        if (gap < least - slack) faults_.push_back(say("%s and %s are %.1f dp apart", id(a), id(b), gap));
    }

    // From one control to the next: onwards in its row, or to a row below; the bar comes last.
    void order() {
        const Node* before = nullptr;
        for (const Node* node : nodes_) {
            if (!is_control(*node)) continue;
            if (before != nullptr && !follows(*before, *node))
                faults_.push_back(say("%s comes after %s", id(*node), id(*before)));
            before = node;
        }
    }
    bool follows(const Node& before, const Node& node) const {
        if (in_bar(node) != in_bar(before)) return in_bar(node);
        const Box a = dp(before), b = dp(node);
        const bool same_row = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) > std::min(a.h, b.h) / 2;
        return same_row ? b.x > a.x : b.y > a.y;
    }

    const Shot& shot_;
    ui::Layout at_;
    std::vector<const Node*> nodes_;
    bool small_panel_ = false, by_nine_ = false;
    std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> audit_tree(const Taken& taken, const Shot& shot) {
    return TreeAudit(taken, shot).run();
}

}  // namespace golden
