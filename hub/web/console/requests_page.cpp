#include "hub/web/console/requests_page.h"

#include "hub/open311/reading.h"
#include "hub/requests/dispatch.h"
#include "hub/web/console/render.h"
#include "hub/web/console/request_data.h"
#include "hub/web/qr_svg.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using base::tr_mark;
using domain::RequestMover;
using domain::RequestState;

constexpr Choice shows[] = {{"open", tr_mark("没修好的")},
                            {"danger", tr_mark("有危险的")},
                            {"late", tr_mark("超过时间的")},
                            {"done", tr_mark("修好的")},
                            {"all", tr_mark("全部")}};

// In the order in which a request goes through them.
Data states_data(const Frame& frame, const RequestsView& view) {
    Data list{Data::type::list};
    for (const auto& [state, count] : view.by_state) {
        const std::string value(domain::to_string(state));
        Data item;
        item.set("value", value);
        item.set("word", std::string(frame.words.tr(state_word(state))));
        item.set("kind", std::string(state_kind(state)));
        item.set("count", std::to_string(count));
        item.set("here", flag(view.show == value));
        list << item;
    }
    return list;
}

// Whoever works at the console may also write down what the one on site has said.
Data moves_data(const Frame& frame, RequestState from, std::string_view chosen) {
    Data list{Data::type::list};
    std::vector<RequestState> offered;
    for (const RequestMover by : {RequestMover::dispatcher, RequestMover::worker})
        for (const RequestState to : domain::next_states(from, by)) {
            if (std::find(offered.begin(), offered.end(), to) != offered.end()) continue;
            offered.push_back(to);
            Data item;
            item.set("value", std::string(domain::to_string(to)));
            item.set("word", std::string(frame.words.tr(state_word(to))));
            item.set("chosen", flag(domain::to_string(to) == chosen));
            list << item;
        }
    return list;
}

// What can be reported, by what it lies in.
Data categories_data(const Frame& frame, const RequestsView& view) {
    Data list{Data::type::list};
    for (const domain::Category* category : open311::reportable(view.places.categories)) {
        const auto* group = domain::find_category(view.places.categories, category->group);
        Data item;
        item.set("value", category->id);
        item.set("word", (group ? in_language(group->name, frame.language) + " · " : "") +
                             in_language(category->name, frame.language));
        item.set("chosen", flag(category->id == view.category));
        list << item;
    }
    return list;
}

Data workers_data(const std::vector<Account>& all, const std::string& chosen = {}) {
    Data workers{Data::type::list};
    for (const Account& account : all) {
        Data item;
        item.set("value", account.name);
        item.set("word", account.display.empty() ? account.name : account.display);
        item.set("chosen", flag(account.name == chosen));
        workers << item;
    }
    return workers;
}

bool moves_in_a_batch(domain::RequestState from) {
    using enum domain::RequestState;
    return domain::may_move(from, dispatched, domain::RequestMover::dispatcher) ||
           domain::may_move(from, rejected, domain::RequestMover::dispatcher);
}

Data requests_data(const Frame& frame, const RequestView& view, const std::vector<ServiceRequest>& all) {
    Data list{Data::type::list};
    for (const ServiceRequest& each : all) {
        Data item = request_data(frame, each, view.places, view.now);
        list << item;
    }
    return list;
}

Data rejections_data(const Frame& frame, std::string_view chosen = {}) {
    Data list{Data::type::list};
    for (const Rejection& each : rejections()) {
        Data item;
        item.set("value", std::string(to_string(each.reason)));
        item.set("word", std::string(frame.words.tr(each.mark)));
        item.set("chosen", flag(to_string(each.reason) == chosen));
        list << item;
    }
    return list;
}

}  // namespace

