// One axis of a plan that fills a length: in proportion as far as every room keeps the length that it needs.
#pragma once

#include <optional>
#include <vector>

namespace ui {

// From one edge to another in the plan's units, and the least length between them in dp.
struct PlanSpan {
    float from = 0, to = 0, least = 0;
};

class PlanAxis {
  public:
    // None if the spans need more than the length.
    static std::optional<PlanAxis> fit(const std::vector<PlanSpan>& spans, float length);
    // Where a position of the plan lies, in dp from the first edge.
    float at(float position) const;

  private:
    std::vector<float> edges_, placed_;
};

}  // namespace ui
