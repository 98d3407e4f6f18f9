// Many service requests given to somebody, or rejected, at once: those that are still as whoever chose them
// saw them.
#include "hub/handlers/console/request_batch.h"

#include <algorithm>
#include <charconv>

#include "hub/accounts/visitor_name.h"
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/pages.h"
#include "hub/handlers/console/request_form.h"
#include "hub/handlers/console/request_list.h"
#include "hub/handlers/console/workers.h"

namespace hub {

namespace {

using domain::RequestMover;
using domain::RequestState;

constexpr std::size_t most = 100;  // of a page, and a little more

bool rejects(const Request& request) {
    return request.field("act") == "reject";
}

// "BX-20261222-A-037 dispatched limin", as the list wrote it: as it was, and who had it.
std::optional<RequestMove> chosen(const std::string& value) {
    const auto space = value.find(' ');
    if (space == std::string::npos) return std::nullopt;
    const auto had = std::min(value.find(' ', space + 1), value.size());
    const auto state = domain::parse_request_state(value.substr(space + 1, had - space - 1));
    if (!state) return std::nullopt;
    RequestMove move;
    move.number = value.substr(0, space);
    move.from = *state;
    move.by = RequestMover::dispatcher;
    move.only_of = value.substr(std::min(had + 1, value.size()));
    return move;
}

// To whom the rules give it, where nobody is named; what somebody has goes to whoever is named alone.
// not_found: there is no such request.
base::Result<std::string> assignee(Services& services, const RequestMove& move, const std::string& name) {
    if (!name.empty()) return name;
    if (!waits_to_be_given(move.from) || !may_be_number(move.number))
        return base::Error{base::ErrorKind::not_found, "nobody is named", "batch"};
    return services.store.dispatch_book().assignee_for(move.number, services.clock.wall());
}

// The move that was asked for. not_found: there is none to make.
base::Result<RequestMove> asked_of(Services& services, const Request& request, RequestMove move,
                                   const std::vector<Account>& workers) {
    if (rejects(request)) {
        move.to = RequestState::rejected;
        move.words = words_of_rejection(request);
        return move;
    }
    move.to = RequestState::dispatched;
    const auto name = assignee(services, move, request.field("assignee"));
    if (!name) return name.error();
    const Account* account = named(workers, *name);
    if (!account || account->name == move.only_of)
        return base::Error{base::ErrorKind::not_found, "nobody else is named", "batch"};
    move.assignee = account->name;
    move.worker = visitor_name(account->display);
    return move;
}

// False: it stays as it is. An error: the database does not answer, and the others stay too.
base::Result<bool> make(Services& services, const Staff& staff, const Request& request,
                        const RequestMove& picked, const std::vector<Account>& workers) {
    const auto kept = [](const base::Error& error) -> base::Result<bool> {
        if (error.kind == base::ErrorKind::refused || error.kind == base::ErrorKind::not_found) return false;
        return error;
    };
    const auto move = asked_of(services, request, picked, workers);
    if (!move) return kept(move.error());
    if (!domain::may_move(move->from, move->to, move->by)) return false;
    const auto moved =
        services.store.move_service_request(*move, staff.actor(request), services.clock.wall());
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

// Empty: it can be made.
std::string_view what_is_missing(const Request& request) {
    if (!request.form.contains("number")) return base::tr_mark("请先勾选要改的单");
    const bool reasoned = !words_of_rejection(request).empty();
    if (rejects(request) && !reasoned) return reason_missing;
    // Enter in the line for the reason presses the form's first key, which is not the one that was meant.
    if (!rejects(request) && reasoned) return base::tr_mark("没有改成：写了不受理的原因，请按“不受理”");
    return {};
}

BatchTyped typed_in(const Request& request) {
    BatchTyped typed{{}, request.field("assignee"), words_typed(request), request.field("rejection")};
    for (auto [at, end] = request.form.equal_range("number"); at != end; ++at)
        typed.picked.insert(at->second);
    return typed;
}

}  // namespace

Notice notice_of_batch(const Frame& frame, const Request& request) {
    const bool rejected = !request.argument("rejected").empty();
    if (!rejected && request.argument("given").empty()) return {};
    const std::size_t done = count_in(request, rejected ? "rejected" : "given"),
                      kept = count_in(request, "kept");
    std::string words = rejected ? counted(frame.words.tr_n("{n} 件改成不受理", done), done)
                                 : counted(frame.words.tr_n("已派 {n} 件", done), done);
    if (kept > 0 && rejected)
        words +=
            " · " + counted(frame.words.tr_n("{n} 件没有改成：可能别人刚改过，或已有人接单", kept), kept);
    if (kept > 0 && !rejected)
        words += " · " + counted(frame.words.tr_n(
                                     "{n} 件没有派成：可能别人刚改过、没有规则管它们，或没有选别的人", kept),
                                 kept);
    return {words, kept > 0};
}

Response post_requests(Services& services, const Staff& staff, const Request& request) {
    const std::string list = query_of(request, {"show", "number", "unit", "category", "worker", "page"});
    const std::string back = "/console/requests?" + list + (list.empty() ? "" : "&");
    if (const std::string_view why = what_is_missing(request); !why.empty()) {
        const Frame frame = frame_for(services, &staff, request);
        const Notice said{std::string(frame.words.tr(why)), true};
        return with_why(requests_list(services, staff, request, said, 422, typed_in(request)),
                        "requests: a batch that says too little");
    }
    const auto workers = workers_of(services.store);
    if (!workers) return broken_page(services, &staff, request, workers.error());
    std::size_t made = 0, kept = 0;
    for (auto [at, end] = request.form.equal_range("number"); at != end && made + kept < most; ++at) {
        const auto picked = chosen(at->second);
        const auto done =
            picked ? make(services, staff, request, *picked, *workers) : base::Result<bool>(false);
        // What was moved is moved: it is said, and the rest is still on the list.
        if (!done && made == 0) return broken_page(services, &staff, request, done.error());
        if (!done)
            services.log("store_error", {{"request", request.id}, {"error", base::describe(done.error())}});
        const bool moved = done && *done;
        ++(moved ? made : kept);
    }
    return see_other(back + (rejects(request) ? "rejected=" : "given=") + std::to_string(made) +
                     "&kept=" + std::to_string(kept));
}

}  // namespace hub
