// Many service requests given to somebody at once: those that are still as whoever chose them saw them.
#include "hub/handlers/console/request_batch.h"

#include <algorithm>
#include <charconv>

#include "hub/accounts/visitor_name.h"
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/pages.h"
#include "hub/handlers/console/workers.h"

namespace hub {

namespace {

using domain::RequestMover;
using domain::RequestState;

constexpr std::size_t most = 100;  // of a page, and a little more

// "BX-20261222-A-037 submitted", as the list wrote it.
std::optional<RequestMove> chosen(const std::string& value) {
    const auto space = value.rfind(' ');
    if (space == std::string::npos) return std::nullopt;
    const auto state = domain::parse_request_state(value.substr(space + 1));
    if (!state || !waits_to_be_given(*state)) return std::nullopt;
    RequestMove move;
    move.number = value.substr(0, space);
    move.from = *state;
    move.to = RequestState::dispatched;
    move.by = RequestMover::dispatcher;
    return move;
}

// To whom the rules give it, where nobody is named. not_found: there is no such request.
base::Result<std::string> assignee(Services& services, const RequestMove& move, const std::string& name) {
    if (!name.empty()) return name;
    if (!may_be_number(move.number))
        return base::Error{base::ErrorKind::not_found, "no such service request", "batch"};
    return services.store.dispatch_book().assignee_for(move.number, services.clock.wall());
}

// False: it stays as it is. An error: the database does not answer, and the others stay too.
base::Result<bool> give(Services& services, const Staff& staff, const Request& request, RequestMove move,
                        const std::vector<Account>& workers) {
    const auto kept = [](const base::Error& error) -> base::Result<bool> {
        if (error.kind == base::ErrorKind::refused || error.kind == base::ErrorKind::not_found) return false;
        return error;
    };
    const auto name = assignee(services, move, request.field("assignee"));
    if (!name) return kept(name.error());
    const Account* account = named(workers, *name);
    if (!account) return false;
    move.assignee = account->name;
    move.worker = visitor_name(account->display);
    const auto moved = services.store.move_service_request(move, staff.actor(request), services.clock.wall());
    return moved ? true : kept(moved.error());
}

std::size_t count_in(const Request& request, const char* name) {
    const std::string text = request.argument(name);
    std::size_t count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return std::min(count, most);
}

std::string counted(std::string_view words, std::size_t count) {
    return base::fill(words, {{"n", std::to_string(count)}});
}

}  // namespace

Notice notice_of_batch(const Frame& frame, const Request& request) {
    if (request.argument("given").empty()) return {};
    const std::size_t given = count_in(request, "given"), kept = count_in(request, "kept");
    if (given + kept == 0) return {std::string(frame.words.tr("请先勾选要派的单")), true};
    std::string words = counted(frame.words.tr_n("已派 {n} 件", given), given);
    if (kept > 0)
        words +=
            " · " + counted(frame.words.tr_n("{n} 件没有派成：可能别人刚改过，或没有规则管它们", kept), kept);
    return {words, kept > 0};
}

Response post_requests(Services& services, const Staff& staff, const Request& request) {
    const auto workers = workers_of(services.store);
    if (!workers) return broken_page(services, &staff, request, workers.error());
    std::size_t given = 0, kept = 0;
    for (auto [at, end] = request.form.equal_range("number"); at != end && given + kept < most; ++at) {
        const auto move = chosen(at->second);
        const auto done = move ? give(services, staff, request, *move, *workers) : base::Result<bool>(false);
        // What was given is given: it is said, and the rest is still on the list.
        if (!done && given == 0) return broken_page(services, &staff, request, done.error());
        if (!done)
            services.log("store_error", {{"request", request.id}, {"error", base::describe(done.error())}});
        const bool was_given = done && *done;
        ++(was_given ? given : kept);
    }
    const std::string list = query_of(request, {"show", "number", "unit", "page"});
    return see_other("/console/requests?" + list + (list.empty() ? "" : "&") +
                     "given=" + std::to_string(given) + "&kept=" + std::to_string(kept));
}

}  // namespace hub
