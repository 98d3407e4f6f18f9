#include "ui/screens/place_search.h"

#include <algorithm>
#include <string>

#include "base/text/fold.h"
#include "base/text/pinyin.h"

namespace ui {
namespace {

enum class Fit { none, meant, called };  // called: exactly so

struct Query {
    std::u32string folded;
    std::string_view typed;
};

Fit fits(const Query& query, std::initializer_list<const domain::Text*> names) {
    Fit best = Fit::none;
    for (const domain::Text* name : names)
        for (const std::string* text : {&name->zh, &name->en}) {
            const std::u32string called = base::fold_for_search(*text);
            if (called == query.folded) return Fit::called;
            if (called.find(query.folded) != std::u32string::npos) best = Fit::meant;
        }
    if (best == Fit::none && std::any_of(names.begin(), names.end(), [&](const domain::Text* name) {
            return base::reads_within(query.typed, name->zh);
        }))
        return Fit::meant;
    return best;
}

class Found {
  public:
    void take(Fit fit, const PlaceFound& place) {
        if (fit != Fit::none) (fit == Fit::called ? exactly_ : others_).push_back(place);
    }
    std::vector<PlaceFound> all() && {
        exactly_.insert(exactly_.end(), others_.begin(), others_.end());
        return std::move(exactly_);
    }

  private:
    std::vector<PlaceFound> exactly_, others_;
};

}  // namespace

std::vector<PlaceFound> find_places(const std::vector<domain::GridLayout>& layouts, std::string_view query) {
    const Query asked{base::fold_for_search(query), query};
    Found found;
    if (asked.folded.empty()) return {};
    for (const domain::GridLayout& layout : layouts)
        for (const domain::GridCell& cell : layout.cells) {
            if (cell.closed) continue;
            const domain::CellAt at{&layout, &cell};
            found.take(fits(asked, {&cell.label, &cell.name}), {at, nullptr});
            for (const domain::FloorRoom* room : domain::rooms_of(at))
                if (room->label.zh != cell.label.zh) found.take(fits(asked, {&room->label}), {at, room});
        }
    return std::move(found).all();
}

std::vector<domain::CellAt> open_places(const std::vector<domain::GridLayout>& layouts,
                                        const std::vector<std::string>& cells) {
    std::vector<domain::CellAt> open;
    for (const std::string& cell : cells)
        if (const auto at = domain::find_cell(layouts, cell); at && !at.cell->closed) open.push_back(at);
    return open;
}

}  // namespace ui
