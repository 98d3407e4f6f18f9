// 随手拍 at the console: what was reported, who sees to it, and what has become of it.
#include <algorithm>

#include "base/text/dates.h"
#include "hub/accounts/visitor_name.h"
#include "hub/clock.h"
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/handlers/console/pages.h"
#include "hub/handlers/console/public_address.h"
#include "hub/handlers/console/request_batch.h"
#include "hub/handlers/console/request_form.h"
#include "hub/handlers/console/request_list.h"
#include "hub/handlers/console/workers.h"
#include "hub/handlers/form.h"
#include "hub/handlers/request_places.h"
#include "hub/handlers/worker_link.h"
#include "hub/requests/dispatch.h"
#include "hub/web/console/requests_page.h"
#include "hub/web/console/requests_table.h"
#include "hub/web/request_words.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using domain::RequestMover;
using domain::RequestState;
using enum StaffRole;

constexpr std::size_t page_size = 50;
const Roles movers = {administrator, repairs, duty};

std::vector<RequestState> open_states() {
    using enum RequestState;
    return {submitted, dispatched, accepted, on_site, waiting, reopened};
}

RequestFilter filter_of(const Request& request, const std::string& show, base::WallTime now) {
    using enum RequestState;
    RequestFilter filter;
    // What is no number and no unit is nothing that could be found, and not every database may be asked for
    // it.
    const auto asked = [&](const char* name) {
        const std::string text = trimmed(request.argument(name));
        return may_be_number(text) ? text : "?";
    };
    filter.number = asked("number");
    filter.unit = asked("unit");
    filter.category = asked("category");
    filter.assignee = asked("worker");
    filter.now = now;
    filter.limit = page_size;
    filter.late = show == "late";
    filter.danger = show == "danger";
    filter.by_priority = show == "open";
    if (show == "open" || show == "late" || show == "danger") filter.states = open_states();
    if (show == "done") filter.states = {done, confirmed};
    if (const auto one = domain::parse_request_state(show)) {
        filter.states = {*one};
        filter.by_priority = domain::is_open(*one);
    }
    return filter;
}

// "open" for whatever is no list of ours: the word goes into links and the audit log.
std::string list_asked(const Request& request) {
    const std::string show = request.argument("show");
    const bool ours = show == "late" || show == "danger" || show == "done" || show == "all" ||
                      domain::parse_request_state(show);
    return ours ? show : "open";
}

// To be sent by hand where no webhook sends it. Empty: nobody has it, or there is no address to be reached
// by.
base::Result<std::string> link_to(Services& services, const Request& request, const ServiceRequest& order) {
    const auto secrets = load_secrets(services.secrets);
    if (!secrets) return secrets.error();
    const auto key = worker_key_of(services.store, link_secret_of(*secrets), order, services.clock.wall());
    if (!key) return key.error();
    const std::string address = public_address(services.store, request);
    return key->empty() || address.empty() ? std::string() : address + worker_path(order, *key);
}

// What it may be merged into: most likely what is open in the same grid unit.
base::Result<std::vector<ServiceRequest>> others_near(Store& store, const ServiceRequest& order) {
    constexpr std::size_t most = 20;
    RequestFilter filter;
    filter.states = open_states();
    filter.unit = order.unit;
    if (order.unit.empty()) filter.cell = order.cell;
    filter.limit = most + 1;
    auto page = store.service_requests(filter);
    if (!page) return page.error();
    std::erase_if(page->requests, [&](const ServiceRequest& each) { return each.number == order.number; });
    return std::move(page->requests);
}

Response show(Services& services, const Staff& staff, const Request& request, const std::string& number,
              const Notice& said, int status, const std::string& sure = {}) {
    const Frame frame = frame_for(services, &staff, request);
    auto found = services.store.service_request(number);
    if (!found) return broken_page(services, &staff, request, found.error());
    if (!*found) return missing_page(services, staff, request);
    auto workers = workers_of(services.store);
    if (!workers) return broken_page(services, &staff, request, workers.error());
    const auto kiosk = services.store.kiosk_name((*found)->kiosk);
    if (!kiosk) return broken_page(services, &staff, request, kiosk.error());
    RequestView view;
    view.now = services.clock.wall();
    view.sure = sure;
    view.request = std::move(**found);
    auto places = staff_places(services.store);
    if (!places) return broken_page(services, &staff, request, places.error());
    view.places = std::move(*places);
    view.kiosk = in_language(*kiosk, frame.language);
    view.workers = std::move(*workers);
    view.may_move = frame.roles.meets(movers);
    // Who only looks needs neither its reporter's words nor number nor photos.
    if (!view.may_move) {
        view.request.words = view.request.phone = "";
        for (RequestMoved& move : view.request.moves)
            move.words = move.parts = "";
        return page_answer(request, request_page(frame, view, said), status);
    }
    if (!view.request.phone.empty()) {
        if (auto status = note_look(services, staff, request, "request.look", number); !status)
            return broken_page(services, &staff, request, status.error());
    }
    if (domain::may_move(view.request.state, RequestState::duplicate, RequestMover::dispatcher)) {
        auto others = others_near(services.store, view.request);
        if (!others) return broken_page(services, &staff, request, others.error());
        view.others = std::move(*others);
    }
    RequestFilter merged;
    merged.merged_into = view.request.number;
    auto before = services.store.service_requests(merged);
    if (!before) return broken_page(services, &staff, request, before.error());
    view.merged = std::move(before->requests);
    view.typed = trimmed(request.field("words"));
    view.into = trimmed(request.field("into"));
    view.to = request.field("to");
    view.rejection = request.field("rejection");
    auto photos = services.store.photos_of(view.request.number);
    if (!photos) return broken_page(services, &staff, request, photos.error());
    view.photos = std::move(*photos);
    auto link = link_to(services, request, view.request);
    if (!link) return broken_page(services, &staff, request, link.error());
    view.link = std::move(*link);
    return page_answer(request, request_page(frame, view, said), status);
}

