// Pages of the audit log.
#include <charconv>

#include "base/text/dates.h"
#include "hub/clock.h"
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/handlers/console/pages.h"
#include "hub/handlers/form.h"
#include "hub/web/console/audit_page.h"

namespace hub {

namespace {

constexpr std::size_t entries_shown = 50;

// What could be in no entry finds none, and not every database may be asked for it.
std::string asked_words(const Request& request) {
    const auto line = plain_line(request.argument("words"), 100);
    return line ? *line : "?";
}

AuditQuery query_in(const Request& request) {
    AuditQuery query;
    query.words = asked_words(request);
    if (const auto action = plain_line(request.argument("action"), 40)) query.action = *action;
    constexpr std::chrono::days one{1};
    if (const auto from = parse_iso_time(request.argument("from") + "T00:00")) query.from = *from;
    if (const auto until = parse_iso_time(request.argument("until") + "T00:00")) query.until = *until + one;
    const std::string before = request.argument("before");
    std::from_chars(before.data(), before.data() + before.size(), query.before);
    return query;
}

}  // namespace

Response get_audit(Services& services, const Staff& staff, const Request& request) {
    AuditQuery query = query_in(request);
    query.limit = entries_shown + 1;
    auto entries = services.store.accounts().audit(query);
    if (!entries) return broken_page(services, &staff, request, entries.error());
    AuditView view{std::move(*entries), query.words, query.action, request.argument("from"),
                   request.argument("until")};
    view.query = query_of(request, {"words", "action", "from", "until"});
    if (view.entries.size() > entries_shown) {
        view.entries.pop_back();
        view.older = view.entries.back().id;
    }
    return page_answer(request, audit_page(frame_for(services, &staff, request), view));
}

// As many as a spreadsheet is opened for; what is older is asked for by its days.
Response get_audit_table(Services& services, const Staff& staff, const Request& request) {
    constexpr std::size_t most_rows = 20'000;
    AuditQuery query = query_in(request);
    query.limit = most_rows;
    const auto entries = services.store.accounts().audit(query);
    if (!entries) return broken_page(services, &staff, request, entries.error());
    const auto now = services.clock.wall();
    Edit edit;
    note(edit, services, staff, request, "audit.export", "", std::to_string(entries->size()) + " entries");
    if (auto status = services.store.apply(edit, now); !status)
        return broken_page(services, &staff, request, status.error());
    const std::string day = base::format_iso_date(base::to_civil(now, utc_offset));
    return table_answer(request, audit_table(frame_for(services, &staff, request), *entries),
                        day + "-audit.csv");
}

}  // namespace hub
