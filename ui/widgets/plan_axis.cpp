#include "ui/widgets/plan_axis.h"

#include <algorithm>

namespace ui {
namespace {

struct Between {
    std::size_t from, to;
    float least;
};

// The edges as near to the first one as the spans let them be.
std::vector<float> packed(const std::vector<Between>& spans, std::size_t count) {
    std::vector<float> at(count);
    for (std::size_t i = 1; i < count; ++i) {
        at[i] = at[i - 1];
        for (const Between& span : spans)
            if (span.to == i) at[i] = std::max(at[i], at[span.from] + span.least);
    }
    return at;
}

// The same towards the last edge, told from there.
std::vector<float> packed_back(std::vector<Between> spans, std::size_t count) {
    for (Between& span : spans)
        span = {count - 1 - span.to, count - 1 - span.from, span.least};
    std::vector<float> at = packed(spans, count);
    std::reverse(at.begin(), at.end());
    return at;
}

float missing(const Between& span, const std::vector<float>& at) {
    return span.least - (at[span.to] - at[span.from]);
}

// Every span that is short pushes its two edges apart, again and again: what has room enough stays where it
// is. The first edge and the last do not move.
void push_apart(const std::vector<Between>& spans, std::vector<float>& at) {
    constexpr int rounds = 200;
    constexpr float nothing = .05f;
    for (int round = 0, pushed = 1; round < rounds && pushed > 0; ++round) {
        pushed = 0;
        for (const Between& span : spans) {
            const float more = missing(span, at);
            const bool from_stays = span.from == 0, to_stays = span.to + 1 == at.size();
            if (more <= nothing || (from_stays && to_stays)) continue;
            const float back = from_stays ? 0 : to_stays ? more : more / 2;
            at[span.from] -= back;
            at[span.to] += more - back;
            ++pushed;
        }
    }
}

}  // namespace

std::optional<PlanAxis> PlanAxis::fit(const std::vector<PlanSpan>& spans, float length) {
    PlanAxis axis;
    std::vector<float>& edges = axis.edges_;
    for (const PlanSpan& span : spans)
        edges.insert(edges.end(), {span.from, span.to});
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    if (edges.size() < 2) return std::nullopt;
    const auto index = [&](float edge) {
        return static_cast<std::size_t>(std::lower_bound(edges.begin(), edges.end(), edge) - edges.begin());
    };
    std::vector<Between> between;
    for (const PlanSpan& span : spans)
        if (span.from < span.to) between.push_back({index(span.from), index(span.to), span.least});

    const std::size_t count = edges.size();
    const std::vector<float> low = packed(between, count), high = packed_back(between, count);
    if (low.back() > length) return std::nullopt;
    std::vector<float>& at = axis.placed_;
    for (const float edge : edges)
        at.push_back((edge - edges.front()) / (edges.back() - edges.front()) * length);
    // Edges keep their order.
    for (std::size_t i = 1; i < count; ++i)
        between.push_back({i - 1, i, 0});
    push_apart(between, at);

    // What is still short after that takes as much as it must of a way to stand that keeps every span: packed
    // from either side, each stretched to the whole length, half of both.
    const float stretch = low.back() > 0 ? length / low.back() : 0;
    std::vector<float> safe(count);
    for (std::size_t i = 0; i < count; ++i)
        safe[i] = (stretch * low[i] + length - stretch * high[i]) / 2;
    float give = 0;
    for (const Between& span : between) {
        const float more = missing(span, at), gain = more - missing(span, safe);
        if (more > 0 && gain > 0) give = std::max(give, std::min(1.0f, more / gain));
    }
    for (std::size_t i = 0; i < count; ++i)
        at[i] += give * (safe[i] - at[i]);
    return axis;
}

float PlanAxis::at(float position) const {
    const auto above = std::upper_bound(edges_.begin() + 1, edges_.end() - 1, position);
    const auto i = static_cast<std::size_t>(above - edges_.begin());
    const float part = (position - edges_[i - 1]) / (edges_[i] - edges_[i - 1]);
    return placed_[i - 1] + part * (placed_[i] - placed_[i - 1]);
}

}  // namespace ui