std::string requests_page(const Frame& frame, const RequestsView& view, const Notice& said) {
    Data values, list{Data::type::list};
    bool any = false;
    for (const ServiceRequest& request : view.page.requests) {
        Data item = request_data(frame, request, view.places, view.now);
        const bool may_pick = view.may_move && moves_in_a_batch(request.state);
        item.set("may_pick", flag(may_pick));
        const std::string as_seen =
            request.number + " " + std::string(domain::to_string(request.state)) + " " + request.assignee;
        item.set("as_seen", as_seen);
        item.set("picked", flag(view.batch.picked.contains(as_seen)));
        item.set("given", flag(!waits_to_be_given(request.state)));
        any = any || may_pick;
        list << item;
    }
    values.set("requests", list);
    values.set("moves", flag(any));
    values.set("rejections", rejections_data(frame, view.batch.rejection));
    values.set("typed", view.batch.words);
    values.set("assignees", workers_data(view.workers, view.batch.assignee));
    values.set("workers", workers_data(view.workers, view.worker));
    values.set("has_workers", flag(!view.workers.empty()));
    values.set("categories", categories_data(frame, view));
    values.set("none", flag(view.page.requests.empty()));
    values.set("number", view.number);
    values.set("unit", view.unit);
    values.set("has_unit", flag(!view.unit.empty()));
    values.set("may_export", flag(view.may_move));
    values.set("has_states", flag(!view.by_state.empty()));
    values.set("states", states_data(frame, view));
    values.set("query", view.paging.query);
    values.set("page", std::to_string(view.paging.page + 1));
    values.set("shows", choices(frame, shows, view.show));
    values.set("pages", paging_part(frame, view.paging));
    return render_page(frame, "console_requests.html", std::string(frame.words.tr("报修单")), values, said);
}

std::string request_page(const Frame& frame, const RequestView& view, const Notice& said) {
    const ServiceRequest& request = view.request;
    Data values = request_data(frame, request, view.places, view.now);
    values.set("from", std::string(domain::to_string(request.state)));
    values.set("had", request.assignee);
    values.set("typed", view.typed);
    values.set("rejections", rejections_data(frame, view.rejection));
    const auto may = [&](domain::RequestState to) {
        return flag(domain::may_move(request.state, to, domain::RequestMover::dispatcher));
    };
    values.set("may_give", may(domain::RequestState::dispatched));
    values.set("may_reject", may(domain::RequestState::rejected));
    values.set("may_merge", may(domain::RequestState::duplicate));
    values.set("into", view.into);
    values.set("sure", view.sure);
    values.set("others", requests_data(frame, view, view.others));
    values.set("has_merged", flag(!view.merged.empty()));
    values.set("merged", requests_data(frame, view, view.merged));
    values.set("has_merged_into", flag(!request.merged_into.empty()));
    values.set("merged_into", request.merged_into);
    values.set("merged_into_link", encoded(request.merged_into));
    values.set("kiosk", view.kiosk);
    values.set("said", request.words);
    values.set("has_said", flag(!request.words.empty()));
    values.set("phone", request.phone);
    values.set("has_phone", flag(!request.phone.empty()));
    values.set("has_worker", flag(!request.worker.empty()));
    values.set("has_unit", flag(!request.unit.empty()));
    set_answers(frame, request, view.places, values);
    set_photos(frame, view.photos, values);
    values.set("may_release", flag(view.may_move));
    values.set("history", history_data(frame, view.request, view.places, {view.may_move}));
    values.set("has_rating", flag(request.rating.has_value()));
    const Data moves = moves_data(frame, request.state, view.to);
    values.set("may_move", flag(view.may_move && moves.is_non_empty_list()));
    values.set("moves", moves);
    values.set("workers", workers_data(view.workers));
    values.set("has_link", flag(!view.link.empty()));
    values.set("worker_link", view.link);
    values.set("worker_qr", view.link.empty() ? "" : qr_svg(view.link).value_or(""));
    return render_page(frame, "console_request.html", request.number, values, said);
}

}  // namespace hub