// In full: on a screen it stands without its year, and who types it at a kiosk types no dashes.
std::string number_typed(const Request& request, base::WallTime now) {
    const std::string typed = trimmed(request.field("into"));
    const base::CivilTime today = base::to_civil(now, utc_offset);
    for (const std::string& text : {typed, domain::dashed_number(typed)}) {
        auto read = domain::parse_request_number(text);
        if (!read)
            read = domain::parse_short_request_number(text, {today.year, today.month, today.day, "", 0});
        if (read) return domain::to_string(*read);
    }
    return typed;  // a second one of a number has a mark behind it
}

// The move that the form asks for; whoever is at the console may also say what the one on site has done.
RequestMove move_in(const Request& request, const std::vector<Account>& workers, base::WallTime now) {
    RequestMove move;
    move.number = request.steps.at(0);
    move.from = domain::parse_request_state(request.field("from")).value_or(RequestState::confirmed);
    move.to = domain::parse_request_state(request.field("to")).value_or(RequestState::submitted);
    move.by = domain::may_move(move.from, move.to, RequestMover::dispatcher) ? RequestMover::dispatcher
                                                                             : RequestMover::worker;
    move.words = move.to == RequestState::rejected ? words_of_rejection(request) : words_typed(request);
    if (move.to == RequestState::duplicate) move.into = number_typed(request, now);
    move.only_of = request.field("had");  // a rule may have handed it on since the page came
    if (const Account* account = named(workers, request.field("assignee"))) {
        move.assignee = account->name;
        move.worker = visitor_name(account->display);
    }
    return move;
}

// What was left out can be seen in the form; the rest is that somebody else was faster.
std::string_view why_not(const RequestMove& move) {
    if (move.to == RequestState::rejected && move.words.empty()) return reason_missing;
    if (move.to == RequestState::dispatched && move.assignee.empty())
        return base::tr_mark("没有改成：请选派给谁");
    if (move.to == RequestState::duplicate && move.into.empty())
        return base::tr_mark("没有改成：合并要写并到哪一件");
    if (move.to == RequestState::duplicate && move.into == move.number)
        return base::tr_mark("没有改成：不能并到它自己");
    if (move.to == RequestState::duplicate)
        return base::tr_mark("没有改成：并到的那件要还没修好，有危险的只能并到有危险的；也可能别人刚改过");
    return base::tr_mark("没有改成：别人刚改过，请再看一眼");
}

// What it is to be merged into, where that is of another place or kind: with two wrong digits nobody would
// see to it any more. nullopt: they are alike, it was asked already, or the move itself says what is wrong.
base::Result<std::optional<ServiceRequest>> unlike_target(Store& store, const Request& request,
                                                          const RequestMove& move) {
    if (move.to != RequestState::duplicate || !may_be_number(move.into) || request.field("sure") == move.into)
        return std::optional<ServiceRequest>();
    const auto one = store.service_request(move.number), other = store.service_request(move.into);
    if (!one) return one.error();
    if (!other) return other.error();
    if (!*one || !*other || !domain::is_open((*other)->state)) return std::optional<ServiceRequest>();
    if ((*one)->danger && !(*other)->danger) return std::optional<ServiceRequest>();
    const bool alike = (*one)->cell == (*other)->cell && (*one)->category == (*other)->category;
    return alike ? std::nullopt : *other;
}

Response ask_whether_same(Services& services, const Staff& staff, const Request& request,
                          const ServiceRequest& other) {
    const auto places = staff_places(services.store);
    if (!places) return broken_page(services, &staff, request, places.error());
    const Frame frame = frame_for(services, &staff, request);
    const std::string asked = base::fill(
        frame.words.tr(
            "先没有合并：{number} 是 {place} · {kind}，和这一件不一样。真是同一件事，请再按一次“保存”"),
        {{"number", other.number},
         {"place", place_of(other, *places, frame.language)},
         {"kind", kind_of(other, *places, frame.language)}});
    return with_why(show(services, staff, request, request.steps.at(0), {asked, true}, 409, other.number),
                    "request: merged into an unlike one");
}

