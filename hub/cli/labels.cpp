// labels: what hangs on walls and devices, for phones and for kiosks.
#include <algorithm>

#include "assets/assets.h"
#include "hub/cli/house.h"
#include "hub/handlers/request_places.h"
#include "hub/web/place_page.h"
#include "kiosk/domain/request_code.h"

namespace hub::cli {

namespace {

base::Error no_labels(const std::string& text) {
    return {base::ErrorKind::invalid, text, "labels"};
}

base::Result<std::vector<domain::GridLayout>> wanted_layouts(Store& store, const std::string& id) {
    auto places = request_places(store);
    if (!places) return places.error();
    std::vector<domain::GridLayout> all = std::move(places->layouts);
    if (!id.empty()) std::erase_if(all, [&](const domain::GridLayout& layout) { return layout.id != id; });
    if (all.empty()) return no_labels(id.empty() ? "this house has no layout" : "no layout " + id);
    std::sort(all.begin(), all.end(), [](const domain::GridLayout& a, const domain::GridLayout& b) {
        return std::pair(a.position, a.id) < std::pair(b.position, b.id);
    });
    return all;
}

// Where phones reach the hub: as it was typed, or as the house says.
base::Result<std::string> pages_for(Store& store, const std::string& typed) {
    std::string pages = typed;
    if (pages.empty()) {
        const auto site = store.record(domain::topic::site, "site");
        if (!site) return site.error();
        if (*site)
            if (const auto* value = std::get_if<domain::Site>(&**site)) pages = value->phone_pages;
    }
    // What no kiosk reads would hang on a wall for years.
    if (domain::read_place_label(domain::write_place_label(pages, "a")) == "a") return pages;
    return no_labels("--public-url has to begin with https://, without a question in it");
}

// A cell's id may be what no label can hold: known before it hangs on a wall for years.
std::optional<base::Error> no_kiosk_reads(const std::vector<domain::GridLayout>& layouts,
                                          const std::string& pages) {
    for (const domain::GridLayout& layout : layouts)
        for (const domain::GridCell& cell : layout.cells)
            if (!cell.closed &&
                domain::read_place_label(domain::write_place_label(pages, cell.id)) != cell.id)
                return no_labels("no kiosk could read a label of the cell \"" + cell.id +
                                 "\": give it an id of visible ASCII characters");
    return std::nullopt;
}

}  // namespace

int labels(const Common& common, const Labels& options) {
    auto opened = open_house(common);
    if (!opened) return fail(opened.error());
    House house = std::move(*opened);
    const auto layouts = wanted_layouts(*house.store, options.layout);
    if (!layouts) return fail(layouts.error());
    const auto pages = pages_for(*house.store, options.public_url);
    if (!pages) return fail(pages.error());
    if (const auto unreadable = no_kiosk_reads(*layouts, *pages)) return fail(*unreadable);
    const auto english = base::load_catalogue(assets::path("locale"), base::Language::en);
    if (!english) return fail(english.error());
    const auto sheet = label_sheet(*layouts, *pages, *english);
    return sheet ? put_out(*sheet, options.out) : fail(sheet.error());
}

}  // namespace hub::cli
