#include "hub/requests/figures.h"

#include <cmath>

namespace hub {

std::vector<std::pair<Month, RequestFigures::Count>> last_months(const RequestFigures& figures, Month now) {
    constexpr int months_a_year = 12;
    std::vector<std::pair<Month, RequestFigures::Count>> all;
    for (int back = months_a_year - 1; back >= 0; --back) {
        const int index = now.year * months_a_year + now.month - 1 - back;
        const Month month{index / months_a_year, index % months_a_year + 1};
        const auto found = figures.by_month.find(month);
        all.emplace_back(month, found == figures.by_month.end() ? RequestFigures::Count{} : found->second);
    }
    return all;
}

std::optional<double> content_of_hundred(const RequestFigures& figures) {
    std::uint64_t content = 0, all = 0;
    for (const auto& [rating, count] : figures.by_rating) {
        all += count;
        if (domain::is_content(rating)) content += count;
    }
    if (all == 0) return std::nullopt;
    return std::round(1000.0 * static_cast<double>(content) / static_cast<double>(all)) / 10;
}

}  // namespace hub
