// Repairs in figures.
#include "hub/clock.h"
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/request_places.h"
#include "hub/web/console/figures_page.h"

namespace hub {

namespace {

// The first moment of the eleventh month before this one.
base::WallTime a_year_before(const base::CivilTime& now) {
    const int index = now.year * 12 + now.month - 1 - 11;
    return base::from_civil({index / 12, index % 12 + 1, 1, 0, 0, 0, 0}, utc_offset);
}

}  // namespace

Response get_figures(Services& services, const Staff& staff, const Request& request) {
    const base::CivilTime now = base::to_civil(services.clock.wall(), utc_offset);
    auto figures = services.store.request_figures(a_year_before(now));
    if (!figures) return broken_page(services, &staff, request, figures.error());
    auto places = request_places(services.store);
    if (!places) return broken_page(services, &staff, request, places.error());
    auto accounts = services.store.accounts().all();
    if (!accounts) return broken_page(services, &staff, request, accounts.error());
    const FiguresView view{
        std::move(*figures), std::move(*places), {now.year, now.month}, std::move(*accounts)};
    return page_answer(request, figures_page(frame_for(services, &staff, request), view));
}

}  // namespace hub