constexpr DoneWord done_words[] = {{"saved", base::tr_mark("已保存")}};

}  // namespace

Response requests_list(Services& services, const Staff& staff, const Request& request, const Notice& said,
                       int status, BatchTyped typed) {
    const Frame frame = frame_for(services, &staff, request);
    RequestsView view;
    view.batch = std::move(typed);
    view.now = services.clock.wall();
    view.show = list_asked(request);
    RequestFilter filter = filter_of(request, view.show, view.now);
    view.number = filter.number;
    view.paging.page = page_asked(request);
    filter.skip = view.paging.page * page_size;
    auto page = services.store.service_requests(filter);
    if (!page) return broken_page(services, &staff, request, page.error());
    view.page = std::move(*page);
    view.paging.page_size = page_size;
    view.paging.found = static_cast<std::size_t>(view.page.total);
    view.unit = filter.unit;
    view.category = filter.category;
    view.worker = filter.assignee;
    view.paging.query = "show=" + encoded(view.show) + "&number=" + encoded(view.number) +
                        "&unit=" + encoded(view.unit) + "&category=" + encoded(view.category) +
                        "&worker=" + encoded(view.worker);
    auto places = staff_places(services.store);
    if (!places) return broken_page(services, &staff, request, places.error());
    view.places = std::move(*places);
    auto by_state = services.store.service_requests_by_state();
    if (!by_state) return broken_page(services, &staff, request, by_state.error());
    view.by_state = std::move(*by_state);
    view.may_move = frame.roles.meets(movers);
    if (view.may_move) {
        auto workers = workers_of(services.store);
        if (!workers) return broken_page(services, &staff, request, workers.error());
        view.workers = std::move(*workers);
    }
    return page_answer(request, requests_page(frame, view, said), status);
}

Response get_requests(Services& services, const Staff& staff, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    return requests_list(services, staff, request, notice_of_batch(frame, request), 200);
}

// As many as a spreadsheet is opened for; what is older is asked for by number.
Response get_requests_table(Services& services, const Staff& staff, const Request& request) {
    constexpr std::size_t most_rows = 20'000;
    const Frame frame = frame_for(services, &staff, request);
    RequestsView view;
    view.now = services.clock.wall();
    view.show = list_asked(request);
    RequestFilter filter = filter_of(request, view.show, view.now);
    filter.limit = most_rows;
    auto page = services.store.service_requests(filter);
    if (!page) return broken_page(services, &staff, request, page.error());
    view.page = std::move(*page);
    auto places = staff_places(services.store);
    if (!places) return broken_page(services, &staff, request, places.error());
    view.places = std::move(*places);
    std::vector<std::string> numbers;
    for (const ServiceRequest& one : view.page.requests)
        numbers.push_back(one.number);
    auto parts = services.store.parts_used(numbers);
    if (!parts) return broken_page(services, &staff, request, parts.error());
    view.parts = std::move(*parts);
    Edit edit;
    note(edit, services, staff, request, "request.export", view.show,
         std::to_string(view.page.requests.size()) + " requests");
    if (auto status = services.store.apply(edit, view.now); !status)
        return broken_page(services, &staff, request, status.error());
    const std::string day = base::format_iso_date(base::to_civil(view.now, utc_offset));
    return table_answer(request, requests_table(frame, view), day + "-requests.csv");
}

Response get_request(Services& services, const Staff& staff, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    return show(services, staff, request, request.steps.at(0), notice_of(frame, request, done_words), 200);
}

Response post_request(Services& services, const Staff& staff, const Request& request) {
    const auto workers = workers_of(services.store);
    if (!workers) return broken_page(services, &staff, request, workers.error());
    const std::string number = request.steps.at(0);
    const RequestMove move = move_in(request, *workers, services.clock.wall());
    const auto unlike = unlike_target(services.store, request, move);
    if (!unlike) return broken_page(services, &staff, request, unlike.error());
    if (*unlike) return ask_whether_same(services, staff, request, **unlike);
    const auto moved = services.store.move_service_request(move, staff.actor(request), services.clock.wall());
    if (moved) return see_other("/console/requests/" + encoded(number) + "?done=saved");
    if (moved.error().kind != base::ErrorKind::refused)
        return failed_work(services, staff, request, moved.error());
    const Frame frame = frame_for(services, &staff, request);
    const Notice said{std::string(frame.words.tr(why_not(move))), true};
    return with_why(show(services, staff, request, number, said, 409), "request: moved meanwhile");
}

}  // namespace hub
